// biome-ignore-all lint/suspicious/noTemplateCurlyInString: `${NAME}` is what OpenClaw's configs say.
import { expect, test } from 'vitest';
import { doAction, previewAction } from '../../../services/operations/act.js';
import { readHome } from '../../../services/operations/readHome.js';
import { copiesOf } from '../../../services/operations/scrub.js';
import { noticeWords } from '../../../state/domain/edits/noticeWords.js';
import { advise } from '../../../state/domain/problem.js';
import { parseDotenv } from '../../../state/domain/secrets/dotenv.js';
import { type FakeSetup, type FakeWorld, fakeWorld } from '../../support/fakeWorld.js';

const STATE = '/home/ann/.openclaw';
const AGENT = `${STATE}/agents/main/agent`;
const CONFIG = `${STATE}/openclaw.json`;
const DOTENV = `${STATE}/.env`;
const STORE = `${AGENT}/auth-profiles.json`;
const SNAPSHOTS = '/home/ann/.local/state/pincer/';
const KEY = 'sk-moved-01-Qx7mPz3VtR9wKb2nHs5cLd8f';
const OTHER = 'sk-moved-02-Zy8nQa4WuS0xLc3oIt6dMe9g';
const HEADER = 'it\'s a $ecret # with "quotes"';

const ref = (id: string, provider = 'default') => ({ source: 'env', provider, id });

const provider = (id: string, more: object, rest: object = {}): string =>
  JSON.stringify(
    { models: { providers: { [id]: { baseUrl: 'http://127.0.0.1:9/v1', models: [], ...more } } }, ...rest },
    null,
    2,
  );

/** Moves, and gives the world afterwards with what was said. All that is told and journalled is searched for the secrets. */
async function move(setup: FakeSetup, id: string, variable?: string) {
  const world = fakeWorld(setup);
  const { home } = await readHome(world, {});
  const action = { kind: 'move key', provider: id, ...(variable === undefined ? {} : { variable }) } as const;
  const preview = await previewAction(world, home, action);
  const made = await doAction(world, home, action, 'config move-key');
  const told = JSON.stringify([preview, made, journal(world)]);
  for (const secret of [KEY, OTHER, HEADER, JSON.stringify(HEADER).slice(1, -1)]) expect(told).not.toContain(secret);
  const notices = preview.ok ? preview.value.notices.map((notice) => noticeWords(notice).says) : [];
  return { world, home, made, notices, says: made.ok ? '' : advise(made.problem).says };
}

const journal = ({ disk }: FakeWorld): string =>
  [...disk].flatMap(([path, text]) => (path.endsWith('journal.jsonl') ? [text] : [])).join('');

const json = ({ disk }: FakeWorld, path: string) => JSON.parse(disk.get(path) ?? 'null');

const entry = (world: FakeWorld, id: string) => json(world, CONFIG).models.providers[id];

test('a key of the config goes into the .env of OpenClaw, and a reference takes its place', async () => {
  const text = `{
  // my lab
  models: { providers: { 'my-lab': {
    baseUrl: 'http://127.0.0.1:9/v1', // close by
    apiKey: '${KEY}', models: [],
  } } },
}
`;
  const { world } = await move({ files: { [CONFIG]: text } }, 'my-lab');
  expect(world.disk.get(CONFIG)).toBe(
    text.replace(`'${KEY}'`, "{\n      source: 'env',\n      provider: 'default',\n      id: 'MY_LAB_API_KEY',\n    }"),
  );
  expect(world.disk.get(DOTENV)).toBe(`MY_LAB_API_KEY=${KEY}\n`);
  expect(world.modes.get(DOTENV)).toBe(0o600);
});

test('an .env keeps every line as it was, and is closed to others', async () => {
  const before = "# mine\r\nexport A='1'\r\n\r\n  B = two # tail\r\nC=";
  const world = fakeWorld({ files: { [CONFIG]: provider('x', { apiKey: KEY }), [DOTENV]: before } });
  world.modes.set(DOTENV, 0o644);
  const { home } = await readHome(world, {});
  await doAction(world, home, { kind: 'move key', provider: 'x' }, 'test');
  expect(world.disk.get(DOTENV)).toBe(`${before}\r\nX_API_KEY=${KEY}\r\n`);
  expect(world.modes.get(DOTENV)).toBe(0o600);
});

