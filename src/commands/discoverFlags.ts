import type { Flag } from '../args.js';
import { FLAGS } from './flags.js';

export const DISCOVER_FLAGS = {
  host: {
    name: 'host',
    value: '<url>',
    summary: 'Look there and nowhere else: http://box:11434, with or without /v1 (repeatable)',
  },
  provider: { ...FLAGS.provider, summary: 'Only the server of this provider' },
  timeout: { ...FLAGS.timeout, summary: 'Deadline of each request, in milliseconds (default: 5000)' },
  add: {
    name: 'add',
    summary: 'Put the models that are named into the config; without names, all new ones that are proposed',
  },
  prune: {
    name: 'prune',
    summary: 'Take out of the config what the server no longer has: the models that are named, or all',
  },
} as const satisfies Record<string, Flag>;
