import { expect, test } from 'vitest';
import { runProbe, runProbes } from '../../services/operations/probe.js';
import { limitsOf } from '../../services/probes/ask.js';
import type { HttpOutcome, HttpRequest } from '../../services/world.js';
import { wordsOf } from '../../state/domain/probe/words.js';
import type { ProbeRecord, ProbeTarget } from '../../state/domain/probe.js';
import { type FakeSetup, fakeWorld } from '../support/fakeWorld.js';
import { target, vault } from '../support/probing.js';

const URL_OF = 'https://a.example/v1';
const never = new AbortController().signal;
const hosted = (model: string, over: Parameters<typeof target>[3] = {}): ProbeTarget =>
  target('openai-completions', URL_OF, model, { local: false, ...over });
const many = (count: number): readonly ProbeTarget[] => Array.from({ length: count }, (_, i) => hosted(`m${i}`));

const timings = { firstByteMs: 40, totalMs: 50 };
const answer = (status: number, body: object): HttpOutcome => ({
  kind: 'reply',
  status,
  headers: {},
  text: JSON.stringify(body),
  truncated: false,
  timings,
});
const completed = answer(200, { choices: [{ message: { content: 'OK' } }] });

const POST = `POST ${URL_OF}/chat/completions`;
const GET = `GET ${URL_OF}/models`;

const one = (setup: FakeSetup, kind: 'reach' | 'completion', asked = hosted('m'), key = 'sk-key-0123456789') => {
  const world = fakeWorld(setup);
  return runProbe(world, vault(key), asked, kind, limitsOf(), never).then((record) => ({ record, world }));
};

test('never more at once than was said, and all are told as they come', async () => {
  let running = 0;
  let most = 0;
  const reply = async (): Promise<HttpOutcome> => {
    running += 1;
    most = Math.max(most, running);
    await new Promise((resolve) => setImmediate(resolve));
    running -= 1;
    return completed;
  };
  const told: ProbeRecord[] = [];
  const run = { kind: 'completion', concurrency: 3, limits: limitsOf() } as const;
  const world = fakeWorld({ replies: { [POST]: reply } });
  const records = await runProbes(world, vault('k'), many(10), run, never, (record) => told.push(record));
  expect(most).toBe(3);
  expect(told).toHaveLength(10);
  expect(records.map(({ ref }) => ref)).toEqual(many(10).map(({ ref }) => ref));
});

test('a mistake in one probe costs that probe alone, and tells no key', async () => {
  const reply = (request: HttpRequest): HttpOutcome => {
    if (request.body?.includes('"m1"')) throw new TypeError(`cannot read ${request.headers.authorization}`);
    return completed;
  };
  const run = { kind: 'completion', concurrency: 1, limits: limitsOf() } as const;
  const world = fakeWorld({ replies: { [POST]: reply } });
  const records = await runProbes(world, vault('sk-key-0123456789'), many(3), run, never, () => {});
  expect(records.map(({ outcome }) => outcome.kind)).toEqual(['ok', 'bug', 'ok']);
  expect(records[1]?.outcome).toEqual({ kind: 'bug', message: 'TypeError: cannot read Bearer …' });
});

test('what is decided already is asked of nobody', async () => {
  const decided: ProbeTarget = { ...hosted('m'), plan: { kind: 'decided', outcome: { kind: 'no_model' } } };
  const { record, world } = await one({}, 'reach', decided);
  expect(record).toMatchObject({ outcome: { kind: 'no_model' }, detail: { decided: true } });
  expect(record).not.toHaveProperty('latencyMs');
  expect(world.requests).toEqual([]);
});

test('a cancelled run asks nobody any more', async () => {
  const world = fakeWorld();
  const run = { kind: 'reach', concurrency: 2, limits: limitsOf() } as const;
  const records = await runProbes(world, vault(), many(3), run, AbortSignal.abort(), () => {});
  expect(records.map(({ outcome }) => outcome.kind)).toEqual(['cancelled', 'cancelled', 'cancelled']);
  expect(world.requests).toEqual([]);
});

