import { expect, test } from 'vitest';
import { type HomeOptions, readHome } from '../../../services/operations/readHome.js';
import { advise } from '../../../state/domain/problem.js';
import { NOON } from '../../support/builders.js';
import { type FakeSetup, fakeWorld } from '../../support/fakeWorld.js';

const CONFIG = '/home/ann/.openclaw/openclaw.json';
const AGENT = '/home/ann/.openclaw/agents/main/agent';

type Setup = Omit<FakeSetup, 'files'> & {
  readonly config?: string | object;
  readonly files?: Readonly<Record<string, string | object>>;
  readonly modes?: Readonly<Record<string, number>>;
};

const text = (value: string | object): string => (typeof value === 'string' ? value : JSON.stringify(value));

function read({ config, files = {}, modes = {}, ...setup }: Setup, options: HomeOptions = {}) {
  const all = { ...(config === undefined ? {} : { [CONFIG]: config }), ...files };
  const world = fakeWorld({
    ...setup,
    files: Object.fromEntries(Object.entries(all).map(([path, value]) => [path, text(value)])),
  });
  for (const [path, mode] of Object.entries(modes)) world.modes.set(path, mode);
  return readHome(world, options);
}

const own = (id: string, over: object = {}) => ({
  [id]: { baseUrl: `https://${id}.example/v1`, api: 'openai-completions', models: [{ id: 'm', name: 'M' }], ...over },
});
const providers = (...entries: readonly object[]) => ({ models: { providers: Object.assign({}, ...entries) } });
const store = (profiles: object) => ({ [`${AGENT}/auth-profiles.json`]: { version: 1, profiles } });

test('no files at all are a fresh home, and no problem', async () => {
  const { home } = await read({});
  expect(home.config).toEqual({ kind: 'absent' });
  expect(home.problems).toEqual([]);
  expect(home.models).toMatchObject({ text: { form: 'absent' }, allowlist: undefined, mode: 'merge' });
  expect(home.use.resolvedDefault).toBe('openai/gpt-5.5');
});

test('a syntax error names its place and line, and everything else is still read', async () => {
  const config = "{\n  models: {\n    maxTokens: 8192 * 10,\n  },\n  // apiKey: 'sk-1234567890abcdef'\n}";
  const files = store({
    'zai:default': { type: 'api_key', provider: 'zai', key: 'zai-0123456789abcdef0123456789abcdef' },
  });
  const { home, vault } = await read({ config, files });
  const place = { file: CONFIG, line: 3, column: 21, text: '    maxTokens: 8192 * 10,' };
  expect(home.config).toMatchObject({ kind: 'broken', problem: { kind: 'syntax', place } });
  expect(home.providers.find(({ id }) => id === 'zai')?.auth.kind).toBe('ready');
  expect(vault.credentialFor('zai')?.secret.open()).toBe('zai-0123456789abcdef0123456789abcdef');
});

test('the offending line is shown without the secret on it', async () => {
  const { home } = await read({ config: "{ env: { MY_API_KEY: 'planted-secret-0123456789' oops } }" });
  expect(JSON.stringify(home)).not.toContain('planted-secret');
});

test('an unreadable config is a problem with its code', async () => {
  const { home } = await read({ unreadable: { [CONFIG]: 'EACCES' } });
  expect(home.config).toMatchObject({ kind: 'broken', problem: { kind: 'unreadable', code: 'EACCES' } });
});

test('of a thousand settings that OpenClaw refuses a hundred are told, and how many more there are', async () => {
  const config = JSON.stringify(Object.fromEntries(Array.from({ length: 1000 }, (_, i) => [`wrong${i}`, i])));
  const { home } = await read({ config });
  expect(home.problems).toHaveLength(101);
  expect(home.problems.at(-1)).toMatchObject({ kind: 'openclaw-rejects', message: 'and 900 more like these' });
});

