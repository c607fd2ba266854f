import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Built, buildPincer } from '../support/built.ts';
import { installProgram } from '../support/installProgram.js';
import { furnish, visit } from '../support/person.js';
import { holdsNoPlantedKey, namesIn, plant, secretsBelow, visibleOfChildren } from '../support/planted.js';
import { type Ended, runProgram } from '../support/process.js';
import { messagesOnly, openAiLike } from '../support/servers/hosted.js';
import { type Internet, openInternet } from '../support/servers/internet.js';
import { LOGIN_TOKENS, loginSite } from '../support/servers/logins.js';
import { type Asked, keyOf, type Listening, listen } from '../support/servers/site.js';

const SECRETS = {
  zai: plant('zai'),
  minimax: plant('minimax'),
  lab: plant('lab'),
  wrong: plant('wrong'),
  pasted: plant('pasted'),
  fromEnv: plant('env'),
  inConfig: plant('config'),
  token: `sk-ant-oat01-${'x'.repeat(60)}-Qx7mPz3VtR9wKb2nHs5cLd8f`,
  through: plant('through'),
} as const;

let built: Built;
let folder: string;
let home: string;
let internet: Internet;
let lab: Listening;
/** What could be read of Pincer and its children while they ran, at every question to a server. */
const seen: { readonly argv: string; readonly cmdline: string; readonly environ: string }[] = [];
let running = '';

beforeAll(async () => {
  built = await buildPincer();
});
afterAll(() => built.remove());

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'pincer-secrets-'));
  home = join(folder, 'home');
  mkdirSync(home);
  const look = (): void => {
    for (const { cmdline, environ } of visibleOfChildren()) seen.push({ argv: running, cmdline, environ });
  };
  const zai = (asked: Asked) =>
    openAiLike(SECRETS.zai, ['glm-5.1'])({ ...asked, path: asked.path.replace('/api/paas/v4', '/v1') });
  internet = await openInternet({ 'api.z.ai': zai, 'api.minimaxi.com': minimax, 'api.groq.com': groq }, look);
  lab = await listen((asked) => {
    look();
    // The rudest server there is: it says the key to everybody.
    if (keyOf(asked) !== SECRETS.lab)
      return { status: 401, text: `no such key: ${keyOf(asked)}`, headers: { 'x-key': String(keyOf(asked)) } };
    return { status: 200, json: { object: 'list', data: [{ id: 'one' }, { id: SECRETS.lab }] } };
  });
});
afterEach(async () => {
  seen.splice(0);
  outputs.splice(0);
  await Promise.all([internet.close(), lab.close()]);
  rmSync(folder, { recursive: true, force: true });
});

const minimax = (asked: Asked) => messagesOnly(SECRETS.minimax, ['MiniMax-M2.7'])(asked);

const groq = (asked: Asked) =>
  keyOf(asked) === SECRETS.fromEnv
    ? { status: 200, json: { object: 'list', data: [{ id: 'llama' }] } }
    : { status: 401 };

/** Of the test that runs. */
const outputs: (Ended & { readonly argv: readonly string[] })[] = [];

async function pincer(argv: readonly string[], stdin = '', env: Readonly<Record<string, string>> = {}): Promise<Ended> {
  running = argv.join(' ');
  const clean = { PATH: `${join(folder, 'bin')}:/usr/bin:/bin`, HOME: home, LANG: 'C.UTF-8', ...internet.env, ...env };
  const ended = await runProgram(built.file, argv, { env: clean, cwd: home, stdin });
  outputs.push({ ...ended, argv });
  return ended;
}

const works = async (argv: readonly string[], stdin?: string, env?: Readonly<Record<string, string>>) =>
  expect(await pincer(argv, stdin, env)).toMatchObject({ code: 0 });
const fails = async (argv: readonly string[], stdin?: string) =>
  expect(await pincer(argv, stdin)).toMatchObject({ code: 1 });

/** Where a secret came out that somebody could read: what was printed, and what the system shows of running programs. */
const shown = (): readonly string[] => [
  ...new Set([
    ...outputs.filter(({ stdout, stderr }) => holds(stdout + stderr)).map(({ argv }) => `output of: ${argv.join(' ')}`),
    ...seen.filter(({ cmdline }) => holds(cmdline)).map(({ argv }) => `arguments of: ${argv}`),
    ...seen.filter(({ environ }) => holds(environ)).map(({ argv }) => `environment of: ${argv}`),
  ]),
];

