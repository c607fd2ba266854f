import JSON5 from 'json5';
import { expect, test } from 'vitest';
import { createKeyring } from '../../../services/keyring.js';
import { doAction, previewAction } from '../../../services/operations/act.js';
import { readHome } from '../../../services/operations/readHome.js';
import { noticeWords } from '../../../state/domain/edits/noticeWords.js';
import { advise } from '../../../state/domain/problem.js';
import type { Setup, SetupCredential } from '../../../state/domain/setup/setup.js';
import { type FakeSetup, type FakeWorld, fakeWorld } from '../../support/fakeWorld.js';

const STATE = '/home/ann/.openclaw';
const AGENT = `${STATE}/agents/main/agent`;
const CONFIG = `${STATE}/openclaw.json`;
const DOTENV = `${STATE}/.env`;
const STORE = `${AGENT}/auth-profiles.json`;
const KEY = 'sk-setup-01-Qx7mPz3VtR9wKb2nHs5cLd8f';
const OLD = 'sk-setup-02-Zy8nQa4WuS0xLc3oIt6dMe9g';

type Keys = { readonly held: (value: string) => string };

/** Sets up, and gives the world afterwards with what was said. All that is told and journalled is searched for the secrets. */
async function setUp(files: FakeSetup['files'], make: (keys: Keys) => Setup, more: FakeSetup = {}) {
  const world = fakeWorld({ ...more, files: files ?? {} });
  const { home } = await readHome(world, {});
  const keyring = createKeyring();
  const action = { kind: 'set up', setup: make({ held: (value) => keyring.hold(value) }) } as const;
  const preview = await previewAction(world, home, action, keyring);
  const made = await doAction(world, home, action, 'setup', keyring);
  const told = JSON.stringify([preview, made, action, journal(world)]);
  for (const secret of [KEY, OLD]) expect(told).not.toContain(secret);
  const notices = preview.ok ? preview.value.notices : [];
  return {
    world,
    notices,
    says: notices.map((notice) => noticeWords(notice).says),
    asks: notices.filter(({ needsYes }) => needsYes).map(({ kind }) => kind),
    made,
    problem: made.ok ? undefined : advise(made.problem).says,
  };
}

const journal = ({ disk }: FakeWorld): string =>
  [...disk].flatMap(([path, text]) => (path.endsWith('journal.jsonl') ? [text] : [])).join('');

const json = ({ disk }: FakeWorld, path: string) => JSON.parse(disk.get(path) ?? 'null');

const setup = (provider: string, credential: SetupCredential, more: Partial<Setup> = {}): Setup => ({
  provider,
  credential,
  models: [],
  ...more,
});

const KEEP: SetupCredential = { kind: 'keep' };
const inEnv = ({ held }: Keys, variable: string, profileId?: string): SetupCredential => ({
  kind: 'env',
  handle: held(KEY),
  variable,
  ...(profileId === undefined ? {} : { profileId }),
});

test('a key goes into the .env, a profile refers to it, and the config names the profile and the model', async () => {
  const { world, says, asks } = await setUp({}, (keys) =>
    setup('z.ai', inEnv(keys, 'ZAI_API_KEY', 'zai:default'), { models: [{ id: 'glm-5.1', role: 'default' }] }),
  );
  expect(world.disk.get(DOTENV)).toBe(`ZAI_API_KEY=${KEY}\n`);
  expect(json(world, STORE).profiles).toEqual({
    'zai:default': {
      type: 'api_key',
      provider: 'zai',
      keyRef: { source: 'env', provider: 'default', id: 'ZAI_API_KEY' },
    },
  });
  expect(json(world, CONFIG)).toEqual({
    auth: { profiles: { 'zai:default': { provider: 'zai', mode: 'api_key' } } },
    agents: { defaults: { model: { primary: 'zai/glm-5.1' } } },
  });
  expect(says).toContain('Requests to zai go to https://api.z.ai/api/paas/v4.');
  expect(says).toContain(`The key goes into ${DOTENV}, as ZAI_API_KEY.`);
  expect(asks).toEqual([]);
  expect([world.modes.get(DOTENV), world.modes.get(STORE)]).toEqual([0o600, 0o600]);
});

