import { expect, test } from 'vitest';
import type { AuthStatus, Rung } from '../../state/domain/auth/auth.js';
import type { Home, ProviderState } from '../../state/domain/home.js';
import { probeTargets, refsInUse } from '../../state/domain/probe/targets.js';
import type { ProbePlan } from '../../state/domain/probe.js';
import { allowlist, home, missingAuth, model, provider, settings } from '../support/builders.js';

type Plan = Extract<ProbePlan, { kind: 'request' }>;

const planFor = (ref: string, provider: ProviderState, over: Partial<Home> = {}): ProbePlan => {
  const [target] = probeTargets(home({ providers: [provider], ...over }), [ref]);
  if (target === undefined) throw new Error('no target');
  return target.plan;
};

const request = (ref: string, provider: ProviderState, over: Partial<Home> = {}): Plan => {
  const plan = planFor(ref, provider, over);
  if (plan.kind !== 'request') throw new Error(`decided: ${JSON.stringify(plan)}`);
  return plan;
};

const outcome = (ref: string, provider: ProviderState) => {
  const plan = planFor(ref, provider);
  return plan.kind === 'decided' ? plan.outcome : plan;
};

test('the models in use: default, fallbacks, image and its fallbacks, aliases resolved, each once', () => {
  const used = home({
    models: settings({ allowlist: allowlist({ 'c/three': 'drei' }) }),
    providers: [provider('a', ['one', 'two']), provider('c', ['three'])],
    use: {
      ...home().use,
      resolvedDefault: 'a/one',
      fallbacks: ['drei', 'two', 'a/one'],
      imageModel: 'c/three',
      imageFallbacks: ['c/four'],
    },
  });
  expect(refsInUse(used)).toEqual(['a/one', 'c/three', 'a/two', 'c/four']);
});

test('a request goes where the model says, else where the provider does', () => {
  const own = model('own', {
    api: 'anthropic-messages',
    baseUrl: 'https://own.example',
    contextTokens: 9000,
    maxTokensField: 'max_tokens',
  });
  const both = provider('a', ['one', own], { authHeader: true });
  expect(request('a/one', both)).toMatchObject({
    api: 'openai-completions',
    baseUrl: 'https://a.example/v1',
    ownUrl: false,
    authHeader: true,
    contextWindow: 200_000,
  });
  expect(request('a/own', both)).toMatchObject({
    api: 'anthropic-messages',
    baseUrl: 'https://own.example',
    ownUrl: true,
    contextWindow: 9000,
    maxTokensField: 'max_tokens',
  });
});

test('a model that no list has is asked for all the same, its slashes and case kept', () =>
  expect(request('a/Qwen/Qwen3-8B:free', provider('a'))).toMatchObject({ model: 'Qwen/Qwen3-8B:free' }));

test('a provider alone stands for its first model', () => {
  expect(request('a', provider('a', ['one', 'two']))).toMatchObject({ model: 'one' });
  expect(outcome('a', provider('a'))).toEqual({ kind: 'no_model' });
});

test('aliases of a provider find it', () =>
  expect(request('Z.AI/glm-4.7', provider('zai', ['glm-4.7']))).toMatchObject({ baseUrl: 'https://zai.example/v1' }));

const { api: _api, ...withoutApi } = provider('a', ['one']);
const { baseUrl: _baseUrl, ...withoutUrl } = provider('a', ['one']);

test('without an api it is openai-completions', () =>
  expect(request('a/one', withoutApi).api).toBe('openai-completions'));

test('2026.5 speaks Ollama to Ollama whatever the config says, 2026.9 does what it says', () => {
  const ollama = provider('ollama', ['m']);
  expect(request('ollama/m', ollama).api).toBe('ollama');
  expect(request('ollama/m', ollama, { dialect: { ...home().dialect, version: '2026.9' } }).api).toBe(
    'openai-completions',
  );
});

test('what the home gives away is decided without a request', () => {
  expect(outcome('a/one', provider('a', ['one'], { api: 'google-vertex' }))).toEqual({
    kind: 'unsupported',
    api: 'google-vertex',
  });
  expect(outcome('a/one', withoutUrl)).toEqual({ kind: 'wrong-url', why: 'malformed' });
  expect(outcome('a/one', provider('a', ['one'], { auth: missingAuth('A_API_KEY') }))).toEqual({
    kind: 'no_credential',
    looked: ['A_API_KEY'],
  });
  expect(outcome('b/one', provider('a'))).toEqual({ kind: 'no_credential', looked: [] });
  expect(outcome('groq/one', provider('a'))).toEqual({ kind: 'no_credential', looked: ['GROQ_API_KEY'] });
});

test.each(['localhost:1234/v1', 'ftp://h/v1', 'http://', 'http://user:pw@h/v1', 'http://h:port/', '$BASE_URL', ''])(
  '%j is no base URL',
  (baseUrl) =>
    expect(outcome('a/one', provider('a', ['one'], { baseUrl }))).toEqual({ kind: 'wrong-url', why: 'malformed' }),
);

test.each(['http://h', 'https://h:8443/v1/', ' http://[::1]:11434 ', 'HTTP://LOCALHOST:1'])('%j is one', (baseUrl) =>
  expect(request('a/one', provider('a', ['one'], { baseUrl })).baseUrl).toBe(baseUrl),
);

test('a server of one’s own is asked without a key, too', () => {
  const plan = request('a/one', provider('a', ['one'], { local: true, auth: missingAuth('A_API_KEY') }));
  expect(plan).toMatchObject({ local: true, realKey: false, looked: ['A_API_KEY'] });
});

const auth = (source: Rung['source'], label: string): AuthStatus => ({
  kind: 'ready',
  winner: { source, holds: 'present', label },
  ladder: [],
});
const path = '/home/ann/.openclaw/x.json';

test.each([
  [
    'a key of the config',
    auth({ kind: 'config', path }, 'sk...yz'),
    true,
    { label: 'models.json', source: 'models.json', mode: 'api_key' },
  ],
  [
    'a marker',
    auth({ kind: 'config', path }, 'marker(ollama-local)'),
    false,
    { label: 'models.json', source: 'models.json', mode: 'api_key' },
  ],
  [
    'what a plugin makes up',
    auth({ kind: 'synthetic', marker: 'ollama-local' }, 'ollama-local'),
    false,
    { label: 'models.json', source: 'models.json', mode: 'api_key' },
  ],
  [
    'a variable',
    auth({ kind: 'env', name: 'A_API_KEY', from: 'process' }, 'sk...yz'),
    true,
    { label: 'env', source: 'env', mode: 'api_key' },
  ],
  [
    'a variable of a login',
    auth({ kind: 'env', name: 'ANTHROPIC_OAUTH_TOKEN', from: 'process' }, 'sk...yz'),
    true,
    { label: 'env', source: 'env', mode: 'oauth' },
  ],
  [
    'a profile',
    auth({ kind: 'profile', id: 'a:x', type: 'token', path }, 'sk...yz'),
    true,
    { label: 'a:x', source: 'profile', mode: 'token', profileId: 'a:x' },
  ],
] as const)('%s', (_what, status, realKey, credential) => {
  const [found] = probeTargets(home({ providers: [provider('a', ['one'], { auth: status })] }), ['a/one']);
  expect(found).toMatchObject({ credential, plan: { realKey } });
});
