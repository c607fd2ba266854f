import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { type Built, buildPincer } from '../support/built.js';
import { folder } from '../support/folder.js';
import { type Person, visit } from '../support/person.js';
import { LOGIN_TOKENS, loginSite } from '../support/servers/logins.js';
import { listen } from '../support/servers/site.js';

let built: Built;
beforeAll(async () => {
  built = await buildPincer();
});
afterAll(() => built.remove());

const STORE = '.openclaw/agents/main/agent/auth-profiles.json';

type Visit = { readonly person: Person; readonly home: string };

function logIn(args: readonly string[], env: Readonly<Record<string, string>> = {}, home = folder()): Visit {
  const person = visit({ program: built.file, home, args: ['auth', 'login', ...args], env, rows: 60 });
  onTestFinished(person.terminal.close);
  return { person, home };
}

const storeIn = (home: string) => JSON.parse(readFileSync(join(home, STORE), 'utf8')).profiles;

async function serves(options: Parameters<typeof loginSite>[0]): Promise<string> {
  const server = await listen(loginSite(options).site);
  onTestFinished(server.close);
  return server.url;
}

test('at a terminal: the diff, the question, the code, and the profile', async () => {
  const url = await serves({ intervalSeconds: 1, after: 2 });
  const { person, home } = logIn(['github-copilot', '--no-browser', '--no-probe'], { PINCER_LOGIN_GITHUB_HOST: url });
  await person.sees('Log in to GitHub and write this? [y/N]');
  person.types('y\r');
  await person.sees('The code there has to be: WDJB-MJHT');
  const { exitCode } = await person.terminal.exited;
  expect(exitCode).toBe(0);
  expect(storeIn(home)['github-copilot:github'].token).toBe(LOGIN_TOKENS.github.access);
  expect(person.terminal.raw()).not.toContain(LOGIN_TOKENS.github.access);
});

test('Ctrl-C while a code is waited for cancels: nothing is written', async () => {
  const url = await serves({ decision: 'waiting' });
  const { person, home } = logIn(['qwen-portal', '--yes', '--no-browser'], { PINCER_LOGIN_QWEN_HOST: url });
  await person.sees('Ctrl-C cancels');
  person.types('\u0003');
  const { exitCode } = await person.terminal.exited;
  expect(exitCode).toBe(130);
  expect(person.screen()).toContain('The login was cancelled; nothing was stored.');
  expect(existsSync(join(home, '.openclaw'))).toBe(false);
});

test('over ssh: the line for the own machine, and the pasted address', async () => {
  const url = await serves({});
  const env = { PINCER_LOGIN_OPENROUTER_HOST: url, SSH_CONNECTION: '10.0.0.9 51000 10.0.0.5 22', USER: 'ann' };
  const { person, home } = logIn(['openrouter', '--yes', '--no-probe'], env);
  await person.sees('paste the address that it ended at:');
  const [, port] = /ssh -L (\d+):127\.0\.0\.1:\1 ann@10\.0\.0\.5/.exec(person.terminal.raw()) ?? [];
  expect(port).toBeDefined();
  const [page = ''] = /http:\/\/127\.0\.0\.1:\d+\/auth\?\S+/.exec(person.terminal.raw()) ?? [];
  const answer = await fetch(page, { redirect: 'manual' });
  person.types(`${answer.headers.get('location')}\r`);
  const { exitCode } = await person.terminal.exited;
  expect([exitCode, person.screen()]).toEqual([0, expect.stringContaining('auth profile openrouter:default')]);
  expect(storeIn(home)['openrouter:default'].key).toBe(LOGIN_TOKENS.openrouter.key);
});

test('Ctrl-C at the question for the address cancels as well', async () => {
  const url = await serves({});
  const { person } = logIn(['openrouter', '--yes', '--no-browser'], { PINCER_LOGIN_OPENROUTER_HOST: url });
  await person.sees('paste the address that it ended at:');
  person.types('\u0003');
  const { exitCode } = await person.terminal.exited;
  expect(exitCode).toBe(130);
});

/** An openclaw that is a few lines of shell. */
function openclaw(home: string, script: string): Readonly<Record<string, string>> {
  const file = join(home, 'bin/openclaw');
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `#!/bin/sh\n${script}\n`);
  chmodSync(file, 0o700);
  return { PATH: [dirname(file), '/usr/bin', '/bin'].join(delimiter) };
}

test('a login of OpenClaw has the terminal, and Pincer has it again afterwards', async () => {
  const home = folder();
  const env = openclaw(
    home,
    `printf 'Paste the code: '; read -r code; echo "got $code for $*"; [ -t 0 ] && [ -t 1 ] && echo 'at a terminal'; exit 4`,
  );
  const { person } = logIn(['openai-codex'], env, home);
  await person.sees('Paste the code:');
  person.types('abc\r');
  const { exitCode } = await person.terminal.exited;
  expect(exitCode).toBe(1);
  expect(person.screen()).toContain('got abc for models auth login --provider openai-codex --method oauth');
  expect(person.screen()).toContain('at a terminal');
  expect(person.screen()).toContain('ended with exit code 4.');
});

test('Ctrl-C is meant for it, and Pincer tells how it ended', async () => {
  const home = folder();
  const env = openclaw(
    home,
    `trap 'echo interrupted; exit 9' INT; echo 'waiting for a browser'; while :; do sleep 0.05; done`,
  );
  const { person } = logIn(['openai-codex'], env, home);
  await person.sees('waiting for a browser');
  person.types('\u0003');
  const { exitCode } = await person.terminal.exited;
  expect([exitCode, person.screen()]).toEqual([1, expect.stringContaining('ended with exit code 9.')]);
});