test('headers move with the key, each as the place takes it', async () => {
  const { world, notices } = await move(
    {
      files: {
        [CONFIG]: provider('x', {
          apiKey: KEY,
          headers: { Authorization: HEADER, 'X-Team': 'blue' },
          request: { headers: { 'x-api-key': OTHER }, auth: { mode: 'authorization-bearer', token: KEY } },
          models: [{ id: 'm', name: 'M', headers: { 'x-auth-token': OTHER } }],
        }),
      },
    },
    'x',
  );
  expect(entry(world, 'x')).toMatchObject({
    apiKey: ref('X_API_KEY'),
    headers: { Authorization: ref('X_AUTHORIZATION_HEADER'), 'X-Team': 'blue' },
    request: { headers: { 'x-api-key': ref('X_AUTH_TOKEN_HEADER') }, auth: { token: ref('X_API_KEY') } },
    models: [{ headers: { 'x-auth-token': '${X_AUTH_TOKEN_HEADER}' } }],
  });
  expect(Object.fromEntries(parseDotenv(world.disk.get(DOTENV) ?? ''))).toEqual({
    X_API_KEY: KEY,
    X_AUTHORIZATION_HEADER: HEADER,
    X_AUTH_TOKEN_HEADER: OTHER,
  });
  expect(notices.join('\n')).toContain('takes no SecretRef');
});

test('profiles of all agents refer to the variable, and logins stay as they are', async () => {
  const login = { type: 'oauth', provider: 'anthropic', access: OTHER, refresh: OTHER, expires: 1 };
  const profiles = {
    'anthropic:default': { type: 'api_key', provider: 'anthropic', key: KEY, email: 'ann@example.com' },
    'anthropic:login': login,
    'openai:default': { type: 'api_key', provider: 'openai', key: OTHER },
  };
  const work = `${STATE}/agents/work/agent/auth-profiles.json`;
  const { world } = await move(
    {
      files: {
        [CONFIG]: '{}',
        [STORE]: `${JSON.stringify({ version: 1, profiles }, null, 2)}\n`,
        [work]: JSON.stringify({ profiles: { 'anthropic:w': { type: 'api_key', provider: 'anthropic', key: KEY } } }),
      },
    },
    'anthropic',
  );
  expect(json(world, STORE)).toEqual({
    version: 1,
    profiles: {
      ...profiles,
      'anthropic:default': {
        type: 'api_key',
        provider: 'anthropic',
        email: 'ann@example.com',
        keyRef: ref('ANTHROPIC_API_KEY'),
      },
    },
  });
  expect(json(world, work).profiles['anthropic:w']).toEqual({
    type: 'api_key',
    provider: 'anthropic',
    keyRef: ref('ANTHROPIC_API_KEY'),
  });
});

test('a token goes by the name of a token', async () => {
  const profiles = { 'anthropic:t': { type: 'token', provider: 'anthropic', token: KEY } };
  const { world } = await move({ files: { [CONFIG]: '{}', [STORE]: JSON.stringify({ profiles }) } }, 'anthropic');
  expect(json(world, STORE).profiles['anthropic:t']).toEqual({
    type: 'token',
    provider: 'anthropic',
    tokenRef: ref('ANTHROPIC_OAUTH_TOKEN'),
  });
});

test('the registries of all agents hold what OpenClaw would write there', async () => {
  const registry = (more: object): string => JSON.stringify({ providers: { x: more, y: { apiKey: KEY } } });
  const other = `${STATE}/agents/work/agent/models.json`;
  const { world } = await move(
    {
      files: {
        [CONFIG]: provider('x', {
          apiKey: KEY,
          headers: { 'x-api-key': OTHER },
          request: { headers: { 'api-key': KEY } },
        }),
        [`${AGENT}/models.json`]: registry({ apiKey: KEY, headers: { 'x-api-key': OTHER, 'X-Team': 'blue' } }),
        [other]: registry({ apiKey: 'sk-another-0123456789', request: { headers: { 'api-key': KEY } } }),
      },
    },
    'x',
  );
  expect(json(world, `${AGENT}/models.json`).providers).toEqual({
    x: { apiKey: 'X_API_KEY', headers: { 'x-api-key': 'secretref-env:X_API_KEY_HEADER', 'X-Team': 'blue' } },
    y: { apiKey: KEY },
  });
  expect(json(world, other).providers.x).toEqual({
    apiKey: 'sk-another-0123456789',
    request: { headers: { 'api-key': ref('X_API_KEY') } },
  });
});

