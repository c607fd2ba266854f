import { expect, test } from 'vitest';
import type { Json } from '../../state/domain/json.js';
import type { Evidence, Exchange, Reply } from '../../state/domain/probe/evidence.js';
import { judge } from '../../state/domain/probe/judge.js';
import type { ProbeOutcome } from '../../state/domain/probe.js';

/** Epoch ms of `Wed, 21 Oct 2026 07:28:00 GMT`. */
const NOW = Date.UTC(2026, 9, 21, 7, 28);

const reply = (status: number, body: Json | string, headers: Readonly<Record<string, string>> = {}): Reply => ({
  kind: 'reply',
  status,
  headers,
  text: typeof body === 'string' ? body : JSON.stringify(body),
  truncated: false,
});

const evidence = (main: Exchange, over: Partial<Evidence> = {}): Evidence => ({
  probe: 'completion',
  host: 'models.example',
  model: 'm1',
  contextWindow: 32_768,
  keySent: true,
  looked: [],
  now: NOW,
  main,
  shape: 'completion',
  ...over,
});

const check = (main: Exchange, expected: ProbeOutcome, over: Partial<Evidence> = {}) =>
  expect(judge(evidence(main, over))).toEqual(expected);

const openAi = (message: string, type: string, code: string | null = null): Json => ({
  error: { message, type, param: null, code },
});
const anthropic = (type: string, message: string): Json => ({ type: 'error', error: { type, message } });

type Row = readonly [what: string, reply: Reply, outcome: ProbeOutcome];

