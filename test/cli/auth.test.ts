// biome-ignore-all lint/suspicious/noTemplateCurlyInString: `${NAME}` is what OpenClaw's configs say.
import { expect, test } from 'vitest';
import type { Program, ProgramEnd } from '../../services/world.js';
import { cli } from '../support/cli.js';
import { type FakeSetup, type FakeWorld, fakeWorld } from '../support/fakeWorld.js';

const STATE = '/home/ann/.openclaw';
const CONFIG = `${STATE}/openclaw.json`;
const MAIN = `${STATE}/agents/main/agent`;
const STORE = `${MAIN}/auth-profiles.json`;
const STATES = `${MAIN}/auth-state.json`;
const KEY = 'sk-ant-api03-Qx7mPz3VtR9wKb2nHs5cLd8f';
const TOKEN = `sk-ant-oat01-${'Zy8nQa4WuS0xLc3oIt6dMe9g'.repeat(4)}`;

const show = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;
const json = ({ disk }: FakeWorld, path: string) => JSON.parse(disk.get(path) ?? 'null');
const apiKey = { type: 'api_key', provider: 'anthropic', key: KEY };
const LATER = Date.UTC(2030, 0, 1);

const TWO = {
  [CONFIG]: show({
    auth: { profiles: { 'anthropic:a': { provider: 'anthropic', mode: 'api_key' } } },
    agents: { defaults: { model: 'anthropic/claude-opus-4-6' } },
  }),
  [STORE]: show({
    version: 1,
    profiles: {
      'openai-codex:ann@example.com': {
        type: 'oauth',
        provider: 'openai-codex',
        access: KEY,
        refresh: TOKEN,
        expires: LATER,
        email: 'ann@example.com',
      },
      'anthropic:b': { type: 'token', provider: 'anthropic', token: TOKEN, expires: LATER },
      'anthropic:a': apiKey,
    },
  }),
  [STATES]: show({
    version: 1,
    order: { anthropic: ['anthropic:a', 'anthropic:b'] },
    usageStats: { 'anthropic:a': { lastUsed: 5, errorCount: 2, cooldownUntil: LATER, cooldownReason: 'rate_limit' } },
  }),
};

type Typed = {
  readonly setup?: FakeSetup;
  readonly stdin?: string;
  readonly asked?: string;
  readonly world?: FakeWorld;
};

/** All that is printed is searched for the secrets. */
async function auth(words: readonly string[], { setup = {}, stdin, asked, world = fakeWorld(setup) }: Typed = {}) {
  const questions: string[] = [];
  const done = await cli(['auth', ...words], world, {
    readStdin: async () => (stdin === undefined ? { ok: false, problem: 'terminal' } : { ok: true, value: stdin }),
    askSecret: async (question) => {
      questions.push(question);
      return asked;
    },
  });
  for (const secret of [KEY, TOKEN]) expect(done.stdout + done.stderr).not.toContain(secret);
  return { ...done, world, questions };
}

test('`auth list` says who is there, and until when each rests or ends, in the words of OpenClaw', async () => {
  const { stdout } = await auth(['list'], { setup: { files: TWO } });
  expect(stdout.split('\n')).toEqual([
    'Agent: main',
    'Auth state file: ~/.openclaw/agents/main/agent/auth-state.json',
    'Profiles:',
    '- anthropic:a [anthropic/api_key; cooldown until 2030-01-01T00:00:00.000Z]',
    '- anthropic:b [anthropic/token; expires 2030-01-01T00:00:00.000Z]',
    '- openai-codex:ann@example.com (ann@example.com) [openai-codex/oauth; expires 2030-01-01T00:00:00.000Z]',
    '',
  ]);
  const none = await auth(['list', '--provider', 'groq']);
  expect(none.stdout.split('\n').slice(2)).toEqual(['Provider: groq', 'Profiles: (none)', '']);
});

