import { expect, test } from 'vitest';
import { bucketOf, reasonCodeOf } from '../../state/domain/probe/buckets.js';
import { costOf, sayCost } from '../../state/domain/probe/cost.js';
import { isProbeKind, nextKind, PROBE_KINDS } from '../../state/domain/probe/kinds.js';
import { probesJson } from '../../state/domain/probe/report.js';
import { retryAfterMs } from '../../state/domain/probe/retryAfter.js';
import { excerpt, line } from '../../state/domain/probe/said.js';
import { waitOf, wordsOf } from '../../state/domain/probe/words.js';
import type { ProbeOutcome, ProbeRecord } from '../../state/domain/probe.js';
import { NOON } from '../support/builders.js';
import { target } from '../support/probing.js';

/** One of each; a new kind of outcome does not compile until it stands here. */
const EACH: { readonly [K in ProbeOutcome['kind']]: Extract<ProbeOutcome, { kind: K }> } = {
  ok: { kind: 'ok' },
  auth: { kind: 'auth', status: 401, said: 'no' },
  forbidden: { kind: 'forbidden', status: 403 },
  billing: { kind: 'billing', status: 402 },
  rate_limit: { kind: 'rate_limit', status: 429, retryAfterMs: 30_000 },
  overloaded: { kind: 'overloaded', status: 529 },
  timeout: { kind: 'timeout', phase: 'first-byte', afterMs: 8000 },
  refused: { kind: 'refused' },
  dns: { kind: 'dns', host: 'models.example' },
  tls: { kind: 'tls', code: 'CERT_HAS_EXPIRED' },
  unreachable: { kind: 'unreachable', code: 'EHOSTUNREACH' },
  dropped: { kind: 'dropped', code: 'ECONNRESET' },
  proxy: { kind: 'proxy', code: 'ECONNREFUSED' },
  loading: { kind: 'loading' },
  'wrong-url': { kind: 'wrong-url', why: 'html', status: 200 },
  'unknown-model': { kind: 'unknown-model', because: 'refused', near: ['a', 'b'] },
  'answers-as': { kind: 'answers-as', model: 'tiny' },
  'no-tool-call': { kind: 'no-tool-call', said: 'ping({})' },
  lacks: { kind: 'lacks', what: 'tools', status: 400 },
  'context-smaller': { kind: 'context-smaller', running: 4096, configured: 32_768 },
  'server-error': { kind: 'server-error', status: 500 },
  format: { kind: 'format', status: 400 },
  'too-large': { kind: 'too-large', bytes: 4_194_304 },
  no_model: { kind: 'no_model' },
  no_credential: { kind: 'no_credential', looked: ['X_API_KEY'] },
  unsupported: { kind: 'unsupported', api: 'google-vertex' },
  cancelled: { kind: 'cancelled' },
  bug: { kind: 'bug', message: 'TypeError: x' },
};
const OUTCOMES = Object.values(EACH);

test.each(OUTCOMES)('$kind has a word that fits, a sentence, and a next step unless all is well', (outcome) => {
  const { tone, word, says, next } = wordsOf(outcome);
  expect(word.length).toBeLessThanOrEqual(14);
  expect(says).toMatch(/^[A-Z]/);
  expect(says).not.toContain('undefined');
  expect(next === undefined).toBe(tone === 'good' || outcome.kind === 'cancelled');
});

test('the words carry what the outcome knows', () => {
  expect(wordsOf(EACH.rate_limit).next).toBe('Try again in 30 s.');
  expect(wordsOf(EACH['unknown-model']).next).toBe('It has a, b.');
  expect(wordsOf(EACH.no_credential).says).toContain('X_API_KEY');
  expect(wordsOf(EACH.timeout).says).toContain('8 s');
  expect(wordsOf({ kind: 'wrong-url', why: 'redirect', status: 302, to: 'https://x/' }).says).toContain('https://x/');
});

test.each([
  [0, '0 ms'],
  [999.4, '999 ms'],
  [1000, '1 s'],
  [1500, '1.5 s'],
  [119_999, '120 s'],
  [120_000, '2 min'],
  [18_000_000, '5 h'],
] as const)('%d ms is %s', (ms, said) => expect(waitOf(ms)).toBe(said));

const BUCKETS: Readonly<Record<string, readonly ProbeOutcome['kind'][]>> = {
  ok: ['ok', 'answers-as', 'context-smaller'],
  auth: ['auth', 'forbidden'],
  billing: ['billing'],
  rate_limit: ['rate_limit', 'overloaded', 'loading'],
  timeout: ['timeout', 'refused', 'dns', 'tls', 'unreachable', 'dropped', 'proxy', 'server-error'],
  format: ['format', 'unknown-model', 'wrong-url', 'too-large', 'no-tool-call', 'lacks'],
  no_model: ['no_model'],
  unknown: ['no_credential', 'unsupported', 'cancelled', 'bug'],
};