test('a key in an included file is replaced there', async () => {
  const files = {
    [CONFIG]: "{ models: { providers: { $include: './p.json5' } } }",
    [`${STATE}/p.json5`]: `{ x: { baseUrl: 'http://127.0.0.1:9/v1', apiKey: '${KEY}', models: [] } }`,
  };
  const { world } = await move({ files }, 'x');
  expect(world.disk.get(CONFIG)).toBe(files[CONFIG]);
  expect(world.disk.get(`${STATE}/p.json5`)).toContain(
    "apiKey: { source: 'env', provider: 'default', id: 'X_API_KEY' }",
  );
});

test("a key in the config's env block becomes a line of the .env", async () => {
  const files = { [CONFIG]: JSON.stringify({ env: { GROQ_API_KEY: KEY, MODE: 'x', vars: { OTHER_API_KEY: OTHER } } }) };
  const { world } = await move({ files }, 'groq');
  expect(json(world, CONFIG)).toEqual({ env: { MODE: 'x', vars: { OTHER_API_KEY: OTHER } } });
  expect(world.disk.get(DOTENV)).toBe(`GROQ_API_KEY=${KEY}\n`);
});

test.each([
  ['of a provider of one’s own', 'lab', {}, {}, 'LAB_API_KEY'],
  [
    'of a provider that OpenClaw knows, at its own address',
    'openai',
    { baseUrl: 'https://api.openai.com/v1' },
    {},
    'OPENAI_API_KEY',
  ],
  ['that goes to a proxy', 'openai', { baseUrl: 'https://proxy.example/v1' }, {}, 'OPENAI_PROVIDER_API_KEY'],
  ['of a provider named like another’s variable', 'gemini', {}, {}, 'GEMINI_PROVIDER_API_KEY'],
  ['whose variable has another value', 'lab', {}, { LAB_API_KEY: 'another-value' }, 'LAB_API_KEY_2'],
  ['whose variable is empty in the environment', 'lab', {}, { LAB_API_KEY: '' }, 'LAB_API_KEY_2'],
  ['whose variable has the same value', 'lab', {}, { LAB_API_KEY: KEY }, 'LAB_API_KEY'],
  ['of a provider with a number first', '01ai', {}, {}, 'PROVIDER_01AI_API_KEY'],
])('the variable for a key %s', async (_, id, more, env, name) => {
  const { world } = await move({ files: { [CONFIG]: provider(id, { apiKey: KEY, ...more }) }, env }, id);
  expect(entry(world, id).apiKey).toEqual(ref(name));
  expect(parseDotenv(world.disk.get(DOTENV) ?? '').get(name)).toBe(KEY);
});

test('two keys of one provider get a variable each, and none the one that OpenClaw looks for', async () => {
  const files = {
    [CONFIG]: provider('openai', { apiKey: KEY, baseUrl: 'https://api.openai.com/v1' }),
    [STORE]: JSON.stringify({ profiles: { 'openai:a': { type: 'api_key', provider: 'openai', key: OTHER } } }),
  };
  const { world } = await move({ files }, 'openai');
  expect(Object.fromEntries(parseDotenv(world.disk.get(DOTENV) ?? ''))).toEqual({
    OPENAI_PROVIDER_API_KEY: KEY,
    OPENAI_PROVIDER_API_KEY_2: OTHER,
  });
});

test.each([
  ['the .env', DOTENV, 'X_API_KEY=another\n'],
  ['the gateway’s own', '/home/ann/.config/openclaw/gateway.env', 'X_API_KEY=another\n'],
  ['the folder that OpenClaw is started in', '/home/ann/.env', 'X_API_KEY=another\n'],
])('a variable with another value in %s is left alone, and said', async (_, file, text) => {
  const { world, notices } = await move({ files: { [CONFIG]: provider('x', { apiKey: KEY }), [file]: text } }, 'x');
  expect(entry(world, 'x').apiKey).toEqual(ref('X_API_KEY_2'));
  expect(world.disk.get(file)).toContain(text);
  expect(notices).toContain(`X_API_KEY has another value already, from ${file}; the key goes into X_API_KEY_2.`);
});

test('a variable with this very value is used as it is', async () => {
  const dotenv = `# mine\nX_API_KEY='${KEY}'\n`;
  const { world } = await move({ files: { [CONFIG]: provider('x', { apiKey: KEY }), [DOTENV]: dotenv } }, 'x');
  expect(world.disk.get(DOTENV)).toBe(dotenv);
  expect(entry(world, 'x').apiKey).toEqual(ref('X_API_KEY'));
});

