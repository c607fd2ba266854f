import { status } from '../run/status.js';
import type { Command } from './command.js';
import { FLAGS } from './flags.js';
import { STATUS_FLAGS } from './statusFlags.js';

export const STATUS: readonly Command[] = [
  {
    name: 'status',
    summary: 'Show the models in use and the credentials they have',
    about: [
      'Reads files and the environment only: without --probe, nothing is sent anywhere. --json prints what `openclaw models status --json` prints, --plain the default model.',
      'With --probe every profile of a provider is asked with, or where it has none its variable or its key, and what that may cost is said first. What an order leaves out and what cannot work is told without asking. Exit codes are about the files, whatever came of it.',
      'What --warn-within says, warnWithinHours in ~/.config/pincer/preferences.json says for good, on the screen too.',
    ],
    params: [],
    flags: [FLAGS.json, FLAGS.plain, FLAGS.check, FLAGS.warnWithin, FLAGS.agent, ...Object.values(STATUS_FLAGS)],
    examples: [
      'pincer status',
      'pincer status --json',
      'pincer status --check || echo "a credential needs attention"',
      'pincer status --check --warn-within 7d',
      'pincer status --probe --probe-provider anthropic',
    ],
    run: status,
  },
];
