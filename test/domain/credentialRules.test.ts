import { expect, test } from 'vitest';
import {
  profileHealths,
  providerHealths,
  shortDuration,
  unusableProfiles,
} from '../../state/domain/auth/authHealth.js';
import { authStatus } from '../../state/domain/auth/authLadder.js';
import { authView, eligibility, explicitOrder, profileOrder } from '../../state/domain/auth/authOrder.js';
import {
  type ConfigCredential,
  type CredentialFacts,
  NO_CREDENTIALS,
} from '../../state/domain/auth/credentialFacts.js';
import type { AuthConfig, ConfiguredProfile, Profile, Usage } from '../../state/domain/auth/profiles.js';
import { byLocale } from '../../state/domain/byLocale.js';
import { isLocalUrl, isOwnServer, originOf } from '../../state/domain/config/localHost.js';
import { mask } from '../../state/domain/masking/mask.js';
import { publicJson, publicUrl } from '../../state/domain/masking/publicText.js';
import { NOON } from '../support/builders.js';

const HOUR = 3_600_000;

const profile = (id: string, over: Partial<Profile> = {}): Profile => ({
  id,
  provider: id.split(':')[0] ?? id,
  type: 'api_key',
  holdsSecret: true,
  holdsRef: false,
  canRefresh: false,
  label: 'sk-a...',
  path: '/h/auth-profiles.json',
  ...over,
});

type Setup = {
  readonly profiles: readonly Profile[];
  readonly usage?: Readonly<Record<string, Usage>>;
  readonly order?: Readonly<Record<string, readonly string[]>>;
  readonly said?: Readonly<Record<string, ConfiguredProfile>>;
  readonly saidOrder?: Readonly<Record<string, readonly string[]>>;
  readonly awsSdk?: readonly string[];
};

function viewOf(setup: Setup) {
  const config: AuthConfig = {
    profiles: new Map(Object.entries(setup.said ?? {})),
    order: new Map(Object.entries(setup.saidOrder ?? {})),
    awsSdk: new Set(setup.awsSdk ?? []),
  };
  const state = {
    order: new Map(Object.entries(setup.order ?? {})),
    usage: new Map(Object.entries(setup.usage ?? {})),
  };
  return authView(config, { profiles: new Map(setup.profiles.map((item) => [item.id, item])), state }, NOON);
}

const [key, token, login] = [
  profile('a:key'),
  profile('a:token', { type: 'token' }),
  profile('a:login', { type: 'oauth', canRefresh: true, expires: NOON + 50 * HOUR }),
];
const all = [key, token, login];

test.each<[string, Setup, string, readonly string[]]>([
  ['logins, then tokens, then keys', { profiles: all }, 'a', ['a:login', 'a:token', 'a:key']],
  [
    'the least used of a kind',
    { profiles: [key, profile('a:key2')], usage: { 'a:key': { lastUsed: 5 } } },
    'a',
    ['a:key2', 'a:key'],
  ],
  [
    'what rests, last',
    { profiles: all, usage: { 'a:login': { cooldownUntil: NOON + 1 } } },
    'a',
    ['a:token', 'a:key', 'a:login'],
  ],
  [
    'who is back first, among those at rest',
    { profiles: [key, token], usage: { 'a:key': { cooldownUntil: NOON + 1 }, 'a:token': { disabledUntil: NOON + 9 } } },
    'a',
    ['a:key', 'a:token'],
  ],
  [
    'a rest that is over for none',
    { profiles: [key, token], usage: { 'a:token': { cooldownUntil: NOON } } },
    'a',
    ['a:token', 'a:key'],
  ],
  ['an order set for the agent', { profiles: all, order: { a: ['a:key', 'a:login'] } }, 'a', ['a:key', 'a:login']],
  [
    'the agent’s order over that of the config',
    { profiles: all, order: { a: ['a:key'] }, saidOrder: { a: ['a:token'] } },
    'a',
    ['a:key'],
  ],
  ['the config’s order', { profiles: all, saidOrder: { a: ['a:token', 'gone'] } }, 'a', ['a:token']],
  ['nothing for an empty order', { profiles: all, saidOrder: { a: [] } }, 'a', []],
  [
    'only those the config names',
    { profiles: all, said: { 'a:key': { provider: 'a', mode: 'api_key' } } },
    'a',
    ['a:key'],
  ],
  [
    'all, when those the config names are gone',
    { profiles: [key], said: { gone: { provider: 'a', mode: 'api_key' } } },
    'a',
    ['a:key'],
  ],
  ['none of another mode', { profiles: [key], said: { 'a:key': { provider: 'a', mode: 'token' } } }, 'a', []],
  [
    'a token where the config says login',
    { profiles: [token], said: { 'a:token': { provider: 'a', mode: 'oauth' } } },
    'a',
    ['a:token'],
  ],
  ['no expired token', { profiles: [profile('a:t', { type: 'token', expires: NOON })] }, 'a', []],
  [
    'an expired login, which can be refreshed',
    { profiles: [profile('a:l', { type: 'oauth', expires: 1 })] },
    'a',
    ['a:l'],
  ],
  ['nothing without a secret', { profiles: [profile('a:e', { holdsSecret: false })] }, 'a', []],
  ['a ref, resolved or not', { profiles: [profile('a:r', { holdsSecret: false, holdsRef: true })] }, 'a', ['a:r']],
  [
    'those of the provider that lends its credential',
    { profiles: [profile('volcengine:x')] },
    'volcengine-plan',
    ['volcengine:x'],
  ],
  ['an OpenAI key for Codex', { profiles: [profile('openai:x')] }, 'openai-codex', ['openai:x']],
  ['no OpenAI login for Codex', { profiles: [profile('openai:x', { type: 'oauth' })] }, 'openai-codex', []],
  ['no Codex login for OpenAI', { profiles: [profile('openai-codex:x', { type: 'oauth' })] }, 'openai', []],
  [
    'an AWS profile without secret',
    { profiles: [], said: { aws: { provider: 'b', mode: 'aws-sdk' } }, awsSdk: ['b'] },
    'b',
    ['aws'],
  ],
])('tries %s', (_what, setup, provider, expected) => {
  expect(profileOrder(viewOf(setup), provider)).toEqual(expected);
});

