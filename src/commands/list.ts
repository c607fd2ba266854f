import { list } from '../run/list.js';
import type { Command } from './command.js';
import { FLAGS } from './flags.js';

export const LIST: readonly Command[] = [
  {
    name: 'list',
    summary: 'List models: those in use and configured, or with --all the full catalog',
    params: [],
    flags: [FLAGS.all, FLAGS.local, FLAGS.provider, FLAGS.json, FLAGS.plain, FLAGS.agent],
    examples: [
      'pincer list',
      'pincer list --all --json',
      'pincer list --provider anthropic',
      'pincer list --local --plain',
    ],
    run: list,
  },
];