test('an address with a secret in it is whole in the vault alone', async () => {
  const baseUrl = 'https://gw.example/v1/4f9d8c7b6a5e4d3c2b1a/x?token=abc';
  const { home, vault } = await read({ config: providers(own('mine', { baseUrl })) });
  const shown = home.providers.find(({ id }) => id === 'mine')?.baseUrl ?? '';
  expect(shown).toBe('https://gw.example/v1/[secret]/x?token=[secret]');
  expect(vault.addressFor('mine', shown)?.open()).toBe(baseUrl);
  expect(vault.addressFor('mine', 'https://gw.example/v1')).toBeUndefined();
  expect(JSON.stringify(home)).not.toMatch(/4f9d8c7b|abc/);
});

test('one malformed provider costs one row', async () => {
  const models = [{ id: 'good', name: 'G' }, 'bad', { name: 'no id' }];
  const config = providers(own('fine', { apiKey: 'k' }), { broken: 5 }, own('half', { baseUrl: 7, models }));
  const { home } = await read({ config });
  const rows = home.providers.map(({ id, problem, models }) => [id, problem?.kind, models.map((model) => model.id)]);
  expect(rows).toEqual([
    ['fine', undefined, ['m']],
    ['broken', 'invalid', []],
    ['half', 'invalid', ['good']],
  ]);
  expect(home.providers[1]?.problem).toMatchObject({
    place: { file: CONFIG, line: 1, path: ['models', 'providers', 'broken'] },
  });
});

test('a model is given OpenClaw’s defaults where it says nothing', async () => {
  const models = [
    { id: 'a', name: 'A' },
    { id: 'b', name: 'B', contextWindow: 4096, maxTokens: 9000, input: ['image', 'text'], cost: { input: 1 } },
    {
      id: 'c',
      name: 'C',
      api: 'anthropic-messages',
      baseUrl: 'http://b.example',
      compat: { maxTokensField: 'max_tokens' },
    },
    { id: 'a', name: 'again' },
  ];
  const { home } = await read({ config: providers(own('x', { models })) });
  const [a, b, c, ...rest] = home.providers[0]?.models ?? [];
  const free = { input: 0, output: 0, cacheRead: 0, cacheWrite: 0 };
  expect(a).toEqual({
    id: 'a',
    name: 'A',
    origin: 'config',
    api: 'openai-completions',
    reasoning: false,
    input: ['text'],
    cost: free,
    contextWindow: 200_000,
    maxTokens: 8192,
  });
  expect(b).toMatchObject({
    input: ['text', 'image'],
    cost: { ...free, input: 1 },
    contextWindow: 4096,
    maxTokens: 4096,
  });
  expect(c).toMatchObject({ api: 'anthropic-messages', baseUrl: 'http://b.example', maxTokensField: 'max_tokens' });
  expect(rest).toEqual([]);
});

test('where requests go: the config, then what OpenClaw knows, then models.json', async () => {
  const files = {
    [`${AGENT}/models.json`]: {
      providers: {
        x: {
          baseUrl: 'http://old.example',
          apiKey: 'old-key-0123456789',
          api: 'openai-completions',
          models: [
            { id: 'm', name: 'old' },
            { id: 'extra', name: 'E' },
          ],
        },
        groq: { baseUrl: 'http://old.example', models: [] },
        y: { baseUrl: 'http://only.example/v1', apiKey: 'only-key-0123456789', models: [{ id: 'z', name: 'Z' }] },
      },
    },
  };
  const { home, vault } = await read({
    config: providers(own('x', { apiKey: 'new-key-0123456789' }), { groq: { apiKey: 'gk' } }),
    files,
  });
  const rows = home.providers.map(({ id, baseUrl, baseUrlFrom, origin }) => [id, baseUrl, baseUrlFrom, origin]);
  expect(rows).toEqual([
    ['x', 'https://x.example/v1', 'config', 'config'],
    ['groq', 'https://api.groq.com/openai/v1', 'built-in', 'config'],
    ['y', 'http://only.example/v1', 'models.json', 'models.json'],
  ]);
  expect(vault.credentialFor('x')?.secret.open()).toBe('new-key-0123456789');
  expect(home.providers[0]?.models.map(({ id, origin }) => [id, origin])).toEqual([
    ['m', 'config'],
    ['extra', 'models.json'],
  ]);
  // Seen on OpenClaw: a key in models.json makes models listed, and no agent sends it.
  expect(home.providers[2]?.auth).toMatchObject({
    kind: 'dead',
    ladder: [{ holds: 'excluded', source: { kind: 'models.json' } }],
  });
  expect(vault.credentialFor('y')).toBeUndefined();
  expect(home.listing.generated.map(({ id }) => id)).toEqual(['x', 'groq', 'y']);
});

