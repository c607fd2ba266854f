import { expect, test } from 'vitest';
import type { Json } from '../../state/domain/json.js';
import type { Evidence, Reply } from '../../state/domain/probe/evidence.js';
import { dateMs } from '../../state/domain/probe/httpDate.js';
import { judge } from '../../state/domain/probe/judge.js';
import type { ProbeOutcome } from '../../state/domain/probe.js';

/** Epoch ms of `Wed, 21 Oct 2026 07:28:00 GMT`. */
const NOW = Date.UTC(2026, 9, 21, 7, 28);

type Headers = Readonly<Record<string, string>>;

const reply = (status: number, body: Json | string, headers: Headers = {}): Reply => ({
  kind: 'reply',
  status,
  headers,
  text: typeof body === 'string' ? body : JSON.stringify(body),
  truncated: false,
});

const evidence = (main: Reply): Evidence => ({
  probe: 'completion',
  host: 'models.example',
  model: 'm1',
  contextWindow: 1024,
  keySent: true,
  looked: [],
  now: NOW,
  main,
  shape: 'completion',
});

const openAi = (message: string, type: string, code: string | number | null = null): Json => ({
  error: { message, type, param: null, code },
});
const anthropic = (type: string, message: string): Json => ({ type: 'error', error: { type, message } });
const google = (code: number, status: string, message: string, details: readonly Json[] = []): Json => ({
  error: { code, message, status, details: [...details] },
});
const reason = (text: string): Json => ({ '@type': 'type.googleapis.com/google.rpc.ErrorInfo', reason: text });
const page = (title: string): string => `<!DOCTYPE html><html><head><title>${title}</title></head></html>`;
const HTML: Headers = { 'content-type': 'text/html; charset=UTF-8' };

type Row = readonly [who: string, status: number, body: Json | string, kind: ProbeOutcome['kind'], headers?: Headers];

