import { status } from '../run/status.js';
import type { Command } from './command.js';
import { FLAGS } from './flags.js';

export const STATUS: readonly Command[] = [
  {
    name: 'status',
    summary: 'Show the models in use and the credentials they have',
    about: [
      'Reads files and the environment only: nothing is sent anywhere. --json prints what `openclaw models status --json` prints, --plain the default model.',
      'What --warn-within says, warnWithinHours in ~/.config/pincer/preferences.json says for good, on the screen too.',
    ],
    params: [],
    flags: [FLAGS.json, FLAGS.plain, FLAGS.check, FLAGS.warnWithin, FLAGS.agent],
    examples: [
      'pincer status',
      'pincer status --json',
      'pincer status --check || echo "a credential needs attention"',
      'pincer status --check --warn-within 7d',
    ],
    run: status,
  },
];