test('`auth list --json` has what OpenClaw has in it, and beside it a masked value', async () => {
  const { stdout } = await auth(['list', '--json', '--provider', 'openai'], { setup: { files: TWO } });
  expect(JSON.parse(stdout)).toEqual({
    agentId: 'main',
    agentDir: '~/.openclaw/agents/main/agent',
    authStatePath: '~/.openclaw/agents/main/agent/auth-state.json',
    provider: 'openai',
    profiles: [
      {
        id: 'openai-codex:ann@example.com',
        provider: 'openai-codex',
        type: 'oauth',
        label: 'openai-codex:ann@example.com (ann@example.com)',
        email: 'ann@example.com',
        expiresAt: '2030-01-01T00:00:00.000Z',
        value: 'OAuth',
        ofMain: false,
      },
    ],
  });
});

test('an agent is listed with what it reads through, and gets what is stored for it', async () => {
  const files = { ...TWO, [CONFIG]: show({ agents: { list: [{ id: 'main', default: true }, { id: 'work' }] } }) };
  const world = fakeWorld({ files });
  const pasted = await auth(['paste-api-key', '--provider', 'groq', '--agent', 'work', '--yes'], { world, stdin: KEY });
  expect(pasted.stdout).toContain('Updated auth store: ~/.openclaw/agents/work/agent/auth-profiles.json');
  const { stdout } = await auth(['list', '--agent', 'work', '--json'], { world });
  const { agentId, profiles } = JSON.parse(stdout);
  expect([agentId, profiles.map(({ id, ofMain }: { id: string; ofMain: boolean }) => [id, ofMain])]).toEqual([
    'work',
    [
      ['anthropic:a', true],
      ['anthropic:b', true],
      ['groq:manual', false],
      ['openai-codex:ann@example.com', true],
    ],
  ]);
  const stranger = await auth(['list', '--agent', 'ghost'], { world });
  expect([stranger.code, stranger.stderr]).toEqual([1, expect.stringContaining('Unknown agent id "ghost"')]);
  const refused = await auth(['remove', 'anthropic:a', '--agent', 'work'], { world });
  expect([refused.code, refused.stderr]).toEqual([1, expect.stringContaining('Repeat it with --yes')]);
  expect(json(world, STORE).profiles['anthropic:a']).toEqual(apiKey);
});

test('a key that is piped in is stored, without its line break', async () => {
  const { world, stdout, code } = await auth(['paste-api-key', '--provider', 'anthropic'], { stdin: `${KEY}\n` });
  expect([code, stdout.trim().split('\n')]).toEqual([
    0,
    [
      'Updated auth store: ~/.openclaw/agents/main/agent/auth-profiles.json',
      'Updated config: ~/.openclaw/openclaw.json',
      'Auth profile: anthropic:manual (anthropic/api_key)',
    ],
  ]);
  expect(json(world, STORE).profiles).toEqual({ 'anthropic:manual': apiKey });
});

test('without a pipe it is asked for, and what was not given is refused', async () => {
  const given = await auth(['paste-token', '--provider', 'anthropic', '--expires-in', '365d'], { asked: TOKEN });
  expect(given.questions).toEqual(['Paste token for anthropic: ']);
  const expires = given.world.now() + 365 * 86_400_000;
  expect(json(given.world, STORE).profiles).toEqual({
    'anthropic:manual': { type: 'token', provider: 'anthropic', token: TOKEN, expires },
  });
  const none = await auth(['paste-api-key', '--provider', 'openai'], { asked: ' ' });
  const cancelled = await auth(['paste-api-key', '--provider', 'openai']);
  const empty = await auth(['paste-api-key', '--provider', 'openai'], { stdin: '\n' });
  for (const { code, stderr } of [none, cancelled, empty]) {
    expect(code).toBe(1);
    expect(stderr).toMatch(/^Error: Required\nNothing was given, and nothing stored\. Pipe it in, .* --from-env NAME/);
  }
  const piped = await auth(['paste-api-key', '--provider', 'openai', '--key-stdin'], { asked: KEY });
  expect([piped.code, piped.questions]).toEqual([1, []]);
});

