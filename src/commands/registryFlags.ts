import { FLAGS } from './flags.js';

/** Flags of `sync` that mean something of their own there. */
export const REGISTRY_FLAGS = {
  agent: { ...FLAGS.agent, summary: 'Agent whose registry is written (default: the default agent)' },
  all: { ...FLAGS.all, summary: 'The registries of all agents' },
  provider: { ...FLAGS.provider, summary: 'Only this provider' },
  check: { ...FLAGS.check, summary: 'Write nothing; exit with 1 when a registry says something else than the config' },
  takeConfig: {
    name: 'take-config',
    summary: "Take the config's base URL and key also where OpenClaw keeps the registry's",
  },
} as const;