/** By provider, as each documents its errors or was seen to answer. What the provider said is kept with each, see below. */
const ROWS: readonly Row[] = [
  ['OpenAI', 401, openAi('You must be a member of an organization to use the API', 'invalid_request_error'), 'auth'],
  [
    'OpenAI',
    400,
    openAi('Billing hard limit has been reached', 'invalid_request_error', 'billing_hard_limit_reached'),
    'billing',
  ],
  [
    'OpenAI',
    403,
    openAi('Country, region, or territory not supported', 'request_forbidden', 'unsupported_country_region_territory'),
    'forbidden',
  ],
  ['OpenAI', 503, openAi('Slow down', 'server_error', 'slow_down'), 'overloaded'],
  ['OpenAI', 500, openAi('The server had an error while processing your request', 'server_error'), 'server-error'],
  [
    'OpenAI',
    400,
    openAi('Your organization must be verified to stream this model.', 'invalid_request_error', 'unsupported_value'),
    'format',
  ],

  ['Anthropic', 400, anthropic('invalid_request_error', 'max_tokens: Field required'), 'format'],
  ['Anthropic', 401, anthropic('authentication_error', 'OAuth token has expired. Please obtain a new token.'), 'auth'],
  ['Anthropic', 402, anthropic('billing_error', 'There is an issue with your billing'), 'billing'],
  [
    'Anthropic',
    403,
    anthropic('permission_error', 'OAuth authentication is currently not allowed for this organization.'),
    'forbidden',
  ],
  ['Anthropic', 404, anthropic('not_found_error', 'model: m1'), 'unknown-model'],
  ['Anthropic', 413, anthropic('request_too_large', 'Request exceeds the maximum size'), 'format'],
  [
    'Anthropic',
    429,
    anthropic('rate_limit_error', 'This request would exceed the rate limit for your organization'),
    'rate_limit',
  ],
  ['Anthropic', 500, anthropic('api_error', 'Internal server error'), 'server-error'],
  ['Anthropic', 504, anthropic('timeout_error', 'Request timed out'), 'server-error'],
  ['Anthropic', 529, anthropic('overloaded_error', 'Overloaded'), 'overloaded'],
  [
    'Anthropic',
    400,
    anthropic(
      'invalid_request_error',
      'This credential is only authorized for use with Claude Code and cannot be used for other API requests.',
    ),
    'forbidden',
  ],
  ['Anthropic', 400, anthropic('invalid_request_error', 'This organization has been disabled.'), 'forbidden'],
  [
    'Anthropic',
    400,
    anthropic(
      'invalid_request_error',
      'You have reached your specified API usage limits. You will regain access on 2026-11-01 at 00:00 UTC.',
    ),
    'billing',
  ],
  [
    'Anthropic',
    400,
    anthropic('invalid_request_error', 'Third-party apps now draw from your extra usage, not your plan limits.'),
    'billing',
  ],

  [
    'Google',
    400,
    google(400, 'INVALID_ARGUMENT', 'API key expired. Please renew the API key.', [reason('API_KEY_INVALID')]),
    'auth',
  ],
  ['Google', 400, google(400, 'FAILED_PRECONDITION', 'User location is not supported for the API use.'), 'forbidden'],
  [
    'Google',
    400,
    google(
      400,
      'FAILED_PRECONDITION',
      'Gemini API free tier is not available in your country. Please enable billing on your project in Google AI Studio.',
    ),
    'forbidden',
  ],
  [
    'Google',
    403,
    google(403, 'PERMISSION_DENIED', 'Your API key was reported as leaked. Please use another API key.'),
    'auth',
  ],
  [
    'Google',
    403,
    google(
      403,
      'PERMISSION_DENIED',
      'Generative Language API has not been used in project 1 before or it is disabled.',
      [reason('SERVICE_DISABLED')],
    ),
    'forbidden',
  ],
  [
    'Google',
    403,
    google(403, 'PERMISSION_DENIED', 'Requests from referer <empty> are blocked.', [
      reason('API_KEY_HTTP_REFERRER_BLOCKED'),
    ]),
    'forbidden',
  ],
  ['Google', 404, google(404, 'NOT_FOUND', 'models/m1 is not found for API version v1beta'), 'unknown-model'],
  ['Google', 429, google(429, 'RESOURCE_EXHAUSTED', 'Resource has been exhausted (e.g. check quota).'), 'rate_limit'],
  [
    'Google',
    429,
    google(
      429,
      'RESOURCE_EXHAUSTED',
      'Your prepayment credits are depleted. Please go to AI Studio to manage your billing.',
    ),
    'billing',
  ],
  ['Google', 500, google(500, 'INTERNAL', 'An internal error has occurred.'), 'server-error'],
  ['Google', 503, google(503, 'UNAVAILABLE', 'The model is overloaded. Please try again later.'), 'overloaded'],
  ['Google', 504, google(504, 'DEADLINE_EXCEEDED', 'The request timed out.'), 'server-error'],

  ['OpenRouter', 401, { error: { message: 'No auth credentials found', code: 401 } }, 'auth'],
  [
    'OpenRouter',
    402,
    { error: { message: 'Insufficient credits. Add more using https://openrouter.ai/credits', code: 402 } },
    'billing',
  ],
  [
    'OpenRouter',
    403,
    { error: { message: 'm1 requires moderation', code: 403, metadata: { reasons: ['violence'] } } },
    'forbidden',
  ],
  ['OpenRouter', 404, { error: { message: 'No endpoints found for m1.', code: 404 } }, 'unknown-model'],
  [
    'OpenRouter',
    404,
    {
      error: {
        message:
          'No endpoints found matching your data policy (Free model publication). Configure: https://openrouter.ai/settings/privacy',
        code: 404,
      },
    },
    'forbidden',
  ],
  ['OpenRouter', 408, { error: { message: 'Request timed out', code: 408 } }, 'server-error'],
  ['OpenRouter', 502, { error: { message: 'Provider returned error', code: 502 } }, 'server-error'],
  [
    'OpenRouter',
    503,
    { error: { message: 'No available model provider that meets your routing requirements', code: 503 } },
    'overloaded',
  ],
  ['OpenRouter, in a 200', 200, { error: { message: 'Internal Server Error', code: 500 } }, 'server-error'],

  [
    'DeepSeek',
    401,
    openAi('Authentication Fails, Your api key: ****1234 is invalid', 'authentication_error', 'invalid_request_error'),
    'auth',
  ],
  ['DeepSeek', 402, openAi('Insufficient Balance', 'unknown_error', 'invalid_request_error'), 'billing'],
  ['DeepSeek', 422, openAi('Failed to deserialize the JSON body', 'invalid_request_error'), 'format'],
  ['Mistral', 401, { message: 'Unauthorized', request_id: 'r' }, 'auth'],
  [
    'Mistral',
    429,
    {
      object: 'error',
      message: 'Service tier capacity exceeded for this model.',
      type: 'service_tier_capacity_exceeded',
      code: '3505',
    },
    'overloaded',
  ],
  [
    'Mistral',
    400,
    { object: 'error', message: 'Invalid model: m1', type: 'invalid_model', code: '1500' },
    'unknown-model',
  ],
  [
    'Groq',
    413,
    openAi('Request too large for model `m1` on tokens per minute (TPM)', 'tokens', 'rate_limit_exceeded'),
    'rate_limit',
  ],
  ['Groq', 498, openAi('Flex tier capacity exceeded', 'server_error', 'capacity_exceeded'), 'overloaded'],
  [
    'Groq',
    400,
    openAi(
      'Organization has been restricted. Please reach out to support.',
      'invalid_request_error',
      'organization_restricted',
    ),
    'forbidden',
  ],
  [
    'Groq',
    400,
    openAi(
      'The model `m1` has been decommissioned and is no longer supported.',
      'invalid_request_error',
      'model_decommissioned',
    ),
    'unknown-model',
  ],
  [
    'Groq',
    400,
    openAi('The model `m1` requires terms acceptance.', 'invalid_request_error', 'model_terms_required'),
    'forbidden',
  ],
  [
    'xAI',
    400,
    {
      code: 'Client specified an invalid argument',
      error: 'Incorrect API key provided: xa***bc. You can obtain an API key from https://console.x.ai.',
    },
    'auth',
  ],
  [
    'xAI',
    403,
    {
      code: 'The caller does not have permission to execute the specified operation',
      error: "Your newly created team doesn't have any credits yet. You can purchase credits on https://console.x.ai.",
    },
    'billing',
  ],
  [
    'xAI',
    404,
    {
      code: 'Some requested entity was not found',
      error: 'The model m1 does not exist or your team t does not have access to it.',
    },
    'unknown-model',
  ],
  ['Moonshot', 401, openAi('Invalid Authentication', 'invalid_authentication_error'), 'auth'],
  [
    'Moonshot',
    429,
    openAi('Your account o is suspended, please check your plan and billing details', 'exceeded_current_quota_error'),
    'billing',
  ],
  [
    'Moonshot',
    429,
    openAi('Your account o request reached max RPM: 3, please try again after 20 seconds', 'rate_limit_reached_error'),
    'rate_limit',
  ],
  ['Moonshot', 404, openAi('Not found the model m1 or Permission denied', 'resource_not_found_error'), 'unknown-model'],
  [
    'Z.AI',
    429,
    { error: { code: '1113', message: 'Insufficient balance or no resource package. Please recharge.' } },
    'billing',
  ],
  [
    'Z.AI',
    429,
    { error: { code: '1302', message: 'High concurrency usage of this API, please reduce concurrency' } },
    'rate_limit',
  ],
  ['Z.AI', 400, { error: { code: '1211', message: 'Unknown Model, please check the model code.' } }, 'unknown-model'],
  [
    'MiniMax, in a 200',
    200,
    { base_resp: { status_code: 1004, status_msg: 'login fail: Please carry the API secret key' } },
    'auth',
  ],
  [
    'MiniMax, in a 200',
    200,
    { choices: null, base_resp: { status_code: 1008, status_msg: 'insufficient balance' } },
    'billing',
  ],
  ['MiniMax, in a 200', 200, { base_resp: { status_code: 1002, status_msg: 'rate limit' } }, 'rate_limit'],
  ['MiniMax, in a 200', 200, { base_resp: { status_code: 2049, status_msg: 'invalid api key' } }, 'auth'],
  ['MiniMax, in a 200', 200, { base_resp: { status_code: 1000, status_msg: 'unknown error' } }, 'server-error'],
  ['Qwen', 401, openAi('Incorrect API key provided.', 'invalid_request_error', 'invalid_api_key'), 'auth'],
  [
    'Qwen',
    400,
    openAi('Access denied, please make sure your account is in good standing.', 'Arrearage', 'Arrearage'),
    'billing',
  ],
  [
    'Qwen',
    403,
    openAi(
      'The free tier of the model has been exhausted.',
      'AllocationQuota.FreeTierOnly',
      'AllocationQuota.FreeTierOnly',
    ),
    'billing',
  ],
  [
    'Hugging Face',
    402,
    { error: 'You have exceeded your monthly included credits for Inference Providers.' },
    'billing',
  ],
  [
    'Hugging Face',
    400,
    openAi(
      "The requested model 'm1' is not supported by any provider you have enabled.",
      'invalid_request_error',
      'model_not_supported',
    ),
    'unknown-model',
  ],
  ['GitHub Copilot', 401, 'unauthorized: token expired\n', 'auth'],
  ['GitHub Copilot', 402, openAi('You have exceeded your monthly quota', '', 'quota_exceeded'), 'billing'],
  [
    'Azure',
    404,
    { error: { code: 'DeploymentNotFound', message: 'The API deployment for this resource does not exist.' } },
    'unknown-model',
  ],
  [
    'LiteLLM',
    400,
    openAi('Budget has been exceeded! Current cost: 0.2, Max budget: 0.1', 'budget_exceeded', '400'),
    'billing',
  ],
  [
    'LiteLLM',
    400,
    openAi(
      '/chat/completions: Invalid model name passed in model=m1. Call `/v1/models` to view available models for your key.',
      'None',
      '400',
    ),
    'unknown-model',
  ],
  [
    'vLLM',
    404,
    { object: 'error', message: 'The model `m1` does not exist.', type: 'NotFoundError', code: 404 },
    'unknown-model',
  ],
  ['vLLM', 401, { error: 'Unauthorized' }, 'auth'],
  ['FastAPI', 422, { detail: [{ loc: ['body', 'messages'], msg: 'Field required', type: 'missing' }] }, 'format'],
  [
    'LM Studio',
    400,
    { error: "No models loaded. Please load a model in the developer page or use the 'lms load' command." },
    'unknown-model',
  ],
  ['Ollama', 500, { error: 'model requires more system memory (20 GiB) than is available (8 GiB)' }, 'server-error'],
  ['Ollama', 503, { error: 'server busy, please try again.  maximum pending requests exceeded' }, 'overloaded'],
  ['Ollama', 401, { error: 'unauthorized' }, 'auth'],
  [
    'OpenClaw gateway',
    400,
    openAi('Invalid `model`. Use `openclaw` or `openclaw/<agentId>`.', 'invalid_request_error'),
    'unknown-model',
  ],
  [
    'a model that is not served here',
    501,
    { error: { code: 501, message: 'This server does not support chat.', type: 'not_supported_error' } },
    'wrong-url',
  ],

  ['Cloudflare', 403, page('Just a moment...'), 'forbidden', HTML],
  ['Cloudflare', 403, page('Attention Required! | Cloudflare'), 'forbidden', HTML],
  ['Cloudflare', 429, 'error code: 1015', 'rate_limit'],
  ['Cloudflare', 521, page('Web server is down'), 'server-error', HTML],
  ['Cloudflare', 522, 'error code: 522', 'server-error'],
  ['nginx', 502, page('502 Bad Gateway'), 'server-error', HTML],
  ['nginx', 503, page('503 Service Temporarily Unavailable'), 'overloaded', HTML],
  ['nginx', 401, page('401 Authorization Required'), 'auth', HTML],
  ['a law', 451, page('Unavailable For Legal Reasons'), 'forbidden', HTML],
];

