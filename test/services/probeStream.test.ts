import { expect, test } from 'vitest';
import { APIS } from '../../services/apis/index.js';
import { createMeter, readStream } from '../../services/probes/stream.js';
import type { Json } from '../../state/domain/json.js';
import type { ProbeApi } from '../../state/domain/probe.js';
import { STREAMS } from '../support/servers/streams.js';

const ALL = Object.keys(STREAMS) as ProbeApi[];
const OPENAI = APIS['openai-completions'].readEvent;

test.each(ALL)('%s: a stream says what a whole answer would, and that it is done', (api) =>
  expect(readStream(APIS[api].readEvent, STREAMS[api])).toEqual({
    answer: { model: 'tiny-chain', text: 'one, dös, 三', cut: true },
    isWhole: true,
  }),
);

test.each(ALL)('%s: cut anywhere into two, a stream is heard the same', (api) => {
  const text = STREAMS[api];
  const heard = (pieces: readonly string[]) => {
    const meter = createMeter(APIS[api].readEvent);
    const ends = pieces.map((piece) => meter.take(piece, 5));
    return { speed: meter.speed(), isOver: ends.at(-1) };
  };
  const whole = heard([text]);
  expect(whole.speed.ttftMs).toBe(5);
  for (let i = 0; i <= text.length; i += 1) expect(heard([text.slice(0, i), text.slice(i)])).toEqual(whole);
  expect(heard(Array.from(text))).toEqual(whole);
});

test.each(ALL)('%s: until its last event nothing says that it is over', (api) => {
  const meter = createMeter(APIS[api].readEvent);
  const lines = STREAMS[api].trimEnd().split('\n');
  expect(lines.slice(0, -1).map((line) => meter.take(`${line}\n`, 1))).not.toContain(true);
  // Google has no such event: there the connection ends.
  expect(meter.take(`${lines.at(-1)}\n`, 1)).toBe(api !== 'google-generative-ai');
});

const delta = (content: string, more: object = {}): string =>
  `data: ${JSON.stringify({ choices: [{ delta: { content } }], ...more })}\n\n`;

const speedOf = (arrivals: readonly (readonly [text: string, atMs: number])[]) => {
  const meter = createMeter(OPENAI);
  for (const [text, atMs] of arrivals) meter.take(text, atMs);
  return meter.speed();
};

test('the first token is the first with something in it, thinking included', () => {
  const thought = `data: {"choices":[{"delta":{"reasoning_content":"Hm"}}]}\n\n`;
  expect(
    speedOf([
      [delta(''), 10],
      [thought, 30],
      [delta('one'), 50],
    ]),
  ).toEqual({ ttftMs: 30 });
  expect(speedOf([[delta(''), 10]])).toEqual({});
  expect(speedOf([])).toEqual({});
});

test('without a count, an event is a token; the first arrival begins the time and is not counted', () =>
  expect(
    speedOf([
      [delta('a '), 100],
      [delta('b '), 120],
      [delta('c '), 140],
      [delta('d '), 160],
    ]),
  ).toEqual({
    ttftMs: 100,
    tokensPerSecond: 50,
  }));

test('where events hold several tokens, the count of the server is shared out by letters', () => {
  const usage = { usage: { completion_tokens: 8 } };
  const arrivals = [
    [delta('aaaa'), 100],
    [delta('bbbb'), 150],
    [delta('cccccccc', usage), 200],
  ] as const;
  // Three quarters of eight tokens in a tenth of a second.
  expect(speedOf(arrivals).tokensPerSecond).toBeCloseTo(60, 10);
});

test('what was thought out of sight is not counted as spoken', () => {
  const usage = { usage: { completion_tokens: 108, completion_tokens_details: { reasoning_tokens: 100 } } };
  const arrivals = [
    [delta('aaaa'), 100],
    [delta('bbbb'), 150],
    [delta('cccccccc', usage), 200],
  ] as const;
  expect(speedOf(arrivals).tokensPerSecond).toBeCloseTo(60, 10);
});