test.each<[string, readonly string[], string, string]>([
  [
    'a bad end',
    ['paste-token', '--provider', 'foo', '--expires-in', 'bogus'],
    'tok',
    'Error: Invalid duration: "bogus". Use values like 500ms, 30s, 5m, 2h, or 1h30m.',
  ],
  [
    'no provider',
    ['paste-api-key'],
    KEY,
    'Error: Missing --provider. Run pincer auth list to see saved provider profiles.',
  ],
  [
    'a key for a token',
    ['paste-token', '--provider', 'anthropic'],
    KEY,
    'Error: Expected token starting with sk-ant-oat01-',
  ],
  [
    'half a token',
    ['paste-token', '--provider', 'anthropic'],
    'sk-ant-oat01-half',
    'Error: Token looks too short; paste the full setup-token',
  ],
  [
    'a login for a key',
    ['paste-api-key', '--provider', 'openai-codex'],
    '{"access":1}',
    'Error: That looks like token or OAuth material, not an OpenAI API key.',
  ],
  [
    'a command',
    ['paste-api-key', '--provider', 'groq'],
    'export GROQ_API_KEY=gsk_1',
    'Error: This looks like NAME=value: paste only what stands after the equals sign.',
  ],
  [
    'an end of a key',
    ['add', '--provider', 'groq', '--expires-in', '1d'],
    KEY,
    'Error: --expires-in is for tokens: a key has no end.',
  ],
  [
    'an odd type',
    ['add', '--provider', 'groq', '--type', 'oauth'],
    KEY,
    'Error: --type takes api_key or token; logins are made with: pincer auth login',
  ],
  [
    'metadata that is none',
    ['add', '--provider', 'groq', '--metadata', 'x'],
    KEY,
    'Error: --metadata takes key=value.',
  ],
  ['an order of nothing', ['order', 'set', '--provider', 'groq'], '', 'Error: Missing profile ids.'],
  [
    'an order nowhere',
    ['order', 'clear', '--provider', 'groq', '--in', 'space'],
    '',
    'Error: --in takes agent or config.',
  ],
])('%s is refused, and nothing is written', async (_, words, stdin, says) => {
  const { world, stderr, code } = await auth(words, { stdin });
  expect([code, stderr.split('\n')[0]]).toEqual([1, says]);
  expect([...world.disk.keys()]).toEqual([]);
});

test('what looks like no key is stored for somebody who insists', async () => {
  const stdin = 'it has blanks in it';
  const refused = await auth(['paste-api-key', '--provider', 'groq'], { stdin });
  expect(refused.stderr).toContain('repeat it with --yes');
  const { world, code } = await auth(['paste-api-key', '--provider', 'groq', '--yes'], { stdin });
  expect([code, json(world, STORE).profiles['groq:manual'].key]).toEqual([0, stdin]);
});

test.each<[string, readonly string[]]>([
  ['as a word', ['paste-api-key', '--provider', 'anthropic', KEY]],
  ['as a command', [KEY]],
  ['as a flag', ['paste-api-key', '--key', KEY]],
  ['as a flag of its own', ['paste-api-key', `--api-key=${KEY}`]],
  ['as the name of a variable', ['paste-api-key', '--provider', 'anthropic', '--from-env', KEY]],
  ['as a provider', ['paste-api-key', '--provider', KEY]],
  ['as the id of a profile', ['paste-api-key', '--provider', 'anthropic', '--profile-id', KEY]],
  ['as metadata', ['add', '--provider', 'anthropic', '--metadata', `key=${KEY}`]],
  ['to remove it', ['remove', KEY]],
  ['to rename it', ['rename', 'anthropic:a', KEY]],
  ['to order it', ['order', 'set', '--provider', 'anthropic', KEY]],
])('a key on the command line, %s, is refused and never repeated', async (_, words) => {
  const { code, world, stderr } = await auth(words, { stdin: '' });
  expect([code, [...world.disk.keys()]]).toEqual([1, []]);
  expect(stderr).not.toContain(KEY.slice(8, 24));
});