test('OpenClaw’s buckets hold each outcome once', () => {
  const found = Object.fromEntries(
    Object.keys(BUCKETS).map((bucket) => [
      bucket,
      OUTCOMES.filter((outcome) => bucketOf(outcome) === bucket).map(({ kind }) => kind),
    ]),
  );
  for (const [bucket, kinds] of Object.entries(BUCKETS)) expect(found[bucket]?.toSorted()).toEqual([...kinds].sort());
  expect(Object.values(found).flat()).toHaveLength(OUTCOMES.length);
});

const RETRIES: readonly (readonly [
  what: string,
  headers: Readonly<Record<string, string>>,
  message: string,
  ms: number | undefined,
])[] = [
  ['seconds', { 'retry-after': '30' }, '', 30_000],
  ['half seconds', { 'retry-after': '1.5' }, '', 1500],
  ['milliseconds win', { 'retry-after-ms': '250', 'retry-after': '1' }, '', 250],
  ['a date', { 'retry-after': 'Mon, 01 Jun 2026 12:01:00 GMT' }, '', 60_000],
  ['a date that is over', { 'retry-after': 'Mon, 01 Jun 2026 11:59:00 GMT' }, '', 0],
  ['a date on a leap day', { 'retry-after': 'Tue, 29 Feb 2028 12:00:00 GMT' }, '', Date.UTC(2028, 1, 29, 12) - NOON],
  [
    'OpenAI’s quotas, the spent one',
    {
      'x-ratelimit-remaining-requests': '9',
      'x-ratelimit-reset-requests': '1s',
      'x-ratelimit-remaining-tokens': '0',
      'x-ratelimit-reset-tokens': '6m0s',
    },
    '',
    360_000,
  ],
  [
    'quotas that are not spent tell nothing',
    { 'x-ratelimit-remaining-requests': '9', 'x-ratelimit-reset-requests': '1s' },
    '',
    undefined,
  ],
  [
    'Anthropic’s date',
    { 'anthropic-ratelimit-tokens-remaining': '0', 'anthropic-ratelimit-tokens-reset': '2026-06-01T12:00:09Z' },
    '',
    9000,
  ],
  ['OpenRouter’s epoch in ms', { 'x-ratelimit-reset': String(NOON + 5000) }, '', 5000],
  ['an epoch in seconds', { 'x-ratelimit-reset': String(NOON / 1000 + 5) }, '', 5000],
  ['a bare number of seconds', { 'x-ratelimit-reset': '7' }, '', 7000],
  ['Groq’s sentence', {}, 'Rate limit reached. Please try again in 7.66s. Visit …', 7660],
  ['minutes in a sentence', {}, 'Please try again in 1h2m3s.', 3_723_000],
  ['nonsense', { 'retry-after': 'soon', 'x-ratelimit-reset-tokens': '' }, 'later', undefined],
];

test.each(RETRIES)('retry after: %s', (_what, headers, message, ms) => {
  expect(retryAfterMs(headers, undefined, message, NOON)).toBe(ms);
});

test.each([
  ['one line', 'a\r\nb\t c\n\n d', 'a b c d'],
  ['no escape codes', '\u001b[1;31mred\u001b[0m \u001b]0;title\u0007\u009b2Jdone', 'red done'],
  ['no direction overrides, no invisible letters', 'a\u202eb\u200b\u2066c', 'abc'],
  ['no bearer', 'got Bearer abcdef123456', 'got Bearer …'],
  ['no half-masked key', 'sk-proj-ab12************************cd34 is wrong', 'sk-… is wrong'],
  ['no Google key', 'key AIzaSyA1234567890abcdefghijklmnopqrstu', 'key AIza…'],
] as const)('what a server said: %s', (_what, text, said) => expect(line(text)).toBe(said));

test('what a server said is cut to 200 characters, and no character to halves', () => {
  expect(line('x'.repeat(300))).toBe(`${'x'.repeat(199)}…`);
  expect(line('x'.repeat(200))).toBe('x'.repeat(200));
  expect(Array.from(line('😀'.repeat(300)))).toHaveLength(200);
});

test('the raw answer keeps its lines and loses the rest', () =>
  expect(excerpt('{\n  "a": "\u001b[31mred"\r\n}')).toBe('{\n  "a": "red"\n}'));

