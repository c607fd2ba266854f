import { describe, expect, test } from 'vitest';
import { cli } from '../support/cli.js';
import { type FakeSetup, fakeWorld } from '../support/fakeWorld.js';

const STATE = '/home/ann/.openclaw';
const CONFIG = `${STATE}/openclaw.json`;

const HOME = `{
  agents: {
    defaults: {
      model: { primary: 'anthropic/claude-sonnet-4-5', fallbacks: ['lm/local-1', 'fast'] },
      imageModel: { primary: 'openai/gpt-5.4', fallbacks: ['lm/local-1'] },
      models: { 'anthropic/claude-sonnet-4-5': { alias: 'Sonnet' }, 'lm/local-1': {}, 'ollama/small': { alias: 'fast' } },
    },
    list: [{ id: 'main', default: true }, { id: 'work', model: 'lm/local-1' }],
  },
  models: { providers: { lm: { baseUrl: 'http://127.0.0.1:1234/v1', apiKey: 'x', api: 'openai-completions', models: [{ id: 'local-1', name: 'Local' }] } } },
}
`;

const world = (text: string | undefined = HOME, over: FakeSetup = {}) =>
  fakeWorld({
    env: { ANTHROPIC_API_KEY: 'sk-ant-api03-0123456789abcdef', OPENAI_API_KEY: 'sk-proj-0123456789abcdef0123' },
    ...over,
    files: { ...(text === undefined ? {} : { [CONFIG]: text }), ...over.files },
  });

const run = (...argv: string[]) => cli(argv, world());

describe('lists of the chain and of aliases are in the forms of OpenClaw', () => {
  test.each([
    { argv: ['fallbacks', 'list'], prints: 'Fallbacks (2):\n- lm/local-1\n- fast\n' },
    { argv: ['fallbacks', 'list', '--plain'], prints: 'lm/local-1\nfast\n' },
    { argv: ['fallbacks', 'list', '--json'], prints: '{\n  "fallbacks": [\n    "lm/local-1",\n    "fast"\n  ]\n}\n' },
    { argv: ['image-fallbacks', 'list'], prints: 'Image fallbacks (1):\n- lm/local-1\n' },
    {
      argv: ['models', 'image-fallbacks', 'list', '--json'],
      prints: '{\n  "fallbacks": [\n    "lm/local-1"\n  ]\n}\n',
    },
    { argv: ['aliases', 'list', '--plain'], prints: 'Sonnet anthropic/claude-sonnet-4-5\nfast ollama/small\n' },
    {
      argv: ['aliases', 'list'],
      prints: 'Aliases (2):\n- Sonnet -> anthropic/claude-sonnet-4-5\n- fast -> ollama/small\n',
    },
    {
      argv: ['aliases', 'list', '--json'],
      prints: '{\n  "aliases": {\n    "Sonnet": "anthropic/claude-sonnet-4-5",\n    "fast": "ollama/small"\n  }\n}\n',
    },
  ])('$argv', async ({ argv, prints }) => {
    expect(await run(...argv)).toEqual({ stdout: prints, stderr: '', code: 0 });
  });

  test.each([
    { argv: ['fallbacks', 'list'], prints: 'Fallbacks (0):\n- none\n' },
    { argv: ['fallbacks', 'list', '--plain'], prints: '' },
    { argv: ['fallbacks', 'list', '--json'], prints: '{\n  "fallbacks": []\n}\n' },
    { argv: ['aliases', 'list'], prints: 'Aliases (0):\n- none\n' },
  ])('$argv of a fresh home', async ({ argv, prints }) => {
    expect(await cli(argv, fakeWorld())).toEqual({ stdout: prints, stderr: '', code: 0 });
  });
});