test('a variable is referred to, or copied from where OpenClaw would find it', async () => {
  const setup = { files: { [`${STATE}/.env`]: `TEAM_KEY='${KEY}'\n` } };
  const ref = await auth(['paste-api-key', '--provider', 'anthropic', '--from-env', 'TEAM_KEY'], { setup });
  expect(json(ref.world, STORE).profiles['anthropic:manual']).toEqual({
    type: 'api_key',
    provider: 'anthropic',
    keyRef: { source: 'env', provider: 'default', id: 'TEAM_KEY' },
  });
  const copy = await auth(['paste-api-key', '--provider', 'anthropic', '--from-env', 'TEAM_KEY', '--copy'], { setup });
  expect(json(copy.world, STORE).profiles['anthropic:manual']).toEqual(apiKey);
  const unset = await auth(['paste-api-key', '--provider', 'anthropic', '--from-env', 'NOT_SET', '--copy']);
  expect(unset.stderr).toBe('Error: NOT_SET is set nowhere that OpenClaw would look.\n');
  expect((await auth(['paste-api-key', '--provider', 'x', '--copy'])).stderr).toContain('--copy goes with --from-env');
});

test('`auth add` stores what belongs to a key; with --dry-run it shows that, and stores nothing', async () => {
  const words = [
    'add',
    '--provider',
    'cloudflare-ai-gateway',
    '--metadata',
    'accountId=1a',
    '--metadata',
    'gatewayId=main',
    '--email',
    'a@b.c',
    '--display-name',
    'Ann',
  ];
  const { world } = await auth(words, { stdin: KEY });
  expect(json(world, STORE).profiles['cloudflare-ai-gateway:manual']).toEqual({
    type: 'api_key',
    provider: 'cloudflare-ai-gateway',
    key: KEY,
    metadata: { accountId: '1a', gatewayId: 'main' },
    email: 'a@b.c',
    displayName: 'Ann',
  });
  const dry = await auth([...words, '--dry-run'], { stdin: KEY });
  expect(dry.stdout).toContain('+      "key": "[secret]",');
  expect(dry.stdout).toContain('+        "provider": "cloudflare-ai-gateway",');
  expect([...dry.world.disk.keys()]).toEqual([]);
});

test('an order is shown, set and cleared, in the words of OpenClaw', async () => {
  const world = fakeWorld({ files: TWO });
  const get = async () => (await auth(['order', 'get', '--provider', 'anthropic'], { world })).stdout.split('\n')[3];
  expect(await get()).toBe('Order override: anthropic:a, anthropic:b');
  const set = await auth(['order', 'set', '--provider', 'Anthropic', 'anthropic:b'], { world });
  expect(set.stdout.trim().split('\n').slice(-3)).toEqual([
    'Agent: main',
    'Provider: anthropic',
    'Order override: anthropic:b',
  ]);
  expect(json(world, STATES).order).toEqual({ anthropic: ['anthropic:b'] });
  const cleared = await auth(['order', 'clear', '--provider', 'anthropic'], { world });
  expect(cleared.stdout).toContain('Cleared per-agent order override.');
  expect(await get()).toBe('Order override: (none)');
  const asJson = await auth(['order', 'get', '--provider', 'anthropic', '--json'], { world });
  expect(JSON.parse(asJson.stdout)).toMatchObject({ agentDir: MAIN, provider: 'anthropic', order: null });
  const inConfig = await auth(['order', 'set', '--in', 'config', '--provider', 'anthropic', 'anthropic:b', '--json'], {
    world,
  });
  expect(JSON.parse(inConfig.stdout)).toMatchObject({ changed: true, in: 'config', order: ['anthropic:b'] });
  expect(json(world, CONFIG).auth.order).toEqual({ anthropic: ['anthropic:b'] });
  const again = await auth(['order', 'set', '--in', 'config', '--provider', 'anthropic', 'anthropic:b'], { world });
  expect(again.stderr).toContain('Nothing to change: the files say so already.');
});

