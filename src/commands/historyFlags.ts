import type { Flag } from '../args.js';

export const HISTORY_FLAGS = {
  limit: { name: 'limit', value: '<n>', summary: 'How many entries, the newest first (default: 20)' },
  file: { name: 'file', value: '<path>', summary: 'Only changes of this file' },
} as const satisfies Record<string, Flag>;
