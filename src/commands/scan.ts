import type { Command } from './command.js';
import { FLAGS } from './flags.js';
import { SCAN_FLAGS } from './scanFlags.js';

export const SCAN: readonly Command[] = [
  {
    name: 'scan',
    summary: 'Find the free models of OpenRouter that work, and make them the fallbacks',
    about: [
      'Each free model is asked to call a tool, and those that see images are shown one. At a terminal you choose which become the fallbacks, in which order; with --yes it is the best that work with tools. Ctrl-C ends it with what was found, and writes nothing.',
      'Without a key for OpenRouter, or with --no-probe, it lists what the catalog says of them and writes nothing.',
      '--from answers another question: which of the models of a provider answer to your key? It says first what that costs, and asks unless it is free. It writes only what you choose at a terminal.',
    ],
    params: [],
    flags: [...Object.values(SCAN_FLAGS), FLAGS.dryRun, FLAGS.json],
    examples: [
      'pincer scan --no-probe',
      'pincer scan --min-params 30 --yes --dry-run',
      'pincer scan --from groq --kind tools --json',
    ],
    run: async (call) => (await import('../run/scan.js')).scan(call),
  },
];
