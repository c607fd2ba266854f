import { gzipSync } from 'node:zlib';
import { afterEach, expect, test } from 'vitest';
import { runProbe } from '../../services/operations/probe.js';
import { limitsOf, type ProbeLimits } from '../../services/probes/ask.js';
import type { World } from '../../services/world.js';
import { nodeRequest } from '../../src/nodeHttp.js';
import type { ProbeApi, ProbeOutcome, ProbeRecord } from '../../state/domain/probe.js';
import { fakeWorld } from '../support/fakeWorld.js';
import { target, vault } from '../support/probing.js';
import { head, misbehave, pour } from '../support/servers/hostile.js';
import { CHUNKED, chunked, STREAMS } from '../support/servers/streams.js';

const world: World = { ...fakeWorld(), now: () => Date.now(), request: nodeRequest({}) };
const KEY = 'sk-pincer-test-0123456789abcdef';
const SSE = 'content-type: text/event-stream';
const BOTH = head(SSE, CHUNKED);
const STREAM = STREAMS['openai-completions'];

const servers: { readonly close: () => Promise<void> }[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

type Act = Parameters<typeof misbehave>[0];
type Socket = Parameters<Act>[0];

async function complete(
  act: Act,
  limits: Partial<ProbeLimits> = {},
  api: ProbeApi = 'openai-completions',
): Promise<ProbeRecord> {
  const server = await misbehave(act);
  servers.push(server);
  const asked = target(api, `${server.url}/v1`, 'tiny-chain', { local: false });
  const signal = new AbortController().signal;
  return runProbe(world, vault(KEY), asked, 'completion', { ...limitsOf(), ...limits }, signal);
}

/** Each byte in a packet's chunk of its own, so that letters and events are cut wherever they can be. */
const bytewise = (text: string): Buffer =>
  Buffer.concat(Array.from(Buffer.from(text), (byte) => chunked(Buffer.of(byte))));
const END = '0\r\n\r\n';

test.each(Object.entries(STREAMS) as [ProbeApi, string][])(
  '%s: a stream in single bytes is an answer',
  async (api, text) => {
    const record = await complete(
      (socket) => socket.end(Buffer.concat([Buffer.from(BOTH), bytewise(text), Buffer.from(END)])),
      {},
      api,
    );
    expect(record.outcome).toEqual({ kind: 'ok' });
    expect(record.ttftMs).toBeGreaterThan(0);
    expect(record.ttftMs).toBeLessThanOrEqual(record.totalMs);
    expect(record.detail?.answer?.text).toContain('三');
  },
);

test('what the server itself measured is told where the network brings all at once', async () => {
  const record = await complete((socket) => socket.end(BOTH + chunked(STREAM) + END));
  expect(record.tokensPerSecond).toBe(42.5);
});

type Row = readonly [what: string, act: Act, outcome: ProbeOutcome, limits?: Partial<ProbeLimits>];

const half = STREAM.slice(0, STREAM.indexOf(' dös') + 20);
const error = (body: object): string => `data: ${JSON.stringify(body)}\n\n`;
const answering =
  (text: string, ...headers: readonly string[]): Act =>
  (socket: Socket) =>
    socket.end(head(...headers) + text);

const FAULTS: readonly Row[] = [
  [
    'a reset in the middle',
    (socket) => {
      socket.write(BOTH + chunked(half));
      setImmediate(() => socket.resetAndDestroy());
    },
    { kind: 'dropped', code: 'ECONNRESET' },
  ],
  [
    'a connection that is closed in the middle of a chunk',
    (socket) => socket.end(`${BOTH}ffff\r\n${half}`),
    { kind: 'dropped', code: 'UND_ERR_SOCKET' },
  ],
  [
    'an end in the middle that looks like a good one',
    (socket) => socket.end(BOTH + chunked(half) + END),
    { kind: 'dropped', code: 'STREAM_CUT' },
  ],
  [
    'silence after the headers',
    (socket) => socket.write(BOTH),
    { kind: 'timeout', phase: 'body', afterMs: expect.any(Number) },
    { totalMs: 250 },
  ],
  [
    'silence after the first words',
    (socket) => socket.write(BOTH + chunked(half)),
    { kind: 'timeout', phase: 'body', afterMs: expect.any(Number) },
    { totalMs: 250 },
  ],
  [
    'chunks that are none',
    (socket) => socket.end(`${BOTH}zz\r\n${half}\r\n`),
    { kind: 'dropped', code: 'HTTPParserError' },
  ],
  [
    'events that are none',
    answering('data: {"choices": [\n\ndata: oops\n\n', SSE),
    { kind: 'format', status: 200, said: 'JSON that does not parse' },
  ],
  [
    'a stream that never ends',
    (socket) => {
      socket.write(head(SSE));
      pour(socket, ': waiting\n\n'.repeat(5000));
    },
    { kind: 'too-large', bytes: 100_000 },
    { maxBytes: 100_000 },
  ],
  ['a stream that says it is text', answering(STREAM, 'content-type: text/plain'), { kind: 'ok' }],
  ['a stream that says it is JSON', answering(STREAM, 'content-type: application/json'), { kind: 'ok' }],
  ['a stream that says nothing', answering(STREAM), { kind: 'ok' }],
  [
    'an answer from a server that does not stream',
    answering(JSON.stringify({ model: 'tiny-chain', choices: [{ message: { content: 'OK' } }] }), SSE),
    { kind: 'ok' },
  ],
  [
    'OpenRouter: the provider went away in the middle',
    answering(
      error({ choices: [{ delta: { content: 'one' } }] }) +
        error({ error: { code: 502, message: 'Provider disconnected' } }),
      SSE,
    ),
    { kind: 'server-error', status: 502, said: 'Provider disconnected' },
  ],
  [
    'OpenRouter: too many requests, found out in the middle',
    answering(error({ error: { code: 429, message: 'Rate limit exceeded, try again in 5s' } }), SSE),
    { kind: 'rate_limit', status: 429, retryAfterMs: 5000, said: 'Rate limit exceeded, try again in 5s' },
  ],
  [
    'a model that is overloaded in the middle',
    answering(
      `event: error\n${error({ type: 'error', error: { type: 'overloaded_error', message: 'Overloaded' } })}`,
      SSE,
    ),
    { kind: 'overloaded', status: 200, said: 'Overloaded' },
  ],
  [
    'a server that fails in the middle',
    answering(error({ error: { type: 'server_error', message: 'The server had an error' } }), SSE),
    { kind: 'server-error', status: 200, said: 'The server had an error' },
  ],
];

const NAMED = FAULTS.map(([what, act, outcome, limits = {}]) => ({ what, act, outcome, limits }));

test.each(NAMED)('$what', async ({ act, outcome, limits }) => {
  expect((await complete(act, limits)).outcome).toEqual(outcome);
});

test('a connection that stays open after the last event is not waited for', async () => {
  const record = await complete((socket) => socket.write(BOTH + chunked(STREAM)), { totalMs: 60_000 });
  expect(record.outcome).toEqual({ kind: 'ok' });
});

test('a packed stream is unpacked as it comes', async () => {
  const packed = gzipSync(STREAM);
  const record = await complete((socket) => {
    socket.write(head(SSE, 'content-encoding: gzip', `content-length: ${packed.byteLength}`));
    socket.end(packed);
  });
  expect(record.outcome).toEqual({ kind: 'ok' });
  expect(record.ttftMs).toBeGreaterThan(0);
});

test('Ollama: the first line of a stream that ends there is no answer', async () => {
  const line = `${STREAMS.ollama.split('\n')[0]}\n`;
  const record = await complete(answering(line, 'content-type: application/x-ndjson'), {}, 'ollama');
  expect(record.outcome).toEqual({ kind: 'dropped', code: 'STREAM_CUT' });
});

test('a key that comes back in a stream goes no further', async () => {
  const echo = error({ model: KEY, choices: [{ delta: { content: `Your key is ${KEY}` }, finish_reason: 'stop' }] });
  const record = await complete(answering(`${echo}data: [DONE]\n\n`, SSE));
  expect(record.outcome).toMatchObject({ kind: 'answers-as' });
  expect(JSON.stringify(record)).not.toContain(KEY);
});