test('no targets, no records', async () => {
  const run = { kind: 'reach', concurrency: 4, limits: limitsOf() } as const;
  expect(await runProbes(fakeWorld(), vault(), [], run, never, () => {})).toEqual([]);
});

test('later requests of a probe get what is left of its time', async () => {
  const world = fakeWorld({
    replies: {
      [GET]: () => {
        world.passTime(3000);
        return answer(200, { data: [{ id: 'm' }] });
      },
    },
  });
  await runProbe(world, vault('k'), hosted('m'), 'reach', limitsOf(8000), never);
  expect(world.requests.map(({ deadlines }) => deadlines)).toEqual([
    { connectMs: 4000, firstByteMs: 8000, totalMs: 8000 },
    { connectMs: 4000, firstByteMs: 5000, totalMs: 5000 },
    { connectMs: 2000, firstByteMs: 2000, totalMs: 2000 },
    { connectMs: 2000, firstByteMs: 2000, totalMs: 2000 },
  ]);
});

test('an address with a secret in it is asked as written, and told as it may be shown', async () => {
  const address = 'https://a.example/v1/4f9d8c7b6a5e4d3c2b1a/gw';
  const echo = answer(404, { error: { message: 'nothing at /v1/4f9d8c7b6a5e4d3c2b1a/gw/models' } });
  const world = fakeWorld({ replies: { [`GET ${address}/models`]: echo, [`POST ${address}/chat/completions`]: echo } });
  const asked = target('openai-completions', 'https://a.example/v1/[secret]/gw', 'm');
  const record = await runProbe(world, vault('k', { address }), asked, 'reach', limitsOf(), never);
  expect(world.requests[0]?.url).toBe(`${address}/models`);
  expect(record.detail?.answer?.text).toContain('/v1/[secret]/gw/models');
  expect(JSON.stringify(record)).not.toContain('4f9d8c7b');
});

test('a clock that is set back gives no probe more time', async () => {
  const world = fakeWorld({
    replies: {
      [GET]: () => {
        world.passTime(-3_600_000);
        return answer(200, { data: [{ id: 'm' }] });
      },
    },
  });
  await runProbe(world, vault('k'), hosted('m'), 'reach', limitsOf(8000), never);
  expect(world.requests.map(({ deadlines }) => deadlines.totalMs)).toEqual([8000, 8000, 8000, 8000]);
});

test('a cancel between two requests of a probe is a cancel, not half a judgement', async () => {
  const abort = new AbortController();
  const world = fakeWorld({
    replies: {
      [GET]: () => {
        abort.abort();
        return answer(200, { data: [{ id: 'm' }] });
      },
    },
  });
  const { outcome } = await runProbe(world, vault('k'), hosted('m'), 'reach', limitsOf(), abort.signal);
  expect(outcome).toEqual({ kind: 'cancelled' });
});

test('latency is that of the request that counts', async () => {
  const { record } = await one({ replies: { [POST]: completed } }, 'completion');
  expect(record).toMatchObject({ latencyMs: 40, detail: { answer: { status: 200 } } });
});

const sentBy = async (asked: ProbeTarget, key: string): Promise<HttpRequest> => {
  const { world } = await one({}, 'completion', asked, key);
  const [request] = world.requests;
  if (request === undefined) throw new Error('nothing was sent');
  return request;
};

const GOOGLE = 'https://generativelanguage.googleapis.com';

