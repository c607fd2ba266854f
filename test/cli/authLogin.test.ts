import { describe, expect, test } from 'vitest';
import type { HttpRequest, Program } from '../../services/world.js';
import type { Call } from '../../src/commands/command.js';
import { EXIT } from '../../src/exitCodes.js';
import { handOverArgs, methodOf } from '../../state/domain/logins/handOver.js';
import { providerRows } from '../../state/domain/providers/table.js';
import { signInsOf } from '../../state/domain/setup/signIns.js';
import { cli } from '../support/cli.js';
import { type FakeSetup, type FakeWorld, fakeWorld, type Reply } from '../support/fakeWorld.js';
import { LOGIN_TOKENS, loginSite } from '../support/servers/logins.js';

const STATE = '/home/ann/.openclaw';
const CONFIG = `${STATE}/openclaw.json`;
const STORE = `${STATE}/agents/main/agent/auth-profiles.json`;

/** The fake servers as what their real addresses answer. */
function servers(site: ReturnType<typeof loginSite>['site']): Readonly<Record<string, Reply>> {
  const reply = (request: HttpRequest) => {
    const { host, pathname, search } = new URL(request.url);
    const parsed =
      request.headers['content-type'] === 'application/json' ? JSON.parse(request.body ?? '') : request.body;
    const { status, json } = site({ method: 'POST', path: pathname + search, headers: { host }, body: parsed });
    // The pages of real servers are encrypted.
    const text = JSON.stringify(json).replaceAll('http://', 'https://');
    return { kind: 'reply' as const, status, headers: {}, text, truncated: false, timings: { totalMs: 1 } };
  };
  const paths = {
    'https://chat.qwen.ai': ['/api/v1/oauth2/device/code', '/api/v1/oauth2/token'],
    'https://github.com': ['/login/device/code', '/login/oauth/access_token'],
    'https://api.minimax.io': ['/oauth/code', '/oauth/token'],
    'https://api.minimaxi.com': ['/oauth/code', '/oauth/token'],
    'https://openrouter.ai': ['/api/v1/auth/keys'],
  };
  return Object.fromEntries(
    Object.entries(paths).flatMap(([origin, all]) => all.map((path) => [`POST ${origin}${path}`, reply])),
  );
}

type Options = {
  readonly site?: Parameters<typeof loginSite>[0];
  readonly setup?: FakeSetup;
  /** What the person at the terminal answers, in turn; without it nobody is there. */
  readonly says?: readonly (string | undefined)[];
  readonly signal?: AbortSignal;
};

async function logIn(argv: readonly string[], { site, setup, says, signal }: Options = {}) {
  const { site: answers, polls } = loginSite(site);
  const world = fakeWorld({ ...setup, replies: { ...servers(answers), ...setup?.replies } });
  const asked: string[] = [];
  const left = [...(says ?? [])];
  const person: Call['person'] = {
    isThere: () => says !== undefined,
    askLine: async (question) => {
      asked.push(question);
      return left.shift();
    },
  };
  const interrupt = () => signal ?? new AbortController().signal;
  const result = await cli(['auth', 'login', ...argv], world, { person, interrupt });
  return { ...result, world, asked, polls: polls() };
}

const inFile = (world: FakeWorld, path: string) => JSON.parse(world.disk.get(path) ?? 'null');
const secrets = Object.values(LOGIN_TOKENS).flatMap((tokens) => Object.values(tokens));

const expectNoSecret = (text: string): void => {
  for (const secret of secrets) expect(text).not.toContain(secret);
};

