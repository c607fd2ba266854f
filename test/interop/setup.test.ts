import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createKeyring } from '../../services/keyring.js';
import { doAction } from '../../services/operations/act.js';
import { readHome } from '../../services/operations/readHome.js';
import { worldOf } from '../../src/nodeWorld.js';
import { isObject, type Json, valueAt } from '../../state/domain/json.js';
import { advise, type Problem } from '../../state/domain/problem.js';
import { providerRows } from '../../state/domain/providers/table.js';
import type { Result } from '../../state/domain/result.js';
import { KEEPS, type Keep } from '../../state/domain/setup/answers.js';
import { buildSetup } from '../../state/domain/setup/buildSetup.js';
import type { Endpoint, Setup, SetupCredential, SetupModel } from '../../state/domain/setup/setup.js';
import type { SignIn } from '../../state/domain/setup/signIn.js';
import { signInsOf } from '../../state/domain/setup/signIns.js';
import { listen, type Site } from '../support/servers/site.js';
import { parseJson } from './support/compare.js';
import { type OpenHome, openclaw, openHome } from './support/openclaw.js';

const KEY = 'sk-interop-11-Qx7mPz3VtR9wKb2nHs5cLd8f';
const CONFIG = '.openclaw/openclaw.json';
const STORE = '.openclaw/agents/main/agent/auth-profiles.json';

type Held = (value: string) => string;

/** A provider to set up, and what the real OpenClaw is to say of it afterwards. */
type Case = {
  readonly name: string;
  readonly files?: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
  readonly setup: (held: Held) => Setup;
  /** `provider kind`, as `models status` calls the credential that it uses. */
  readonly credential: string;
  readonly default: string;
  /** Models beside the default that `models list` has then. */
  readonly models?: readonly string[];
  readonly profiles: readonly string[];
  /** Files under HOME in which the key stands. */
  readonly keyIn: readonly string[];
  /** The config has to hold all of these texts, untouched. */
  readonly keeps?: readonly string[];
  /** Not among those that CI has the time for. */
  readonly isLong?: true;
};

const DOTENV = '.openclaw/.env';
const use = (id: string, more: Partial<SetupModel> = {}): SetupModel => ({ id, role: 'default', ...more });
const inEnv = (held: Held, variable: string, profileId?: string): SetupCredential => ({
  kind: 'env',
  handle: held(KEY),
  variable,
  ...(profileId === undefined ? {} : { profileId }),
});

const MESSY = `// my home
{
  agents: {
    defaults: {
      model: { primary: 'lab/m1', fallbacks: ['openai/gpt-5.5'] }, // the lab first
      models: { 'lab/m1': { alias: 'lab' }, 'openai/gpt-5.5': {}, },
    },
  },
  models: {
    providers: {
      // close by
      lab: { baseUrl: 'http://127.0.0.1:9/v1', api: 'openai-completions', apiKey: 'lab-0123456789abcdef', models: [
        { id: 'm1', name: 'M 1', contextWindow: 65536 }, // mine
      ] },
    },
  },
  auth: { profiles: { 'openai:work': { provider: 'openai', mode: 'api_key' } }, order: { openai: ['openai:work'] } },
  plugins: { entries: { groq: { enabled: false } } },
}
`;

