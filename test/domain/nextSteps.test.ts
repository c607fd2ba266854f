import { expect, test } from 'vitest';
import { judge } from '../../state/domain/probe/judge.js';
import { nextStepOf } from '../../state/domain/probe/nextSteps.js';
import { recordWords, wordsOf } from '../../state/domain/probe/words.js';
import type { ProbeOutcome } from '../../state/domain/probe.js';
import { canonicalId } from '../../state/domain/providers/aliases.js';
import { providerRow } from '../../state/domain/providers/table.js';
import { TROUBLES, TROUBLES_ANYWHERE } from '../../state/domain/providers/troubles.js';
import { NOON } from '../support/builders.js';

/** What the judge makes of an answer to a completion, so that these are the outcomes that people meet. */
const answered = (status: number, error: Record<string, string> | string): ProbeOutcome =>
  judge({
    probe: 'completion',
    host: 'models.example',
    model: 'm',
    contextWindow: 1024,
    keySent: true,
    looked: [],
    now: NOON,
    shape: 'completion',
    main: { kind: 'reply', status, headers: {}, text: JSON.stringify({ error }), truncated: false },
  });

test('Of an address that the key was not sent to, the traps of the server say nothing.', () => {
  const outcome = { kind: 'wrong-url', why: 'unencrypted' } as const;
  for (const provider of ['ollama', 'minimax']) expect(nextStepOf(provider, outcome)).toBeUndefined();
  expect(wordsOf(outcome).next).toMatch(/https/);
});

const CASES: readonly (readonly [string, ProbeOutcome, RegExp])[] = [
  // The documents' own troubleshooting.
  ['ollama', { kind: 'refused' }, /`ollama serve`/],
  ['ollama', { kind: 'timeout', phase: 'connect', afterMs: 4000 }, /`ollama serve`/],
  ['ollama', { kind: 'no_model' }, /ollama pull gpt-oss:20b/],
  ['ollama', { kind: 'no_credential', looked: [] }, /OLLAMA_API_KEY/],
  ['ollama', { kind: 'wrong-url', why: 'html', status: 200 }, /\/api\/tags/],
  ['ollama', answered(400, 'tiny-chain:latest does not support tools'), /can use tools/],
  ['lmstudio', { kind: 'refused' }, /1234\/v1\/models/],
  ['lmstudio', { kind: 'timeout', phase: 'first-byte', afterMs: 8000 }, /load it again.*cold start/i],
  ['lmstudio', { kind: 'context-smaller', running: 4096, configured: 196_608 }, /contextWindow/],
  ['minimax', answered(400, { message: "unknown model 'minimax-m2.1'" }), /Upper and lower case.*MiniMax-M2\.1/],
  ['minimax', { kind: 'no_credential', looked: [] }, /MINIMAX_API_KEY/],
  // Keys that are right, and at the wrong door.
  ['minimax', answered(401, { message: 'invalid api key' }), /api\.minimaxi\.com.*other region/],
  ['minimax-portal', answered(401, { message: 'invalid api key' }), /api\.minimaxi\.com/],
  ['moonshot', answered(401, { message: 'Invalid Authentication' }), /api\.moonshot\.cn/],
  ['kimi', answered(401, { message: 'Invalid Authentication' }), /sk-kimi-/],
  [
    'zai',
    answered(429, { code: '1113', message: 'Insufficient balance or no resource package. Please recharge.' }),
    /api\/coding\/paas\/v4/,
  ],
  ['zai', answered(401, { message: 'token expired or incorrect' }), /open\.bigmodel\.cn/],
  ['openrouter', answered(402, { message: 'Insufficient credits' }), /openrouter\.ai\/settings\/credits/],
  [
    'anthropic',
    answered(401, { type: 'authentication_error', message: 'OAuth authentication is currently not supported.' }),
    /setup-token/,
  ],
  [
    'anthropic',
    answered(400, {
      type: 'invalid_request_error',
      message: 'This credential is only authorized for use with Claude Code and cannot be used for other API requests.',
    }),
    /setup-token/,
  ],
  ['anthropic', answered(401, { type: 'authentication_error', message: 'invalid x-api-key' }), /sk-ant-api/],
  ['openai', answered(429, { code: 'insufficient_quota', message: 'You exceeded your current quota' }), /ChatGPT plan/],
  ['github-copilot', answered(401, { message: 'unauthorized: token expired' }), /sign in again/],
  ['github-copilot', answered(400, { message: 'The requested model is not supported.' }), /Copilot settings/],
  [
    'google',
    answered(403, { status: 'PERMISSION_DENIED', message: 'Requests from referer <empty> are blocked.' }),
    /restricted/,
  ],
  [
    'google',
    answered(400, { status: 'FAILED_PRECONDITION', message: 'User location is not supported for the API use.' }),
    /google-vertex/,
  ],
  ['google-vertex', { kind: 'no_credential', looked: [] }, /gcloud auth application-default login/],
  [
    'opencode',
    answered(401, { type: 'CreditsError', message: 'No payment method. Add a payment method here' }),
    /payment method or credit/,
  ],
  ['vercel-ai-gateway', answered(403, { message: 'AI Gateway requires a valid credit card on file' }), /credit card/],
  // Anywhere.
  ['xai', answered(403, { message: 'This service is not available in your region.' }), /country or region/],
  [
    'my-own',
    answered(403, {
      code: 'unsupported_country_region_territory',
      message: 'Country, region, or territory not supported',
    }),
    /country or region/,
  ],
];

