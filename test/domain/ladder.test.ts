import { describe, expect, test } from 'vitest';
import type { AuthStatus, Rung } from '../../state/domain/auth/auth.js';
import { authStatus } from '../../state/domain/auth/authLadder.js';
import { authView } from '../../state/domain/auth/authOrder.js';
import { type CredentialFacts, type EnvCredential, NO_CREDENTIALS } from '../../state/domain/auth/credentialFacts.js';
import { nextStep } from '../../state/domain/auth/nextStep.js';
import type { AuthConfig, Profile, Usage } from '../../state/domain/auth/profiles.js';
import { restWords, rungWhy } from '../../state/domain/auth/rungWords.js';
import { NOON } from '../support/builders.js';

const HOUR = 3_600_000;
const STORE = '/h/agents/work/agent/auth-profiles.json';
const MAIN = '/h/agents/main/agent/auth-profiles.json';

const profile = (id: string, over: Partial<Profile> = {}): Profile => ({
  id,
  provider: id.split(':')[0] ?? id,
  type: 'api_key',
  holdsSecret: true,
  holdsRef: false,
  canRefresh: false,
  label: 'sk-a...',
  path: STORE,
  ...over,
});

type Setup = {
  readonly profiles?: readonly Profile[];
  readonly order?: readonly string[];
  readonly saidOrder?: readonly string[];
  readonly said?: AuthConfig['profiles'];
  readonly usage?: Readonly<Record<string, Usage>>;
  readonly unresolved?: Readonly<Record<string, string>>;
  readonly env?: readonly string[];
  readonly config?: 'key' | 'preferred' | 'marker' | 'leads nowhere';
  readonly facts?: Partial<CredentialFacts>;
  readonly warnWithin?: number;
};

const variable = (name: string): Pick<EnvCredential, 'label' | 'source'> => ({
  label: 'zz...zz',
  source: { kind: 'env', name, from: 'process' },
});

function envOf(id: string, names: readonly string[]): CredentialFacts['env'] {
  const [first, ...rest] = names.map(variable);
  return new Map(first === undefined ? [] : [[id, { ...first, says: 'env', also: rest }]]);
}

function configOf(id: string, form: Setup['config']): CredentialFacts['config'] {
  if (form === undefined) return new Map();
  const key = {
    label: form === 'marker' ? 'marker(custom-local)' : 'cc...cc',
    isMarker: form === 'marker',
    isOAuthMarker: false,
    preferred: form === 'preferred',
    source: { kind: 'config', path: `models.providers.${id}.apiKey` },
  } as const;
  return new Map([
    [id, form === 'leads nowhere' ? { ...key, fault: 'the variable K is not set' } : { ...key, usable: 'cc...cc' }],
  ]);
}

function statusOf(id: string, setup: Setup): AuthStatus {
  const order = (ids: readonly string[] | undefined) => new Map(ids === undefined ? [] : [[id, ids]]);
  const config: AuthConfig = {
    profiles: setup.said ?? new Map(),
    order: order(setup.saidOrder),
    awsSdk: setup.facts?.awsSdk ?? new Set(),
  };
  const profiles = new Map((setup.profiles ?? []).map((one) => [one.id, one]));
  const state = { order: order(setup.order), usage: new Map(Object.entries(setup.usage ?? {})) };
  const facts: CredentialFacts = {
    ...NO_CREDENTIALS,
    env: envOf(id, setup.env ?? []),
    config: configOf(id, setup.config),
    ...setup.facts,
  };
  const view = authView(config, { profiles, state }, NOON, setup.warnWithin);
  const unresolved = new Map(Object.entries(setup.unresolved ?? {}));
  return authStatus({ view, facts, unresolved, openaiElsewhere: false, mainStore: MAIN }, id);
}

const placeOf = ({ source }: Rung): string => {
  if (source.kind === 'profile') return source.id;
  if (source.kind === 'env') return source.name;
  return source.kind === 'cloud' ? source.of : source.kind;
};

/** `▶ zai:x present`, `ZAI_API_KEY present: why`. */
const told = ({ ladder, winner }: AuthStatus): readonly string[] =>
  ladder.map((rung) => {
    const why = rungWhy(rung);
    return `${rung === winner ? '▶ ' : ''}${placeOf(rung)} ${rung.holds}${why === undefined ? '' : `: ${why}`}`;
  });

const NOT_WHILE = 'not tried: beside a profile an agent tries nothing else';
const EARLIER = 'not tried: an earlier one wins';