const CASES: readonly Case[] = [
  {
    name: 'a key in the .env that a profile refers to',
    setup: (held) => ({
      provider: 'openai',
      credential: inEnv(held, 'OPENAI_API_KEY', 'openai:default'),
      models: [use('gpt-5.5')],
    }),
    credential: 'openai profiles',
    default: 'openai/gpt-5.5',
    profiles: ['openai:default'],
    keyIn: [DOTENV],
    isLong: true,
  },
  {
    name: 'a key in a profile',
    setup: (held) => ({
      provider: 'anthropic',
      credential: {
        kind: 'profile',
        profiles: [
          {
            id: 'anthropic:default',
            provider: 'anthropic',
            type: 'api_key',
            secret: { kind: 'held', handle: held(KEY) },
          },
        ],
      },
      models: [use('claude-opus-4-8'), { id: 'claude-sonnet-4-6', role: 'fallback' }],
    }),
    credential: 'anthropic profiles',
    default: 'anthropic/claude-opus-4-8',
    models: ['anthropic/claude-sonnet-4-6'],
    profiles: ['anthropic:default'],
    keyIn: [STORE],
  },
  {
    name: 'a key in the config',
    setup: (held) => ({
      provider: 'mistral',
      credential: { kind: 'config', handle: held(KEY) },
      endpoint: { baseUrl: 'https://api.mistral.ai/v1', api: 'openai-completions' },
      models: [use('mistral-large-latest')],
    }),
    credential: 'mistral models.json',
    default: 'mistral/mistral-large-latest',
    profiles: [],
    keyIn: [CONFIG],
    isLong: true,
  },
  {
    name: 'MiniMax on the endpoint of China, with a model that the catalogue has not',
    setup: (held) => ({
      provider: 'minimax',
      credential: inEnv(held, 'MINIMAX_API_KEY', 'minimax:cn'),
      endpoint: { baseUrl: 'https://api.minimaxi.com/anthropic', api: 'anthropic-messages', authHeader: true },
      models: [
        use('MiniMax-M2.7'),
        {
          id: 'MiniMax-M2.1',
          role: 'fallback',
          name: 'MiniMax M2.1',
          cost: { input: 15, output: 60, cacheRead: 2, cacheWrite: 10 },
          contextWindow: 200_000,
          maxTokens: 8192,
        },
      ],
    }),
    credential: 'minimax profiles',
    default: 'minimax/MiniMax-M2.7',
    models: ['minimax/MiniMax-M2.1'],
    profiles: ['minimax:cn'],
    keyIn: [DOTENV],
  },
  {
    name: 'the coding plan of Z.AI, under a name that is not canonical',
    setup: (held) => ({
      provider: 'z.ai',
      credential: inEnv(held, 'ZAI_API_KEY', 'zai:default'),
      endpoint: { baseUrl: 'https://api.z.ai/api/coding/paas/v4', api: 'openai-completions' },
      models: [use('glm-5.1', { alias: 'GLM' })],
    }),
    credential: 'zai profiles',
    default: 'zai/glm-5.1',
    profiles: ['zai:default'],
    keyIn: [DOTENV],
    isLong: true,
  },
  {
    name: 'Ollama, with the numbers of the documents',
    setup: () => ({
      provider: 'ollama',
      credential: { kind: 'placeholder', text: 'ollama-local' },
      endpoint: { baseUrl: 'http://127.0.0.1:11434', api: 'ollama' },
      models: [
        use('gpt-oss:20b', {
          name: 'gpt-oss:20b',
          reasoning: true,
          input: ['text'],
          cost: { input: 0, output: 0, cacheRead: 0, cacheWrite: 0 },
          contextWindow: 131_072,
          maxTokens: 1_310_720,
        }),
      ],
    }),
    credential: 'ollama models.json',
    default: 'ollama/gpt-oss:20b',
    profiles: [],
    keyIn: [],
  },
  {
    name: 'LM Studio, without a key',
    setup: () => ({
      provider: 'lmstudio',
      credential: { kind: 'placeholder', text: 'lmstudio-local' },
      endpoint: { baseUrl: 'http://localhost:1234/v1', api: 'openai-completions' },
      models: [use('minimax-m2.1-gs32', { contextWindow: 196_608 })],
    }),
    credential: 'lmstudio models.json',
    default: 'lmstudio/minimax-m2.1-gs32',
    profiles: [],
    keyIn: [],
  },
  {
    name: 'a proxy of one’s own',
    setup: (held) => ({
      provider: 'my-proxy',
      credential: inEnv(held, 'MY_PROXY_API_KEY'),
      endpoint: { baseUrl: 'http://127.0.0.1:18999/v1', api: 'openai-completions' },
      models: [use('foo-large')],
    }),
    credential: 'my-proxy models.json',
    default: 'my-proxy/foo-large',
    profiles: [],
    keyIn: [DOTENV],
  },
  {
    name: 'Synthetic, whose model ids begin with hf:',
    setup: (held) => ({
      provider: 'synthetic',
      credential: inEnv(held, 'SYNTHETIC_API_KEY', 'synthetic:default'),
      models: [use('hf:MiniMaxAI/MiniMax-M2.5')],
    }),
    credential: 'synthetic profiles',
    default: 'synthetic/hf:MiniMaxAI/MiniMax-M2.5',
    profiles: ['synthetic:default'],
    keyIn: [DOTENV],
    isLong: true,
  },
  {
    name: 'a login of Qwen, which no plugin owns any more',
    setup: (held) => ({
      provider: 'qwen-portal',
      credential: {
        kind: 'profile',
        profiles: [
          {
            id: 'qwen-portal:default',
            provider: 'qwen-portal',
            type: 'oauth',
            secret: { kind: 'held', handle: held(JSON.stringify({ access: KEY, refresh: `${KEY}-2` })) },
            expires: 4_000_000_000_000,
          },
        ],
      },
      endpoint: { baseUrl: 'https://portal.qwen.ai/v1', api: 'openai-completions' },
      models: [use('coder-model', { name: 'Qwen Coder' }), { id: 'vision-model', role: 'declared' }],
    }),
    credential: 'qwen-portal profiles',
    default: 'qwen-portal/coder-model',
    profiles: ['qwen-portal:default'],
    keyIn: [STORE],
  },
  {
    name: 'a token of GitHub Copilot',
    setup: (held) => ({
      provider: 'github-copilot',
      credential: {
        kind: 'env',
        handle: held(KEY),
        variable: 'COPILOT_GITHUB_TOKEN',
        profileId: 'github-copilot:github',
        type: 'token',
      },
      models: [use('claude-opus-4.7')],
    }),
    credential: 'github-copilot profiles',
    default: 'github-copilot/claude-opus-4.7',
    profiles: ['github-copilot:github'],
    keyIn: [DOTENV],
    isLong: true,
  },
  {
    name: 'OpenRouter with an alias and routing to a region',
    setup: (held) => ({
      provider: 'openrouter',
      credential: inEnv(held, 'OPENROUTER_API_KEY', 'openrouter:default'),
      models: [
        use('z-ai/glm-4.7', { alias: 'eu', params: { provider: { only: ['mistral/eu'], allow_fallbacks: false } } }),
      ],
    }),
    credential: 'openrouter profiles',
    default: 'openrouter/z-ai/glm-4.7',
    profiles: ['openrouter:default'],
    keyIn: [DOTENV],
  },
  {
    name: 'a home with comments, an allowlist, a primary that stays and a plugin that is off',
    files: { [CONFIG]: MESSY },
    setup: (held) => ({
      provider: 'groq',
      credential: inEnv(held, 'GROQ_API_KEY', 'groq:default'),
      models: [{ id: 'llama-3.3-70b-versatile', role: 'fallback' }],
      plugin: 'groq',
    }),
    credential: 'groq profiles',
    default: 'lab/m1',
    models: ['openai/gpt-5.5', 'groq/llama-3.3-70b-versatile'],
    profiles: ['groq:default'],
    keyIn: [DOTENV],
    keeps: [
      '// my home',
      '// the lab first',
      '// close by',
      '// mine',
      "alias: 'lab'",
      "order: { openai: ['openai:work'] }",
    ],
  },
  {
    name: 'a variable that is set already, of a name that OpenClaw does not look for',
    env: { MY_MOON: KEY },
    setup: () => ({
      provider: 'moonshot',
      credential: { kind: 'variable', name: 'MY_MOON', profileId: 'moonshot:default' },
      models: [use('kimi-k2.6')],
    }),
    credential: 'moonshot profiles',
    default: 'moonshot/kimi-k2.6',
    profiles: ['moonshot:default'],
    keyIn: [],
    isLong: true,
  },
];