test('what refers to a key is written after it: the .env, the profiles, the config', async () => {
  const { made } = await setUp({}, (keys) => setup('zai', inEnv(keys, 'ZAI_API_KEY', 'zai:default')));
  expect(made.ok && made.value.files.map(({ file }) => file)).toEqual([DOTENV, STORE, CONFIG]);
});

test('doing it again changes nothing', async () => {
  const make = (keys: Keys) =>
    setup('minimax', inEnv(keys, 'MINIMAX_API_KEY', 'minimax:cn'), {
      endpoint: { baseUrl: 'https://api.minimaxi.com/anthropic', api: 'anthropic-messages', authHeader: true },
      models: [
        { id: 'MiniMax-M2.7', role: 'default', alias: 'mm' },
        { id: 'MiniMax-M2.1', role: 'fallback' },
      ],
    });
  const first = await setUp({}, make);
  const files = Object.fromEntries([...first.world.disk].filter(([path]) => path.startsWith(STATE)));
  const again = await setUp(files, make);
  expect(again.made).toMatchObject({ ok: true, value: { written: false } });
  expect(Object.fromEntries([...again.world.disk].filter(([path]) => path.startsWith(STATE)))).toEqual(files);
});

test('it can be taken back, credential and all', async () => {
  const { world, made } = await setUp({ [CONFIG]: MESSY }, (keys) =>
    setup('zai', inEnv(keys, 'ZAI_API_KEY', 'zai:default'), { models: [{ id: 'glm-5.1', role: 'default' }] }),
  );
  const { home } = await readHome(world, {});
  const entry = made.ok ? (made.value.entry ?? '') : '';
  const undone = await doAction(world, home, { kind: 'undo', entry }, 'undo');
  expect(undone.ok).toBe(true);
  expect(world.disk.get(CONFIG)).toBe(MESSY);
  expect([...world.disk].filter(([path, text]) => path.startsWith(STATE) && text.includes(KEY))).toEqual([]);
});

test('what an included file says of providers is changed there', async () => {
  const providers = `${STATE}/providers.json5`;
  const { world } = await setUp(
    {
      [CONFIG]: "{ models: { providers: { $include: './providers.json5' } } } // mine\n",
      [providers]: "{ lab: { baseUrl: 'http://127.0.0.1:9/v1', models: [] } }\n",
    },
    () => setup('lab', KEEP, { models: [{ id: 'm1', role: 'declared' }] }),
  );
  expect(world.disk.get(providers)).toBe(
    "{ lab: { baseUrl: 'http://127.0.0.1:9/v1', models: [{ id: 'm1', name: 'm1' }] } }\n",
  );
  expect(world.disk.get(CONFIG)).toBe("{ models: { providers: { $include: './providers.json5' } } } // mine\n");
});

test('a home of 2026.9 is left to its own command', async () => {
  const { problem, world } = await setUp({ [CONFIG]: '{"meta":{"lastTouchedVersion":"2026.9.6"}}' }, (keys) =>
    setup('zai', inEnv(keys, 'ZAI_API_KEY', 'zai:default')),
  );
  expect(problem).toContain('2026.9');
  expect([world.disk.has(DOTENV), world.disk.has(STORE)]).toEqual([false, false]);
});