test('a provider is known by its own name and by its aliases, in any case', async () => {
  const { home, vault } = await read({ config: providers({ 'Z.AI': { apiKey: 'zai-key-0123456789' } }) });
  expect(home.providers[0]).toMatchObject({ id: 'zai', writtenAs: 'Z.AI', name: 'Z.AI' });
  expect(vault.credentialFor('zai')).toBe(vault.credentialFor('z-ai'));
  expect(vault.credentialFor('zai')).toMatchObject({ how: 'bearer', origin: 'https://api.z.ai' });
});

test.each([
  ['anthropic', 'sk-ant-api03-x', 'x-api-key', 'https://api.anthropic.com'],
  ['anthropic', 'sk-ant-oat01-x', 'bearer', 'https://api.anthropic.com'],
  ['google', 'AIza-x', 'x-goog-api-key', 'https://generativelanguage.googleapis.com'],
  ['openai', 'sk-x', 'bearer', 'https://api.openai.com'],
])('a key of %s (%s) goes as %s to its own host', async (provider, key, how, origin) => {
  const { vault } = await read({ files: store({ [`${provider}:x`]: { type: 'api_key', provider, key } }) });
  expect(vault.credentialFor(provider)).toMatchObject({ how, origin });
});

test('authHeader makes it a bearer, and headers of provider and model come with it', async () => {
  const models = [{ id: 'm', name: 'M', headers: { 'X-Model': '$HV', 'X-Both': 'model', 'X-Over': 'model' } }];
  const headers = {
    'X-Both': 'provider',
    'X-Over': 'provider',
    'X-Ref': { source: 'env', provider: 'default', id: 'HV' },
    'X-Gone': '${NOPE}',
    'X-Short': '$NOPE',
  };
  const request = { headers: { 'x-over': 'request' } };
  const config = providers(
    own('x', { api: 'anthropic-messages', authHeader: true, apiKey: 'k-0123456789', headers, request, models }),
  );
  const { home, vault } = await read({ config, env: { HV: 'from-env' } });
  expect(vault.credentialFor('x')?.how).toBe('bearer');
  const opened = (model?: string) =>
    Object.fromEntries([...vault.headersFor('x', model)].map(([name, value]) => [name, value.open()]));
  // OpenClaw sends a reference that leads nowhere as it is written, if it is a text, and lets those of `request` win.
  const all = { 'x-over': 'request', 'X-Ref': 'from-env', 'X-Gone': '${NOPE}', 'X-Short': '$NOPE' };
  expect(opened()).toEqual({ ...all, 'X-Both': 'provider' });
  expect(opened('m')).toEqual({ ...all, 'X-Both': 'model', 'X-Model': '$HV' });
  expect(home.providers[0]).toMatchObject({
    headerNames: ['X-Both', 'X-Over', 'X-Ref', 'X-Gone', 'X-Short', 'x-over'],
    authHeader: true,
  });
});

const fileRef = (id: string) => ({ apiKey: { source: 'file', provider: 'f', id } });
const secretsFile = (over: object = {}) => ({
  secrets: { providers: { f: { source: 'file', path: '~/s.json', ...over } } },
});