const ASKED = process.env.INTEROP_ALL === '1' ? CASES : CASES.filter(({ isLong }) => isLong !== true);

test.concurrent.each(ASKED)('OpenClaw takes over: $name', async (one) => {
  const home = await openHome(one.files ?? {}, one.env);
  try {
    await setUp(home, one.setup);
    expect(await holding(home.dir, KEY)).toEqual(one.keyIn);
    const text = await home.readConfig();
    for (const kept of one.keeps ?? []) expect(text).toContain(kept);
    const [valid, status, profiles, list] = await Promise.all([
      openclaw(home, 'config', 'validate'),
      openclaw(home, 'models', 'status', '--json'),
      openclaw(home, 'models', 'auth', 'list', '--json'),
      openclaw(home, 'models', 'list', '--json'),
    ]);
    expect({ code: valid.code, says: valid.code === 0 ? '' : valid.stderr }).toEqual({ code: 0, says: '' });
    const said = parseJson(status.stdout);
    expect(valueAt(said, ['resolvedDefault'])).toBe(one.default);
    expect(credentials(said)).toContain(one.credential);
    expect(valueAt(said, ['auth', 'missingProvidersInUse'])).not.toContain(one.credential.split(' ')[0]);
    expect(items(parseJson(profiles.stdout), 'profiles', 'id')).toEqual(one.profiles);
    const listed = items(parseJson(list.stdout), 'models', 'key');
    for (const ref of [one.default, ...(one.models ?? [])]) expect(listed).toContain(ref);
  } finally {
    await home.remove();
  }
});

