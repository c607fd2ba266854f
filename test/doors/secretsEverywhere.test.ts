import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Built, buildPincer } from '../support/built.ts';
import { furnish } from '../support/person.js';
import { namesIn, plant, secretsBelow, visibleOfChildren } from '../support/planted.js';
import { type Ended, runProgram } from '../support/process.js';
import { messagesOnly, openAiLike } from '../support/servers/hosted.js';
import { type Internet, openInternet } from '../support/servers/internet.js';
import { type Asked, keyOf, type Listening, listen } from '../support/servers/site.js';

const SECRETS = {
  zai: plant('zai'),
  minimax: plant('minimax'),
  lab: plant('lab'),
  wrong: plant('wrong'),
  pasted: plant('pasted'),
  fromEnv: plant('env'),
  inConfig: plant('config'),
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
  await Promise.all([internet.close(), lab.close()]);
  rmSync(folder, { recursive: true, force: true });
});

const minimax = (asked: Asked) => messagesOnly(SECRETS.minimax, ['MiniMax-M2.7'])(asked);

const groq = (asked: Asked) =>
  keyOf(asked) === SECRETS.fromEnv
    ? { status: 200, json: { object: 'list', data: [{ id: 'llama' }] } }
    : { status: 401 };

/** Fake `openclaw`, which writes down what it is given. */
function installOpenClaw(version: string): string {
  const bin = join(folder, 'bin');
  mkdirSync(bin);
  const note = `const fs = require('node:fs');
const stdin = process.argv[2] === '--version' ? '' : fs.readFileSync(0, 'utf8');
fs.appendFileSync(${JSON.stringify(join(folder, 'openclaw.log'))}, JSON.stringify({ argv: process.argv.slice(2), env: process.env, stdin }) + '\\n');
if (process.argv[2] === '--version') console.log('OpenClaw ${version} (abcdef0)');
`;
  writeFileSync(join(bin, 'openclaw'), `#!${process.execPath}\n${note}`);
  chmodSync(join(bin, 'openclaw'), 0o755);
  return bin;
}

const outputs: (Ended & { readonly argv: readonly string[] })[] = [];

async function pincer(argv: readonly string[], stdin = '', env: Readonly<Record<string, string>> = {}): Promise<Ended> {
  running = argv.join(' ');
  const clean = { PATH: `${join(folder, 'bin')}:/usr/bin:/bin`, HOME: home, LANG: 'C.UTF-8', ...internet.env, ...env };
  const ended = await runProgram(built.file, argv, { env: clean, cwd: home, stdin });
  outputs.push({ ...ended, argv });
  return ended;
}

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
  installOpenClaw('2026.5.28');
  furnish(home, { '.openclaw/openclaw.json': '{\n  // Mine.\n  agents: {},\n}\n' });
  const works = async (argv: readonly string[], stdin?: string, env?: Readonly<Record<string, string>>) =>
    expect(await pincer(argv, stdin, env)).toMatchObject({ code: 0 });
  const fails = async (argv: readonly string[], stdin?: string) =>
    expect(await pincer(argv, stdin)).toMatchObject({ code: 1 });
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

  expect(outputs.filter(({ stdout, stderr }) => namesIn(stdout + stderr, SECRETS).length > 0)).toEqual([]);
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
  expect(seen.filter(({ cmdline }) => namesIn(cmdline, SECRETS).length > 0)).toEqual([]);
  const inEnv = seen.filter(({ environ }) => namesIn(environ, SECRETS).length > 0);
  expect([...new Set(inEnv.map(({ argv }) => argv))]).toEqual(['setup groq --from-env GROQ_API_KEY --json']);
  // Everything was done without it.
  expect(existsSync(join(folder, 'openclaw.log'))).toBe(false);
  expect(internet.missed).toEqual([]);
});