test('what came in a bundle or two tells nothing of the model, unless the server measured', () => {
  const all = delta('a') + delta('b') + delta('c');
  expect(speedOf([[all, 100]])).toEqual({ ttftMs: 100 });
  expect(
    speedOf([
      [all, 100],
      [all, 100.2],
    ]),
  ).toEqual({ ttftMs: 100 });
  const told = `data: ${JSON.stringify({ choices: [], timings: { predicted_per_second: 42.5 } })}\n\n`;
  expect(
    speedOf([
      [all, 100],
      [told, 101],
    ]),
  ).toEqual({ ttftMs: 100, tokensPerSecond: 42.5 });
  const nonsense = 'data: {"choices":[],"timings":{"predicted_per_second":1e999}}\n\n';
  expect(
    speedOf([
      [all, 100],
      [nonsense, 101],
    ]),
  ).toEqual({ ttftMs: 100 });
});

type Row = readonly [what: string, api: ProbeApi, text: string, error: Json];

const ERRORS: readonly Row[] = [
  [
    'Anthropic',
    'anthropic-messages',
    'event: error\ndata: {"type":"error","error":{"type":"overloaded_error","message":"Overloaded"}}\n\n',
    { type: 'error', error: { type: 'overloaded_error', message: 'Overloaded' } },
  ],
  [
    'OpenRouter',
    'openai-completions',
    `${delta('one')}data: {"error":{"code":502,"message":"Provider disconnected"},"choices":[{"delta":{"content":""},"finish_reason":"error"}]}\n\n`,
    {
      error: { code: 502, message: 'Provider disconnected' },
      choices: [{ delta: { content: '' }, finish_reason: 'error' }],
    },
  ],
  [
    'Ollama',
    'ollama',
    '{"error":"model runner has unexpectedly stopped"}\n',
    { error: 'model runner has unexpectedly stopped' },
  ],
  [
    'responses: failed',
    'openai-responses',
    'data: {"type":"response.failed","response":{"error":{"code":"rate_limit_exceeded","message":"Slow down"}}}\n\n',
    { error: { code: 'rate_limit_exceeded', message: 'Slow down' } },
  ],
  [
    'responses: error',
    'openai-responses',
    'data: {"type":"error","code":"server_error","message":"Boom"}\n\n',
    { error: { type: 'error', code: 'server_error', message: 'Boom' } },
  ],
  [
    'Google',
    'google-generative-ai',
    'data: {"error":{"code":503,"status":"UNAVAILABLE","message":"The model is overloaded."}}\n\n',
    { error: { code: 503, status: 'UNAVAILABLE', message: 'The model is overloaded.' } },
  ],
];

test.each(ERRORS)('an error in the middle is found: %s', (_what, api, text, error) =>
  expect(readStream(APIS[api].readEvent, text)?.error).toEqual(error),
);

test.each([
  ['nothing', ''],
  ['comments', ': OPENROUTER PROCESSING\n\n: OPENROUTER PROCESSING\n\n'],
  ['a greeting', 'Ollama is running'],
  ['events that are no JSON', 'data: {"choices":\n\ndata: hello\n\n'],
  ['lists and numbers', 'data: [1]\n\ndata: 7\n\n'],
] as const)('%s is no stream', (_what, text) => expect(readStream(OPENAI, text)).toBeUndefined());

test('a stream that ends without a word is not whole', () => {
  expect(readStream(OPENAI, delta('one'))).toEqual({ answer: { text: 'one' }, isWhole: false });
  expect(readStream(OPENAI, `${delta('one')}data: [DONE]`)).toEqual({ answer: { text: 'one' }, isWhole: true });
});

test('data on several lines is one event, and events need no blank line between them', () => {
  const event = JSON.stringify({ choices: [{ delta: { content: 'one' }, finish_reason: 'stop' }] }, null, 1);
  const lines = event
    .split('\n')
    .map((line) => `data: ${line}\n`)
    .join('');
  expect(readStream(OPENAI, `${lines}\n`)).toEqual({ answer: { text: 'one' }, isWhole: true });
  expect(readStream(OPENAI, lines + lines)?.answer).toEqual({ text: 'oneone' });
});

test('an event that never ends is given up, and the next one is heard', () => {
  const open = 'data: [1,\n'.repeat(70);
  expect(readStream(OPENAI, `${open}\n${delta('one')}`)?.answer).toEqual({ text: 'one' });
});