/** The proposed way to sign in of every provider that has one with a key, or with none, one after the other in one home. */
const KEPT = process.env.INTEROP_ALL === '1' ? KEEPS : KEEPS.slice(0, 1);

test.concurrent.each(KEPT)('OpenClaw takes over every provider that takes a key, kept in: %s', async (keep) => {
  const home = await openHome({});
  try {
    const done: Done[] = [];
    for (const signIn of proposed()) done.push(await sign(home, signIn, keep));
    expect(done.length).toBeGreaterThan(35);
    const [valid, status, profiles] = await Promise.all([
      openclaw(home, 'config', 'validate'),
      openclaw(home, 'models', 'status', '--json'),
      openclaw(home, 'models', 'auth', 'list', '--json'),
    ]);
    expect({ code: valid.code, says: valid.code === 0 ? '' : valid.stderr }).toEqual({ code: 0, says: '' });
    const used = credentials(parseJson(status.stdout)).map((text) => text.split(' ')[0]);
    for (const { provider } of done) expect(used).toContain(provider);
    expect(items(parseJson(profiles.stdout), 'profiles', 'id')).toEqual(
      expect.arrayContaining(done.flatMap((one) => one.profiles)),
    );
    expect(valueAt(parseJson(status.stdout), ['auth', 'missingProvidersInUse'])).toEqual([]);
  } finally {
    await home.remove();
  }
});

type Done = { readonly provider: string; readonly profiles: readonly string[] };

async function sign(home: OpenHome, signIn: SignIn, keep: Keep): Promise<Done> {
  const world = worldOf(home.env, home.dir);
  const { home: read } = await readHome(world, {});
  const keyring = createKeyring();
  const key =
    signIn.how === 'none' ? ({ kind: 'none' } as const) : ({ kind: 'held', handle: keyring.hold(KEY) } as const);
  const [provider, ...id] = (signIn.model?.ref ?? '').split('/');
  const models = provider === signIn.provider ? [{ id: id.join('/'), role: 'fallback' } as const] : [];
  const setup = orThrow(signIn, buildSetup(read, { signIn, key, keep, models }));
  orThrow(signIn, await doAction(world, read, { kind: 'set up', setup }, 'setup', keyring));
  return { provider: setup.provider, profiles: profilesOf(setup.credential) };
}

function orThrow<T>({ choice }: SignIn, result: Result<T, Problem>): T {
  if (result.ok) return result.value;
  throw new Error(`${choice}: ${advise(result.problem).says}`);
}