describe('status', () => {
  test('is what `models status`, `models` and nothing at all print where there is no terminal', async () => {
    const { stdout, stderr, code } = await run('status');
    expect({ stderr, code }).toEqual({ stderr: '', code: 0 });
    expect(stdout).toMatch(/^Config {8}: ~\/\.openclaw\/openclaw\.json\nAgent dir/);
    expect(stdout).toContain('Default       : anthropic/claude-sonnet-4-5\n');
    for (const argv of [[], ['models'], ['models', 'status']]) expect((await run(...argv)).stdout).toBe(stdout);
  });

  test('--json is JSON alone, with the keys of OpenClaw in its order', async () => {
    const { stdout, stderr, code } = await run('--json');
    expect({ stderr, code }).toEqual({ stderr: '', code: 0 });
    expect(Object.keys(JSON.parse(stdout)).slice(0, 10)).toEqual([
      'configPath',
      'agentDir',
      'defaultModel',
      'resolvedDefault',
      'fallbacks',
      'imageModel',
      'imageFallbacks',
      'aliases',
      'allowed',
      'auth',
    ]);
    for (const argv of [
      ['status', '--json'],
      ['models', '--status-json'],
    ])
      expect((await run(...argv)).stdout).toBe(stdout);
  });

  test('--plain is the default model', async () => {
    expect(await run('status', '--plain')).toEqual({ stdout: 'anthropic/claude-sonnet-4-5\n', stderr: '', code: 0 });
    expect((await run('models', '--status-plain')).stdout).toBe('anthropic/claude-sonnet-4-5\n');
  });

  test('--agent shows what that agent uses', async () => {
    expect((await run('status', '--agent', 'work', '--plain')).stdout).toBe('lm/local-1\n');
    expect(JSON.parse((await run('--agent', 'work', 'status', '--json')).stdout)).toMatchObject({ agentId: 'work' });
  });

  test('an agent that does not exist is a failure, in the words of OpenClaw', async () => {
    const says = 'Error: Unknown agent id "nope". Use "openclaw agents list" to see configured agents.\n';
    expect(await run('status', '--agent', 'nope')).toEqual({ stdout: '', stderr: says, code: 1 });
  });

  test.each([
    { because: 'all that is in use has a key', model: 'anthropic/claude-sonnet-4-5', code: 0 },
    { because: 'a key is missing', model: 'groq/llama', code: 1 },
    { because: 'a token expires within a day', model: 'minimax/MiniMax-M2.1', code: 2 },
  ])('--check exits with $code where $because', async ({ model, code }) => {
    const now = Date.UTC(2026, 5, 1, 12);
    const profiles = {
      'minimax:default': { type: 'token', provider: 'minimax', token: 'tok-0123456789', expires: now + 3_600_000 },
    };
    const text = `{ agents: { defaults: { model: '${model}' } } }`;
    const files = { [`${STATE}/agents/main/agent/auth-profiles.json`]: JSON.stringify({ version: 1, profiles }) };
    const result = await cli(['status', '--check', '--json'], world(text, { files, now }));
    expect(result.code).toBe(code);
    expect(JSON.parse(result.stdout)).toMatchObject({ resolvedDefault: model });
    expect((await cli(['status', '--json'], world(text, { files, now }))).code).toBe(0);
  });

  test.each([
    { flags: ['--warn-within', '36h'], warns: 36, code: 2 },
    { flags: ['--warn-within', '20h'], warns: 20, code: 0 },
    { flags: [], warns: 24, code: 0 },
    { flags: [], said: 36, warns: 36, code: 2 },
    { flags: ['--warn-within', '1d'], said: 36, warns: 24, code: 0 },
    { flags: [], said: 'soon', warns: 24, code: 0 },
  ])(
    '--check $flags, where $said hours are preferred, warns $warns hours ahead',
    async ({ flags, said, warns, code }) => {
      const now = Date.UTC(2026, 5, 1, 12);
      const token = { type: 'token', provider: 'minimax', token: 'tok-0123456789', expires: now + 30 * 3_600_000 };
      const store = JSON.stringify({ version: 1, profiles: { 'minimax:a': token } });
      const preferences = JSON.stringify({ warnWithinHours: said });
      const files = {
        [`${STATE}/agents/main/agent/auth-profiles.json`]: store,
        '/home/ann/.config/pincer/preferences.json': preferences,
      };
      const text = "{ agents: { defaults: { model: 'minimax/MiniMax-M2.1' } } }";
      const result = await cli(['status', '--check', '--json', ...flags], world(text, { files, now }));
      expect(result.code).toBe(code);
      expect(JSON.parse(result.stdout).auth.oauth.warnAfterMs).toBe(warns * 3_600_000);
    },
  );

  test.each([
    ['36', '--warn-within takes a unit: 36h, or 36d.'],
    ['soon', 'Invalid duration: "soon".'],
  ])('--warn-within %s is refused', async (text, says) => {
    const { stdout, stderr, code } = await run('status', '--warn-within', text);
    expect([stdout, code]).toEqual(['', 1]);
    expect(stderr).toContain(says);
  });

  test('lesser trouble does not fail it, and stands in the report', async () => {
    const text =
      "{ agents: { defaults: { model: 'a/b' } }, models: { providers: { a: { baseUrl: 'http://x', apiKey: '${NO_SUCH}', models: [] } } } }";
    const { stdout, stderr, code } = await cli(['status', '--json'], world(text));
    expect({ stderr, code }).toEqual({ stderr: '', code: 0 });
    expect(JSON.parse(stdout).problems).toContainEqual(expect.objectContaining({ kind: 'missing-env' }));
    expect((await cli(['status'], world(text))).stdout).toContain('missing env var "NO_SUCH"');
    expect((await cli(['fallbacks', 'list'], world(text))).stderr).toContain('missing env var "NO_SUCH"');
  });
});

