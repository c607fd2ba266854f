import type { Flag } from '../args.js';

/** Flags of `providers show` alone. */
export const PROVIDERS_FLAGS = {
  quota: {
    name: 'quota',
    summary: 'Ask its own host what is left of the plan, with the credential in use (MiniMax Coding Plan)',
  },
} as const satisfies Record<string, Flag>;
