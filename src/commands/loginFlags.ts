import type { Flag } from '../args.js';
import { FLAGS } from './flags.js';
import { SETUP_FLAGS } from './setupFlags.js';

/** Those of `auth login`; named as OpenClaw's where it has them. */
export const LOGIN_FLAGS = {
  provider: { ...FLAGS.provider, summary: 'Provider id; the same as the argument' },
  authChoice: SETUP_FLAGS.authChoice,
  method: {
    name: 'method',
    value: '<id>',
    summary: "Which of the provider's logins, in OpenClaw's words: oauth, device-code",
  },
  deviceCode: { name: 'device-code', summary: 'The same as --method device-code' },
  region: SETUP_FLAGS.region,
  noBrowser: { name: 'no-browser', summary: 'Open no browser; the address is shown all the same' },
  setDefault: SETUP_FLAGS.setDefault,
  profileId: SETUP_FLAGS.profileId,
  agent: { ...FLAGS.agent, summary: 'Agent whose profile it becomes (default: the configured default agent)' },
  noProbe: SETUP_FLAGS.noProbe,
} as const satisfies Record<string, Flag>;