describe('list', () => {
  test('is a table, bare refs or JSON', async () => {
    const json = JSON.parse((await run('list', '--json')).stdout);
    const plain = (await run('models', 'list', '--plain')).stdout;
    const text = (await run('list')).stdout;
    expect(json.count).toBe(json.models.length);
    expect(plain).toBe(`${json.models.map(({ key }: { key: string }) => key).join('\n')}\n`);
    expect(text).toMatch(/^Model {38}Input {6}Ctx {9}Local Auth {2}Tags\n/);
    expect(text.trimEnd().split('\n')).toHaveLength(json.count + 1);
    expect(json.models[0]).toMatchObject({
      key: 'anthropic/claude-sonnet-4-5',
      available: true,
      tags: ['default', 'configured', 'alias:Sonnet'],
    });
  });

  test('--local, --provider and --all choose among them', async () => {
    const keys = async (...argv: string[]): Promise<string[]> =>
      (await run('list', '--plain', ...argv)).stdout.trimEnd().split('\n');
    expect(await keys('--local')).toContain('lm/local-1');
    expect(await keys('--local')).not.toContain('anthropic/claude-sonnet-4-5');
    expect(
      (await keys('--provider', 'anthropic')).every(
        (key) => key.startsWith('anthropic/') || key.startsWith('claude-cli/'),
      ),
    ).toBe(true);
    expect((await keys('--all')).length).toBeGreaterThan(200);
  });

  test('an empty list is words, and with --json an empty JSON list', async () => {
    const nothing = ['list', '--provider', 'no-such-provider'];
    expect((await cli(nothing, fakeWorld())).stdout).toBe('No models found.\n');
    expect(JSON.parse((await cli([...nothing, '--json'], fakeWorld())).stdout)).toEqual({ count: 0, models: [] });
  });

  test('a display name is no provider id', async () => {
    const { stdout, stderr, code } = await run('list', '--provider', 'Moonshot AI');
    expect({ stdout, code }).toEqual({ stdout: '', code: 1 });
    expect(stderr).toContain('Use a provider id such as "moonshot"');
  });
});