/** What becomes of the config, by credential. */
const CREDENTIALS: readonly {
  readonly name: string;
  readonly provider: string;
  readonly credential: (keys: Keys) => SetupCredential;
  readonly config: object;
  readonly dotenv?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly asks?: readonly string[];
}[] = [
  {
    name: 'a variable that OpenClaw looks for by itself needs nothing in the config',
    provider: 'zai',
    credential: () => ({ kind: 'variable', name: 'ZAI_API_KEY' }),
    env: { ZAI_API_KEY: KEY },
    config: {},
  },
  {
    name: 'a variable of another name is referred to where the key would be',
    provider: 'zai',
    credential: () => ({ kind: 'variable', name: 'MY_ZAI' }),
    env: { MY_ZAI: KEY },
    config: { models: { providers: { zai: { apiKey: { source: 'env', provider: 'default', id: 'MY_ZAI' } } } } },
  },
  {
    name: 'a key may stand in the config, which takes a yes',
    provider: 'zai',
    credential: ({ held }) => ({ kind: 'config', handle: held(` ${KEY}\n`) }),
    config: { models: { providers: { zai: { apiKey: KEY } } } },
    asks: ['stores-plain-key'],
  },
  {
    name: 'a server that needs none gets the text that OpenClaw wants in its place',
    provider: 'ollama',
    credential: () => ({ kind: 'placeholder', text: 'ollama-local' }),
    config: { models: { providers: { ollama: { apiKey: 'ollama-local' } } } },
  },
  {
    name: 'a key that is pasted with line ends loses them',
    provider: 'zai',
    credential: ({ held }) => ({ kind: 'env', handle: held(`${KEY}\r\n`), variable: 'ZAI_API_KEY' }),
    config: {},
    dotenv: `ZAI_API_KEY=${KEY}\n`,
  },
];

test.each(CREDENTIALS)('$name', async ({ provider, credential, config, dotenv, env, asks = [] }) => {
  const made = await setUp({ [CONFIG]: '{}' }, (keys) => setup(provider, credential(keys)), { ...(env && { env }) });
  expect(json(made.world, CONFIG)).toEqual(config);
  expect(made.world.disk.get(DOTENV)).toBe(dotenv);
  expect(made.asks).toEqual(asks);
});

test('a token in a variable is a token in its profile', async () => {
  const { world } = await setUp({}, ({ held }) =>
    setup('github-copilot', {
      kind: 'env',
      handle: held(KEY),
      variable: 'COPILOT_GITHUB_TOKEN',
      profileId: 'github-copilot:github',
      type: 'token',
    }),
  );
  expect(json(world, STORE).profiles['github-copilot:github']).toEqual({
    type: 'token',
    provider: 'github-copilot',
    tokenRef: { source: 'env', provider: 'default', id: 'COPILOT_GITHUB_TOKEN' },
  });
  expect(json(world, CONFIG).auth.profiles['github-copilot:github']).toEqual({
    provider: 'github-copilot',
    mode: 'token',
  });
});

test('a server that has a key keeps it', async () => {
  const before = `{ models: { providers: { ollama: { apiKey: '${OLD}' } } } }`;
  const { world } = await setUp({ [CONFIG]: before }, () =>
    setup('ollama', { kind: 'placeholder', text: 'ollama-local' }),
  );
  expect(world.disk.get(CONFIG)).toBe(before);
});

test('a provider of one’s own has the reference in its entry, and its models', async () => {
  const { world } = await setUp({}, (keys) =>
    setup('my-proxy', inEnv(keys, 'MY_PROXY_API_KEY'), {
      endpoint: { baseUrl: 'https://proxy.example/v1', api: 'openai-completions' },
      models: [{ id: 'Foo-Large', role: 'default', contextWindow: 128_000, maxTokens: 4096 }],
    }),
  );
  expect(json(world, CONFIG).models).toEqual({
    providers: {
      'my-proxy': {
        baseUrl: 'https://proxy.example/v1',
        apiKey: { source: 'env', provider: 'default', id: 'MY_PROXY_API_KEY' },
        api: 'openai-completions',
        models: [{ id: 'Foo-Large', name: 'Foo-Large', contextWindow: 128_000, maxTokens: 4096 }],
      },
    },
  });
});

test('a provider of one’s own without an address is none', async () => {
  const { problem, world } = await setUp({}, (keys) => setup('my-proxy', inEnv(keys, 'MY_PROXY_API_KEY')));
  expect(problem).toBe('Setting my-proxy up needs where it is');
  expect([world.disk.has(CONFIG), world.disk.has(DOTENV)]).toEqual([false, false]);
});