test('a profile is renamed by what comes behind the colon, and removed', async () => {
  const world = fakeWorld({ files: TWO });
  const moved = await auth(['rename', 'anthropic:a', 'home'], { world });
  expect(moved.stdout).toContain('Auth profile: anthropic:a -> anthropic:home');
  expect(Object.keys(json(world, CONFIG).auth.profiles)).toEqual(['anthropic:home']);
  const gone = await auth(['remove', 'anthropic:home'], { world });
  expect(gone.stdout).toContain('Removed auth profile: anthropic:home (anthropic/api_key)');
  expect(Object.keys(json(world, STORE).profiles)).not.toContain('anthropic:home');
  const twice = await auth(['remove', 'anthropic:home'], { world });
  expect([twice.code, twice.stderr.split('\n')[0]]).toEqual([
    1,
    'Error: Auth profile "anthropic:home" not found in ~/.openclaw/agents/main/agent.',
  ]);
});

/** An endpoint that wants a key, and lists one model. */
const wantsKey = (model = 'claude-opus-4-6'): NonNullable<FakeSetup['replies']> => ({
  'https://api.anthropic.com/v1/models?limit=1000': ({ headers }) => {
    const isIn = headers['x-api-key'] === KEY;
    const text = isIn ? JSON.stringify({ data: [{ id: model }] }) : '{}';
    return { kind: 'reply', status: isIn ? 200 : 401, headers: {}, text, truncated: false, timings: { totalMs: 1 } };
  },
});

/** The same home, where the profile that rests has a key that nobody takes. */
const OLD = {
  ...TWO,
  [STORE]: (TWO[STORE] ?? '').replace(`"key": "${KEY}"`, '"key": "sk-ant-api03-revoked-0123456789"'),
};

test('a rest ends once the profile answers with its own key, and not before', async () => {
  const refused = await auth(['clear-cooldown'], { setup: { files: OLD, replies: wantsKey() } });
  expect([refused.code, refused.stderr]).toEqual([
    1,
    expect.stringContaining('The rest of anthropic:a was left as it is'),
  ]);
  expect(json(refused.world, STATES).usageStats['anthropic:a'].cooldownUntil).toBe(LATER);
  const forced = await auth(['clear-cooldown', 'anthropic:a', '--yes'], {
    setup: { files: OLD, replies: wantsKey() },
  });
  expect(json(forced.world, STATES).usageStats).toEqual({ 'anthropic:a': { lastUsed: 5, errorCount: 0 } });
  const done = await auth(['clear-cooldown', '--json'], { setup: { files: TWO, replies: wantsKey() } });
  expect([done.code, done.stderr, JSON.parse(done.stdout)]).toMatchObject([
    0,
    expect.stringContaining('anthropic:a: ok.'),
    { changed: true, profiles: ['anthropic:a'], probes: [{ profile: 'anthropic:a', tone: 'good' }] },
  ]);
  expect(done.world.requests.map(({ headers }) => headers['x-api-key'])).toContain(KEY);
});

test('a list without the model takes the key all the same', async () => {
  const { code, stderr, stdout } = await auth(['clear-cooldown'], { setup: { files: TWO, replies: wantsKey('m') } });
  expect([code, stderr]).toEqual([0, expect.stringContaining('anthropic:a: not listed.')]);
  expect(stdout).toContain('Ended the rest of: anthropic:a');
});

test('where nothing rests there is nothing to end', async () => {
  const { stdout, code } = await auth(['clear-cooldown'], { setup: { files: { [CONFIG]: '{}' } } });
  expect([code, stdout]).toEqual([0, 'No profile rests.\n']);
});

const NEW = { [CONFIG]: show({ meta: { migrations: {} } }), [`${STATE}/state/openclaw.sqlite`]: '' };

/** 2026.9 keeps credentials in a database. */
async function with9(words: readonly string[], end: ProgramEnd, stdin = KEY) {
  const programs = (_: Program): ProgramEnd => end;
  const done = await auth(words, { setup: { files: NEW, programs }, stdin });
  const [ran] = done.world.ran;
  expect(done.world.disk.get(CONFIG)).toBe(NEW[CONFIG]);
  expect([...done.world.disk.keys()]).toHaveLength(2);
  expect(JSON.stringify([ran?.args, ran?.env])).not.toContain(KEY);
  return { ...done, ran };
}

const DONE: ProgramEnd = { kind: 'ended', code: 0, stdout: '', stderr: '' };

