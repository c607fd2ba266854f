import { expect, test } from 'vitest';
import { createKeyring } from '../../../services/keyring.js';
import { readHome } from '../../../services/operations/readHome.js';
import { tryOut } from '../../../services/setup/tryOut.js';
import type { Json } from '../../../state/domain/json.js';
import type { Trial } from '../../../state/domain/setup/trial.js';
import { type FakeSetup, type FakeWorld, fakeWorld, type Reply } from '../../support/fakeWorld.js';

const STATE = '/home/ann/.openclaw';
const HOST = 'https://models.example';
const BASE = `${HOST}/v1`;
const KEY = 'sk-pincer-test-0123456789abcdef';

const json = (body: Json, status = 200): Reply => ({ status, text: JSON.stringify(body) });
const LIST = { [`${BASE}/models`]: json({ data: [{ id: 'm' }] }) };

type Asked = Partial<Omit<Trial, 'key'>> & { readonly key?: Trial['key'] | 'held'; readonly signal?: AbortSignal };

async function tried(setup: FakeSetup, { key = 'held', signal, ...over }: Asked = {}) {
  const world = fakeWorld({ replies: LIST, ...setup, files: { [`${STATE}/openclaw.json`]: '{}', ...setup.files } });
  return { world, ...(await triedIn(world, { key, ...over, ...(signal === undefined ? {} : { signal }) })) };
}

async function triedIn(world: FakeWorld, { key = 'held', signal = new AbortController().signal, ...over }: Asked) {
  const { home, vault } = await readHome(world, {});
  const keyring = createKeyring();
  const held = { kind: 'held', handle: keyring.hold(KEY) } as const;
  const trial: Trial = {
    provider: 'here',
    api: 'openai-completions',
    baseUrl: BASE,
    probe: 'reach',
    ...over,
    key: key === 'held' ? held : key,
  };
  return tryOut(world, { home, vault, keyring }, trial, signal);
}

/** What was sent as a key with the first request. */
const sent = ({ requests }: FakeWorld) => {
  const { authorization, 'x-api-key': xApiKey, 'x-goog-api-key': google } = requests[0]?.headers ?? {};
  return { authorization, xApiKey, google };
};

test.each<readonly [string, Asked, ReturnType<typeof sent>]>([
  ['openai-completions', {}, { authorization: `Bearer ${KEY}`, xApiKey: undefined, google: undefined }],
  ['anthropic-messages', {}, { authorization: undefined, xApiKey: KEY, google: undefined }],
  ['anthropic-messages', { authHeader: true }, { authorization: `Bearer ${KEY}`, xApiKey: KEY, google: undefined }],
  ['google-generative-ai', {}, { authorization: undefined, xApiKey: undefined, google: KEY }],
])('A key for %s %o goes into its own header.', async (api, over, headers) => {
  const { world } = await tried({}, { api, ...over });
  expect(sent(world)).toEqual(headers);
});

const ENV: readonly (readonly [string, FakeSetup])[] = [
  ['the process', { env: { SOME_KEY: KEY } }],
  ["OpenClaw's dotenv", { files: { [`${STATE}/.env`]: `SOME_KEY=${KEY}\n` } }],
  ["the config's env block", { files: { [`${STATE}/openclaw.json`]: `{env: {vars: {SOME_KEY: '${KEY}'}}}` } }],
];

test.each(ENV)('A variable of %s is sent.', async (_where, setup) => {
  const { world, record } = await tried(setup, { key: { kind: 'env', name: 'SOME_KEY' } });
  expect(sent(world).authorization).toBe(`Bearer ${KEY}`);
  expect(record.detail?.credential).toEqual({ label: 'env', source: 'env', mode: 'api_key' });
});

test("A variable that is not set sends nothing to a host of others, and a server of one's own is asked without.", async () => {
  const key = { kind: 'env', name: 'SOME_KEY' } as const;
  const hosted = await tried({}, { key });
  expect(hosted.record.outcome).toEqual({ kind: 'no_credential', looked: ['SOME_KEY'] });
  expect(hosted.world.requests).toEqual([]);
  const own = 'http://127.0.0.1:8000/v1';
  const local = await tried({ replies: { [`${own}/models`]: json({ data: [{ id: 'm' }] }) } }, { key, baseUrl: own });
  expect(local.record.outcome).toEqual({ kind: 'ok' });
});