// What a real agent of OpenClaw 2026.5.28 sent to a server on loopback, or did not, with these files.
describe('an agent', () => {
  test.each<[string, Setup, string, readonly string[]]>([
    [
      'fails with a profile whose secret is missing, beside a good variable',
      { profiles: [profile('zai:x')], unresolved: { 'zai:x': 'the variable NOPE is not set' }, env: ['ZAI_API_KEY'] },
      'dead',
      ['zai:x unresolved: the variable NOPE is not set', `ZAI_API_KEY present: ${NOT_WHILE}`, 'Z_AI_API_KEY absent'],
    ],
    [
      'fails with a login that cannot be renewed, beside a good variable',
      { profiles: [profile('zai:x', { type: 'oauth', expires: NOON - 1 })], env: ['ZAI_API_KEY'] },
      'dead',
      ['zai:x expired: it cannot be renewed', `ZAI_API_KEY present: ${NOT_WHILE}`, 'Z_AI_API_KEY absent'],
    ],
    [
      'waits for a profile at rest, beside a good variable',
      { profiles: [profile('zai:x')], usage: { 'zai:x': { cooldownUntil: NOON + 600_000 } }, env: ['ZAI_API_KEY'] },
      'ready',
      ['▶ zai:x present', `ZAI_API_KEY present: ${NOT_WHILE}`, 'Z_AI_API_KEY absent'],
    ],
    [
      'sends a stored key rather than a placeholder of the config',
      { profiles: [profile('zai:x')], config: 'marker' },
      'ready',
      ['▶ zai:x present', `config present: ${NOT_WHILE}`, 'ZAI_API_KEY absent', 'Z_AI_API_KEY absent'],
    ],
    [
      'goes on to the next profile when a secret is missing',
      {
        profiles: [profile('zai:a'), profile('zai:b')],
        order: ['zai:a', 'zai:b'],
        unresolved: { 'zai:a': 'the variable NOPE is not set' },
      },
      'ready',
      [
        'zai:a unresolved: the variable NOPE is not set',
        '▶ zai:b present',
        'ZAI_API_KEY absent',
        'Z_AI_API_KEY absent',
      ],
    ],
    [
      'sends a variable when a token is over, which it does not even try',
      { profiles: [profile('zai:x', { type: 'token', expires: NOON - 1 })], env: ['ZAI_API_KEY'] },
      'ready',
      ['zai:x expired: it cannot be renewed', '▶ ZAI_API_KEY present', 'Z_AI_API_KEY absent'],
    ],
    [
      'sends a variable when the order is empty',
      { profiles: [profile('zai:x')], saidOrder: [], env: ['ZAI_API_KEY'] },
      'ready',
      ['zai:x excluded: auth.order leaves it out', '▶ ZAI_API_KEY present', 'Z_AI_API_KEY absent'],
    ],
    [
      'sends the variable itself, whatever more keys there are',
      {
        env: ['ZAI_API_KEY'],
        facts: { spare: ['OPENCLAW_LIVE_ZAI_KEY', 'ZAI_API_KEYS', 'ZAI_API_KEY_1', 'OPENAI_API_KEYS'] },
      },
      'ready',
      [
        '▶ ZAI_API_KEY present',
        'Z_AI_API_KEY absent',
        ...['OPENCLAW_LIVE_ZAI_KEY', 'ZAI_API_KEYS', 'ZAI_API_KEY_1'].map(
          (name) =>
            `${name} excluded: never sent with text: OpenClaw keeps it for rate limits of pictures, sound and memory`,
        ),
      ],
    ],
  ])('%s', (_what, setup, kind, ladder) => {
    const status = statusOf('zai', setup);
    expect([status.kind, ...told(status)]).toEqual([kind, ...ladder]);
  });

  test('has nothing where there are only keys that it keeps for rate limits', () => {
    expect(statusOf('zai', { facts: { spare: ['ZAI_API_KEYS'] } }).kind).toBe('missing');
  });
});

