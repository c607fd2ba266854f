import type { Command } from './command.js';
import { FLAGS } from './flags.js';
import { PROVIDERS_FLAGS } from './providersFlags.js';

/** What tells of providers; `add`, `remove` and `enable` are in providersSetup.ts. */
export const PROVIDERS: readonly Command[] = [
  {
    name: 'providers list',
    summary: 'List providers: state, where the credential is, the host in effect, usable models',
    about: ['Those that are configured, have a credential or are in use; --all adds the others that OpenClaw knows.'],
    params: [],
    flags: [FLAGS.all, FLAGS.json, FLAGS.agent],
    examples: ['pincer providers list', 'pincer providers list --all --json'],
    run: async (call) => (await import('../run/providers.js')).listProviders(call),
  },
  {
    name: 'providers show',
    summary: 'Show everything about one provider: which credential is used and why, endpoints, ways to sign in',
    about: ['Aliases are understood (z.ai, moonshotai). No request is made without --quota.'],
    params: [{ name: 'provider', summary: 'Provider id', count: 'one' }],
    flags: [PROVIDERS_FLAGS.quota, FLAGS.json, FLAGS.agent],
    examples: [
      'pincer providers show anthropic',
      'pincer providers show minimax --quota',
      'pincer providers show zai --json',
    ],
    run: async (call) => (await import('../run/providers.js')).showProvider(call),
  },
];
