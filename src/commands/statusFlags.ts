import type { Flag } from '../args.js';

/** OpenClaw's names and defaults. */
export const STATUS_FLAGS = {
  probe: {
    name: 'probe',
    summary: 'Ask every provider with each of its credentials (sends the smallest real requests)',
  },
  provider: { name: 'probe-provider', value: '<id>', summary: 'Only the credentials of this provider' },
  profile: {
    name: 'probe-profile',
    value: '<id>',
    summary: 'Only this auth profile; may be given more than once, or with commas',
  },
  timeout: {
    name: 'probe-timeout',
    value: '<ms>',
    summary: 'Deadline of each request, in milliseconds (default: 8000)',
  },
  concurrency: { name: 'probe-concurrency', value: '<n>', summary: 'Requests at the same time (default: 2)' },
  maxTokens: { name: 'probe-max-tokens', value: '<n>', summary: 'Tokens that an answer may have (default: 8)' },
} as const satisfies Record<string, Flag>;