const holds = (text: string): boolean => namesIn(text, SECRETS).length > 0;

/** Each kind of place, with the secrets in any of its files. */
function byKind(found: Readonly<Record<string, readonly string[]>>): Readonly<Record<string, readonly string[]>> {
  const kinds: Record<string, readonly string[]> = {};
  for (const [path, names] of Object.entries(found)) {
    const kind = path.includes('/snapshots/') ? 'snapshots' : path.replace(/\.bak(\.\d)?$/, '.bak*');
    kinds[kind] = [...new Set([...(kinds[kind] ?? []), ...names])].sort();
  }
  return kinds;
}

test('keys of set-ups stand where they belong and nowhere else: no output, no other file, no other program sees one', async () => {
  const openclaw = installProgram(folder, 'openclaw');
  furnish(home, { '.openclaw/openclaw.json': '{\n  // Mine.\n  agents: {},\n}\n' });
  const own = ['--base-url', `${lab.url}/v1`, '--key-stdin', '--model', 'one'];
  await works(['setup', '--auth-choice', 'zai-api-key', '--set-default', '--yes'], SECRETS.zai);
  await works(['setup', '--auth-choice', 'minimax-cn-api', '--keep', 'profile', '--json'], `${SECRETS.minimax}\n`);
  await works(['setup', 'groq', '--from-env', 'GROQ_API_KEY', '--json'], '', { GROQ_API_KEY: SECRETS.fromEnv });
  await works(['providers', 'add', 'lab', ...own], SECRETS.lab);
  await works(['providers', 'add', 'lab2', ...own, '--keep', 'config', '--yes'], SECRETS.inConfig);
  // What fails must be as silent as what works.
  await fails(['setup', 'zai', '--json'], SECRETS.wrong);
  await fails(['providers', 'add', 'lab3', ...own], SECRETS.wrong);
  await fails(['setup', 'zai', '--key-stdin'], `export ZAI_API_KEY=${SECRETS.wrong}`);
  await works(['setup', 'zai', '--dry-run', '--keep', 'config', '--no-probe'], SECRETS.wrong);
  for (const argv of [
    ['status'],
    ['status', '--json'],
    ['list', '--all'],
    ['providers', 'list'],
    ['providers', 'show', 'lab', '--json'],
    ['config', 'secrets', '--all'],
    ['config', 'get', 'models'],
    ['config', 'diff'],
    ['journal', '--json'],
    ['probe', '--all', '--json'],
    ['providers', 'remove', 'lab2', '--yes'],
    ['config', 'undo'],
    ['config', 'snapshots'],
    ['config', 'move-key', 'lab2'],
  ])
    await pincer(argv, '', { PINCER_DEBUG: '1' });

  expect(outputs.filter(({ stderr }) => /does not (know|recognize)/.test(stderr))).toEqual([]);
  expect(byKind(secretsBelow(home, SECRETS))).toEqual({
    // What was given to be kept there, or was moved there.
    '.openclaw/.env': ['inConfig', 'lab', 'zai'],
    '.openclaw/agents/main/agent/auth-profiles.json': ['minimax'],
    // Copies of what stood in the files before a write, for undo: 0600 in folders of 0700.
    '.openclaw/openclaw.json.bak*': ['inConfig'],
    snapshots: ['inConfig', 'lab', 'zai'],
  });
  expect(seen.length).toBeGreaterThan(10);
  // Where a person put it there, and nowhere else.
  expect(shown()).toEqual(['environment of: setup groq --from-env GROQ_API_KEY --json']);
  // Everything was done without it.
  expect(openclaw.started()).toEqual([]);
  expect(internet.missed).toEqual([]);
});