test.each([
  ['openai-completions', 'https://a.example/v1/', 'https://a.example/v1/chat/completions', 'authorization'],
  ['openai-completions', 'https://api.deepseek.com', 'https://api.deepseek.com/chat/completions', 'authorization'],
  ['openai-responses', 'https://a.example/v1', 'https://a.example/v1/responses', 'authorization'],
  ['anthropic-messages', 'https://a.example/anthropic', 'https://a.example/anthropic/v1/messages', 'x-api-key'],
  ['anthropic-messages', 'https://a.example/v1/', 'https://a.example/v1/messages', 'x-api-key'],
  ['anthropic-messages', 'https://api.kimi.com/coding/', 'https://api.kimi.com/coding/v1/messages', 'x-api-key'],
  ['ollama', 'http://a.example:11434/v1', 'http://a.example:11434/api/chat', 'authorization'],
  ['ollama', 'http://a.example:11434', 'http://a.example:11434/api/chat', 'authorization'],
  ['google-generative-ai', GOOGLE, `${GOOGLE}/v1beta/models/m:streamGenerateContent?alt=sse`, 'x-goog-api-key'],
  [
    'google-generative-ai',
    'https://a.example/v1',
    'https://a.example/v1/models/m:streamGenerateContent?alt=sse',
    'x-goog-api-key',
  ],
] as const)('%s at %s asks %s with %s', async (api, baseUrl, url, header) => {
  const request = await sentBy(target(api, baseUrl, 'm'), 'the-key');
  expect(request.url).toBe(url);
  expect(request.headers[header]).toBe(header === 'authorization' ? 'Bearer the-key' : 'the-key');
  const small = /"(?:max_completion_tokens|max_tokens|num_predict|maxOutputTokens)":8\b|"max_output_tokens":16\b/;
  expect(request.body).toMatch(small);
});

test('authHeader sends the key as a bearer as well', async () => {
  const asked = target('anthropic-messages', 'https://a.example', 'm', { authHeader: true });
  expect((await sentBy(asked, 'the-key')).headers).toMatchObject({
    authorization: 'Bearer the-key',
    'x-api-key': 'the-key',
  });
});

test('a Claude subscription token goes as Claude Code’s, and never as a key', async () => {
  const asked = target('anthropic-messages', 'https://a.example', 'm');
  const { headers, body } = await sentBy(asked, 'sk-ant-oat01-abc');
  expect(headers.authorization).toBe('Bearer sk-ant-oat01-abc');
  expect(headers['anthropic-beta']).toContain('oauth-2025-04-20');
  expect(headers).not.toHaveProperty('x-api-key');
  expect(body).toContain('You are Claude Code');
});

test('the field for the limit is the one the model takes', async () => {
  expect((await sentBy(hosted('m', { maxTokensField: 'max_tokens' }), 'k')).body).toContain('"max_tokens":8');
});

test('a model id stays in its place in a path', async () => {
  const { url } = await sentBy(target('google-generative-ai', 'https://a.example', 'models/x?y#z'), 'k');
  expect(url).toBe('https://a.example/models/x%3Fy%23z:streamGenerateContent?alt=sse');
});

test.each(['../../steal', 'models/../../steal', '..', 'a/./b'])(
  'no model id leads out of the path of the models: %s',
  async (id) => {
    const { url } = await sentBy(target('google-generative-ai', 'https://a.example/v1', id), 'k');
    expect(new URL(url).pathname).toMatch(/^\/v1\/models\/[^/]+:streamGenerateContent$/);
  },
);

test.each([
  ['minimax', 'minimax-m2.1', 'minimax/MiniMax-M2.1'],
  ['minimax', 'MiniMax-M2.1', undefined],
  ['here', 'minimax-m2.1', undefined],
])('where %s does not know %s, it is told that %s was meant', async (provider, model, meant) => {
  const refused = answer(404, { error: { message: `model ${model} not found`, code: 'model_not_found' } });
  const asked = { ...hosted(model), provider };
  const { record } = await one({ replies: { [POST]: refused, [GET]: answer(404, {}) } }, 'completion', asked);
  expect(record.outcome).toMatchObject({ kind: 'unknown-model', ...(meant === undefined ? {} : { meant }) });
  expect(wordsOf(record.outcome).next?.includes('Did you mean')).toBe(meant !== undefined);
});