test.each([
  [{ source: 'env', provider: 'default', id: 'SK' }, 'ref(env:SK)', 'ready'],
  ['$SK', 'ref(env:SK)', 'ready'],
  ['secretref-env:SK', 'ref(env:SK)', 'ready'],
  [{ source: 'env', provider: 'default', id: 'NOPE' }, 'ref(env:NOPE)', 'dead'],
  [{ source: 'file', provider: 'f', id: '/a' }, 'ref(file:f:/a)', 'ready'],
  [{ source: 'file', provider: 'f', id: '/b' }, 'ref(file:f:/b)', 'dead'],
  [{ source: 'exec', provider: 'p', id: 'x/y' }, 'ref(exec:p:x/y)', 'ready'],
  [{ source: 'exec', provider: 'nobody', id: 'x' }, 'ref(exec:nobody:x)', 'dead'],
])('the key %j is shown as %s', async (apiKey, label, kind) => {
  const secrets = {
    providers: { f: { source: 'file', path: '~/s.json' }, p: { source: 'exec', command: '/bin/echo' } },
  };
  const files = { '/home/ann/s.json': { a: 'of-a-file-0123456789abcdef0123456789' } };
  const { home } = await read({
    config: { ...providers(own('x', { apiKey })), secrets },
    files,
    env: { SK: 'of-a-variable-0123456789abcdef012345' },
  });
  const { auth } = home.providers[0] ?? {};
  expect([auth?.kind, auth?.ladder.find(({ source }) => source.kind === 'config')?.label]).toEqual([kind, label]);
  expect(home.auth.providers.find(({ provider }) => provider === 'x')?.modelsJson?.value).toBe(label);
});

test.each<[string, object, object, Partial<Setup>, string | undefined]>([
  [
    'a file by pointer',
    fileRef('/a/b~1c'),
    secretsFile(),
    { files: { '/home/ann/s.json': { a: { 'b/c': 'found' } } } },
    'found',
  ],
  [
    'a file of one value',
    fileRef('value'),
    secretsFile({ mode: 'singleValue' }),
    { files: { '/home/ann/s.json': 'found\n' } },
    'found',
  ],
  [
    'a file that others may read',
    fileRef('/a'),
    secretsFile(),
    { files: { '/home/ann/s.json': { a: 'x' } }, modes: { '/home/ann/s.json': 0o644 } },
    undefined,
  ],
  [
    'such a file, where that is allowed',
    fileRef('/a'),
    secretsFile({ allowInsecurePath: true }),
    { files: { '/home/ann/s.json': { a: 'found' } }, modes: { '/home/ann/s.json': 0o644 } },
    'found',
  ],
  [
    'a file of one value that is asked for another',
    fileRef('/a'),
    secretsFile({ mode: 'singleValue' }),
    { files: { '/home/ann/s.json': 'found' } },
    undefined,
  ],
  ['a file of JSON5', fileRef('/a'), secretsFile(), { files: { '/home/ann/s.json': "{ a: 'x' }" } }, undefined],
  [
    'an item of a list',
    fileRef('/a/1'),
    secretsFile(),
    { files: { '/home/ann/s.json': { a: ['x', 'found'] } } },
    'found',
  ],
  ['a number', fileRef('/a'), secretsFile(), { files: { '/home/ann/s.json': { a: 5 } } }, undefined],
  ['a file that is not there', fileRef('/a'), secretsFile(), {}, undefined],
  ['a file nobody declared', fileRef('/a'), {}, {}, undefined],
  ['a variable', { apiKey: { source: 'env', provider: 'default', id: 'SK' } }, {}, { env: { SK: 'found' } }, 'found'],
  [
    'a variable that the allowlist lacks',
    { apiKey: { source: 'env', provider: 'e', id: 'SK' } },
    { secrets: { providers: { e: { source: 'env', allowlist: ['OTHER'] } } } },
    { env: { SK: 'x' } },
    undefined,
  ],
  [
    'a variable of the default provider by another name',
    { apiKey: '$SK' },
    { secrets: { defaults: { env: 'mine' } } },
    { env: { SK: 'found' } },
    'found',
  ],
  [
    'a program, which is never run',
    { apiKey: { source: 'exec', provider: 'p', id: 'x' } },
    { secrets: { providers: { p: { source: 'exec', command: '/bin/echo' } } } },
    {},
    undefined,
  ],
])('a key may be in %s', async (_what, key, more, setup, expected) => {
  const { home, vault } = await read({ ...setup, config: { ...providers(own('x', key)), ...more } });
  expect(vault.credentialFor('x')?.secret.open()).toBe(expected);
  const problem = home.problems.find(({ kind }) => kind === 'secret-unresolved');
  expect(problem === undefined).toBe(expected !== undefined);
  if (problem) expect(advise(problem).says).toContain('models.providers.x.apiKey: ');
});