const NAMED = ROWS.map(([who, status, body, kind, headers = {}]) => ({ who, status, body, kind, headers }));

test.each(NAMED)('$who: $status $body is $kind', ({ status, body, kind, headers }) => {
  expect(judge(evidence(reply(status, body, headers)))).toMatchObject({ kind });
});

test('what a provider says is kept with every one of them, on a line', () => {
  for (const { who, status, body, kind, headers } of NAMED) {
    if (kind === 'wrong-url') continue;
    const outcome = judge(evidence(reply(status, body, headers)));
    expect([who, 'said' in outcome ? outcome.said : '']).toEqual([who, expect.stringMatching(/^\S[^\n]{3,199}$/)]);
  }
});

const EMPTY: readonly (readonly [status: number, kind: ProbeOutcome['kind']])[] = [
  [200, 'format'],
  [204, 'format'],
  [400, 'format'],
  [401, 'auth'],
  [402, 'billing'],
  [403, 'forbidden'],
  [404, 'wrong-url'],
  [405, 'wrong-url'],
  [407, 'proxy'],
  [408, 'server-error'],
  [413, 'format'],
  [422, 'format'],
  [429, 'rate_limit'],
  [451, 'forbidden'],
  [500, 'server-error'],
  [502, 'server-error'],
  [503, 'overloaded'],
  [504, 'server-error'],
  [524, 'server-error'],
  [529, 'overloaded'],
];

