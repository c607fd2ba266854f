import type { Command } from './command.js';
import { WRITER_FLAGS } from './flags.js';
import { REGISTRY_FLAGS } from './registryFlags.js';

const { agent, all, provider, check, takeConfig } = REGISTRY_FLAGS;

export const REGISTRY: readonly Command[] = [
  {
    name: 'sync',
    summary: "Write an agent's models.json and plugin catalogs as OpenClaw would",
    about: [
      'A registry is what OpenClaw makes of the config for each agent, and OpenClaw keeps a base URL and a key that stand in it already. Where it would write a secret that it resolved, Pincer writes the name of the variable or a marker. No server is asked for its models: those that the registry has stay.',
      '`--check` compares only, and says what differs. `pincer status` says it too.',
    ],
    params: [],
    flags: [agent, all, provider, check, takeConfig, ...WRITER_FLAGS],
    examples: [
      'pincer sync --dry-run',
      'pincer sync --all',
      'pincer sync --check --all --json',
      'pincer sync --take-config --provider lmstudio',
    ],
    run: async (call) => (await import('../run/sync.js')).sync(call),
  },
];