test('Of a login its access token is sent, and its refresh token to nobody.', async () => {
  const world = fakeWorld({ replies: LIST });
  const { home, vault } = await readHome(world, {});
  const keyring = createKeyring();
  const handle = keyring.hold(JSON.stringify({ access: 'access-of-a-login', refresh: 'refresh-of-a-login' }));
  const trial = { provider: 'here', api: 'openai-completions', baseUrl: BASE, probe: 'reach' } as const;
  const asked = (key: Trial['key']) =>
    tryOut(world, { home, vault, keyring }, { ...trial, key }, new AbortController().signal);
  const { record } = await asked({ kind: 'tokens', handle });
  expect(sent(world).authorization).toBe('Bearer access-of-a-login');
  expect(record.detail?.credential).toEqual({ label: 'login', source: 'none', mode: 'oauth' });
  expect(JSON.stringify(world.requests)).not.toContain('refresh-of-a-login');
  const odd = await asked({ kind: 'tokens', handle: keyring.hold('no JSON') });
  expect(odd.record.outcome).toEqual({ kind: 'no_credential', looked: ['the login'] });
});

const OPEN = 'http://proxy.example/v1';

test('A key is not sent over the open network unencrypted before the person agreed, whatever is asked.', async () => {
  const replies = { [`${OPEN}/models`]: json({ data: [{ id: 'm' }] }) };
  for (const probe of ['reach', 'completion'] as const) {
    const { world, record, models, tried: others } = await tried({ replies }, { baseUrl: OPEN, probe, model: 'm' });
    expect(record.outcome).toEqual({ kind: 'wrong-url', why: 'unencrypted' });
    expect([models, others, world.requests]).toEqual([[], [], []]);
  }
  const agreed = await tried({ replies }, { baseUrl: OPEN, mayGoOpenly: true });
  expect(sent(agreed.world).authorization).toBe(`Bearer ${KEY}`);
  expect(agreed.models).toEqual([{ id: 'm' }]);
});

test.each<readonly [string, string, Asked['key']]>([
  ['without a key', OPEN, { kind: 'none' }],
  ['a server of this machine', 'http://127.0.0.1:8000/v1', 'held'],
  ['a server of the own network', 'http://192.168.1.5:8000/v1', 'held'],
])('Nobody is asked for %s.', async (_what, baseUrl, key) => {
  const replies = { [`${baseUrl}/models`]: json({ data: [{ id: 'm' }] }) };
  const { models } = await tried({ replies }, { baseUrl, ...(key === undefined ? {} : { key }) });
  expect(models).toEqual([{ id: 'm' }]);
});

test('A key that was forgotten meanwhile is none.', async () => {
  const { record, world } = await tried({}, { key: { kind: 'held', handle: 'key 99' } });
  expect(record.outcome).toEqual({ kind: 'no_credential', looked: ['the key that was entered'] });
  expect(world.requests).toEqual([]);
});

test('Without a key none is sent, and that one is wanted is said.', async () => {
  const { record, world } = await tried(
    { replies: { [`${BASE}/models`]: json({ error: { message: 'who?' } }, 401) } },
    { key: { kind: 'none' } },
  );
  expect(sent(world).authorization).toBeUndefined();
  expect(record.outcome).toEqual({ kind: 'no_credential', looked: [] });
});

const CONFIGURED = `{models: {providers: {here: {
  baseUrl: '${BASE}', api: 'openai-completions', apiKey: '${KEY}', headers: {'X-Team': 'red'}, models: [{id: 'm', name: 'm'}],
}}}}`;

test('The credential of the home is sent, with the headers that the home has for that origin.', async () => {
  const { world } = await tried({ files: { [`${STATE}/openclaw.json`]: CONFIGURED } }, { key: { kind: 'current' } });
  expect(sent(world).authorization).toBe(`Bearer ${KEY}`);
  expect(world.requests[0]?.headers['x-team']).toBe('red');
});

test('Headers of the home stay at their origin when another one is tried.', async () => {
  const { world } = await tried(
    {
      files: { [`${STATE}/openclaw.json`]: CONFIGURED },
      replies: { 'https://other.example/v1/models': json({ data: [{ id: 'm' }] }) },
    },
    { key: { kind: 'current' }, baseUrl: 'https://other.example/v1' },
  );
  expect(world.requests.length).toBeGreaterThan(0);
  expect(world.requests.every(({ headers }) => headers['x-team'] === undefined)).toBe(true);
});

