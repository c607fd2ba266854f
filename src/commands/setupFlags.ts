import type { Flag } from '../args.js';
import { FLAGS } from './flags.js';
import { SECRET_FLAGS } from './secretFlags.js';

/** Those of `setup` and `providers add`. What OpenClaw's `onboard` calls otherwise is understood too. */
export const SETUP_FLAGS = {
  authChoice: { name: 'auth-choice', value: '<choice>', summary: "How to sign in, in OpenClaw's words: zai-api-key" },
  provider: {
    ...FLAGS.provider,
    summary: 'Provider id; for an endpoint of your own, the id that it is to have',
    also: ['--custom-provider-id'],
  },
  region: { name: 'region', value: '<id>', summary: 'Which endpoint of the provider: global, cn …' },
  baseUrl: {
    name: 'base-url',
    value: '<url>',
    also: ['--custom-base-url'],
    summary: 'Where it is, where that is not where OpenClaw looks',
  },
  api: { name: 'api', value: '<api>', summary: 'Which API it speaks: openai-completions, anthropic-messages …' },
  compatibility: {
    name: 'custom-compatibility',
    value: '<kind>',
    summary: "openai or anthropic: OpenClaw's way to say --api of an endpoint of your own",
  },
  model: {
    name: 'model',
    value: '<id>',
    also: ['--custom-model-id'],
    summary: 'Model id as the provider has it (repeatable); the first one takes the role',
  },
  alias: { name: 'alias', value: '<name>', summary: 'A short name for the first model' },
  setDefault: { name: 'set-default', summary: 'Make the first model the default; without it, the default stays' },
  fallback: { name: 'fallback', summary: 'Append the first model to the fallback chain' },
  profileId: { name: 'profile-id', value: '<id>', summary: 'Auth profile to store it as, for a second account' },
  keep: {
    name: 'keep',
    value: '<where>',
    summary: "Where the key goes: env (OpenClaw's .env and a reference to it; the default), profile or config",
  },
  name: { ...SECRET_FLAGS.name, summary: 'With --keep env: the variable that the key goes into' },
  expiresIn: {
    name: 'expires-in',
    value: '<duration>',
    also: ['--token-expires-in'],
    summary: 'When the token ends: 365d, 12h, 1h30m; a bare number is days',
  },
  hosts: {
    name: 'hosts',
    value: '<names>',
    summary: 'Of OpenRouter: the only hosts that may answer for these models (together,deepinfra/turbo)',
  },
  fromEnv: { name: 'from-env', value: '<NAME>', summary: 'Use the variable that holds the key already' },
  keyStdin: { name: 'key-stdin', summary: 'Read the key from stdin' },
  credentials: { name: 'credentials', summary: 'Its auth profiles too' },
  list: { name: 'list', summary: 'List the auth choices, of all providers or of one; set nothing up' },
  noProbe: { ...FLAGS.noProbe, summary: 'Do not ask the endpoint before writing' },
} as const satisfies Record<string, Flag>;
