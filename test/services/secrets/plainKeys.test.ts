// biome-ignore-all lint/suspicious/noTemplateCurlyInString: `${NAME}` is what OpenClaw's configs say.
import { expect, test } from 'vitest';
import { readHome } from '../../../services/operations/readHome.js';
import { fakeWorld } from '../../support/fakeWorld.js';

const STATE = '/home/ann/.openclaw';
const AGENT = `${STATE}/agents/main/agent`;
const KEY = 'sk-plain-Qx7mPz3VtR9wKb2nHs5cLd8f';

async function plainKeys(config: object, files: Readonly<Record<string, object>> = {}) {
  const texts = Object.entries(files).map(([name, value]) => [`${AGENT}/${name}`, JSON.stringify(value)] as const);
  const all = { [`${STATE}/openclaw.json`]: JSON.stringify(config), ...Object.fromEntries(texts) };
  const { home } = await readHome(fakeWorld({ files: all, env: { X_KEY: KEY } }), {});
  expect(JSON.stringify(home)).not.toContain(KEY);
  return Object.fromEntries(
    home.providers.filter((one) => one.plainKeys.length > 0).map((one) => [one.id, one.plainKeys]),
  );
}

const provider = (more: object) => ({
  models: { providers: { X: { baseUrl: 'http://127.0.0.1:9/v1', models: [], ...more } } },
});

test.each([
  ['a key', provider({ apiKey: KEY }), { x: ['openclaw.json models.providers.X.apiKey'] }],
  [
    'a header',
    provider({ headers: { Authorization: KEY } }),
    { x: ['openclaw.json models.providers.X.headers.Authorization'] },
  ],
  [
    'a header of requests',
    provider({ request: { headers: { 'x-api-key': KEY } } }),
    { x: ['openclaw.json models.providers.X.request.headers.x-api-key'] },
  ],
  [
    'a variable of the env block',
    { env: { vars: { GROQ_API_KEY: KEY } } },
    { groq: ['openclaw.json env.vars.GROQ_API_KEY'] },
  ],
  ['a variable that is filled in', provider({ apiKey: '${X_KEY}' }), {}],
  ['a reference', provider({ apiKey: { source: 'env', provider: 'default', id: 'X_KEY' } }), {}],
  ['a placeholder', provider({ apiKey: 'ollama-local' }), {}],
])('%s in the config', async (_, config, expected) => {
  expect(await plainKeys(config)).toEqual(expected);
});

test('a profile and a registry, and no login and no note of OpenClaw', async () => {
  const profiles = {
    'groq:a': { type: 'api_key', provider: 'groq', key: KEY },
    'groq:b': { type: 'api_key', provider: 'groq', keyRef: { source: 'env', provider: 'default', id: 'X_KEY' } },
    'minimax:o': { type: 'oauth', provider: 'minimax', access: KEY, refresh: KEY, expires: 1 },
  };
  const providers = { x: { apiKey: KEY, models: [] }, y: { apiKey: 'secretref-managed', models: [] } };
  expect(await plainKeys({}, { 'auth-profiles.json': { profiles }, 'models.json': { providers } })).toEqual({
    groq: ['auth-profiles.json groq:a'],
    x: ['models.json providers.x.apiKey'],
  });
});

test('how many of them stand in a registry is told apart, as nothing can be moved from there', async () => {
  const registry = JSON.stringify({ providers: { x: { apiKey: KEY, models: [] } } });
  const files = { [`${STATE}/openclaw.json`]: JSON.stringify(provider({})), [`${AGENT}/models.json`]: registry };
  const { home } = await readHome(fakeWorld({ files }), {});
  expect(home.providers.find(({ id }) => id === 'x')).toMatchObject({
    plainKeys: ['models.json providers.x.apiKey'],
    plainInRegistry: 1,
  });
});
