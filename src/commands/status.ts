import { status } from '../run/status.js';
import type { Command } from './command.js';
import { FLAGS } from './flags.js';

export const STATUS: readonly Command[] = [
  {
    name: 'status',
    summary: 'Show the models in use and the credentials they have',
    about: [
      'Reads files and the environment only: nothing is sent anywhere. --json prints what `openclaw models status --json` prints, --plain the default model.',
    ],
    params: [],
    flags: [FLAGS.json, FLAGS.plain, FLAGS.check, FLAGS.agent],
    examples: ['pincer status', 'pincer status --json', 'pincer status --check || echo "a credential needs attention"'],
    run: status,
  },
];