describe('the ladder says', () => {
  test.each<[string, string, Setup, readonly string[]]>([
    [
      'each variable in OpenClaw’s order, those further down too',
      'anthropic',
      { env: ['ANTHROPIC_OAUTH_TOKEN', 'ANTHROPIC_API_KEY'] },
      ['▶ ANTHROPIC_OAUTH_TOKEN present', `ANTHROPIC_API_KEY present: ${EARLIER}`],
    ],
    [
      'which variable is absent above the one that is used',
      'minimax',
      { env: ['MINIMAX_API_KEY'] },
      ['MINIMAX_CODE_PLAN_KEY absent', 'MINIMAX_CODING_API_KEY absent', '▶ MINIMAX_API_KEY present'],
    ],
    [
      'that the key of the config comes last, unless it is to come first',
      'zai',
      { env: ['ZAI_API_KEY'], config: 'key' },
      ['▶ ZAI_API_KEY present', 'Z_AI_API_KEY absent', `config present: ${EARLIER}`],
    ],
    [
      'that auth: "api-key" puts the config first',
      'zai',
      { profiles: [profile('zai:x')], env: ['ZAI_API_KEY'], config: 'preferred' },
      [
        '▶ config present',
        'zai:x present: tried when those before it fail',
        `ZAI_API_KEY present: ${EARLIER}`,
        'Z_AI_API_KEY absent',
      ],
    ],
    [
      'why a reference of the config gives nothing',
      'groq',
      { config: 'leads nowhere' },
      ['GROQ_API_KEY absent', 'config unresolved: the variable K is not set'],
    ],
    [
      'which order leaves a profile out',
      'groq',
      { profiles: [profile('groq:a'), profile('groq:b')], order: ['groq:b'] },
      ['▶ groq:b present', "groq:a excluded: the agent's own order leaves it out", 'GROQ_API_KEY absent'],
    ],
    [
      'that auth.profiles names others',
      'groq',
      {
        profiles: [profile('groq:a'), profile('groq:b')],
        said: new Map([['groq:b', { provider: 'groq', mode: 'api_key' }]]),
      },
      [
        '▶ groq:b present',
        'groq:a excluded: auth.profiles names others, and only those are tried',
        'GROQ_API_KEY absent',
      ],
    ],
    [
      'what differs between config and store',
      'groq',
      { profiles: [profile('groq:a')], said: new Map([['groq:a', { provider: 'groq', mode: 'token' }]]) },
      ['groq:a excluded: auth.profiles says mode token, and it is stored as api_key', 'GROQ_API_KEY absent'],
    ],
    [
      'that a profile holds no secret, or an expiry that is none',
      'groq',
      { profiles: [profile('groq:a', { holdsSecret: false }), profile('groq:b', { type: 'token', expires: 0 })] },
      ['groq:a absent: it is there, without a secret', 'groq:b expired: its expiry is no time', 'GROQ_API_KEY absent'],
    ],
    [
      'that a program gives the secret',
      'groq',
      { profiles: [profile('groq:a', { label: 'ref(exec:op:groq)' })] },
      ['▶ groq:a present: a program gives it, which Pincer does not run', 'GROQ_API_KEY absent'],
    ],
    [
      'what gcloud lacks, where nothing of it is there',
      'google-vertex',
      {},
      [
        'GOOGLE_CLOUD_API_KEY absent',
        'gcloud absent: it needs GOOGLE_CLOUD_PROJECT or GCLOUD_PROJECT, and GOOGLE_CLOUD_LOCATION',
      ],
    ],
    [
      'what gcloud lacks, where some of it is there',
      'google-vertex',
      {
        facts: {
          cloud: { ...NO_CREDENTIALS.cloud, gcloud: { path: '/h/adc.json', lacks: [['GOOGLE_CLOUD_LOCATION']] } },
        },
      },
      ['GOOGLE_CLOUD_API_KEY absent', 'gcloud absent: it needs GOOGLE_CLOUD_LOCATION'],
    ],
    [
      'that gcloud’s login is used',
      'google-vertex',
      { facts: { cloud: { ...NO_CREDENTIALS.cloud, gcloud: { path: '/h/adc.json', lacks: [] } } } },
      ['GOOGLE_CLOUD_API_KEY absent', '▶ gcloud present'],
    ],
    [
      'where the AWS SDK finds what it signs with',
      'bedrock',
      { facts: { awsSdk: new Set(['bedrock']), cloud: { ...NO_CREDENTIALS.cloud, awsFrom: 'AWS_PROFILE' } } },
      ['▶ aws present: from AWS_PROFILE'],
    ],
    [
      'that the AWS SDK looks by itself',
      'amazon-bedrock',
      { facts: { cloud: { awsImplicit: new Set(['amazon-bedrock']) } } },
      ['▶ aws present: from wherever the AWS SDK finds it'],
    ],
  ])('%s', (_what, id, setup, ladder) => {
    expect(told(statusOf(id, setup))).toEqual(ladder);
  });

  test.each([
    ['its own order', { order: ['groq:a'], saidOrder: ['groq:b'] }, 'store'],
    ['that of the config', { saidOrder: ['groq:b'] }, 'config'],
    [
      'the profiles that the config names',
      { said: new Map([['groq:a', { provider: 'groq', mode: 'api_key' }]]) },
      'named',
    ],
    ['none', {}, 'none'],
  ] as const)('that an agent follows %s', (_what, over, from) => {
    const profiles = [profile('groq:a'), profile('groq:b')];
    expect(statusOf('groq', { profiles, ...over }).orderFrom).toBe(from);
  });

  test('which profile comes from the main agent', () => {
    const { ladder } = statusOf('groq', { profiles: [profile('groq:a'), profile('groq:b', { path: MAIN })] });
    expect(ladder.map(({ inherited }) => inherited ?? false)).toEqual([false, true, false]);
  });

  test.each<[string, Usage, readonly [string, string]]>([
    ['a cooldown', { cooldownUntil: NOON + 1, cooldownReason: 'rate_limit' }, ['cooldown', 'rate limit']],
    ['a billing block', { disabledUntil: NOON + 1, disabledReason: 'billing' }, ['billing block', 'no credit left']],
    [
      'a key rejected for good',
      { disabledUntil: NOON + 1, disabledReason: 'auth_permanent' },
      ['disabled', 'the key was rejected for good'],
    ],
    [
      'a subscription that is used up',
      { blockedUntil: NOON + 9, blockedReason: 'subscription_limit', cooldownUntil: NOON + 1 },
      ['subscription used up', 'the limit of the plan'],
    ],
    ['a rest without reason', { cooldownUntil: NOON + 1 }, ['cooldown', 'for a reason not kept']],
  ])('of which sort a rest is: %s', (_what, usage, words) => {
    const { winner } = statusOf('groq', { profiles: [profile('groq:a')], usage: { 'groq:a': usage } });
    const { what, reason } = restWords(winner?.rest ?? { kind: 'cooldown', reason: 'none', until: 0 });
    expect([what, reason]).toEqual(words);
  });
});

