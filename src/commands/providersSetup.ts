import type { Command, Param } from './command.js';
import { FLAGS, WRITER_FLAGS } from './flags.js';
import { SETUP_FLAGS } from './setupFlags.js';

const { baseUrl, api, model, alias, setDefault, fallback, keep, name, fromEnv, keyStdin, noProbe } = SETUP_FLAGS;

const PROVIDER: Param = { name: 'provider', summary: 'Provider id', count: 'one' };

/** What changes providers; `list` and `show` are in providers.ts. */
export const PROVIDERS_SETUP: readonly Command[] = [
  {
    name: 'providers add',
    summary: 'Add an endpoint of your own: a proxy, a server, anything compatible with OpenAI or Anthropic',
    about: [
      'The same as `setup --auth-choice custom-api-key`. A base URL with a missing or doubled /v1 is corrected where the endpoint answers at the other one, and said so. Without --model: all models that the endpoint lists.',
    ],
    params: [{ ...PROVIDER, summary: 'The id that it is to have, such as my-proxy' }],
    flags: [baseUrl, api, model, alias, setDefault, fallback, keep, name, fromEnv, keyStdin, noProbe, ...WRITER_FLAGS],
    examples: [
      'pincer providers add lab --base-url http://10.0.0.7:8000/v1',
      'pincer providers add proxy --base-url https://llm.test/v1 --model claude',
    ],
    run: async (call) => (await import('../run/setup.js')).addProvider(call),
  },
  {
    name: 'providers remove',
    summary: 'Take a provider out of the config, and every ref to it',
    about: [
      'Its block under models.providers, and what names a model of it: the default, fallbacks, allowlist entries. Its credentials stay unless --credentials is given.',
    ],
    params: [PROVIDER],
    flags: [SETUP_FLAGS.credentials, ...WRITER_FLAGS, FLAGS.agent],
    examples: ['pincer providers remove lab --dry-run', 'pincer providers remove groq --credentials --yes'],
    run: async (call) => (await import('../run/providersSetup.js')).removeProvider(call),
  },
  {
    name: 'providers enable',
    summary: 'Enable the plugin that a provider needs',
    about: ['Names of plugins that OpenClaw has renamed, and those of the documents, are understood.'],
    params: [{ name: 'provider', summary: 'Provider id, or the name of a plugin', count: 'one' }],
    flags: WRITER_FLAGS,
    examples: ['pincer providers enable minimax-portal', 'pincer providers enable google-gemini-cli-auth'],
    run: async (call) => (await import('../run/providersSetup.js')).enableProvider(call),
  },
];
