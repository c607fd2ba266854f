import { expect, test } from 'vitest';
import { readHome } from '../../services/operations/readHome.js';
import { askQuota } from '../../services/quota.js';
import { type FakeSetup, fakeWorld } from '../support/fakeWorld.js';

const KEY = 'sk-cp-0123456789abcdefghij';
const OLD = '/v1/api/openplatform/coding_plan/remains';
const NEW = '/v1/token_plan/remains';
const TEXT = JSON.stringify({
  base_resp: { status_code: 0 },
  model_remains: [{ model_name: 'MiniMax-M*', current_interval_total_count: 100, current_interval_usage_count: 25 }],
});

const config = (baseUrl: string): string =>
  JSON.stringify({
    env: { MINIMAX_API_KEY: KEY },
    models: {
      providers: { minimax: { baseUrl, api: 'anthropic-messages', models: [{ id: 'MiniMax-M2.1', name: 'M' }] } },
    },
  });

async function ask(baseUrl: string, replies: FakeSetup['replies'] = {}, provider = 'minimax') {
  const world = fakeWorld({ files: { '/home/ann/.openclaw/openclaw.json': config(baseUrl) }, replies });
  const { home, vault } = await readHome(world, {});
  const answer = await askQuota(world, home, vault, provider, new AbortController().signal);
  return { answer, asked: world.requests.map(({ url }) => url), headers: world.requests[0]?.headers };
}

test.each([
  ['https://api.minimax.io/anthropic', 'https://api.minimax.io'],
  ['https://api.minimaxi.com/anthropic', 'https://api.minimaxi.com'],
  ['https://api.minimaxi.com/v1', 'https://api.minimaxi.com'],
])('the key of %s goes to its own host alone', async (baseUrl, origin) => {
  const { answer, asked, headers } = await ask(baseUrl, { [`${origin}${OLD}`]: { status: 200, text: TEXT } });
  expect(asked).toEqual([`${origin}${OLD}`]);
  expect(headers?.authorization).toBe(`Bearer ${KEY}`);
  expect(answer).toMatchObject({ kind: 'quota', host: new URL(origin).host, quota: { windows: [{ left: 25 }] } });
});

test('where the path of the documents is gone, the newer one is asked', async () => {
  const { answer, asked } = await ask('https://api.minimax.io/anthropic', {
    [`https://api.minimax.io${OLD}`]: { status: 404, text: '404 page not found' },
    [`https://api.minimax.io${NEW}`]: { status: 200, text: TEXT },
  });
  expect(asked).toEqual([`https://api.minimax.io${OLD}`, `https://api.minimax.io${NEW}`]);
  expect(answer.kind).toBe('quota');
});

test('a refusal is told in the words of the server, without the key that it repeats', async () => {
  const text = JSON.stringify({ base_resp: { status_code: 1004, status_msg: `login fail: ${KEY}` } });
  const { answer, asked } = await ask('https://api.minimax.io/anthropic', {
    [`https://api.minimax.io${OLD}`]: { status: 200, text },
  });
  expect(asked).toHaveLength(1);
  expect(answer).toEqual({ kind: 'refused', host: 'api.minimax.io', status: 200, said: 'login fail: [secret]' });
});

test.each([
  [
    { status: 401, text: 'nope' },
    { kind: 'refused', status: 401 },
  ],
  [{ status: 200, text: '<html>' }, { kind: 'odd' }],
  [
    { kind: 'failed', why: 'dns', code: 'ENOTFOUND', phase: 'dns', timings: { totalMs: 1 } } as const,
    { kind: 'unreachable', because: 'ENOTFOUND' },
  ],
  [
    { kind: 'timeout', phase: 'first-byte', timings: { totalMs: 1 } } as const,
    { kind: 'unreachable', because: 'no answer in time' },
  ],
])('%j comes to %j', async (reply, comes) => {
  const { answer } = await ask('https://api.minimax.io/anthropic', { [`https://api.minimax.io${OLD}`]: reply });
  expect(answer).toEqual({ host: 'api.minimax.io', ...comes });
});

test('a provider without such a plan is not asked', async () => {
  const { answer, asked } = await ask('https://api.minimax.io/anthropic', {}, 'anthropic');
  expect({ answer, asked }).toEqual({ answer: { kind: 'no-plan' }, asked: [] });
});

test('nothing is asked without a credential', async () => {
  const world = fakeWorld();
  const { home, vault } = await readHome(world, {});
  const answer = await askQuota(world, home, vault, 'minimax', new AbortController().signal);
  expect({ answer, asked: world.requests }).toEqual({ answer: { kind: 'no-credential' }, asked: [] });
});