test('Codex takes the order of OpenAI, with its own profiles kept', () => {
  const codex = profile('openai-codex:me', { type: 'oauth' });
  const setup = { profiles: [codex, profile('openai:k')], saidOrder: { openai: ['openai:k'] } };
  expect(explicitOrder(viewOf(setup), 'openai-codex')).toEqual(['openai-codex:me', 'openai:k']);
});

test('a profile that is not there is told from one of another provider', () => {
  const view = viewOf({ profiles: [key] });
  expect(eligibility(view, 'a', 'gone')).toBe('profile_missing');
  expect(eligibility(view, 'b', 'a:key')).toBe('provider_mismatch');
});

test.each([
  ['a key', {}, 'static'],
  ['a token without expiry', { type: 'token' }, 'static'],
  ['a token with a day to go', { type: 'token', expires: NOON + 24 * HOUR }, 'expiring'],
  ['a token with more', { type: 'token', expires: NOON + 25 * HOUR }, 'ok'],
  ['a token past', { type: 'token', expires: NOON - 1 }, 'expired'],
  ['a token with nonsense for expiry', { type: 'token', expires: 0 }, 'missing'],
  ['a login without expiry', { type: 'oauth' }, 'missing'],
  ['a login past', { type: 'oauth', expires: 1 }, 'expired'],
] as const)('%s is %s', (_what, over, status) => {
  expect(profileHealths(viewOf({ profiles: [profile('a:x', over)] }))).toMatchObject([{ status }]);
});

test('a provider is as well as the worst that would be tried', () => {
  const view = viewOf({
    profiles: [profile('a:old', { type: 'oauth', expires: 1 }), profile('a:key'), profile('b:key')],
  });
  const health = providerHealths(view, profileHealths(view));
  expect(health.map(({ provider, status }) => [provider, status])).toEqual([
    ['a', 'expired'],
    ['b', 'static'],
  ]);
});

test('rests are listed, soonest back first, those of gone profiles too, and never for two that balance themselves', () => {
  const usage = {
    'a:key': { cooldownUntil: NOON + 9 },
    gone: { disabledUntil: NOON + 5, disabledReason: 'billing' },
    'openrouter:k': { cooldownUntil: NOON + 7 },
  };
  const rests = unusableProfiles(viewOf({ profiles: [key, profile('openrouter:k')], usage }));
  expect(rests).toEqual([
    { profileId: 'gone', kind: 'disabled', reason: 'billing', until: NOON + 5, remainingMs: 5 },
    { profileId: 'a:key', provider: 'a', kind: 'cooldown', until: NOON + 9, remainingMs: 9 },
  ]);
});

test.each([
  [0, '0m'],
  [20_000, '1m'],
  [59 * 60_000, '59m'],
  [60 * 60_000, '1h'],
  [47 * HOUR, '47h'],
  [48 * HOUR, '2d'],
])('%i ms is %s', (ms, text) => {
  expect(shortDuration(ms)).toBe(text);
});