const ANSWERS: readonly Row[] = [
  [
    'OpenAI: wrong key',
    reply(
      401,
      openAi('Incorrect API key provided: sk-abc****************wxyz.', 'invalid_request_error', 'invalid_api_key'),
    ),
    { kind: 'auth', status: 401, said: 'Incorrect API key provided: sk-…' },
  ],
  [
    'Anthropic: wrong key',
    reply(401, anthropic('authentication_error', 'invalid x-api-key')),
    { kind: 'auth', status: 401, said: 'invalid x-api-key' },
  ],
  [
    'Google: wrong key, as 400',
    reply(400, {
      error: {
        code: 400,
        message: 'API key not valid. Please pass a valid API key.',
        status: 'INVALID_ARGUMENT',
        details: [{ '@type': 'type.googleapis.com/google.rpc.ErrorInfo', reason: 'API_KEY_INVALID' }],
      },
    }),
    { kind: 'auth', status: 400, said: 'API key not valid. Please pass a valid API key.' },
  ],
  [
    'claude-code-router: plain text',
    reply(401, 'APIKEY is missing', { 'content-type': 'text/plain' }),
    { kind: 'auth', status: 401, said: 'APIKEY is missing' },
  ],
  [
    'llama-server: wrong key',
    reply(401, { error: { message: 'Invalid API Key', type: 'authentication_error', code: 401 } }),
    { kind: 'auth', status: 401, said: 'Invalid API Key' },
  ],
  [
    'a 401 about money is about money',
    reply(401, openAi('Insufficient balance', 'insufficient_balance')),
    { kind: 'billing', status: 401, said: 'Insufficient balance' },
  ],

  ['Ollama: foreign Host or Origin', reply(403, ''), { kind: 'forbidden', status: 403 }],
  [
    'Anthropic: permission',
    reply(403, anthropic('permission_error', 'Your API key does not have permission to use the specified resource.')),
    { kind: 'forbidden', status: 403, said: 'Your API key does not have permission to use the specified resource.' },
  ],
  [
    'OpenAI: country',
    reply(
      403,
      openAi(
        'Country, region, or territory not supported',
        'request_forbidden',
        'unsupported_country_region_territory',
      ),
    ),
    { kind: 'forbidden', status: 403, said: 'Country, region, or territory not supported' },
  ],
  [
    'OpenAI: model of another project, as 403',
    reply(403, openAi('Project `p` does not have access to model `m1`', 'invalid_request_error', 'model_not_found')),
    { kind: 'unknown-model', because: 'refused', said: 'Project `p` does not have access to model `m1`' },
  ],

  [
    '402',
    reply(402, { error: { message: 'Insufficient credits', code: 402 } }),
    { kind: 'billing', status: 402, said: 'Insufficient credits' },
  ],
  [
    'OpenAI: quota, as 429',
    reply(
      429,
      openAi(
        'You exceeded your current quota, please check your plan and billing details.',
        'insufficient_quota',
        'insufficient_quota',
      ),
      { 'retry-after': '20' },
    ),
    {
      kind: 'billing',
      status: 429,
      said: 'You exceeded your current quota, please check your plan and billing details.',
    },
  ],
  [
    'Anthropic: credit, as 400',
    reply(400, anthropic('invalid_request_error', 'Your credit balance is too low to access the Anthropic API.')),
    { kind: 'billing', status: 400, said: 'Your credit balance is too low to access the Anthropic API.' },
  ],

  [
    '429, seconds',
    reply(429, openAi('Rate limit reached', 'requests', 'rate_limit_exceeded'), { 'retry-after': '30' }),
    { kind: 'rate_limit', status: 429, retryAfterMs: 30_000, said: 'Rate limit reached' },
  ],
  [
    '429, a date',
    reply(429, '', { 'retry-after': 'Wed, 21 Oct 2026 07:29:30 GMT' }),
    { kind: 'rate_limit', status: 429, retryAfterMs: 90_000 },
  ],
  [
    'Google: quota of the free tier is a rate limit',
    reply(429, {
      error: {
        code: 429,
        message: 'You exceeded your current quota, please check your plan and billing details.',
        status: 'RESOURCE_EXHAUSTED',
        details: [{ '@type': 'type.googleapis.com/google.rpc.RetryInfo', retryDelay: '34.07s' }],
      },
    }),
    {
      kind: 'rate_limit',
      status: 429,
      retryAfterMs: 34_070,
      said: 'You exceeded your current quota, please check your plan and billing details.',
    },
  ],
  [
    'Google: errors may come in a list',
    reply(429, [{ error: { code: 429, message: 'Slow down', status: 'RESOURCE_EXHAUSTED' } }]),
    { kind: 'rate_limit', status: 429, said: 'Slow down' },
  ],

  [
    'Anthropic: overloaded',
    reply(529, anthropic('overloaded_error', 'Overloaded')),
    { kind: 'overloaded', status: 529, said: 'Overloaded' },
  ],
  [
    '503',
    reply(503, { error: { message: 'The engine is currently overloaded' } }, { 'retry-after': '5' }),
    { kind: 'overloaded', status: 503, retryAfterMs: 5000, said: 'The engine is currently overloaded' },
  ],
  [
    'Moonshot: overloaded, as 429',
    reply(429, openAi('The engine is currently overloaded', 'engine_overloaded_error')),
    { kind: 'overloaded', status: 429, said: 'The engine is currently overloaded' },
  ],
  [
    'llama-server: loading',
    reply(503, { error: { message: 'Loading model', type: 'unavailable_error', code: 503 } }),
    { kind: 'loading', said: 'Loading model' },
  ],

  [
    'OpenAI: model',
    reply(
      404,
      openAi(
        'The model `m1` does not exist or you do not have access to it.',
        'invalid_request_error',
        'model_not_found',
      ),
    ),
    {
      kind: 'unknown-model',
      because: 'refused',
      said: 'The model `m1` does not exist or you do not have access to it.',
    },
  ],
  [
    'Anthropic: model',
    reply(404, anthropic('not_found_error', 'model: m1')),
    { kind: 'unknown-model', because: 'refused', said: 'model: m1' },
  ],
  [
    'Google: model',
    reply(404, { error: { code: 404, message: 'models/m1 is not found for API version v1beta', status: 'NOT_FOUND' } }),
    { kind: 'unknown-model', because: 'refused', said: 'models/m1 is not found for API version v1beta' },
  ],
  [
    'Ollama: model',
    reply(404, { error: "model 'm1' not found, try pulling it first" }),
    { kind: 'unknown-model', because: 'refused', said: "model 'm1' not found, try pulling it first" },
  ],
  [
    'Ollama, OpenAI path: model',
    reply(404, openAi('model "m1" not found, try pulling it first', 'api_error')),
    { kind: 'unknown-model', because: 'refused', said: 'model "m1" not found, try pulling it first' },
  ],
  [
    'llama-server router: model, as 400',
    reply(400, { error: { code: 400, message: "model 'm1' not found", type: 'invalid_request_error' } }),
    { kind: 'unknown-model', because: 'refused', said: "model 'm1' not found" },
  ],
  [
    'OpenRouter: model, as 400',
    reply(400, { error: { message: 'm1 is not a valid model ID', code: 400 } }),
    { kind: 'unknown-model', because: 'refused', said: 'm1 is not a valid model ID' },
  ],
  [
    'no model is missing when a field is',
    reply(400, openAi('you must provide a model parameter', 'invalid_request_error')),
    { kind: 'format', status: 400, said: 'you must provide a model parameter' },
  ],

  [
    'llama-server: path',
    reply(404, { error: { message: 'File Not Found', type: 'not_found_error', code: 404 } }),
    { kind: 'wrong-url', why: 'not-found', status: 404 },
  ],
  [
    'Ollama: path',
    reply(404, '404 page not found', { 'content-type': 'text/plain' }),
    { kind: 'wrong-url', why: 'not-found', status: 404 },
  ],
  [
    'OpenAI: path',
    reply(404, openAi('Invalid URL (POST /v1/v1/chat/completions)', 'invalid_request_error')),
    { kind: 'wrong-url', why: 'not-found', status: 404 },
  ],
  ['FastAPI: path', reply(404, { detail: 'Not Found' }), { kind: 'wrong-url', why: 'not-found', status: 404 }],
  [
    'LM Studio: path, as 200',
    reply(200, { error: 'Unexpected endpoint or method. (POST /v1/v1/responses)' }),
    { kind: 'wrong-url', why: 'not-found', status: 200 },
  ],
  [
    'llama-server not started for it',
    reply(501, {
      error: { code: 501, message: 'This server does not support embeddings.', type: 'not_supported_error' },
    }),
    { kind: 'wrong-url', why: 'not-this-api', status: 501 },
  ],
  [
    'wrong method',
    reply(405, { detail: 'Method Not Allowed' }),
    { kind: 'wrong-url', why: 'not-this-api', status: 405 },
  ],
  [
    'a web page',
    reply(200, '<!DOCTYPE html><html><title>Hi</title></html>'),
    { kind: 'wrong-url', why: 'html', status: 200 },
  ],
  [
    'a web page with 404',
    reply(404, '<html>', { 'content-type': 'text/html' }),
    { kind: 'wrong-url', why: 'html', status: 404 },
  ],
  [
    'a redirect, without what may be a key in it',
    reply(301, '', { location: 'https://user:secret@elsewhere.example/v1?key=abc#x' }),
    { kind: 'wrong-url', why: 'redirect', status: 301, to: 'https://elsewhere.example/v1' },
  ],
  [
    'a redirect on the same host',
    reply(308, '', { location: '/v1/' }),
    { kind: 'wrong-url', why: 'redirect', status: 308, to: '/v1/' },
  ],
  ['a redirect to nowhere', reply(302, ''), { kind: 'wrong-url', why: 'redirect', status: 302 }],
  ['a proxy that wants a login', reply(407, ''), { kind: 'proxy', code: '407' }],

  [
    'llama-server: prompt over the context',
    reply(400, {
      error: {
        code: 400,
        message: 'request (1030 tokens) exceeds the available context size (256 tokens), try increasing it',
        type: 'exceed_context_size_error',
        n_prompt_tokens: 1030,
        n_ctx: 256,
      },
    }),
    { kind: 'context-smaller', running: 256, configured: 32_768 },
  ],
  [
    'OpenAI: thought until the allowance was spent',
    reply(
      400,
      openAi(
        'Could not finish the message because max_tokens or model output limit was reached. Please try again with higher max_tokens.',
        'invalid_request_error',
      ),
    ),
    { kind: 'ok' },
  ],
  [
    'Portkey without its headers',
    reply(400, { status: 'failure', message: 'Either x-portkey-config or x-portkey-provider header is required' }),
    { kind: 'format', status: 400, said: 'Either x-portkey-config or x-portkey-provider header is required' },
  ],
  [
    'Portkey: upstream down',
    reply(500, { 'html-message': 'upstream is down' }),
    { kind: 'server-error', status: 500, said: 'upstream is down' },
  ],
  [
    'llama-server: bad JSON',
    reply(500, { error: { code: 500, message: '[json.exception.parse_error.101] parse error', type: 'server_error' } }),
    { kind: 'server-error', status: 500, said: '[json.exception.parse_error.101] parse error' },
  ],
  [
    'OpenClaw gateway: all upstreams down',
    reply(408, openAi('upstream provider timeout', 'api_error')),
    { kind: 'server-error', status: 408, said: 'upstream provider timeout' },
  ],
  [
    'a gateway',
    reply(502, '<html><title>502 Bad Gateway</title>', { 'content-type': 'text/html' }),
    { kind: 'server-error', status: 502, said: '502 Bad Gateway' },
  ],
  ['nothing at all', reply(200, ''), { kind: 'format', status: 200, said: 'an empty answer' }],
  ['JSON of another kind', reply(200, { ok: true }), { kind: 'wrong-url', why: 'not-this-api', status: 200 }],
  [
    'an error in a 200',
    reply(200, { error: { message: 'quota', type: 'insufficient_quota' } }),
    { kind: 'billing', status: 200, said: 'quota' },
  ],
];