test('Where the home has no credential for the provider, what it looked for is said.', async () => {
  const { record } = await tried({}, { provider: 'groq', key: { kind: 'current' } });
  expect(record.outcome).toEqual({ kind: 'no_credential', looked: ['GROQ_API_KEY'] });
});

test('A key that no header can carry is not sent at all.', async () => {
  const { record, world, models } = await tried(
    { env: { SOME_KEY: 'sk-\u0007ring' } },
    { key: { kind: 'env', name: 'SOME_KEY' } },
  );
  expect(record.outcome).toEqual({ kind: 'format', said: 'the key holds characters that no header can carry' });
  expect(world.requests).toEqual([]);
  expect(models).toEqual([]);
});

test.each<readonly [string, Asked, object]>([
  ['an API that Pincer does not speak', { api: 'google-vertex' }, { kind: 'unsupported', api: 'google-vertex' }],
  ['what is no address', { baseUrl: 'http://' }, { kind: 'wrong-url', why: 'malformed' }],
  ['nothing', { baseUrl: '' }, { kind: 'wrong-url', why: 'malformed' }],
  ['another scheme', { baseUrl: 'ftp://models.example' }, { kind: 'wrong-url', why: 'malformed' }],
  ['a completion of no model', { probe: 'completion' }, { kind: 'no_model' }],
])('Nothing is sent for %s.', async (_what, over, outcome) => {
  const { record, world, tried: variants } = await tried({}, over);
  expect(record.outcome).toEqual(outcome);
  expect(record.detail?.decided).toBe(true);
  expect(variants).toEqual([]);
  expect(world.requests).toEqual([]);
});

test('A context that the set-up would promise is held against what runs.', async () => {
  const replies = { [`${BASE}/models`]: json({ data: [{ id: 'm', max_model_len: 4096 }] }) };
  const { record } = await tried({ replies }, { model: 'm', contextWindow: 32_768 });
  expect(record.outcome).toEqual({ kind: 'context-smaller', running: 4096, configured: 32_768 });
  expect((await tried({ replies }, { model: 'm' })).record.outcome.kind).toBe('ok');
});

test('To the provider ollama the native API is spoken, as OpenClaw does, whatever is asked for.', async () => {
  const base = 'http://127.0.0.1:11434';
  const { record, baseUrl, world } = await tried(
    { replies: { [`${base}/api/tags`]: json({ models: [{ model: 'a' }] }), [`${base}/api/show`]: json({}) } },
    { provider: 'ollama', baseUrl: `${base}/v1`, key: { kind: 'none' } },
  );
  expect(record.outcome).toEqual({ kind: 'ok' });
  expect(baseUrl).toBe(`${base}/v1`);
  expect(world.requests.every(({ url }) => !url.includes('/v1'))).toBe(true);
});

test('A cancel ends it: no variant is tried and no list is asked for.', async () => {
  const controller = new AbortController();
  const replies: FakeSetup['replies'] = {
    [`${BASE}/models`]: () => {
      controller.abort();
      return { kind: 'reply', status: 404, headers: {}, text: 'no', truncated: false, timings: { totalMs: 1 } };
    },
  };
  const { record, models, world } = await tried({ replies }, { signal: controller.signal });
  expect(record.outcome).toEqual({ kind: 'cancelled' });
  expect(models).toEqual([]);
  expect(new Set(world.requests.map(({ url }) => url)).size).toBeLessThanOrEqual(2);
});

test('A server that takes its time over every wrong path is not asked for all of them.', async () => {
  const world = fakeWorld({ files: { [`${STATE}/openclaw.json`]: '{}' } });
  const request = async (asked: Parameters<typeof world.request>[0]) => {
    await world.request(asked);
    world.passTime(7000);
    return {
      kind: 'reply',
      status: 404,
      headers: {},
      text: 'no',
      truncated: false,
      timings: { totalMs: 7000 },
    } as const;
  };
  const { record, tried: variants } = await triedIn({ ...world, request }, { baseUrl: `${HOST}/a/b/v1` });
  expect(record.outcome.kind).toBe('wrong-url');
  expect(variants.length).toBeLessThan(3);
});

test('Nothing is written.', async () => {
  const { world } = await tried({ env: { SOME_KEY: KEY } }, { key: { kind: 'env', name: 'SOME_KEY' } });
  expect([...world.disk]).toEqual([[`${STATE}/openclaw.json`, '{}']]);
});
