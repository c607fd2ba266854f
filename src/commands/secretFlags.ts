import type { Flag } from '../args.js';

export const SECRET_FLAGS = {
  name: { name: 'name', value: '<variable>', summary: 'Variable that the key goes into' },
  scrub: { name: 'scrub', summary: 'Mask the key afterwards in backups and snapshots, too' },
} as const satisfies Record<string, Flag>;