test.each(EMPTY)('%d with nothing in it is %s', (status, kind) =>
  expect(judge(evidence(reply(status, '')))).toMatchObject({ kind }),
);

test('OpenRouter tells what the provider behind it said', () => {
  const behind = (raw: string) =>
    judge(evidence(reply(429, { error: { message: 'Provider returned error', code: 429, metadata: { raw } } })));
  expect(behind('m1 is temporarily rate-limited upstream. Please retry shortly')).toMatchObject({
    said: 'Provider returned error: m1 is temporarily rate-limited upstream. Please retry shortly',
  });
  expect(behind('{"error":{"message":"Slow down"}}')).toMatchObject({ said: 'Provider returned error: Slow down' });
  expect(behind('')).toMatchObject({ said: 'Provider returned error' });
  // Each that passes it on wraps it once more.
  const deep = JSON.stringify({ error: { message: 'x', metadata: { raw: '{"error":"y"}' } } });
  expect(behind(deep)).toMatchObject({ said: 'Provider returned error: x: y' });
});

test('what is said of a key is masked, wherever it stands', () => {
  const rejected = judge(
    evidence(
      reply(400, { code: 'x', error: 'Incorrect API key provided: sk-abcdef1234567890abcdef. See the console.' }),
    ),
  );
  expect(rejected).toEqual({ kind: 'auth', status: 400, said: 'Incorrect API key provided: sk-… See the console.' });
});