describe('`pincer auth login`', () => {
  test('GitHub: shows page, code and QR code on stderr, waits, and stores the token', async () => {
    const { stdout, stderr, code, world, polls } = await logIn(['github-copilot', '--no-probe'], {
      site: { after: 3 },
    });
    expect([code, polls]).toEqual([EXIT.done, 3]);
    expect(stderr).toContain('Open this page of github.com, in any browser:\n  https://github.com/device');
    expect(stderr).toContain('The code there has to be: WDJB-MJHT');
    expect(stderr).toMatch(/^█{20,}$/m);
    expect(stderr).toContain('the code is good for 10 min. Ctrl-C cancels.');
    expect(inFile(world, STORE).profiles['github-copilot:github']).toEqual({
      type: 'token',
      provider: 'github-copilot',
      token: LOGIN_TOKENS.github.access,
    });
    expect(stdout).toContain('Credential: auth profile github-copilot:github');
    expectNoSecret(stdout + stderr);
  });

  test.each([
    ['global', [], 'https://api.minimax.io/anthropic'],
    ['cn', ['--region', 'cn'], 'https://api.minimaxi.com/anthropic'],
  ])('MiniMax %s: profile, block and default', async (_region, flags, baseUrl) => {
    const { code, world, stdout, stderr } = await logIn(['minimax-portal', ...flags, '--set-default', '--no-probe']);
    expect([code, stderr.includes('Error')]).toEqual([EXIT.done, false]);
    expect(inFile(world, STORE).profiles['minimax-portal:default']).toMatchObject({
      type: 'oauth',
      provider: 'minimax-portal',
      ...LOGIN_TOKENS.minimax,
      expires: expect.any(Number),
    });
    const config = inFile(world, CONFIG);
    expect(config.models.providers['minimax-portal']).toMatchObject({ baseUrl, api: 'anthropic-messages' });
    expect(config.agents.defaults.model.primary).toBe('minimax-portal/MiniMax-M2.7');
    expect(stderr).toContain('MiniMax: Welcome to the Coding Plan.');
    expectNoSecret(stdout + stderr);
  });

  test('Qwen: an explicit block, as OpenClaw does not know the provider any more', async () => {
    const { code, world } = await logIn(['qwen', '--no-probe']);
    expect(code).toBe(EXIT.done);
    expect(inFile(world, CONFIG).models.providers['qwen-portal']).toMatchObject({
      baseUrl: 'https://portal.qwen.ai/v1',
      api: 'openai-completions',
      models: [{ id: 'coder-model' }, { id: 'vision-model' }],
    });
    expect(inFile(world, STORE).profiles['qwen-portal:default']).toMatchObject(LOGIN_TOKENS.qwen);
  });

  test('OpenRouter: the address that the browser ended at may be pasted, and a key is stored', async () => {
    const site = loginSite();
    const world = fakeWorld({ replies: servers(site.site) });
    const person: Call['person'] = {
      isThere: () => true,
      askLine: async (question) => {
        if (!question.includes('paste')) return 'y';
        site.site({ method: 'GET', path: `/auth?code_challenge=`, headers: {}, body: undefined });
        return 'openrouter-code-55aa';
      },
    };
    const { code, stderr } = await cli(
      ['auth', 'login', 'openrouter', '--auth-choice', 'openrouter-oauth', '--no-probe'],
      world,
      { person },
    );
    expect([code, stderr.includes('Error')]).toEqual([EXIT.done, false]);
    expect(stderr).toContain('Open this page of openrouter.ai:\n  https://openrouter.ai/auth?callback_url=');
    expect(inFile(world, STORE).profiles['openrouter:default']).toMatchObject({
      type: 'api_key',
      key: LOGIN_TOKENS.openrouter.key,
    });
  });

  test('a second account keeps the first: --profile-id', async () => {
    const files = {
      [STORE]: JSON.stringify({
        version: 1,
        profiles: { 'github-copilot:github': { type: 'token', provider: 'github-copilot', token: 'gho_old' } },
      }),
    };
    const { world } = await logIn(['github-copilot', '--profile-id', 'github-copilot:work', '--no-probe'], {
      setup: { files },
    });
    expect(Object.keys(inFile(world, STORE).profiles)).toEqual(['github-copilot:github', 'github-copilot:work']);
  });

  test('a dry run logs nobody in: it shows what would be written, with no token', async () => {
    const { stdout, stderr, code, world } = await logIn(['minimax-portal', '--dry-run']);
    expect([code, world.requests, world.disk.size]).toEqual([EXIT.done, [], 0]);
    expect(stdout).toContain('+    "minimax-portal:default": {');
    expect(stdout).toContain('"access": "[secret]"');
    expect(stderr).toContain('Nobody was logged in');
  });

  test.each([
    ['no', 'n'],
    ['nothing', ''],
    ['Ctrl-C', undefined],
  ])('at a terminal the diff is shown and the person asked first; they say %s', async (_name, said) => {
    const { stderr, asked, code, world } = await logIn(['minimax-portal'], { says: [said] });
    expect(asked).toEqual(['Log in to MiniMax and write this? [y/N] ']);
    expect(stderr).toContain('+    "minimax-portal:default": {');
    expect(stderr).toContain('Nothing was written, and nobody logged in.');
    expect([code, world.requests, world.disk.size]).toEqual([EXIT.failed, [], 0]);
  });

  test.each<[string, readonly string[], readonly (string | undefined)[] | undefined]>([
    ['they agree', [], ['y']],
    ['they agreed by --yes', ['--yes'], []],
    ['nobody is there to be asked', [], undefined],
  ])('it goes on where %s', async (_name, flags, says) => {
    const { code, world } = await logIn(['github-copilot', '--no-probe', ...flags], says === undefined ? {} : { says });
    expect([code, world.disk.has(STORE)]).toEqual([EXIT.done, true]);
  });

  test.each([
    ['denied', 'Error: The login was denied on the page of Qwen.'],
    ['expired', 'Error: The code expired before the login was approved.'],
  ] as const)('%s: nothing is written', async (decision, says) => {
    const { stderr, code, world } = await logIn(['qwen-portal'], { site: { decision } });
    expect(code).toBe(EXIT.failed);
    expect(stderr).toContain(says);
    expect(world.disk.size).toBe(0);
  });

  test('Ctrl-C cancels', async () => {
    const { stderr, code, world } = await logIn(['qwen-portal'], { signal: AbortSignal.abort() });
    expect([code, world.disk.size]).toEqual([EXIT.interrupted, 0]);
    expect(stderr).toContain('The login was cancelled; nothing was stored.');
  });

  test('a server that wants patience is told of', async () => {
    const replies = {
      'POST https://github.com/login/oauth/access_token': { status: 200, text: '{"error":"slow_down"}' },
    };
    const { stderr } = await logIn(['github-copilot'], { setup: { replies } });
    expect(stderr).toContain('github.com asks for patience: it is asked every 10 s from now on.');
    expect(stderr.match(/The code there has to be/g)).toHaveLength(1);
  });

  test.each([
    ['zai', 'zai is no login: it takes a key or a token. Give it with: pincer auth paste-api-key --provider zai'],
    ['openai-codex --method pin', 'openai-codex has no login "pin". It has: oauth, device-code.'],
    ['', 'Say which provider to log in to.'],
    ['--auth-choice nonsense', 'There is no auth choice "nonsense"'],
    ['--auth-choice zai-api-key', 'zai-api-key is no login'],
  ])('refuses %s', async (argv, says) => {
    const { stderr, code, world } = await logIn(argv.split(' ').filter((word) => word !== ''));
    expect(code).not.toBe(EXIT.done);
    expect(stderr).toContain(says);
    expect(world.requests).toEqual([]);
  });
});