function profilesOf(credential: SetupCredential): readonly string[] {
  if (credential.kind === 'profile') return credential.profiles.map(({ id }) => id);
  return credential.kind === 'env' && credential.profileId !== undefined ? [credential.profileId] : [];
}

/** Without those that have to be told more than a key. */
const proposed = (): readonly SignIn[] =>
  providerRows().flatMap(([id, row]) => {
    const signIn = signInsOf(id).find(({ how }) => how === 'key' || how === 'token' || how === 'none');
    const wantsMore = signIn?.regions.some(({ baseUrl }) => baseUrl.includes('{')) === true;
    const isThere = row.serves === 'chat' && row.ships['2026.5'] === 'bundled';
    return signIn === undefined || wantsMore || !isThere ? [] : [signIn];
  });

async function setUp(home: OpenHome, make: Case['setup']): Promise<void> {
  const world = worldOf(home.env, home.dir);
  const read = await readHome(world, {});
  const keyring = createKeyring();
  const setup = make((value) => keyring.hold(value));
  const made = await doAction(world, read.home, { kind: 'set up', setup }, 'setup', keyring);
  expect(made).toMatchObject({ ok: true, value: { written: true } });
}

function credentials(said: Json): readonly string[] {
  const rows = valueAt(said, ['auth', 'providers']);
  return (Array.isArray(rows) ? rows : []).map(
    (row: Json) => `${String(valueAt(row, ['provider']))} ${String(valueAt(row, ['effective', 'kind']))}`,
  );
}

function items(said: Json, list: string, key: string): readonly Json[] {
  const found = valueAt(said, [list]);
  return (Array.isArray(found) ? found : []).flatMap((item: Json) => (isObject(item) ? [item[key] ?? null] : []));
}

/** Files under a folder that hold a text, by their path in it. */
async function holding(dir: string, text: string): Promise<readonly string[]> {
  const names = await readdir(dir, { recursive: true, withFileTypes: true });
  const files = names.filter((one) => one.isFile()).map((one) => join(one.parentPath, one.name));
  const found = await Promise.all(
    files.map(async (file) => ((await readFile(file, 'utf8')).includes(text) ? [file.slice(dir.length + 1)] : [])),
  );
  return found.flat().sort();
}

test.concurrent('what is taken out is gone for OpenClaw too, and the rest works on', async () => {
  const lab = {
    baseUrl: 'http://127.0.0.1:9/v1',
    api: 'openai-completions',
    apiKey: KEY,
    models: [{ id: 'm1', name: 'M' }],
  };
  const stored = (provider: string) => ({ type: 'api_key', provider, key: KEY });
  const home = await openHome({
    [CONFIG]: JSON.stringify({
      models: { providers: { lab, zai: { timeoutSeconds: 90 } } },
      agents: {
        defaults: {
          model: { primary: 'zai/glm-5.1', fallbacks: ['lab/m1', 'zai/glm-5'] },
          models: { 'zai/glm-5.1': { alias: 'glm' }, 'lab/m1': {} },
        },
        list: [{ id: 'main', model: 'glm' }],
      },
      auth: { profiles: { 'zai:a': { provider: 'zai', mode: 'api_key' } }, order: { zai: ['zai:a'] } },
    }),
    [STORE]: JSON.stringify({ version: 1, profiles: { 'zai:a': stored('zai'), 'lab:a': stored('lab') } }),
  });
  try {
    const world = worldOf(home.env, home.dir);
    const { home: read } = await readHome(world, {});
    const made = await doAction(world, read, { kind: 'remove provider', provider: 'zai', credentials: true }, 'remove');
    expect(made).toMatchObject({ ok: true, value: { written: true } });
    const [status, profiles, list] = await Promise.all([
      openclaw(home, 'models', 'status', '--json'),
      openclaw(home, 'models', 'auth', 'list', '--json'),
      openclaw(home, 'models', 'list', '--json'),
    ]);
    const said = parseJson(status.stdout);
    // With no default, an `openai` that nobody configured gives way to the first model that is declared.
    expect([valueAt(said, ['resolvedDefault']), valueAt(said, ['fallbacks'])]).toEqual(['lab/m1', ['lab/m1']]);
    expect(credentials(said)).toEqual(['lab profiles']);
    expect(items(parseJson(profiles.stdout), 'profiles', 'id')).toEqual(['lab:a']);
    expect(items(parseJson(list.stdout), 'models', 'key')).toEqual(['lab/m1']);
  } finally {
    await home.remove();
  }
});

