import { inspect } from 'node:util';
import { expect, test } from 'vitest';
import { readHome } from '../../../services/operations/readHome.js';
import { advise } from '../../../state/domain/problem.js';
import { fakeWorld } from '../../support/fakeWorld.js';

const DIR = '/home/ann/.openclaw';
const AGENT = `${DIR}/agents/main/agent`;

/** A key of a length that is shown at both ends; the word in the middle must never be seen. */
const planted = (name: string) => `sk-${name}-PLANTED-0123456789abcdefghijklmn`;
const SHORT = 'PLANTED';

const model = { id: 'm', name: 'M', headers: { 'X-Key': planted('model-header') } };
const provider = (id: string, over: object) => ({
  [id]: { baseUrl: 'http://127.0.0.1:1/v1', api: 'openai-completions', models: [model], ...over },
});

const CONFIG = {
  $include: './more.json5',
  env: { vars: { ONE_API_KEY: planted('vars') }, TWO_API_KEY: planted('env') },
  secrets: { providers: { f: { source: 'file', path: `${DIR}/secrets.json` } } },
  models: {
    providers: {
      ...provider('literal', { apiKey: planted('literal'), headers: { Authorization: `Bearer ${planted('header')}` } }),
      ...provider('short', { apiKey: SHORT }),
      ...provider('spaced', { apiKey: ` ${planted('spaced')}\n` }),
      ...provider('variable', { apiKey: '${ONE_API_KEY}', headers: { 'X-Two': '${TWO_API_KEY}' } }),
      ...provider('part', { apiKey: 'x-${TWO_API_KEY}-y' }),
      ...provider('file', { apiKey: { source: 'file', provider: 'f', id: '/k' } }),
      ...provider('lost', { apiKey: { source: 'file', provider: 'f', id: '/none' } }),
      ...provider('url', { baseUrl: `https://me:${SHORT}-password@host.example/v1?key=${planted('query')}` }),
      ...provider('odd', { apiKey: [planted('in-a-list')], baseUrl: { apiKey: planted('in-an-object') } }),
      ...provider('strict', {
        apiToken: planted('unknown-key'),
        localService: { command: 'x', env: { K: planted('service') } },
      }),
      ...provider('modelUrl', {
        models: [{ id: 'u', name: 'U', baseUrl: `http://a:${SHORT}x@host/v1`, params: { apiKey: planted('params') } }],
      }),
    },
  },
  agents: {
    defaults: {
      model: 'literal/m',
      models: { 'literal/m': { alias: 'lit', params: { apiKey: planted('allowlist'), note: planted('note') } } },
    },
    list: [{ id: 'main', tools: { key: planted('tools') } }],
  },
  plugins: { entries: { xai: { config: { apiKey: planted('plugin') } } } },
};

const FILES: Readonly<Record<string, string | object>> = {
  [`${DIR}/openclaw.json`]: CONFIG,
  [`${DIR}/more.json5`]: `{ gateway: { auth: { token: '${planted('gateway')}' } } }`,
  [`${DIR}/secrets.json`]: { k: planted('file') },
  [`${DIR}/.env`]: `ZAI_API_KEY=${planted('dotenv')}\n`,
  '/home/ann/.config/openclaw/gateway.env': `ZAI_API_KEY=${planted('conflict')}\n`,
  '/home/ann/.env': `MINE=${planted('folder')}\n`,
  [`${AGENT}/auth-profiles.json`]: {
    profiles: {
      'anthropic:a': { type: 'api_key', provider: 'anthropic', key: planted('profile') },
      'anthropic:b': { type: 'token', provider: 'anthropic', token: planted('token'), expires: 5 },
      'chutes:c': {
        type: 'oauth',
        provider: 'chutes',
        access: planted('access'),
        refresh: planted('refresh'),
        idToken: planted('id'),
        expires: 5,
      },
      'groq:d': { type: 'api_key', provider: 'groq', key: SHORT, metadata: { k: planted('metadata') } },
      'bad:e': { type: planted('type'), provider: 'groq', key: planted('bad') },
      'mistral:f': { mode: 'api_key', provider: 'mistral', apiKey: planted('tolerated') },
    },
  },
  [`${AGENT}/auth-state.json`]: {
    usageStats: { 'anthropic:a': { cooldownUntil: 9e15, cooldownReason: 'rate_limit' } },
  },
  [`${AGENT}/models.json`]: {
    providers: {
      ...provider('old', { apiKey: planted('models-json'), headers: { K: planted('models-json-header') } }),
    },
  },
  [`${AGENT}/plugins/xai/catalog.json`]: {
    generatedBy: 'openclaw-plugin-model-catalog-v1',
    providers: provider('xai', { apiKey: planted('catalog') }),
  },
};

const BROKEN: Readonly<Record<string, string>> = {
  'a key on the offending line': `{ models: { providers: { x: { apiKey: '${planted('broken')}' oops } } } }`,
  'an unfinished string': `{ env: { X_API_KEY: '${planted('open')}`,
  'a bare key': `{ apiKey: ${planted('bare')} }`,
  'a token without a telling name': `{ note: 'hello ${planted('in-text')}' ! }`,
};

const texts = (files: Readonly<Record<string, string | object>>) =>
  Object.fromEntries(
    Object.entries(files).map(([path, value]) => [path, typeof value === 'string' ? value : JSON.stringify(value)]),
  );

const ENV = { HOME: '/home/ann', OPENAI_API_KEY: planted('process'), GEMINI_API_KEY: SHORT };

test('nothing that a home tells holds a secret, wherever one was', async () => {
  const { home, vault } = await readHome(fakeWorld({ files: texts(FILES), env: ENV }), {});
  const told = [
    JSON.stringify(home),
    inspect(home, { depth: 20 }),
    JSON.stringify(vault),
    inspect(vault, { depth: 20, showHidden: true }),
  ];
  for (const problem of home.problems) told.push(JSON.stringify(advise(problem)));
  for (const shown of told) expect(shown).not.toContain('PLANTED');
  // The test would prove little if the secrets had not been found.
  const keys = ['literal', 'short', 'variable', 'part', 'file', 'anthropic', 'openai', 'zai', 'mistral', 'google'];
  for (const id of keys) expect(vault.credentialFor(id)?.secret.open()).toContain('PLANTED');
  expect(vault.headersFor('literal', 'm').get('X-Key')?.open()).toContain('PLANTED');
});

test('a credential prints as nothing but a place-holder', async () => {
  const { vault } = await readHome(fakeWorld({ files: texts(FILES), env: ENV }), {});
  const credential = vault.credentialFor('literal');
  expect(`${credential?.secret} ${JSON.stringify(credential)} ${inspect(credential)}`).not.toContain('PLANTED');
});

test.each(Object.entries(BROKEN))('a broken config with %s shows none of it', async (_what, config) => {
  const { home } = await readHome(fakeWorld({ files: { [`${DIR}/openclaw.json`]: config } }), {});
  expect(home.config.kind).toBe('broken');
  expect(JSON.stringify(home)).not.toContain('PLANTED');
});

test('a credential is bound to the host it was configured for', async () => {
  const { vault } = await readHome(fakeWorld({ files: texts(FILES), env: ENV }), {});
  expect(vault.credentialFor('literal')?.origin).toBe('http://127.0.0.1:1');
  expect(vault.credentialFor('anthropic')?.origin).toBe('https://api.anthropic.com');
  expect(vault.credentialFor('nobody')).toBeUndefined();
});