test.each(ANSWERS)('%s', (_what, main, outcome) => check(main, outcome));

const failed = (
  why: Extract<Exchange, { kind: 'failed' }>['why'],
  phase: 'connect' | 'first-byte' | 'body' = 'connect',
  code = 'CODE',
): Exchange => ({ kind: 'failed', why, code, phase });
const timeout = (phase: Extract<Exchange, { kind: 'timeout' }>['phase']): Exchange => ({
  kind: 'timeout',
  phase,
  timings: { totalMs: 1234.6 },
});

const TRANSPORT: readonly (readonly [string, Exchange, ProbeOutcome])[] = [
  ['refused', failed('refused'), { kind: 'refused' }],
  ['dns', failed('dns'), { kind: 'dns', host: 'models.example' }],
  ['tls', failed('tls', 'connect', 'CERT_HAS_EXPIRED'), { kind: 'tls', code: 'CERT_HAS_EXPIRED' }],
  ['unreachable', failed('unreachable'), { kind: 'unreachable', code: 'CODE' }],
  ['proxy', failed('proxy'), { kind: 'proxy', code: 'CODE' }],
  ['reset', failed('reset', 'body'), { kind: 'dropped', code: 'CODE' }],
  ['another protocol', failed('protocol', 'first-byte'), { kind: 'wrong-url', why: 'not-http', to: 'CODE' }],
  ['a broken body', failed('protocol', 'body'), { kind: 'dropped', code: 'CODE' }],
  ['no URL', failed('bad-url'), { kind: 'wrong-url', why: 'malformed' }],
  ['no name in time', timeout('dns'), { kind: 'timeout', phase: 'connect', afterMs: 1235 }],
  ['no connection in time', timeout('connect'), { kind: 'timeout', phase: 'connect', afterMs: 1235 }],
  ['no handshake in time', timeout('tls'), { kind: 'timeout', phase: 'connect', afterMs: 1235 }],
  ['no answer in time', timeout('first-byte'), { kind: 'timeout', phase: 'first-byte', afterMs: 1235 }],
  ['no end in time', timeout('body'), { kind: 'timeout', phase: 'body', afterMs: 1235 }],
  ['cancelled', { kind: 'cancelled' }, { kind: 'cancelled' }],
];