test.each<[readonly string[], string]>([
  [
    ['paste-api-key', '--provider', 'anthropic'],
    'models auth paste-api-key --provider anthropic --profile-id anthropic:manual',
  ],
  [
    ['add', '--provider', 'groq', '--profile-id', 'groq:x', '--yes'],
    'models auth paste-api-key --provider groq --profile-id groq:x',
  ],
  [['order', 'set', '--provider', 'anthropic', 'a:b', 'c:d'], 'models auth order set --provider anthropic a:b c:d'],
  [['order', 'clear', '--provider', 'anthropic'], 'models auth order clear --provider anthropic'],
  [['remove', 'anthropic:x'], 'models auth logout anthropic:x --yes'],
])('in a home of 2026.9, %j runs `openclaw %s`, and says so', async (words, args) => {
  const { code, ran, stderr } = await with9(words, DONE);
  expect([code, ran?.command, ran?.args.join(' ')]).toEqual([0, 'openclaw', args]);
  expect(ran?.stdio).toEqual({ stdin: args.includes('paste') ? `${KEY}\n` : '' });
  expect(stderr).toContain(`OpenClaw keeps these credentials in a database of its own, so this runs: openclaw ${args}`);
});

test('a token of 2026.9 ends when it was said to', async () => {
  const { ran } = await with9(['paste-token', '--provider', 'groq', '--expires-in', '2h', '--yes'], DONE);
  expect(ran?.args.join(' ')).toBe(
    'models auth paste-token --provider groq --profile-id groq:manual --expires-in 7200000ms',
  );
});

test.each<[readonly string[], string]>([
  [['rename', 'a:b', 'a:c'], 'has no command to rename a profile'],
  [['clear-cooldown'], 'has no command to end a rest'],
  [['paste-api-key', '--provider', 'x', '--from-env', 'NAME'], 'has no command to store a reference to a variable'],
  [['order', 'set', '--in', 'config', '--provider', 'x', 'a:b'], 'has no command to order profiles in the config'],
  [['list'], "Credentials live in OpenClaw's database"],
  [['order', 'get', '--provider', 'x'], "Credentials live in OpenClaw's database"],
])('in a home of 2026.9, %j is refused, and nothing runs', async (words, says) => {
  const { code, ran, stderr } = await with9(words, DONE);
  expect([code, ran]).toEqual([1, undefined]);
  expect(stderr).toContain(says);
});

test.each<[string, ProgramEnd, string]>([
  ['is not there', { kind: 'missing' }, 'no openclaw command was found'],
  [
    'fails',
    { kind: 'ended', code: 1, stdout: '', stderr: `Doctor\nbad key ${KEY}\n` },
    'ended with 1: bad key [secret]',
  ],
  ['hangs', { kind: 'timeout' }, 'did not end within 120 s'],
  ['does not start', { kind: 'failed', code: 'EACCES' }, 'could not be started (EACCES)'],
])('an openclaw that %s is told of, without the key', async (_, end, says) => {
  const { code, stderr } = await with9(['paste-api-key', '--provider', 'anthropic'], end);
  expect([code, stderr]).toEqual([1, expect.stringContaining(says)]);
});

test('a dry run of 2026.9 says what would run', async () => {
  const { code, ran, stderr } = await with9(['remove', 'a:b', '--dry-run'], DONE);
  expect([code, ran]).toEqual([0, undefined]);
  expect(stderr).toContain('openclaw models auth logout a:b --yes');
});

test('a provider that nobody knows may be a slip of the fingers', async () => {
  const slip = await auth(['paste-api-key', '--provider', 'mistrl'], { stdin: KEY });
  expect([slip.code, slip.stderr]).toEqual([0, expect.stringContaining('Did you mean mistral?')]);
  const known = await auth(['paste-api-key', '--provider', 'mistral'], { stdin: KEY });
  expect(known.stderr).not.toContain('knows');
});

test('the rest of a profile that is not there cannot be ended', async () => {
  const { code, stderr } = await auth(['clear-cooldown', 'nope']);
  expect([code, stderr]).toEqual([1, expect.stringContaining('Auth profile "nope" not found in')]);
});