test.each([
  [undefined, 23, 'expiring'],
  [undefined, 25, 'ready'],
  [7 * 24 * HOUR, 25, 'expiring'],
  [HOUR, 23, 'ready'],
])('with a warn window of %s ms a token with %i hours to go is %s', (warnWithin, hours, kind) => {
  const profiles = [profile('groq:a', { type: 'token', expires: NOON + hours * HOUR })];
  expect(statusOf('groq', { profiles, ...(warnWithin === undefined ? {} : { warnWithin }) }).kind).toBe(kind);
});

describe('the next step', () => {
  const expired = (id: string, type: Profile['type']) => profile(id, { type, expires: NOON - 1 });
  test.each<[string, string, Setup, string | undefined]>([
    ['with a good key', 'groq', { env: ['GROQ_API_KEY'] }, undefined],
    ['without a key', 'zai', {}, 'Run `pincer setup zai`, or set ZAI_API_KEY.'],
    [
      'without anything for Anthropic',
      'anthropic',
      {},
      'Run `pincer setup anthropic`, set ANTHROPIC_API_KEY, store what `claude setup-token` prints with `pincer auth paste-token --provider anthropic`, or log in with `pincer auth login anthropic`.',
    ],
    ['where only a login helps', 'minimax-portal', {}, 'Log in with `pincer auth login minimax-portal`.'],
    ['for a server of one’s own', 'ollama', {}, 'Run `pincer setup ollama`.'],
    ['for a provider of the config', 'mine', {}, 'Run `pincer setup mine`.'],
    [
      'for Vertex',
      'google-vertex',
      {
        facts: {
          cloud: {
            ...NO_CREDENTIALS.cloud,
            gcloud: { lacks: [['GOOGLE_CLOUD_LOCATION'], ['gcloud auth application-default login']] },
          },
        },
      },
      'Run `gcloud auth application-default login` and set GOOGLE_CLOUD_LOCATION.',
    ],
    [
      'for a token of Claude that is over',
      'anthropic',
      { profiles: [expired('anthropic:default', 'token')] },
      'Store what `claude setup-token` prints with `pincer auth paste-token --provider anthropic`.',
    ],
    [
      'for a login that is over',
      'openai-codex',
      { profiles: [expired('openai-codex:me', 'oauth')] },
      'Log in with `pincer auth login openai-codex`.',
    ],
    [
      'for a login that can be renewed',
      'openai-codex',
      { profiles: [profile('openai-codex:me', { type: 'oauth', expires: NOON - 1, canRefresh: true })] },
      'OpenClaw renews it with its next request. If that fails, log in again.',
    ],
    [
      'for a reference to a variable that is not set',
      'groq',
      { profiles: [profile('groq:a', { label: 'ref(env:NOPE)' })], unresolved: { 'groq:a': 'not set' } },
      'Set NOPE where OpenClaw runs, or store the key anew with `pincer setup groq`.',
    ],
    [
      'for a profile that an order leaves out',
      'groq',
      { profiles: [profile('groq:a')], order: ['groq:b'] },
      'Put the profile into the order: c, then K; or `pincer auth order set --provider groq …`.',
    ],
    [
      'for a profile of another mode',
      'groq',
      { profiles: [profile('groq:a')], said: new Map([['groq:a', { provider: 'groq', mode: 'token' }]]) },
      'Say mode api_key of it in auth.profiles, or take it out there.',
    ],
  ])('%s', (_what, id, setup, step) => {
    expect(nextStep(id, statusOf(id, setup))).toBe(step);
  });
});