const envKey = {
  label: 'zz...zz',
  says: 'env: ZAI_API_KEY',
  source: { kind: 'env', name: 'ZAI_API_KEY', from: 'process' },
} as const;
const configKey: ConfigCredential = {
  label: 'cc...cc',
  usable: 'cc...cc',
  isMarker: false,
  isOAuthMarker: false,
  preferred: false,
  source: { kind: 'config', path: 'models.providers.zai.apiKey' },
};

const { usable: _usable, ...leadsNowhere } = configKey;

type Facts = {
  readonly env?: boolean;
  readonly config?: Partial<ConfigCredential> | 'leads-nowhere';
  readonly registry?: boolean;
  readonly synthetic?: boolean;
  readonly aws?: boolean;
};

const factsOf = ({ env, config, registry, synthetic, aws }: Facts): CredentialFacts => ({
  ...NO_CREDENTIALS,
  ...(env ? { env: new Map([['zai', envKey]]) } : {}),
  ...(config
    ? { config: new Map([['zai', config === 'leads-nowhere' ? leadsNowhere : { ...configKey, ...config }]]) }
    : {}),
  ...(registry ? { registry: new Map([['zai', { label: 'rr...rr', path: '/h/models.json' }]]) } : {}),
  ...(synthetic ? { synthetic: new Map([['zai', { source: 's', marker: 'custom-local', inStatus: false }]]) } : {}),
  ...(aws ? { awsSdk: new Set(['zai']) } : {}),
});

const zai = (over: Partial<Profile> = {}) => profile('zai:x', over);

test.each<[string, Setup, Facts, string, string]>([
  ['a stored key over everything else', { profiles: [zai()] }, { env: true, config: {} }, 'ready', 'profile'],
  ['a variable over the config', { profiles: [] }, { env: true, config: {} }, 'ready', 'env'],
  ['the key of the config', { profiles: [] }, { config: {} }, 'ready', 'config'],
  [
    'the key of a provider that says auth: api-key',
    { profiles: [zai()] },
    { env: true, config: { preferred: true } },
    'ready',
    'config',
  ],
  ['a marker of a local server', { profiles: [] }, { env: true, config: { isMarker: true } }, 'not-needed', 'config'],
  ['a stored key over such a marker', { profiles: [zai()] }, { config: { isMarker: true } }, 'ready', 'profile'],
  ['the AWS SDK', { profiles: [] }, { aws: true, env: true }, 'ready', 'cloud'],
  ['a stored key over the AWS SDK', { profiles: [zai()] }, { aws: true }, 'ready', 'profile'],
  ['no key, for a local server', { profiles: [] }, { synthetic: true }, 'not-needed', 'synthetic'],
  [
    'a variable when the token is past',
    { profiles: [zai({ type: 'token', expires: 1 })] },
    { env: true },
    'ready',
    'env',
  ],
  ['a token about to end', { profiles: [zai({ type: 'token', expires: NOON + HOUR })] }, {}, 'expiring', 'profile'],
  [
    'a login past that can be refreshed',
    { profiles: [zai({ type: 'oauth', expires: 1, canRefresh: true })] },
    {},
    'refreshable',
    'profile',
  ],
  ['nothing of a login past for good', { profiles: [zai({ type: 'oauth', expires: 1 })] }, {}, 'dead', 'none'],
  ['nothing of a profile that is kept out', { profiles: [zai()], saidOrder: { zai: ['other'] } }, {}, 'dead', 'none'],
  ['nothing of a key that leads nowhere', { profiles: [] }, { config: 'leads-nowhere' }, 'dead', 'none'],
  ['nothing of models.json, which lists and does not send', { profiles: [] }, { registry: true }, 'dead', 'none'],
  ['nothing', { profiles: [] }, {}, 'missing', 'none'],
])('sends %s', (_what, setup, facts, kind, from) => {
  const status = authStatus(
    { view: viewOf(setup), facts: factsOf(facts), unresolved: new Map(), openaiElsewhere: false },
    'zai',
  );
  expect([status.kind, status.winner?.source.kind ?? 'none']).toEqual([kind, from]);
  expect(status.winner === undefined || status.ladder.includes(status.winner)).toBe(true);
});