test.concurrent.each(['minimax-portal-auth', 'google'])(
  'a plugin is turned on as by its command: %s',
  async (plugin) => {
    const before = { [CONFIG]: '{"plugins":{"entries":{"minimax":{"enabled":false,"config":{}}}}}' };
    const [theirs, ours] = await Promise.all([openHome(before), openHome(before)]);
    try {
      const world = worldOf(ours.env, ours.dir);
      const { home: read } = await readHome(world, {});
      const [real, made] = await Promise.all([
        openclaw(theirs, 'plugins', 'enable', plugin),
        doAction(world, read, { kind: 'enable plugin', plugin }, 'providers enable'),
      ]);
      expect([real.code, made.ok]).toEqual([0, true]);
      const plugins = async (home: OpenHome) => valueAt(parseJson(await home.readConfig()), ['plugins']);
      expect(await plugins(ours)).toEqual(await plugins(theirs));
    } finally {
      await Promise.all([theirs.remove(), ours.remove()]);
    }
  },
);

/** Refuses every key, in the way of OpenAI and Anthropic alike: what was asked is what counts. */
const refuses: Site = () => ({ status: 401, json: { error: { type: 'authentication_error', message: 'bad key' } } });

test('OpenClaw sends to the address, with the key, that were set up', async () => {
  const server = await listen(refuses);
  const home = await openHome({});
  const at = (path: string, api: string): Endpoint => ({ baseUrl: `${server.url}${path}`, api });
  try {
    await setUp(home, (held) => ({
      provider: 'zai',
      credential: inEnv(held, 'ZAI_API_KEY', 'zai:default'),
      endpoint: at('/zai', 'openai-completions'),
      models: [use('glm-5.1')],
    }));
    await setUp(home, (held) => ({
      provider: 'minimax',
      credential: { kind: 'config', handle: held(KEY) },
      endpoint: { ...at('/minimax', 'anthropic-messages'), authHeader: true },
      models: [{ id: 'MiniMax-M2.7', role: 'fallback' }],
    }));
    await setUp(home, (held) => ({
      provider: 'my-proxy',
      credential: inEnv(held, 'MY_PROXY_API_KEY'),
      endpoint: at('/proxy/v1', 'openai-completions'),
      models: [{ id: 'Foo-Large', role: 'fallback' }],
    }));
    await setUp(home, () => ({
      provider: 'vllm',
      credential: { kind: 'placeholder', text: 'custom-local' },
      endpoint: at('/vllm/v1', 'openai-completions'),
      models: [{ id: 'local', role: 'fallback' }],
    }));
    const turn = ['agent', '--local', '--agent', 'main', '--session-id', 's1', '--message', 'hi', '--timeout', '60'];
    await openclaw(home, ...turn);
    const sent = server.asked
      .filter(({ method }) => method === 'POST')
      .map(({ path, body, headers }) => [path, valueAt(body as Json, ['model']), headers.authorization]);
    expect(sent).toEqual([
      ['/zai/chat/completions', 'glm-5.1', `Bearer ${KEY}`],
      ['/minimax/v1/messages', 'MiniMax-M2.7', `Bearer ${KEY}`],
      ['/proxy/v1/chat/completions', 'Foo-Large', `Bearer ${KEY}`],
      ['/vllm/v1/chat/completions', 'local', undefined],
    ]);
  } finally {
    await Promise.all([home.remove(), server.close()]);
  }
});