test('a key whose handle means nothing is asked for again', async () => {
  const { problem } = await setUp({}, () => setup('zai', { kind: 'env', handle: 'key 9', variable: 'ZAI_API_KEY' }));
  expect(problem).toBe('The key that was entered is not held any more');
});

const MESSY = `// my home
{
  agents: { defaults: {
    model: { primary: 'zai/glm-5', fallbacks: ['lab/m1'] }, // the big one
    models: { 'zai/glm-5': { alias: 'big' }, 'lab/*': {}, },
  } },
  models: { providers: {
    // of my own
    lab: { baseUrl: 'http://127.0.0.1:9/v1', api: 'openai-completions', headers: { 'X-Team': 'blue' }, models: [
      { id: 'm1', name: 'Mine', contextWindow: 4096 }, // small
    ] },
    ZAI: { baseUrl: 'https://api.z.ai/api/paas/v4', api: 'openai-completions', timeoutSeconds: 90 },
  } },
  plugins: { entries: { zai: { enabled: false, config: {} } } },
}
`;

test('everything that a person wrote stays, byte by byte, but for what is asked', async () => {
  const { world } = await setUp({ [CONFIG]: MESSY }, () =>
    setup('lab', KEEP, {
      models: [
        { id: 'm1', role: 'allowed', name: 'Other', contextWindow: 8000, maxTokens: 9000, reasoning: true },
        { id: 'm2', role: 'fallback' },
      ],
    }),
  );
  expect(world.disk.get(CONFIG)).toBe(
    MESSY.replace("['lab/m1']", "['lab/m1', 'lab/m2']")
      .replace("'lab/*': {}, }", "'lab/*': {}, 'lab/m1': {}, 'lab/m2': {}, }")
      .replace(
        'contextWindow: 4096 }, // small\n',
        "contextWindow: 4096, reasoning: true, maxTokens: 4096 }, // small\n      { id: 'm2', name: 'm2' },\n",
      ),
  );
});

test('another region replaces the address of an entry, however its id is spelled, and says so; the plugin is turned on', async () => {
  const { world, says } = await setUp({ [CONFIG]: MESSY }, () =>
    setup('zai', KEEP, {
      endpoint: { baseUrl: 'https://open.bigmodel.cn/api/paas/v4', api: 'openai-completions' },
      plugin: 'zai',
    }),
  );
  expect(world.disk.get(CONFIG)).toBe(
    MESSY.replace('https://api.z.ai/api', 'https://open.bigmodel.cn/api').replace('enabled: false', 'enabled: true'),
  );
  expect(says).toEqual([
    'Requests to zai go to https://open.bigmodel.cn/api/paas/v4.',
    'ZAI was at https://api.z.ai/api/paas/v4; from now on it is https://open.bigmodel.cn/api/paas/v4.',
    'Plugin zai is turned on.',
  ]);
});

test('an existing default stays unless a model asks for its place', async () => {
  const stays = await setUp({ [CONFIG]: MESSY }, () =>
    setup('zai', KEEP, { models: [{ id: 'glm-5.1', role: 'fallback' }] }),
  );
  expect(stays.says).toContain('zai/glm-5 stays the default model.');
  const goes = await setUp({ [CONFIG]: MESSY }, () =>
    setup('zai', KEEP, { models: [{ id: 'glm-5.1', role: 'default' }] }),
  );
  expect(goes.says).toContain('zai/glm-5.1 becomes the default model in place of zai/glm-5.');
  expect(goes.says).toContain('zai/glm-5.1 was added to the allowlist.');
});

test('a model that becomes the default because none is set is named', async () => {
  const make = () =>
    setup('lab', KEEP, {
      endpoint: { baseUrl: 'http://127.0.0.1:9/v1', api: 'openai-completions' },
      models: [{ id: 'm1', role: 'declared' }],
    });
  const says = 'No default model is set, so OpenClaw takes the first that is declared: lab/m1.';
  expect((await setUp({ [CONFIG]: '{}' }, make)).says).toContain(says);
  const chosen = { [CONFIG]: '{"agents":{"defaults":{"model":"zai/glm-5"}}}' };
  expect((await setUp(chosen, make)).says).not.toContain(says);
});