const retryInfo = (retryDelay: string): Json =>
  google(429, 'RESOURCE_EXHAUSTED', 'Quota exceeded', [
    { '@type': 'type.googleapis.com/google.rpc.QuotaFailure', violations: [] },
    { '@type': 'type.googleapis.com/google.rpc.RetryInfo', retryDelay },
  ]);

const SLOW = openAi('Slow down', 'requests');
const freeLimit: Json = {
  error: {
    message: 'Rate limit exceeded: free-models-per-day',
    code: 429,
    metadata: {
      headers: { 'X-RateLimit-Limit': '50', 'X-RateLimit-Remaining': '0', 'X-RateLimit-Reset': String(NOW + 60_000) },
    },
  },
};

const WAITS: readonly (readonly [form: string, body: Json, headers: Headers, ms: number | undefined])[] = [
  ['seconds', SLOW, { 'retry-after': '30' }, 30_000],
  ['a date', SLOW, { 'retry-after': 'Wed, 21 Oct 2026 07:29:30 GMT' }, 90_000],
  ['a date of 1985', SLOW, { 'retry-after': 'Wednesday, 21-Oct-26 07:29:30 GMT' }, 90_000],
  ['a date of C', SLOW, { 'retry-after': 'Wed Oct 21 07:29:30 2026' }, 90_000],
  ['milliseconds', SLOW, { 'retry-after-ms': '1250' }, 1250],
  ['Google', retryInfo('34.07s'), {}, 34_070],
  ['Google, in words', google(429, 'RESOURCE_EXHAUSTED', 'Quota exceeded. Please retry in 12.5s.'), {}, 12_500],
  ['OpenAI, requests', SLOW, { 'x-ratelimit-remaining-requests': '0', 'x-ratelimit-reset-requests': '6m0s' }, 360_000],
  [
    'OpenAI, tokens',
    SLOW,
    {
      'x-ratelimit-remaining-requests': '9',
      'x-ratelimit-reset-requests': '6m0s',
      'x-ratelimit-remaining-tokens': '0',
      'x-ratelimit-reset-tokens': '17ms',
    },
    17,
  ],
  ['OpenAI, in words', openAi('Rate limit reached. Please try again in 1m26.4s.', 'tokens'), {}, 86_400],
  [
    'Anthropic',
    anthropic('rate_limit_error', 'Slow down'),
    { 'anthropic-ratelimit-requests-remaining': '0', 'anthropic-ratelimit-requests-reset': '2026-10-21T07:28:42Z' },
    42_000,
  ],
  [
    'Anthropic, a subscription',
    anthropic('rate_limit_error', 'Slow down'),
    {
      'anthropic-ratelimit-unified-5h-status': 'rejected',
      'anthropic-ratelimit-unified-5h-reset': String(NOW / 1000 + 600),
      'anthropic-ratelimit-unified-7d-status': 'allowed_warning',
      'anthropic-ratelimit-unified-7d-reset': String(NOW / 1000 + 86_400),
    },
    600_000,
  ],
  ['OpenRouter', freeLimit, {}, 60_000],
  [
    'Cerebras',
    SLOW,
    { 'x-ratelimit-remaining-tokens-minute': '0', 'x-ratelimit-reset-tokens-minute': '11.38' },
    11_380,
  ],
  ['the draft of the IETF', SLOW, { 'ratelimit-remaining': '0', 'ratelimit-reset': '50' }, 50_000],
  ['Azure, in words', openAi('Please retry after 86400 seconds.', '', '429'), {}, 86_400_000],
  [
    'Moonshot, in words',
    openAi('request reached max RPM: 3, please try again after 1 seconds', 'rate_limit_reached_error'),
    {},
    1000,
  ],
  ['two units, in words', openAi('Try again in 2 minutes and 5 seconds', ''), {}, 125_000],
  ['milliseconds, in words', openAi('Please try again in 250 milliseconds', ''), {}, 250],
  ['a number that nobody can wait for', SLOW, { 'retry-after': '9'.repeat(400) }, undefined],
  ['a time that no clock shows', SLOW, { 'retry-after': 'Wed, 99 Oct 2026 99:99:99 GMT' }, undefined],
  ['no form at all', openAi('Please retry shortly, within the limits of 3 m', ''), {}, undefined],
];