test('what is missing and what is dead say what to do', () => {
  const input = { facts: NO_CREDENTIALS, unresolved: new Map<string, string>(), openaiElsewhere: false };
  const missing = authStatus({ ...input, view: viewOf({ profiles: [] }) }, 'zai');
  expect(missing.why).toContain('ZAI_API_KEY');
  expect(missing.ladder.map(({ holds }) => holds)).toEqual(['absent', 'absent']);
  const dead = authStatus({ ...input, view: viewOf({ profiles: [zai({ type: 'token', expires: 1 })] }) }, 'zai');
  expect(dead.why).toContain('has expired');
});

test('OpenAI is also served by a Codex login, after everything of its own, unless it points elsewhere', () => {
  const view = viewOf({ profiles: [profile('openai-codex:me', { type: 'oauth', expires: NOON + 50 * HOUR })] });
  const input = { view, facts: NO_CREDENTIALS, unresolved: new Map<string, string>() };
  expect(authStatus({ ...input, openaiElsewhere: false }, 'openai').winner?.source).toMatchObject({
    id: 'openai-codex:me',
  });
  expect(authStatus({ ...input, openaiElsewhere: true }, 'openai').kind).toBe('missing');
});

test('a profile at rest still wins when it is alone, and says how long it rests', () => {
  const view = viewOf({
    profiles: [zai()],
    usage: { 'zai:x': { cooldownUntil: NOON + 60_000, cooldownReason: 'rate_limit' } },
  });
  const { kind, rest } = authStatus(
    { view, facts: NO_CREDENTIALS, unresolved: new Map(), openaiElsewhere: false },
    'zai',
  );
  expect([kind, rest]).toEqual(['ready', { kind: 'cooldown', reason: 'rate_limit', until: NOON + 60_000 }]);
});

test.each([
  ['', 'missing'],
  ['abc', '...'],
  ['abcdefg', '...'],
  ['abcdefgh', 'ab...gh'],
  ['abcdefghijklmnopqrstuvwxyz01234', 'ab...34'],
  ['abcdefghijklmnopqrstuvwxyz012345', 'abcdefgh...yz012345'],
  ['  abcdefgh\n', 'ab...gh'],
])('"%s" is masked as %s', (secret, shown) => {
  expect(mask(secret)).toBe(shown);
});

test('a mask never shows half of a key', () => {
  for (let length = 1; length <= 80; length++) {
    const secret = 'abcdefghijklmnopqrstuvwxyz'.repeat(4).slice(0, length);
    expect(mask(secret).replace('...', '').length).toBeLessThanOrEqual(length / 2);
  }
});

test.each([
  ['https://user:pass@host/v1', 'https://host/v1'],
  ['http://127.0.0.1:1234/v1', 'http://127.0.0.1:1234/v1'],
  ['https://host/v1?key=abc', 'https://host/v1?key=[secret]'],
])('%s is shown as %s', (url, shown) => {
  expect(publicUrl(url)).toBe(shown);
});

test('values under secret names are not held', () => {
  const shown = publicJson({ alias: 'Opus', params: { apiKey: 'abc', headers: ['sk-abcdefghijklmnop'] }, n: 1 });
  expect(shown).toEqual({ alias: 'Opus', params: { apiKey: '[secret]', headers: ['[secret]'] }, n: 1 });
});

test.each([
  ['http://localhost:1', true, true],
  ['http://127.0.0.1', true, true],
  ['http://[::1]:8', true, true],
  ['http://box.local/v1', true, true],
  ['http://192.168.1.2', false, true],
  ['http://172.20.0.1', false, true],
  ['http://172.40.0.1', false, false],
  ['http://host.docker.internal', false, true],
  ['https://api.openai.com/v1', false, false],
  ['nonsense', false, false],
  [undefined, false, false],
])('%s: local %s, a server of one’s own %s', (url, local, own) => {
  expect([isLocalUrl(url), isOwnServer(url)]).toEqual([local, own]);
});

test.each([
  ['https://x.example:8443/v1', 'https://x.example:8443'],
  ['file:///etc', undefined],
  ['nonsense', undefined],
])('a credential for %s is bound to %s', (url, origin) => {
  expect(originOf(url)).toBe(origin);
});

test('ids are sorted as localeCompare sorts them', () => {
  const ids = [
    'b',
    'a-b',
    'a',
    'A',
    'a1',
    'a:b',
    'a/b',
    'ab',
    'a.b',
    'a_b',
    'Z',
    'z',
    '1',
    'a@b',
    'aB',
    'ab:c',
    'kimi',
    'kimi-coding',
  ];
  const expected = [...ids].sort((a, b) => a.localeCompare(b));
  expect([...ids].reverse().sort(byLocale)).toEqual(expected);
  expect(byLocale('é', 'f')).toBe('é'.localeCompare('f'));
});