test('without an allowlist none is made, but by an alias or parameters, with all models in use in it and a yes', async () => {
  const config = { [CONFIG]: "{ agents: { defaults: { model: 'openai/gpt-5.5' } } }" };
  const plain = await setUp(config, () => setup('zai', KEEP, { models: [{ id: 'glm-5.1', role: 'fallback' }] }));
  expect([plain.asks, json5(plain.world).agents.defaults.models]).toEqual([[], undefined]);
  const named = await setUp(config, () =>
    setup('openrouter', KEEP, {
      models: [{ id: 'z-ai/glm-4.7', role: 'fallback', alias: 'eu', params: { provider: { only: ['a/eu'] } } }],
    }),
  );
  expect(named.asks).toEqual(['arms-allowlist']);
  expect(json5(named.world).agents.defaults.models).toEqual({
    'openai/gpt-5.5': {},
    'openrouter/z-ai/glm-4.7': { alias: 'eu', params: { provider: { only: ['a/eu'] } } },
  });
});

test('a variable that has another value in the .env takes it only with a yes, and the old one stands nowhere', async () => {
  const { world, asks } = await setUp({ [DOTENV]: `# mine\nZAI_API_KEY='${OLD}' # old\nA=1\n` }, (keys) =>
    setup('zai', inEnv(keys, 'ZAI_API_KEY')),
  );
  expect(world.disk.get(DOTENV)).toBe(`# mine\nZAI_API_KEY=${KEY} # old\nA=1\n`);
  expect(asks).toEqual(['variable-replaced']);
});

test('a variable that something else gives another value is not for the key', async () => {
  const { problem, world } = await setUp({}, (keys) => setup('zai', inEnv(keys, 'ZAI_API_KEY')), {
    env: { ZAI_API_KEY: OLD },
  });
  expect(problem).toBe('ZAI_API_KEY has another value already, from the environment that Pincer runs in');
  expect(world.disk.has(DOTENV)).toBe(false);
});

test('a second account says that both take turns, unless an order says which comes first', async () => {
  const files = {
    [STORE]: JSON.stringify({
      version: 1,
      profiles: { 'zai:work': { type: 'api_key', provider: 'zai', key: OLD } },
    }),
  };
  const make = (keys: Keys) => setup('zai', inEnv(keys, 'ZAI_API_KEY', 'zai:default'));
  const { says, world } = await setUp(files, make);
  expect(says).toContain('zai has zai:work too; OpenClaw takes them in turn.');
  expect(Object.keys(json(world, STORE).profiles)).toEqual(['zai:work', 'zai:default']);
  const ordered = await setUp({ ...files, [CONFIG]: '{"auth":{"order":{"zai":["zai:work"]}}}' }, make);
  expect(ordered.says.join()).not.toContain('in turn');
  expect(json(ordered.world, CONFIG).auth.order).toEqual({ zai: ['zai:default', 'zai:work'] });
});

test('a key that would go over the open network in plain text needs a yes', async () => {
  const at = async (baseUrl: string) =>
    (
      await setUp({}, (keys) =>
        setup('my-proxy', inEnv(keys, 'MY_PROXY_API_KEY'), { endpoint: { baseUrl, api: 'openai-completions' } }),
      )
    ).asks;
  expect(await at('http://proxy.example/v1')).toEqual(['unencrypted']);
  expect(await at('http://192.168.1.9:8080/v1')).toEqual([]);
  expect(await at('https://proxy.example/v1')).toEqual([]);
});