test.each(WAITS)('how long to wait: %s', (_form, body, headers, ms) => {
  const outcome = judge(evidence(reply(429, body, headers)));
  expect(outcome).toMatchObject({ kind: 'rate_limit', status: 429 });
  expect('retryAfterMs' in outcome ? outcome.retryAfterMs : undefined).toBe(ms);
});

test.each<[string, Json, string]>([
  [
    'Cloudflare',
    { success: false, errors: [{ code: 10000, message: 'Authentication error' }], messages: [], result: null },
    'Authentication error',
  ],
  ['a proxy around another', { error: { error: { message: 'No such thing', type: 'odd' } } }, 'No such thing'],
])('what %s says is kept', (_who, body, said) => {
  expect(judge(evidence(reply(418, body)))).toMatchObject({ said });
});

test('an overloaded server may say how long, too', () =>
  expect(judge(evidence(reply(529, anthropic('overloaded_error', 'Overloaded'), { 'retry-after': '7' })))).toEqual({
    kind: 'overloaded',
    status: 529,
    retryAfterMs: 7000,
    said: 'Overloaded',
  }));

test.each([
  ['Sun, 06 Nov 1994 08:49:37 GMT', Date.UTC(1994, 10, 6, 8, 49, 37)],
  ['Sunday, 06-Nov-94 08:49:37 GMT', Date.UTC(2094, 10, 6, 8, 49, 37)],
  ['Sun Nov  6 08:49:37 1994', Date.UTC(1994, 10, 6, 8, 49, 37)],
  ['2028-02-29T23:59:59.5Z', Date.UTC(2028, 1, 29, 23, 59, 59)],
  ['Sun, 06 Nvo 1994 08:49:37 GMT', undefined],
  ['tomorrow', undefined],
  ['', undefined],
] as const)('the date %j', (text, ms) => expect(dateMs(text)).toBe(ms));