test.each(TRANSPORT)('%s', (_what, main, outcome) => check(main, outcome));

const good = reply(200, { data: [] });
const models = (...ids: readonly string[]) => ({ models: ids.map((id) => ({ id })), takesAnyId: false });

test('a list proves the key only if the same path refuses without it', () => {
  const listed = { probe: 'reach', shape: 'list', listing: models('m1') } as const;
  check(good, { kind: 'ok', note: 'model-not-proven' }, { ...listed, keyless: reply(401, '') });
  check(good, { kind: 'ok', note: 'model-not-proven' }, { ...listed, keyless: reply(403, '') });
  check(good, { kind: 'ok', note: 'key-not-proven' }, { ...listed, keyless: good });
  check(good, { kind: 'ok', note: 'key-not-proven' }, { ...listed, keyless: reply(429, '') });
  check(good, { kind: 'ok', note: 'key-not-proven' }, { ...listed, keyless: timeout('first-byte') });
  check(good, { kind: 'ok', note: 'model-not-proven' }, { ...listed, keySent: false });
});

test('a server that wants a key and got none has not rejected one', () =>
  check(reply(401, ''), { kind: 'no_credential', looked: ['X_API_KEY'] }, { keySent: false, looked: ['X_API_KEY'] }));

test('an empty request proves the path by being complained about', () => {
  const empty = { probe: 'reach', shape: 'empty-request', keyless: reply(401, '') } as const;
  check(
    reply(400, anthropic('invalid_request_error', 'model: Field required')),
    { kind: 'ok', note: 'no-model-list' },
    empty,
  );
  check(reply(422, { detail: [{ msg: 'Field required' }] }), { kind: 'ok', note: 'no-model-list' }, empty);
  check(reply(500, openAi('Missing model', 'api_error')), { kind: 'ok', note: 'no-model-list' }, empty);
  check(reply(400, ''), { kind: 'ok', note: 'key-not-proven' }, { ...empty, keyless: reply(400, '') });
  check(reply(401, ''), { kind: 'auth', status: 401 }, empty);
  check(reply(429, ''), { kind: 'rate_limit', status: 429 }, empty);
  check(reply(503, ''), { kind: 'overloaded', status: 503 }, empty);
  check(reply(200, '<html></html>'), { kind: 'wrong-url', why: 'html', status: 200 }, empty);
});