test('the numbers of the documents are told where OpenClaw would make nothing of them', async () => {
  const { world, says, notices } = await setUp({}, () =>
    setup(
      'ollama',
      { kind: 'placeholder', text: 'ollama-local' },
      {
        endpoint: { baseUrl: 'http://127.0.0.1:11434', api: 'ollama' },
        models: [
          { id: 'a', role: 'declared' },
          { id: 'b', role: 'declared', contextWindow: 8192, maxTokens: 81_920 },
        ],
      },
    ),
  );
  expect(json(world, CONFIG).models.providers.ollama.models).toEqual([
    { id: 'a', name: 'a' },
    { id: 'b', name: 'b', contextWindow: 8192, maxTokens: 8192 },
  ]);
  expect(says).toContain('An answer of b cannot be longer than its window: maxTokens becomes 8192, not 81920.');
  expect(notices.map(({ kind }) => kind)).toEqual([
    'sends-to',
    'window-unknown',
    'window-small',
    'answer-limited',
    'stops-discovery',
    'default-follows',
  ]);
});

test('a window that an Ollama was only trained with is written, and said to be that', async () => {
  const { world, says } = await setUp({}, () =>
    setup('ollama', KEEP, {
      endpoint: { baseUrl: 'http://127.0.0.1:11434', api: 'ollama' },
      models: [{ id: 'a', role: 'default', contextWindow: 40_960, sizeFrom: 'training' }],
    }),
  );
  expect(json(world, CONFIG).models.providers.ollama.models).toEqual([{ id: 'a', name: 'a', contextWindow: 40_960 }]);
  expect(says).toContain(
    'contextWindow of a is what it was trained with: Ollama tells what it runs a model with once that is loaded.',
  );
});

test('where only what the config declares counts, the models and the address are declared', async () => {
  const { world, says } = await setUp({ [CONFIG]: '{"models":{"mode":"replace"}}' }, () =>
    setup('zai', KEEP, { models: [{ id: 'glm-5.1', role: 'default' }] }),
  );
  expect(json(world, CONFIG).models).toEqual({
    mode: 'replace',
    providers: {
      zai: {
        baseUrl: 'https://api.z.ai/api/paas/v4',
        api: 'openai-completions',
        models: [{ id: 'glm-5.1', name: 'glm-5.1' }],
      },
    },
  });
  expect(says.join()).toContain('models.mode is "replace"');
});

test.each([
  ['{"plugins":{"deny":["zai"]}}', 'plugins.deny'],
  ['{"plugins":{"allow":["minimax"]}}', 'plugins.allow'],
  ['{"plugins":{"enabled":false}}', 'plugins.enabled'],
])('a plugin that a person ruled out stays so, and a yes is asked for: %s', async (config, by) => {
  const { notices, world } = await setUp({ [CONFIG]: config }, () =>
    setup('zai', KEEP, { plugin: 'zai', models: [{ id: 'glm-5.1', role: 'default' }] }),
  );
  expect(notices).toContainEqual({ kind: 'plugin-off', plugin: 'zai', by, needsYes: true });
  expect(json(world, CONFIG).plugins).toEqual(JSON.parse(config).plugins);
});

test('what OpenClaw would reject is not written, and neither is the key that comes before it', async () => {
  const { problem, world } = await setUp({}, (keys) =>
    setup('my-proxy', inEnv(keys, 'MY_PROXY_API_KEY'), {
      endpoint: { baseUrl: 'https://proxy.example/v1', api: 'no-such-api' },
    }),
  );
  expect(problem).toContain('OpenClaw would reject the result: models.providers.my-proxy.api');
  expect([world.disk.has(CONFIG), world.disk.has(DOTENV)]).toEqual([false, false]);
});

test('a model that was switched off is not chosen, and nothing is written', async () => {
  const { problem, world } = await setUp({}, (keys) =>
    setup('google', inEnv(keys, 'GEMINI_API_KEY'), { models: [{ id: 'gemini-1.5-pro', role: 'default' }] }),
  );
  expect(problem).toContain('gemini-1.5-pro');
  expect(world.disk.has(DOTENV)).toBe(false);
});

const json5 = ({ disk }: FakeWorld) => JSON5.parse(disk.get(CONFIG) ?? '{}');
