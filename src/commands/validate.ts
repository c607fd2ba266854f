import type { Command } from './command.js';
import { FLAGS } from './flags.js';

export const VALIDATE: readonly Command[] = [
  {
    name: 'config validate',
    summary: 'Check the config as OpenClaw does, and show where it is wrong',
    about: [
      'Checks all of the config against what OpenClaw 2026.5 accepts, with includes and variables in place, and lists everything that is wrong with it: the file, line and column, the key, and what would do. Exit 1 when OpenClaw would refuse it.',
      '--json prints what `openclaw config validate --json` prints, and beside it `warnings` and `problems`: file, line, column, path and message of each thing, of which one issue of OpenClaw may stand for several.',
      'Channels and plugins are checked as far as OpenClaw brings them along. Of OpenClaw 2026.9 only the sections about models are checked.',
    ],
    params: [],
    flags: [FLAGS.json],
    examples: ['pincer config validate', 'pincer config validate --json'],
    run: async (call) => (await import('../run/validate.js')).validate(call),
  },
];
