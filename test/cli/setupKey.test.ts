import { describe, expect, test } from 'vitest';
import type { HttpOutcome, HttpRequest } from '../../services/world.js';
import { EXIT } from '../../src/exitCodes.js';
import { cli } from '../support/cli.js';
import { fakeWorld } from '../support/fakeWorld.js';

const STATE = '/home/ann/.openclaw';
const CONFIG = `${STATE}/openclaw.json`;
const KEY = 'sk-told-02-Wv4nRq8TzK1mYb6cJd3xHs7p';
const LAB = 'http://127.0.0.1:8000/v1';

const pipes = (text: string) => ({ readStdin: async () => ({ ok: true, value: text }) as const });

const reply = (status: number, text: string): HttpOutcome => ({
  kind: 'reply',
  status,
  text,
  headers: {},
  truncated: false,
  timings: { totalMs: 1 },
});
const keyed = (taken: readonly string[]) => (request: HttpRequest) =>
  taken.some((key) => request.headers.authorization === `Bearer ${key}`)
    ? reply(200, '{"object":"list","data":[{"id":"one"}]}')
    : reply(401, '{"error":{"message":"who are you?"}}');

const lab = () =>
  fakeWorld({ replies: { [`${LAB}/models`]: keyed([KEY]), [`${LAB}/chat/completions`]: keyed([KEY]) } });

describe('a key that is piped in is taken, wherever the server is', () => {
  test.each([
    ['providers add', ['providers', 'add', 'lab', '--base-url', LAB]],
    ['custom-api-key', ['setup', '--auth-choice', 'custom-api-key', '--custom-base-url', LAB, '--provider', 'lab']],
  ])('%s', async (_, argv) => {
    const world = lab();
    const { stdout, code } = await cli(argv, world, pipes(`${KEY}\n`));
    expect(code).toBe(EXIT.done);
    expect(stdout).toContain("Credential: LAB_API_KEY in OpenClaw's .env");
    expect(stdout).toContain('lab/one: ok');
    expect(world.disk.get(`${STATE}/.env`)).toBe(`LAB_API_KEY=${KEY}\n`);
    expect(world.disk.get(CONFIG)).not.toContain('custom-local');
  });

  test('of a server that is mostly run without one, too', async () => {
    const world = fakeWorld();
    const { code } = await cli(['setup', 'vllm', '--model', 'a', '--no-probe'], world, pipes(KEY));
    expect([code, world.disk.get(`${STATE}/.env`)]).toEqual([EXIT.done, `VLLM_API_KEY=${KEY}\n`]);
  });

  test('an empty stdin is none', async () => {
    const world = fakeWorld();
    const { stdout, code } = await cli(['setup', 'vllm', '--model', 'a', '--no-probe'], world, pipes(''));
    expect([code, world.disk.has(`${STATE}/.env`)]).toEqual([EXIT.done, false]);
    expect(stdout).toContain('Credential: none needed');
  });
});

describe('a server that wants a key', () => {
  const add = ['providers', 'add', 'lab', '--base-url', LAB];

  test('says how to give one, and nothing is written', async () => {
    const world = lab();
    const { stderr, code } = await cli(add, world, pipes(''));
    expect([code, world.disk.size]).toEqual([EXIT.failed, 0]);
    expect(stderr).toContain('127.0.0.1:8000 wants a key, and none was given\nPipe it in, name a variable');
  });

  test('has it asked for once that is known, where somebody sits at the terminal', async () => {
    const questions: string[] = [];
    const askSecret = async (question: string) => {
      questions.push(question);
      return KEY;
    };
    const world = lab();
    const { code } = await cli(add, world, { askSecret });
    expect([code, questions]).toEqual([EXIT.done, ['API key of lab: ']]);
    expect(world.disk.get(`${STATE}/.env`)).toBe(`LAB_API_KEY=${KEY}\n`);
  });

  test('gets the one that it has, when it is set up again, at its place', async () => {
    const world = lab();
    await cli(add, world, pipes(KEY));
    for (const argv of [add, ['setup', 'lab']]) {
      const { stdout, code } = await cli(argv, world, pipes(''));
      expect(code).toBe(EXIT.done);
      expect(stdout).toContain('Credential: the one that was there');
      expect(stdout).toContain('lab/one: ok');
    }
    const second = KEY.replace('told', 'more');
    expect((await cli(['setup', 'lab', '--no-probe', '--model', 'one', '--yes'], world, pipes(second))).code).toBe(
      EXIT.done,
    );
    expect(world.disk.get(`${STATE}/.env`)).toBe(`LAB_API_KEY=${second}\n`);
    expect(world.disk.get(CONFIG)).toContain(LAB);
  });
});

test('a variable that is set nowhere is not referred to unasked', async () => {
  const world = fakeWorld();
  const { stderr, code } = await cli(['setup', 'zai', '--from-env', 'NO_SUCH_KEY'], world);
  expect([code, world.disk.size]).toEqual([EXIT.failed, 0]);
  expect(stderr).toContain('NO_SUCH_KEY is set nowhere that OpenClaw would look');
});

test.each(['--from-env', '--name', '--model', '--alias', '--profile-id', '--provider', '--auth-choice', '--region'])(
  'a key behind %s is refused, and not repeated',
  async (flag) => {
    const world = fakeWorld();
    const { stdout, stderr, code } = await cli(['setup', 'zai', flag, KEY, '--no-probe', '--yes'], world, pipes(KEY));
    expect([code, world.disk.size, stdout]).toEqual([EXIT.failed, 0, '']);
    expect(stderr).toContain('not a key');
    expect(stderr).not.toContain(KEY);
  },
);

