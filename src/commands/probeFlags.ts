import type { Flag } from '../args.js';

export const WATCH_FLAGS = {
  watch: { name: 'watch', summary: 'Ask again and again until Ctrl-C, and remember how it went' },
  every: {
    name: 'every',
    value: '<seconds>',
    summary: 'With --watch: how long to wait between two probes of a model (default: 60)',
  },
} as const satisfies Record<string, Flag>;
