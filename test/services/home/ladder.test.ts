import { describe, expect, test } from 'vitest';
import { type HomeOptions, readHome } from '../../../services/operations/readHome.js';
import type { Rung } from '../../../state/domain/auth/auth.js';
import { rungWhy } from '../../../state/domain/auth/rungWords.js';
import type { Home } from '../../../state/domain/home.js';
import { everyProvider } from '../../../state/domain/providers/everyProvider.js';
import { NOON } from '../../support/builders.js';
import { fakeWorld } from '../../support/fakeWorld.js';

const STATE = '/home/ann/.openclaw';
const ADC = '/home/ann/.config/gcloud/application_default_credentials.json';

type Setup = {
  readonly config?: object;
  readonly files?: Readonly<Record<string, object>>;
  readonly env?: Readonly<Record<string, string>>;
};

async function read({ config = {}, files = {}, env = {} }: Setup, options: HomeOptions = {}): Promise<Home> {
  const all = { [`${STATE}/openclaw.json`]: config, ...files };
  const texts = Object.fromEntries(Object.entries(all).map(([path, value]) => [path, JSON.stringify(value)]));
  return (await readHome(fakeWorld({ files: texts, env, now: NOON }), options)).home;
}

const store = (agent: string, profiles: object) => ({
  [`${STATE}/agents/${agent}/agent/auth-profiles.json`]: { version: 1, profiles },
});
const key = (provider: string, over: object = {}) => ({
  type: 'api_key',
  provider,
  key: 'sk-0123456789abcdef',
  ...over,
});
const ladderOf = (home: Home, id: string): readonly Rung[] =>
  everyProvider(home).find((one) => one.id === id)?.auth.ladder ?? [];
const placeOf = ({ source }: Rung): string =>
  'name' in source ? source.name : 'id' in source ? source.id : source.kind;
const told = (home: Home, id: string): readonly string[] =>
  ladderOf(home, id).map((rung) => [placeOf(rung), rung.holds, rungWhy(rung) ?? ''].join(' ').trim());

describe('variables', () => {
  test('that are set further down are known with where they are from, and their secrets are not', async () => {
    const home = await read({
      config: { env: { Z_AI_API_KEY: 'second-0123456789abcdef' } },
      env: { ZAI_API_KEY: 'first-0123456789abcdef' },
    });
    expect(ladderOf(home, 'zai')).toMatchObject([
      { source: { name: 'ZAI_API_KEY', from: 'process' }, holds: 'present' },
      { source: { name: 'Z_AI_API_KEY', from: 'config' }, holds: 'present', because: { kind: 'later' } },
    ]);
    expect(JSON.stringify(home)).not.toMatch(/first-0123456789|second-0123456789/);
  });

  test('with more keys are named, and never read further', async () => {
    const env = {
      ZAI_API_KEY: 'k-0123456789abcdef',
      ZAI_API_KEYS: 'spare-a,spare-b',
      ZAI_API_KEY_2: '',
      XAI_API_KEY_2: 'x',
    };
    const home = await read({ env });
    expect(told(home, 'zai').filter((line) => line.includes('never sent'))).toEqual([
      'ZAI_API_KEYS excluded never sent with text: OpenClaw keeps it for rate limits of pictures, sound and memory',
    ]);
    expect(JSON.stringify(home)).not.toContain('spare-a');
  });
});

describe('gcloud', () => {
  const both = { GOOGLE_CLOUD_PROJECT: 'p', GOOGLE_CLOUD_LOCATION: 'global', HOME: '/home/ann' };
  test.each<[string, Setup, string]>([
    ['nothing', {}, 'cloud absent it needs GOOGLE_CLOUD_PROJECT or GCLOUD_PROJECT, and GOOGLE_CLOUD_LOCATION'],
    ['all of it', { env: both, files: { [ADC]: {} } }, 'cloud present'],
    ['no file', { env: both }, 'cloud absent it needs gcloud auth application-default login'],
    [
      'no place',
      { env: { GCLOUD_PROJECT: 'p', HOME: '/home/ann' }, files: { [ADC]: {} } },
      'cloud absent it needs GOOGLE_CLOUD_LOCATION',
    ],
    [
      'a file that is named and not there',
      { env: { ...both, GOOGLE_APPLICATION_CREDENTIALS: '/srv/key.json' }, files: { [ADC]: {} } },
      'cloud absent it needs GOOGLE_APPLICATION_CREDENTIALS',
    ],
    [
      'a file that is named',
      { env: { ...both, GOOGLE_APPLICATION_CREDENTIALS: '/srv/key.json' }, files: { '/srv/key.json': {} } },
      'cloud present',
    ],
  ])('with %s', async (_what, setup, line) => {
    const home = await read(setup);
    expect(told(home, 'google-vertex').at(-1)).toBe(line);
    const isThere = line === 'cloud present';
    expect(everyProvider(home).find(({ id }) => id === 'google-vertex')?.auth.kind).toBe(isThere ? 'ready' : 'missing');
    expect(home.auth.providers.some(({ provider }) => provider === 'google-vertex')).toBe(isThere);
  });

  test('counts after a key of its own', async () => {
    const home = await read({ env: { ...both, GOOGLE_CLOUD_API_KEY: 'k-0123456789' }, files: { [ADC]: {} } });
    expect(told(home, 'google-vertex')).toEqual([
      'GOOGLE_CLOUD_API_KEY present',
      'cloud present not tried: an earlier one wins',
    ]);
  });
});