test('a name that a person chose is taken, or refused with the reason', async () => {
  const files = { [CONFIG]: provider('x', { apiKey: KEY }), [DOTENV]: 'TAKEN=other-value\n' };
  const { world } = await move({ files }, 'x', 'MY_KEY');
  expect(entry(world, 'x').apiKey).toEqual(ref('MY_KEY'));
  for (const [name, says] of [
    ['TAKEN', `TAKEN has another value already, from ${DOTENV}`],
    ['my_key', 'my_key is no name for a variable'],
    ['NODE_OPTIONS', 'NODE_OPTIONS is no name for a variable'],
  ] as const) {
    const refused = await move({ files }, 'x', name);
    expect(refused.says).toContain(says);
    expect(refused.world.disk.get(CONFIG)).toBe(files[CONFIG]);
  }
});

test.each([
  ['its own default', { defaults: { env: 'shell' } }, 'shell'],
  ['a declared source', { providers: { default: { source: 'env' } } }, 'default'],
  ['an allowlist with the name', { providers: { default: { source: 'env', allowlist: ['X_API_KEY'] } } }, 'default'],
  [
    'another source than the default',
    { providers: { default: { source: 'file', path: '/k' }, own: { source: 'env' } } },
    'own',
  ],
])('references name the source of secrets of a home with %s', async (_, secrets, source) => {
  const { world } = await move({ files: { [CONFIG]: provider('x', { apiKey: KEY }, { secrets }) } }, 'x');
  expect(entry(world, 'x').apiKey).toEqual(ref('X_API_KEY', source));
});

test('where no source of secrets gives the variable, nothing is moved', async () => {
  const secrets = { providers: { default: { source: 'env', allowlist: ['A'] } } };
  const { says, world } = await move({ files: { [CONFIG]: provider('x', { apiKey: KEY }, { secrets }) } }, 'x');
  expect(says).toContain('lets no reference name X_API_KEY');
  expect(world.disk.has(DOTENV)).toBe(false);
});

test('a value that no quotes carry is refused', async () => {
  const odd = `a'b"c\`d #e${KEY}`;
  const { says, world } = await move({ files: { [CONFIG]: provider('x', { apiKey: odd }) } }, 'x');
  expect(says).toContain('cannot be written to');
  expect(world.disk.has(DOTENV)).toBe(false);
});

test('a provider without a plain-text key is refused', async () => {
  const { says } = await move({ files: { [CONFIG]: provider('x', { apiKey: '${X_KEY}' }) } }, 'x');
  expect(says).toBe('No key of x stands in plain text where Pincer could move it from.');
});

test('where the config cannot be written, the key is where it was and nowhere else', async () => {
  const problem = { kind: 'not-permitted', place: { file: CONFIG }, code: 'EACCES' } as const;
  const files = { [CONFIG]: provider('x', { apiKey: KEY }) };
  const { world, made } = await move({ files, unwritable: { [CONFIG]: problem } }, 'x');
  expect(made.ok).toBe(false);
  expect(world.disk.get(CONFIG)).toBe(files[CONFIG]);
  expect(world.disk.has(DOTENV)).toBe(false);
});

test.each([CONFIG, DOTENV, STORE, `${STATE}/agents/work/agent/auth-profiles.json`])(
  'a move waits for the lock of every file that others write too: %s',
  async (file) => {
    const store = JSON.stringify({ profiles: { 'x:a': { type: 'api_key', provider: 'x', key: KEY } } });
    const files = {
      [CONFIG]: provider('x', { apiKey: KEY }),
      [STORE]: store,
      [`${STATE}/agents/work/agent/auth-profiles.json`]: store,
    };
    const { world, made } = await move({ files, locks: { [file]: 7 } }, 'x');
    expect(made).toMatchObject({ ok: false, problem: { kind: 'locked', place: { file }, pid: 7 } });
    expect(world.disk.get(CONFIG)).toBe(files[CONFIG]);
  },
);

test('a header of a model stays in the registry, as OpenClaw fills it in each time it writes the file', async () => {
  const models = [{ id: 'm', headers: { 'x-api-key': KEY } }];
  const registry = JSON.stringify({ providers: { x: { apiKey: KEY, models } } });
  const { world } = await move(
    { files: { [CONFIG]: provider('x', { apiKey: KEY }), [`${AGENT}/models.json`]: registry } },
    'x',
  );
  expect(json(world, `${AGENT}/models.json`).providers.x).toEqual({ apiKey: 'X_API_KEY', models });
});