describe('a login that is handed over', () => {
  test.each([
    ['openai-codex', ['models', 'auth', 'login', '--provider', 'openai-codex', '--method', 'oauth']],
    [
      'openai-codex --device-code',
      ['models', 'auth', 'login', '--provider', 'openai-codex', '--method', 'device-code'],
    ],
    [
      'chutes --set-default --agent ops',
      ['models', 'auth', '--agent', 'ops', 'login', '--provider', 'chutes', '--method', 'oauth', '--set-default'],
    ],
    [
      '--auth-choice xai-oauth --profile-id xai:me',
      ['models', 'auth', 'login', '--provider', 'xai', '--method', 'oauth', '--profile-id', 'xai:me'],
    ],
    ['a-plugin-of-mine', ['models', 'auth', 'login', '--provider', 'a-plugin-of-mine']],
    ['a-plugin-of-mine --method x', ['models', 'auth', 'login', '--provider', 'a-plugin-of-mine', '--method', 'x']],
  ])('gets the terminal: %s', async (argv, args) => {
    const files = { [CONFIG]: '{ agents: { list: [{ id: "main" }, { id: "ops" }] } }' };
    const { world, code } = await logIn(argv.split(' '), {
      says: [],
      setup: { files, programs: () => ({ kind: 'ended', code: 0, stdout: '', stderr: '' }) },
    });
    expect(code).toBe(EXIT.done);
    const [ran] = world.ran;
    expect([ran?.command, ran?.args, ran?.stdio]).toEqual(['openclaw', args, 'terminal']);
    expect(ran?.env).toEqual({ OPENCLAW_STATE_DIR: STATE, OPENCLAW_CONFIG_PATH: CONFIG });
  });

  test('tells which profiles are new', async () => {
    let world: FakeWorld | undefined;
    const programs = (_program: Program) => {
      world?.somebodyWrites(
        STORE,
        JSON.stringify({
          version: 1,
          profiles: {
            'openai-codex:default': {
              type: 'oauth',
              provider: 'openai-codex',
              access: 'a-1',
              refresh: 'r-1',
              expires: 4_000_000_000_000,
            },
          },
        }),
      );
      return { kind: 'ended', code: 0, stdout: '', stderr: '' } as const;
    };
    world = fakeWorld({ programs });
    const person: Call['person'] = { isThere: () => true, askLine: async () => undefined };
    const { stdout } = await cli(['auth', 'login', 'openai-codex'], world, { person });
    expect(stdout).toBe('Logged in by OpenClaw: openai-codex:default\n');
  });

  test.each<[string, NonNullable<FakeSetup['programs']>, string]>([
    ['ends with an error', () => ({ kind: 'ended', code: 7, stdout: '', stderr: '' }), 'ended with exit code 7.'],
    ['is not installed', () => ({ kind: 'missing' }), 'Install it with: npm install -g openclaw'],
    ['cannot be started', () => ({ kind: 'failed', code: 'EACCES' }), 'openclaw could not be started (EACCES).'],
    ['never ends', () => ({ kind: 'timeout' }), 'did not end within half an hour'],
  ])('openclaw %s', async (_name, programs, says) => {
    const { stderr, code } = await logIn(['openai-codex'], { says: [], setup: { programs } });
    expect(code).toBe(EXIT.failed);
    expect(stderr).toContain(says);
  });

  test("without a terminal it is refused in OpenClaw's words", async () => {
    const { stderr, code, world } = await logIn(['openai-codex']);
    expect([code, world.ran]).toEqual([EXIT.failed, []]);
    expect(stderr).toContain(
      'Error: models auth login requires an interactive TTY. In automation, use openclaw models auth paste-token --provider <provider> when token auth is available.',
    );
  });

  test('a dry run says what would be run', async () => {
    const { stderr, world } = await logIn(['openai-codex', '--dry-run']);
    expect(world.ran).toEqual([]);
    expect(stderr).toContain('openclaw models auth login --provider openai-codex --method oauth');
  });

  test('a home whose store others must not write is logged in to by OpenClaw, whatever the provider', async () => {
    const programs = () => ({ kind: 'ended', code: 0, stdout: '', stderr: '' }) as const;
    const { world } = await logIn(['minimax-portal', '--openclaw-version', '2026.9'], {
      says: [],
      setup: { programs },
    });
    expect(world.ran.map(({ args }) => args.join(' '))).toEqual([
      'models auth login --provider minimax-portal --method oauth',
    ]);
    expect(world.requests).toEqual([]);
  });

  test('every login of OpenClaw that Pincer knows has its method', () => {
    const ways = providerRows().flatMap(([id]) => signInsOf(id).filter(({ how }) => how === 'hand over'));
    expect(ways.length).toBeGreaterThan(8);
    expect(ways.filter(({ choice }) => methodOf(choice) === undefined).map(({ choice }) => choice)).toEqual([]);
    expect(handOverArgs({ provider: 'x', choice: '' })).toEqual(['models', 'auth', 'login', '--provider', 'x']);
  });
});