describe('AWS', () => {
  const bedrock = (over: object) => ({
    models: { providers: { 'amazon-bedrock': { baseUrl: 'https://b.example', models: [], ...over } } },
  });
  const signed = { AWS_ACCESS_KEY_ID: 'id', AWS_SECRET_ACCESS_KEY: 'secret-0123456789' };
  test.each<[string, object, Readonly<Record<string, string>>, string | undefined]>([
    ['because the config says so', { auth: 'aws-sdk' }, {}, 'from wherever the AWS SDK finds it'],
    ['by itself for Bedrock', { api: 'bedrock-converse-stream' }, {}, 'from wherever the AWS SDK finds it'],
    [
      'with a bearer token first',
      { auth: 'aws-sdk' },
      { ...signed, AWS_BEARER_TOKEN_BEDROCK: 't' },
      'from AWS_BEARER_TOKEN_BEDROCK',
    ],
    [
      'with a pair of keys',
      { auth: 'aws-sdk' },
      { ...signed, AWS_PROFILE: 'p' },
      'from AWS_ACCESS_KEY_ID + AWS_SECRET_ACCESS_KEY',
    ],
    [
      'with a profile, where half of the pair is missing',
      { auth: 'aws-sdk' },
      { AWS_ACCESS_KEY_ID: 'id', AWS_PROFILE: 'p' },
      'from AWS_PROFILE',
    ],
    ['not, where there is a key', { api: 'bedrock-converse-stream', apiKey: 'k-0123456789' }, {}, undefined],
    ['not, for another API', { api: 'openai-completions' }, {}, undefined],
  ])('signs %s', async (_what, over, env, why) => {
    const home = await read({ config: bedrock(over), env });
    const rung = ladderOf(home, 'amazon-bedrock').find(({ source }) => source.kind === 'cloud');
    expect(rung && rungWhy(rung)).toBe(why);
    expect(JSON.stringify(home)).not.toContain('secret-0123456789');
  });
});

describe('references that give nothing', () => {
  test('say why, in a profile and in the config', async () => {
    const ref = { source: 'env', provider: 'default', id: 'NOPE' };
    const home = await read({
      config: { models: { providers: { x: { baseUrl: 'https://x.example', apiKey: ref, models: [] } } } },
      files: store('main', { 'groq:a': key('groq', { key: undefined, keyRef: ref }) }),
    });
    expect(told(home, 'x')).toEqual(['config unresolved the variable NOPE is not set']);
    expect(told(home, 'groq')).toEqual(['groq:a unresolved the variable NOPE is not set', 'GROQ_API_KEY absent']);
  });

  test('keep a good variable from being used where a profile has one, as an agent does', async () => {
    const files = store('main', { 'groq:a': key('groq', { key: '${NOPE}' }) });
    const home = await read({ files, env: { GROQ_API_KEY: 'k-0123456789' } });
    const groq = home.providers.find(({ id }) => id === 'groq');
    expect([groq?.auth.kind, groq?.auth.winner]).toEqual(['dead', undefined]);
  });
});

describe('another agent', () => {
  const config = { agents: { list: [{ id: 'main', default: true }, { id: 'work' }] } };
  test('has its own profiles, and those of the main agent that it reads through', async () => {
    const files = { ...store('main', { 'groq:main': key('groq') }), ...store('work', { 'groq:work': key('groq') }) };
    const work = ladderOf(await read({ config, files }, { agent: 'work' }), 'groq');
    expect(work.map((rung) => [placeOf(rung), rung.inherited ?? false])).toEqual([
      ['groq:main', true],
      ['groq:work', false],
      ['GROQ_API_KEY', false],
    ]);
    const main = ladderOf(await read({ config, files }), 'groq');
    expect(main.map((rung) => [placeOf(rung), rung.inherited ?? false])).toEqual([
      ['groq:main', false],
      ['GROQ_API_KEY', false],
    ]);
  });
});

test('a rest tells its sort, its reason, its end and the failure that it is for', async () => {
  const files = {
    ...store('main', {
      'openai-codex:me': { type: 'oauth', provider: 'openai-codex', access: 'a', refresh: 'r', expires: NOON + 9e8 },
    }),
    [`${STATE}/agents/main/agent/auth-state.json`]: {
      version: 1,
      usageStats: {
        'openai-codex:me': { blockedUntil: NOON + 3000, blockedReason: 'subscription_limit', lastFailureAt: NOON - 5 },
      },
    },
  };
  const home = await read({ files });
  expect(home.providers.find(({ id }) => id === 'openai-codex')?.auth.rest).toEqual({
    kind: 'blocked',
    reason: 'subscription_limit',
    until: NOON + 3000,
    since: NOON - 5,
  });
});

test('the warn window is that of the person', async () => {
  const files = store('main', {
    'groq:t': { type: 'token', provider: 'groq', token: 't-0123456789', expires: NOON + 30 * 3_600_000 },
  });
  const kinds = await Promise.all(
    [undefined, 20, 36].map(async (hours) => {
      const home = await read({ files }, hours === undefined ? {} : { warnWithin: hours * 3_600_000 });
      return home.providers.find(({ id }) => id === 'groq')?.auth.kind;
    }),
  );
  expect(kinds).toEqual(['ready', 'ready', 'expiring']);
});