test('the .env is written before anything refers to it', async () => {
  const world = fakeWorld({ files: { [CONFIG]: provider('x', { apiKey: KEY }) } });
  const seen: string[] = [];
  world.files.watch([CONFIG], () => {
    seen.push(world.disk.get(DOTENV) ?? 'no .env');
  });
  const { home } = await readHome(world, {});
  await doAction(world, home, { kind: 'move key', provider: 'x' }, 'test');
  expect(seen).toEqual([`X_API_KEY=${KEY}\n`]);
});

test('copies are counted, then masked, and a masked snapshot is not restored', async () => {
  const files = {
    [CONFIG]: provider('x', { apiKey: KEY, headers: { 'x-api-key': HEADER } }),
    [`${CONFIG}.last-good`]: provider('x', { apiKey: KEY }),
    [`${CONFIG}.bak`]: '{}',
  };
  const { world, home } = await move({ files }, 'x');
  world.modes.set(`${CONFIG}.last-good`, 0o644);
  const variables = ['X_API_KEY', 'X_API_KEY_HEADER'];
  const copies = await copiesOf(world, home, variables);
  expect(copies).toMatchObject({ ok: true, value: { count: 5 } });
  const holding = () => [...world.disk].filter(([, text]) => text.includes(KEY)).map(([path]) => path);
  expect(holding()).toHaveLength(4);
  const done = await doAction(world, home, { kind: 'scrub', variables }, 'config scrub');
  expect(done.ok).toBe(true);
  expect(JSON.stringify(done)).not.toContain(KEY);
  expect(holding()).toEqual([DOTENV]);
  expect(world.disk.get(`${CONFIG}.last-good`)).toBe(files[`${CONFIG}.last-good`]?.replace(KEY, '${X_API_KEY}'));
  expect(world.modes.get(`${CONFIG}.last-good`)).toBe(0o600);
  const snapshot = [...world.disk.keys()].find((path) => path.startsWith(SNAPSHOTS) && path.includes('/snapshots/'));
  const id = snapshot?.split('/').at(-1)?.split('.').slice(0, 2).join('.') ?? '';
  const restored = await doAction(world, home, { kind: 'restore', snapshot: id }, 'config restore');
  expect(restored).toMatchObject({ ok: false, problem: { kind: 'text-not-kept', because: 'scrubbed' } });
});

test('a link among the copies is no copy: what it leads to is left alone', async () => {
  const theirs = '/home/ann/project/.env';
  const files = { [CONFIG]: provider('x', { apiKey: KEY }), [theirs]: `THEIRS=${KEY}\n` };
  const links = { [`${CONFIG}.bak.9`]: theirs, [`${DOTENV}.old`]: theirs, [`${CONFIG}.current`]: CONFIG };
  const setup = { files, links };
  const { world, home } = await move({ ...setup, files: { ...files, [`${CONFIG}.copy`]: files[CONFIG] ?? '' } }, 'x');
  for (const link of Object.keys(links)) world.disk.set(link, 'a name of it');
  const before = world.disk.get(CONFIG);
  expect(await doAction(world, home, { kind: 'scrub', variables: ['X_API_KEY'] }, 'config scrub')).toMatchObject({
    ok: true,
  });
  expect(world.disk.get(`${CONFIG}.copy`)).not.toContain(KEY);
  expect([world.disk.get(theirs), world.disk.get(CONFIG)]).toEqual([files[theirs], before]);
});

test.each([
  ['NOPE_KEY', 'has no variable NOPE_KEY'],
  ['SHORT_KEY', 'The value of SHORT_KEY is too short'],
])('a scrub of %s is refused', async (name, says) => {
  const world = fakeWorld({ files: { [CONFIG]: '{}', [DOTENV]: 'SHORT_KEY=abc\n' } });
  const { home } = await readHome(world, {});
  const done = await doAction(world, home, { kind: 'scrub', variables: [name] }, 'test');
  expect(done.ok ? '' : advise(done.problem).says).toContain(says);
});

test('a move is taken back as a whole', async () => {
  const files = { [CONFIG]: provider('x', { apiKey: KEY }), [DOTENV]: 'A=1\n' };
  const { world, home, made } = await move({ files }, 'x');
  const entry = made.ok ? (made.value.entry ?? '') : '';
  const undone = await doAction(world, home, { kind: 'undo', entry }, 'config undo');
  expect(undone.ok).toBe(true);
  expect([world.disk.get(CONFIG), world.disk.get(DOTENV)]).toEqual([files[CONFIG], files[DOTENV]]);
});