test('a variable that is missing is told in OpenClaw’s words, with its line', async () => {
  const { home } = await read({
    config: '{\n  models: { providers: { x: { baseUrl: "https://${HOST}/v1", models: [] } } },\n}',
  });
  const [problem] = home.problems;
  expect(problem).toMatchObject({ kind: 'missing-env', name: 'HOST', place: { line: 2 } });
  expect(problem && advise(problem).says).toBe(
    `Config (${CONFIG}): missing env var "HOST" at models.providers.x.baseUrl - feature using this value will be unavailable`,
  );
});

test.each([
  ['../out.json', 'Include path escapes config directory: ../out.json (root: /home/ann/.openclaw)'],
  ['./nope.json', 'Failed to read include file: ./nope.json (resolved: /home/ann/.openclaw/nope.json)'],
  [
    './self.json',
    'Circular include detected: /home/ann/.openclaw/openclaw.json -> /home/ann/.openclaw/self.json -> /home/ann/.openclaw/openclaw.json',
  ],
  ['./bad.json', 'Failed to parse include file: ./bad.json (resolved: /home/ann/.openclaw/bad.json)'],
  [5, 'Invalid $include value: expected string or array of strings, got number'],
  [['./ok.json', 5], 'Invalid $include array item: expected string, got number'],
])('an include of %j breaks the config, in OpenClaw’s words', async (include, message) => {
  const files = {
    '/home/ann/.openclaw/self.json': '{ $include: "./openclaw.json" }',
    '/home/ann/.openclaw/bad.json': '{ a: }',
    '/home/ann/.openclaw/ok.json': '{}',
  };
  const { home } = await read({ config: { agents: { $include: include } }, files });
  expect(home.config.kind).toBe('broken');
  expect(home.problems).toContainEqual(expect.objectContaining({ kind: 'include', message }));
});

test('includes that multiply are given up', async () => {
  const twice = (i: number) => ({
    a: { $include: `./${i}.json` },
    b: { $include: `./${i}.json` },
    c: { $include: `./${i}.json` },
  });
  const files = Object.fromEntries(
    Array.from({ length: 10 }, (_, i) => [
      `/home/ann/.openclaw/${i}.json`,
      JSON.stringify(i === 9 ? {} : twice(i + 1)),
    ]),
  );
  const { home } = await read({ config: twice(0), files });
  expect(home.config.kind).toBe('broken');
  expect(home.problems.filter(({ kind }) => kind === 'include')).toHaveLength(1);
});

test('ten includes deep is read, eleven is refused', async () => {
  const chain = (length: number) =>
    Object.fromEntries(
      Array.from({ length }, (_, i) => [
        `/home/ann/.openclaw/${i}.json`,
        i + 1 < length ? { $include: `./${i + 1}.json` } : { agents: { defaults: { model: 'a/deep' } } },
      ]),
    );
  const config = { $include: './0.json' };
  expect((await read({ config, files: chain(10) })).home.use.defaultModel).toBe('a/deep');
  const refused = (await read({ config, files: chain(11) })).home;
  expect(refused.problems).toMatchObject([{ message: 'Maximum include depth (10) exceeded at: ./10.json' }]);
});