describe('a config that cannot be read', () => {
  const broken = '{\n  models: { x: 8192 * 10 },\n  env: { vars: { KEY: "sk-ant-api03-verysecretvalue0123" } },\n}\n';
  const commands = [
    ['status'],
    ['status', '--json'],
    ['list', '--json'],
    ['fallbacks', 'list'],
    ['aliases', 'list'],
    ['probe'],
    [],
  ];

  test.each(commands)('fails %s %s with file, line, column and the line itself', async (...argv) => {
    const { stdout, stderr, code } = await cli(
      argv.filter((word) => word !== undefined),
      world(broken),
    );
    expect({ stdout, code }).toEqual({ stdout: '', code: 1 });
    expect(stderr).toMatch(/^Error: .*openclaw\.json:2:\d+: /);
    expect(stderr).toContain('\n    models: { x: 8192 * 10 },\n');
    expect(stderr).toMatch(/\n +\^\n/);
  });
});

describe('what would drive a terminal does not reach it', () => {
  const nasty = `{ "agents": { "defaults": { "model": { "primary": "a/\\u001b[31mred\\u202e\\u009b2J", "fallbacks": ["b/\\nInjected: line"] }, "models": { "a/x": { "alias": "\\u001b]0;title\\u0007t" } } } } }\n`;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what must not be there.
  const CONTROL = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/;

  test.each([
    ['status'],
    ['list'],
    ['list', '--plain'],
    ['fallbacks', 'list'],
    ['fallbacks', 'list', '--plain'],
    ['aliases', 'list'],
    ['status', '--json'],
    ['set', 'c/\u001b[2Jd'],
    ['\u001b[2J'],
    ['--\u001b[2J'],
  ])('%s %s', async (...argv) => {
    const { stdout, stderr } = await cli(
      argv.filter((word) => word !== undefined),
      world(nasty),
    );
    expect(stdout).not.toMatch(CONTROL);
    expect(stderr).not.toMatch(CONTROL);
    expect(stdout).not.toMatch(/^Injected/m);
  });

  test('JSON keeps the value all the same', async () => {
    const { stdout } = await cli(['status', '--json'], world(nasty));
    expect(JSON.parse(stdout).resolvedDefault).toBe('a/\u001b[31mred\u202e\u009b2J');
  });
});

describe('a home of OpenClaw 2026.9', () => {
  const text = JSON.stringify({ agents: { entries: { main: {} }, defaults: { model: 'google/x' } } });
  const newer = world(text, { env: {}, files: { [`${STATE}/state/openclaw.sqlite`]: 'SQLite' } });

  test('is named with the reason, and what its database may hold is unknown, not missing', async () => {
    const { stdout, stderr, code } = await cli(['status', '--check'], newer);
    expect({ stderr, code }).toEqual({ stderr: '', code: 1 });
    expect(stdout).toContain('Auth store    : ~/.openclaw/state/openclaw.sqlite\n');
    expect(stdout).not.toContain('Missing auth');
    expect(stdout).toContain("Unknown auth\n- google may have a credential in OpenClaw's database.\n");
    expect(stdout).toContain(
      'belongs to OpenClaw 2026.9 (the config has agents.entries), which is read but not written',
    );
    const json = JSON.parse((await cli(['--json'], newer)).stdout);
    expect(json.auth).toMatchObject({ missingProvidersInUse: [], unknownProvidersInUse: ['google'] });
    expect(json.problems[0].kind).toBe('read-only-dialect');
  });

  test('lists models without a word on whether they can be used', async () => {
    const { stdout, stderr } = await cli(['list', '--json'], newer);
    expect(JSON.parse(stdout).models).toMatchObject([{ key: 'google/x', available: null }]);
    expect(stderr).toContain('2026.9');
  });

  test('can be said to be one of 2026.5, in the form in which OpenClaw prints its version', async () => {
    for (const version of ['2026.5', '2026.5.28']) {
      const { stdout } = await cli(['--json', '--openclaw-version', version], newer);
      expect(JSON.parse(stdout).dialect).toEqual({ version: '2026.5', because: 'asked for on the command line' });
    }
  });
});
