import type { Flag } from '../args.js';
import { FLAGS } from './flags.js';
import { SETUP_FLAGS } from './setupFlags.js';

/** Those of `auth`; named as OpenClaw's where it has them. */
export const AUTH_FLAGS = {
  agent: { ...FLAGS.agent, summary: 'Agent whose profiles are meant (default: the configured default agent)' },
  provider: { ...FLAGS.provider, summary: 'Provider id, such as anthropic' },
  profileId: { ...SETUP_FLAGS.profileId, summary: 'Auth profile id (default: <provider>:manual)' },
  expiresIn: SETUP_FLAGS.expiresIn,
  fromEnv: { ...SETUP_FLAGS.fromEnv, summary: 'Refer to the variable that holds it; the secret itself is not stored' },
  copy: { name: 'copy', summary: 'With --from-env: store what the variable holds now, instead of a reference' },
  keyStdin: { ...SETUP_FLAGS.keyStdin, summary: 'Read it from stdin, and ask for nothing' },
  type: { name: 'type', value: '<type>', summary: 'api_key (the default) or token' },
  email: { name: 'email', value: '<address>', summary: 'Whose account it is, for display' },
  displayName: { name: 'display-name', value: '<name>', summary: 'What to call it, for display' },
  metadata: {
    name: 'metadata',
    value: '<key=value>',
    summary: 'What the provider wants beside the key, such as accountId=… (repeatable)',
  },
  in: { name: 'in', value: '<where>', summary: 'agent (its own order, which comes first; the default) or config' },
  kind: {
    ...FLAGS.kind,
    summary: 'reach (lists models, costs nothing; the default) or completion (the smallest real request)',
  },
} as const satisfies Record<string, Flag>;