test('included objects merge, lists join, and the file itself has the last word', async () => {
  const config = { agents: { $include: ['./a.json', './b.json'], defaults: { model: { primary: 'own/m' } } } };
  const files = {
    '/home/ann/.openclaw/a.json': {
      defaults: { model: { primary: 'a/m', fallbacks: ['a/1'] }, models: { 'a/m': { alias: 'a' } } },
    },
    '/home/ann/.openclaw/b.json': { defaults: { model: { fallbacks: ['b/1'] }, models: { 'a/m': { alias: 'b' } } } },
  };
  const { home } = await read({ config, files });
  expect(home.models.text).toMatchObject({ primary: 'own/m', fallbacks: ['a/1', 'b/1'] });
  expect(home.models.allowlist).toMatchObject([{ ref: 'a/m', alias: 'b' }]);
  expect(home.watched).toEqual(expect.arrayContaining([...Object.keys(files), CONFIG, `${AGENT}/auth-profiles.json`]));
});

test.each<[string, object, string, boolean]>([
  ['meta.lastTouchedAt', { meta: { lastTouchedAt: 'x' } }, '2026.5', true],
  ['nothing', {}, '2026.5', true],
  ['an older version', { meta: { lastTouchedVersion: '2026.5.28' } }, '2026.5', true],
  ['a newer version', { meta: { lastTouchedVersion: '2026.9.6' } }, '2026.9', false],
  ['meta.migrations', { meta: { migrations: {} } }, '2026.9', false],
  ['agents.entries', { agents: { entries: { main: {} } } }, '2026.9', false],
  ['a model policy', { agents: { defaults: { modelPolicy: { allow: [] } } } }, '2026.9', false],
])('a home with %s is one of its version', async (_what, config, version, writable) => {
  expect((await read({ config })).home.dialect).toMatchObject({ version, writable });
});

test('credentials of 2026.9 are in a database, so none is called missing for certain', async () => {
  const files = { '/home/ann/.openclaw/state/openclaw.sqlite': 'SQLite' };
  const config = {
    agents: {
      entries: { main: { default: true, model: 'google/x' } },
      defaults: { models: { 'google/x': { alias: 'z' } }, modelPolicy: { allow: ['google/*'] } },
    },
  };
  const { home } = await read({ config, files });
  const database = '/home/ann/.openclaw/state/openclaw.sqlite';
  expect(home.auth.unreadStore).toBe(database);
  expect(home.problems).toContainEqual({ kind: 'store-not-read', file: database });
  expect(home.providers.find(({ id }) => id === 'google')?.auth).toMatchObject({
    kind: 'missing',
    why: expect.stringContaining('database'),
  });
  expect(home.auth).toMatchObject({ storePath: database, missingInUse: [], unknownInUse: ['openai'], check: 1 });
  expect(home.use.allowed).toEqual(['google/*']);
  expect(home.agents).toMatchObject([{ id: 'main', isDefault: true, model: { primary: 'google/x' } }]);
  expect((await read({ config, files }, { version: '2026.5' })).home.dialect).toMatchObject({
    version: '2026.5',
    writable: true,
  });
});

test('an agent’s own database counts as well, and without any database nothing is there that was not read', async () => {
  const config = { agents: { entries: { main: {} } }, models: { mode: 'merge' } };
  const own = `${AGENT}/openclaw-agent.sqlite`;
  expect((await read({ config, files: { [own]: 'SQLite' } })).home.auth.unreadStore).toBe(own);
  const { home } = await read({ config });
  expect(home.auth.unreadStore).toBeUndefined();
  expect(home.auth.missingInUse).toEqual(['openai']);
});