test('a dry run names the default and the host that it would be', async () => {
  const argv = ['setup', 'zai', '--set-default', '--no-probe', '--dry-run'];
  expect((await cli(argv, fakeWorld(), pipes(KEY))).stdout).toContain('Default model: zai/glm-5.1\n');
  const { stdout } = await cli([...argv, '--json'], fakeWorld(), pipes(KEY));
  expect(JSON.parse(stdout)).toMatchObject({ dryRun: true, default: 'zai/glm-5.1' });
  const there = fakeWorld({
    files: { [CONFIG]: "{ models: { providers: { zai: { baseUrl: 'https://a.test/v1' } } } }" },
  });
  const moved = await cli([...argv, '--base-url', 'https://b.test/v1'], there, pipes(KEY));
  expect(moved.stdout).toContain('Provider: zai at b.test\n');
});

describe('which auth choice', () => {
  test.each([
    ['openai-apikey', 'Did you mean "openai-api-key"?'],
    ['zai-api', 'Did you mean "zai-api-key" or "zai-coding-global" or'],
    ['minimx', 'Did you mean "minimax-global-api" or "minimax-cn-api" or'],
    ['Copilot', '"github-copilot-token"?'],
    ['some-key', 'There is no auth choice "some-key"\n'],
  ])('%s: what may have been meant is named', async (choice, says) => {
    const { stderr, code } = await cli(['setup', '--auth-choice', choice], fakeWorld());
    expect(code).toBe(EXIT.misplaced);
    expect(stderr).toContain(says);
    expect(stderr).toContain('See all choices with: pincer setup --list');
  });

  test('--list shows all of them, or those of one provider, and touches nothing', async () => {
    const world = fakeWorld();
    const { stdout, code } = await cli(['setup', '--list'], world);
    expect(code).toBe(EXIT.done);
    for (const choice of ['custom-api-key', 'zai-coding-cn', 'minimax-cn-oauth', 'ollama', 'github-copilot'])
      expect(stdout).toMatch(new RegExp(`^${choice} `, 'm'));
    const ofOne = JSON.parse((await cli(['setup', '--list', 'z.ai', '--json'], world)).stdout);
    expect(ofOne.count).toBe(ofOne.choices.length);
    expect(new Set(ofOne.choices.map(({ provider }: { provider: string }) => provider))).toEqual(new Set(['zai']));
    expect(await cli(['setup', '--list', 'nosuch'], world)).toMatchObject({ code: EXIT.misplaced, stdout: '' });
    expect([world.disk.size, world.requests.length]).toEqual([0, 0]);
  });

  test('a provider that is logged in to asks for no key of its neighbour', async () => {
    const { stderr, code } = await cli(['setup', 'openai-codex'], fakeWorld(), pipes(KEY));
    expect(code).toBe(EXIT.failed);
    expect(stderr).toContain('Log in with: pincer auth login openai-codex');
  });
});

test('a cloud keeps its credential, and says how it is found; a plugin that knows its place needs no address', async () => {
  const world = fakeWorld();
  const argv = ['setup', 'amazon-bedrock', '--model', 'us.anthropic.claude', '--set-default'];
  const { stdout, stderr, code } = await cli(argv, world, pipes(''));
  expect(code).toBe(EXIT.done);
  expect(stdout).toContain('Credential: whatever OpenClaw finds in the environment');
  expect(stderr).toContain('`openclaw plugins install` it first');
  expect(JSON.parse(world.disk.get(CONFIG) ?? '')).toEqual({
    agents: { defaults: { model: { primary: 'amazon-bedrock/us.anthropic.claude' } } },
  });
});

test('what was added can be removed again, where it is nearly all of the config, too', async () => {
  const world = lab();
  await cli(['providers', 'add', 'lab', '--base-url', LAB], world, pipes(KEY));
  expect((world.disk.get(CONFIG) ?? '').length).toBeGreaterThan(512);
  const asked = await cli(['providers', 'remove', 'lab'], world);
  expect(asked.code).toBe(EXIT.failed);
  expect(asked.stderr).toMatch(/openclaw\.json shrinks from \d+ to \d+ bytes/);
  expect((await cli(['providers', 'remove', 'lab', '--yes'], world)).code).toBe(EXIT.done);
  expect(world.disk.get(CONFIG)).not.toContain('lab');
});

test.each(['openai', 'z.ai'])("%s is no id for a server of one's own", async (id) => {
  const world = lab();
  const { stderr, code } = await cli(['providers', 'add', id, '--base-url', LAB], world, pipes(KEY));
  expect([code, world.disk.size, world.requests.length]).toEqual([EXIT.failed, 0, 0]);
  expect(stderr).toContain('To send its own requests elsewhere: pincer setup');
});

test('a model that is not listed is told of once', async () => {
  const world = lab();
  const { stderr, code } = await cli(
    ['providers', 'add', 'lab', '--base-url', LAB, '--model', 'two'],
    world,
    pipes(KEY),
  );
  expect(code).toBe(EXIT.done);
  expect(stderr.split('does not list this model')).toHaveLength(2);
});

test.each([
  [['setup', 'github-copilot'], 'needs a token', 'Or log in: pincer auth login github-copilot'],
  [['setup', 'openai'], 'needs a key', 'Or log in: pincer auth login openai'],
])('%s without one says that there is a login, too', async (argv, says, next) => {
  const { stderr, code } = await cli(argv, fakeWorld(), pipes(''));
  expect(code).toBe(EXIT.failed);
  for (const text of [says, next]) expect(stderr).toContain(text);
});

test("a region that an endpoint of one's own cannot have is refused by name", async () => {
  const { stderr } = await cli(['setup', 'lab', '--base-url', LAB, '--region', 'cn'], lab(), pipes(''));
  expect(stderr).toContain('lab has no region "cn"');
});