test('a list without the model names those that are near', () => {
  const list = { probe: 'reach', shape: 'list' } as const;
  const near = { ...list, model: 'gpt-5.1-codex', listing: models('gpt-5.1', 'gpt-5.1-codex-mini', 'o3', 'dall-e-3') };
  check(good, { kind: 'unknown-model', because: 'not-listed', near: ['gpt-5.1-codex-mini', 'gpt-5.1'] }, near);
  check(good, { kind: 'unknown-model', because: 'not-listed' }, { ...list, listing: models() });
});

const SAME: readonly (readonly [asked: string, listed: string])[] = [
  ['m1', 'm1'],
  ['claude-sonnet-4-5', 'claude-sonnet-4-5-20250929'],
  ['gpt-5.1', 'gpt-5.1-2025-11-13'],
  ['llama3.3', 'llama3.3:latest'],
  ['gemini-3-pro', 'models/gemini-3-pro'],
  ['gemini-2.0-flash', 'gemini-2.0-flash-001'],
  ['MiniMax-M2.1', 'minimax-m2.1'],
  ['qwen3-8b', 'Qwen/Qwen3-8B'],
  ['tiny', '/models/tiny.gguf'],
  ['qwen/qwen3:free', 'qwen/qwen3'],
];

test.each(SAME)('%s is %s, listed and answered', (asked, listed) => {
  check(
    good,
    { kind: 'ok', note: 'model-not-proven' },
    { shape: 'list', model: asked, keySent: false, listing: models(listed) },
  );
  check(good, { kind: 'ok' }, { model: asked, answer: { model: listed } });
});

const OTHER: readonly (readonly [asked: string, answered: string])[] = [
  ['gpt-5', 'tiny-chain'],
  ['gpt-5.1', 'gpt-5'],
  ['gpt-5', 'gpt-5-mini'],
  ['gpt-oss:20b', 'gpt-oss:120b'],
  ['llama3.3', 'llama3.1:latest'],
];

test.each(OTHER)('%s is not %s', (asked, answered) =>
  check(good, { kind: 'answers-as', model: answered }, { model: asked, answer: { model: answered } }),
);

test('a router answers as whom it likes', () =>
  check(good, { kind: 'ok' }, { model: 'openrouter/auto', answer: { model: 'x-ai/grok-4' } }));

test('an alias that the server lists is no stranger', () =>
  check(
    good,
    { kind: 'ok' },
    {
      model: 'fast',
      answer: { model: 'tiny' },
      listing: { models: [{ id: 'tiny', aliases: ['fast'] }], takesAnyId: true },
    },
  ));

test('a server that takes any id is found out by its list, even when it repeats the id', () =>
  check(
    good,
    { kind: 'answers-as', model: 'tiny' },
    { answer: { model: 'm1' }, listing: { models: [{ id: 'tiny' }], takesAnyId: true } },
  ));

test('a context that runs smaller than promised', () => {
  const small = { kind: 'context-smaller', running: 4096, configured: 32_768 } as const;
  check(good, small, { answer: {}, running: 4096 });
  check(good, small, {
    shape: 'list',
    keySent: false,
    listing: { models: [{ id: 'm1', running: 4096 }], takesAnyId: false },
  });
  check(good, { kind: 'ok' }, { answer: {}, running: 32_768 });
});

test('OpenClaw’s own gateway answers 200 with its complaint', () => {
  const text = 'Context overflow: prompt too large for the model.';
  check(good, { kind: 'format', status: 200, said: text }, { answer: { model: 'm1', text } });
});

test('an answer that was cut is too large, whatever its beginning says', () =>
  check({ ...good, truncated: true }, { kind: 'too-large', bytes: good.text.length }, { answer: {} }));