const cost = { input: 3, output: 15, cacheRead: 0, cacheWrite: 0 };
const free = { input: 0, output: 0, cacheRead: 0, cacheWrite: 0 };
const priced = target('openai-completions', 'https://a/v1', 'a', { local: false, cost });
const unpriced = target('openai-completions', 'https://a/v1', 'b', { local: false, cost: free });
const local = target('openai-completions', 'http://127.0.0.1/v1', 'c', { cost: free });
const decided = { ...priced, plan: { kind: 'decided', outcome: { kind: 'no_model' } } } as const;

test('reach costs nothing, a completion its tokens, and an unknown price is not zero', () => {
  expect(sayCost(costOf([priced, local, decided], 'reach'))).toBe('2 requests, free');
  expect(costOf([priced], 'completion').usd).toBeCloseTo(0.00021, 10);
  expect(sayCost(costOf([priced, local, decided], 'completion'))).toBe('2 completions, about 76 tokens, below $0.01');
  expect(sayCost(costOf([unpriced, priced], 'completion'))).toBe(
    '2 completions, about 76 tokens, below $0.01, price unknown for 1',
  );
  expect(sayCost(costOf([unpriced], 'completion'))).toBe('1 completion, about 38 tokens, price unknown for 1');
  expect(sayCost(costOf([local], 'completion'))).toBe('1 completion, about 38 tokens, free');
  // A gateway on this machine passes the bill on.
  const gateway = target('openai-completions', 'http://127.0.0.1:4000', 'd', { cost });
  expect(costOf([gateway], 'completion').usd).toBeCloseTo(0.00021, 10);
});

test('a tool call and a picture have estimates of their own, and an allowance that was asked for counts', () => {
  expect(sayCost(costOf([priced, local], 'tools'))).toBe('2 tool calls, at most 692 tokens, below $0.01');
  expect(costOf([priced], 'tools').usd).toBeCloseTo((90 * 3 + 256 * 15) / 1e6, 10);
  expect(sayCost(costOf([local], 'image'))).toBe('1 picture, about 336 tokens, free');
  const generous = target('openai-completions', 'https://a/v1', 'a', { local: false, cost, maxTokens: 1000 });
  expect(costOf([generous], 'completion')).toMatchObject({ inputTokens: 30, outputTokens: 1000 });
  expect(sayCost(costOf([priced], 'reach'))).toBe('1 request, free');
});

test('the tiers follow each other from the cheapest to the dearest, and begin anew', () => {
  expect(PROBE_KINDS.map(nextKind)).toEqual(['completion', 'tools', 'image', 'reach']);
  const spent = PROBE_KINDS.map((kind) => costOf([priced], kind).usd);
  expect(spent[0]).toBe(0);
  expect(PROBE_KINDS.map((kind) => isProbeKind(kind))).not.toContain(false);
  expect(isProbeKind('models')).toBe(false);
});

test('the report has OpenClaw’s fields, and the outcome beside them', () => {
  const record = (outcome: ProbeOutcome, over: Partial<ProbeRecord> = {}, isDecided = false): ProbeRecord => ({
    ref: 'oc/m1',
    probe: 'completion',
    outcome,
    totalMs: 300,
    at: NOON,
    detail: {
      provider: 'oc',
      credential: { label: 'oc:a', source: 'profile', mode: 'api_key', profileId: 'oc:a' },
      decided: isDecided,
    },
    ...over,
  });
  const records = [
    record(EACH.ok, { latencyMs: 271.6 }),
    record(EACH.auth, { latencyMs: 12 }),
    record(EACH.no_model, { ref: 'oc' }, true),
  ];
  const options = { kind: 'completion', timeoutMs: 8000, concurrency: 2, maxTokens: 8 } as const;
  const report = probesJson(records, options, { startedAt: NOON, finishedAt: NOON + 900 });
  expect(report).toMatchObject({
    startedAt: NOON,
    finishedAt: NOON + 900,
    durationMs: 900,
    totalTargets: 2,
    options: { profileIds: [], ...options },
  });
  const common = { provider: 'oc', profileId: 'oc:a', label: 'oc:a', source: 'profile', mode: 'api_key' };
  expect(report.results).toEqual([
    { ...common, model: 'oc/m1', status: 'ok', latencyMs: 272, outcome: EACH.ok, says: 'Answers.' },
    {
      ...common,
      model: 'oc/m1',
      status: 'auth',
      error: 'The key was rejected (401): no',
      latencyMs: 12,
      outcome: EACH.auth,
      says: 'The key was rejected (401): no',
      next: 'Check which key is used, and replace it.',
    },
    {
      ...common,
      status: 'no_model',
      reasonCode: 'no_model',
      error: 'No model available for probe',
      outcome: EACH.no_model,
      says: 'The provider has no model to probe.',
      next: 'Add a model to it first.',
    },
  ]);
});

test('a missing key has OpenClaw’s reason code', () =>
  expect(reasonCodeOf(EACH.no_credential)).toBe('missing_credential'));