test('keys and tokens of auth profiles: stored where OpenClaw looks for them, and handed to its commands on stdin alone', async () => {
  const says = { '--version': 'OpenClaw 2026.9.6 (abcdef0)' };
  const openclaw = installProgram(folder, 'openclaw', says);
  await works(['auth', 'paste-api-key', '--provider', 'groq', '--json'], SECRETS.pasted);
  await works(['auth', 'paste-token', '--provider', 'anthropic', '--expires-in', '30d'], SECRETS.token);
  await works(['auth', 'paste-api-key', '--provider', 'zai', '--from-env', 'ZAI_WORK'], '', {
    ZAI_WORK: SECRETS.fromEnv,
  });
  await works(['auth', 'rename', 'groq:manual', 'groq:work']);
  await works(['auth', 'order', 'set', '--provider', 'groq', 'groq:work']);
  await works(['auth', 'list', '--json']);
  await works(['status', '--json']);
  await works(['auth', 'remove', 'anthropic:manual', '--yes']);
  expect(openclaw.started()).toEqual([]);
  expect(byKind(secretsBelow(home, SECRETS))).toEqual({
    '.openclaw/agents/main/agent/auth-profiles.json': ['pasted'],
    snapshots: ['pasted', 'token'],
  });
  const paste = ['auth', 'paste-api-key', '--provider', 'zai', '--openclaw-version', '2026.9', '--yes'];
  await works(paste, SECRETS.through);
  const [run, ...more] = openclaw.started().filter(({ argv }) => argv[0] !== '--version');
  expect([run?.stdin.trim(), more]).toEqual([SECRETS.through, []]);
  expect(holds(JSON.stringify([run?.argv, run?.env]))).toBe(false);
  expect(secretsBelow(folder, { through: SECRETS.through })).toEqual({ 'openclaw.log': ['through'] });
  expect(shown()).toEqual([]);
});

test('tokens of a login stand in the auth store and nowhere else, and neither codes nor verifiers are kept', async () => {
  const login = await listen(loginSite().site);
  try {
    const host = { PINCER_LOGIN_MINIMAX_HOST: login.url };
    await works(['auth', 'login', 'minimax-portal', '--no-browser', '--yes', '--no-probe'], '', host);
    const { access, refresh } = LOGIN_TOKENS.minimax;
    const sent = login.asked.map(({ body }) => new URLSearchParams(String(body)));
    const inFlight = sent.flatMap((form) => ['code_verifier', 'device_code'].flatMap((name) => form.get(name) ?? []));
    const secrets = { access, refresh, ...Object.fromEntries(inFlight.map((text, i) => [`in flight ${i}`, text])) };
    expect(inFlight.length).toBeGreaterThan(0);
    expect(outputs.filter(({ stdout, stderr }) => namesIn(stdout + stderr, secrets).length > 0)).toEqual([]);
    expect(secretsBelow(home, secrets)).toEqual({
      '.openclaw/agents/main/agent/auth-profiles.json': ['access', 'refresh'],
    });
  } finally {
    await login.close();
  }
});

test('on the screen: a key that is pasted, refused, pasted again and written is in no frame and in no file beside the .env', async () => {
  furnish(home, { '.openclaw/openclaw.json': '{}' });
  running = 'the screen';
  const person = visit({ program: built.file, home, args: ['setup', 'zai'], env: internet.env });
  const leave = async (): Promise<void> => {
    await person.terminal.close();
  };
  try {
    await person.sees('How do you want to sign in?');
    person.wants('go on with this answer');
    for (const key of [SECRETS.wrong, SECRETS.zai]) {
      await person.sees('key ❯');
      person.wants('empty the secret field');
      person.types(`\u001b[200~${key}\u001b[201~`);
      await person.sees(`${key.length} characters`);
      person.wants('go on with this answer');
      if (key === SECRETS.zai) break;
      await person.sees('rejected');
      person.wants('go back a step; the answers stay');
    }
    await person.sees('● ok');
    for (const step of ['1 proposed', 'becomes the default', 'alias ❯', 'Env reference', 'Enter write']) {
      person.wants('go on with this answer');
      await person.sees(step);
    }
    person.wants('write the change');
    await person.sees(/● zai +key/);
  } finally {
    await leave();
  }
  expect(namesIn(person.terminal.raw(), SECRETS)).toEqual([]);
  expect(byKind(secretsBelow(home, SECRETS))).toEqual({ '.openclaw/.env': ['zai'] });
  expect(shown()).toEqual([]);
});

test('the search finds a secret however it is carried', () => {
  const { zai } = SECRETS;
  const carried = [
    zai,
    `Basic ${Buffer.from(`ann:${zai}:x`).toString('base64')}`,
    JSON.stringify({ a: [zai] }),
    `?key=${encodeURIComponent(zai)}`,
    Buffer.from(zai).toString('hex'),
  ];
  expect(carried.map((text) => namesIn(text, SECRETS))).toEqual(carried.map(() => ['zai']));
  expect(() => holdsNoPlantedKey(`a ${zai} b`, 'a text')).toThrow('a planted key came out in a text');
  expect(namesIn(`${zai.slice(0, 8)}…${zai.slice(-8)}`, SECRETS)).toEqual([]);
});