test.each(CASES)('%s, %o: %s', (provider, outcome, step) => {
  expect(nextStepOf(provider, outcome)).toMatch(step);
  expect(wordsOf(outcome, provider).next).toMatch(step);
});

test('A provider of which nothing is known gets the general advice, and so does an outcome that says nothing of the provider.', () => {
  const outcomes: readonly ProbeOutcome[] = [
    { kind: 'refused' },
    { kind: 'auth', status: 401 },
    { kind: 'timeout', phase: 'body', afterMs: 8000 },
    { kind: 'bug', message: 'x' },
    { kind: 'ok' },
  ];
  for (const outcome of outcomes) expect(wordsOf(outcome, 'my-own')).toEqual(wordsOf(outcome));
  expect(wordsOf({ kind: 'tls', code: 'X' }, 'ollama')).toEqual(wordsOf({ kind: 'tls', code: 'X' }));
});

test('What the answer itself tells stays in front of the advice.', () => {
  const near = { kind: 'unknown-model', because: 'refused', near: ['MiniMax-M2.1'] } as const;
  expect(wordsOf(near, 'minimax').next).toMatch(/^It has MiniMax-M2\.1\. Upper and lower case/);
  const meant = { kind: 'unknown-model', because: 'refused', meant: 'minimax/MiniMax-M2.1' } as const;
  expect(wordsOf(meant, 'minimax').next).toBe('Did you mean minimax/MiniMax-M2.1? Upper and lower case count.');
  const wait = { kind: 'rate_limit', status: 429, retryAfterMs: 30_000 } as const;
  expect(wordsOf(wait, 'openrouter').next).toMatch(/^Try again in 30 s\. Models that end with :free/);
});

test('A record is worded for its provider, which its ref names where nothing else does.', () => {
  const record = {
    ref: 'ollama/gpt-oss:20b',
    probe: 'reach',
    outcome: { kind: 'refused' },
    totalMs: 1,
    at: NOON,
  } as const;
  expect(recordWords(record).next).toMatch(/ollama serve/);
  const credential = { label: 'none', source: 'none', mode: 'none' } as const;
  const detail = { provider: 'lmstudio', credential, decided: false };
  expect(recordWords({ ...record, detail }).next).toMatch(/LM Studio/);
});

const ROWS = [...Object.entries(TROUBLES).flatMap(([id, rows]) => rows.map((row) => ({ id, ...row })))];

test.each(ROWS)('$id, $on: $next', ({ id, on, saying, next }) => {
  expect(canonicalId(id)).toBe(id);
  // A llama-server is nobody's provider to OpenClaw.
  if (id !== 'llamacpp') expect(providerRow(id)).toBeDefined();
  expect(on.length).toBeGreaterThan(0);
  expect(next).toMatch(/\.$/);
  expect(next.length).toBeLessThanOrEqual(220);
  // Every row can be reached: one without words before it would hide it.
  const rows = TROUBLES[id] ?? [];
  const index = rows.findIndex((row) => row.next === next && row.saying === saying);
  const hidden = rows.slice(0, index).flatMap((row) => (row.saying === undefined ? row.on : []));
  expect(saying === undefined ? on.filter((kind) => !hidden.includes(kind)) : on).not.toEqual([]);
});

test('Advice that holds anywhere is given only where the server says why.', () => {
  expect(TROUBLES_ANYWHERE.every(({ saying }) => saying !== undefined)).toBe(true);
});