test('a home of a version that is not written says so first, and what 2026.5 alone does is left out', async () => {
  const { home } = await read({ config: { agents: { entries: { main: {} } } } });
  expect(home.problems[0]).toMatchObject({ kind: 'read-only-dialect', version: '2026.9', place: { file: CONFIG } });
  expect(home.use.resolvedDefault).toBe('openai/gpt-6-astra');
  expect(home.auth.runtimeRoutes).toEqual([]);
});

test('the login shell is not asked, but named where it might help', async () => {
  const config = { agents: { defaults: { model: 'zai/x' } }, env: { shellEnv: { enabled: true } } };
  expect((await read({ config })).home.auth.shellEnv).toEqual({
    enabled: true,
    mightSupply: ['ZAI_API_KEY', 'Z_AI_API_KEY'],
  });
  const set = await read({ config, env: { ZAI_API_KEY: 'k' } });
  expect(set.home.auth.shellEnv).toEqual({ enabled: true, mightSupply: [] });
});

test('an entry of the store that does not parse is told of, and the others are used', async () => {
  const { home } = await read({
    files: store({
      a: 5,
      b: { type: 'odd', provider: 'zai' },
      c: { type: 'api_key', provider: 'zai', key: 'k-0123456789' },
    }),
  });
  expect(home.problems.filter(({ kind }) => kind === 'profile-ignored')).toHaveLength(2);
  expect(home.auth.profiles.map(({ profileId }) => profileId)).toEqual(['c']);
});

test('a store that is no JSON is a problem with its line', async () => {
  const { home } = await read({ files: { [`${AGENT}/auth-profiles.json`]: '{\n  "profiles": {' } });
  expect(home.problems).toMatchObject([{ kind: 'syntax', place: { file: `${AGENT}/auth-profiles.json`, line: 2 } }]);
});

test('an agent’s own profiles come over those of the main agent, which it reads through', async () => {
  const work = '/home/ann/.openclaw/agents/work/agent';
  const main = store({
    'zai:a': { type: 'api_key', provider: 'zai', key: 'main-a' },
    'zai:b': { type: 'api_key', provider: 'zai', key: 'main-b' },
  });
  const files = {
    ...main,
    [`${work}/auth-profiles.json`]: {
      profiles: { 'zai:a': { type: 'api_key', provider: 'zai', key: 'work-a' } },
      order: { zai: ['zai:b', 'gone'] },
    },
  };
  const config = { agents: { list: [{ id: 'main' }, { id: 'work' }] } };
  const { home, vault } = await read({ config, files }, { agent: 'Work' });
  expect(home.paths).toMatchObject({ agentId: 'work', agentNamed: true, agentDir: work });
  expect(vault.credentialFor('zai')?.secret.open()).toBe('main-b');
  expect(home.auth.profiles.map(({ profileId }) => profileId)).toEqual(['zai:a', 'zai:b']);
});

test('the same home read twice is equal, to the byte', async () => {
  const setup = { config: providers(own('x', { apiKey: 'k-0123456789' })) };
  const [a, b] = [await read(setup), await read(setup)];
  expect(JSON.stringify(a.home)).toBe(JSON.stringify(b.home));
  expect(a.home.readAt).toBe(NOON);
});

test('a reference in a header that leads nowhere is told with its place, and a secrets file behind a link is refused', async () => {
  const headers = { 'X-Lost': { source: 'env', provider: 'default', id: 'NOPE' } };
  const request = { headers: { 'X-Link': { source: 'file', provider: 'f', id: '/a' } } };
  const { home } = await read({
    config: { ...providers(own('x', { headers, request })), ...secretsFile() },
    files: { '/home/ann/real.json': { a: 'found' } },
    links: { '/home/ann/s.json': '/home/ann/real.json' },
  });
  const told = home.problems.filter(({ kind }) => kind === 'secret-unresolved').map((problem) => advise(problem).says);
  expect(told).toEqual([
    expect.stringContaining('models.providers.x.headers.X-Lost: the variable NOPE is not set'),
    expect.stringContaining('models.providers.x.request.headers.X-Link: /home/ann/s.json is a link'),
  ]);
});
