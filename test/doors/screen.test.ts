import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { type Built, buildProgram } from '../support/built.ts';
import { openTerminal, type TerminalOptions, type TestTerminal } from '../support/terminal.ts';

let built: Built;
let home: string;
const open: TestTerminal[] = [];

beforeAll(async () => {
  built = await buildProgram('test/support/terminalApp.ts');
  home = mkdtempSync(join(tmpdir(), 'pincer-screen-'));
});
afterEach(async () => {
  await Promise.all(open.splice(0).map((terminal) => terminal.close()));
});
afterAll(() => {
  built.remove();
  rmSync(home, { recursive: true, force: true });
});

const run = (options: Partial<TerminalOptions> = {}): TestTerminal => {
  const env = { PATH: process.env['PATH'], HOME: home };
  const terminal = openTerminal({ file: process.execPath, args: [built.file], env, cols: 100, rows: 30, ...options });
  open.push(terminal);
  return terminal;
};

/** Runs it from a shell that then tells the line settings, so that a terminal left raw shows. */
const runInShell = (env: Record<string, string> = {}): TestTerminal => {
  const script =
    'printf "before"; "$0" "$1"; echo "code=$?"; stty -a | grep -o -e "-\\?icanon" -e "-\\?echo\\b"; echo done';
  const options = { file: 'sh', args: ['-c', script, process.execPath, built.file] };
  return run({ ...options, env: { PATH: process.env['PATH'], HOME: home, ...env } });
};

const restored = async (terminal: TestTerminal, code: number): Promise<void> => {
  await terminal.waitFor('done');
  expect(terminal.lines().join(' ')).toContain(`code=${code}`);
  expect(terminal.lines().filter((line) => /^-?(icanon|echo)$/.test(line))).toEqual(['icanon', 'echo']);
  expect(terminal.isAlternate()).toBe(false);
  const modes = ['?1049', '?25', '?1004', '?2004', '?2026'].map((mode) => {
    const [on, off] = [terminal.raw().lastIndexOf(`[${mode}h`), terminal.raw().lastIndexOf(`[${mode}l`)];
    return `${mode}${on > off ? 'h' : 'l'}`;
  });
  expect(modes).toEqual(['?1049l', '?25h', '?1004l', '?2004l', '?2026l']);
};

test('the splash is painted first, and the first frame replaces all of it', async () => {
  const terminal = run();
  await terminal.waitFor('keys 0');
  const raw = terminal.raw();
  expect(raw.indexOf('splash')).toBeGreaterThan(0);
  expect(raw.indexOf('splash')).toBeLessThan(raw.indexOf('keys 0'));
  await terminal.waitFor('100x30');
  expect(terminal.lines().filter((line) => line.trim() !== '')).toEqual(['keys 0', ' 100x30']);
  expect(terminal.cursor().y).toBeLessThan(30);
});

test.each([
  ['a quit', 'q', 0],
  ['an exit', 'X', 7],
  ['an error in a key', 'T', 1],
  ['a rejected promise', 'R', 1],
])('%s gives the terminal back', async (_name, key, code) => {
  const terminal = runInShell();
  await terminal.waitFor('keys 0');
  terminal.press(key);
  await restored(terminal, code);
  expect(terminal.lines()[0]).toMatch(/^before/);
});

test('the report of a bug is still there when the screen is gone', async () => {
  const terminal = runInShell();
  await terminal.waitFor('keys 0');
  terminal.press('T');
  await terminal.waitFor('done');
  expect(terminal.lines().join('\n')).toContain('bug: thrown by a key');
});

test.each([
  ['SIGTERM', 143],
  ['SIGHUP', 129],
  ['SIGINT', 130],
  ['SIGQUIT', 131],
] as const)('%s gives the terminal back and says so in the exit code', async (signal, code) => {
  const terminal = run();
  await terminal.waitFor('keys 0');
  terminal.kill(signal);
  expect(await terminal.exited).toMatchObject({ exitCode: code });
  expect(terminal.isAlternate()).toBe(false);
  expect(terminal.raw().lastIndexOf('[?25h')).toBeGreaterThan(terminal.raw().lastIndexOf('[?25l'));
});

test('keys that come in one piece are keys one by one, and what is typed before the first frame counts', async () => {
  const terminal = run();
  terminal.press('jk');
  await terminal.waitFor('keys 2');
  terminal.press('12\r');
  await terminal.waitFor('keys 5');
  expect(terminal.lines().join('\n')).toContain('"isEnter":true');
});

test('Ctrl-C is a key, from the first frame on', async () => {
  const terminal = run();
  await terminal.waitFor('keys 0');
  terminal.press('\u0003');
  await terminal.waitFor('"input":"c","isEscape":false,"ctrl":true');
});

test('Ctrl-C before the first frame either waits for it or quits, and never leaves the terminal as it is', async () => {
  const terminal = run();
  await terminal.waitFor((it) => it.raw().includes('splash'));
  terminal.press('\u0003');
  const end = await Promise.race([terminal.exited, terminal.waitFor('"input":"c"')]);
  expect(end === undefined ? terminal.isAlternate() : end.exitCode === 130 && !terminal.isAlternate()).toBe(true);
});

test('Esc, function keys, mouse and paste each come as what they are', async () => {
  const terminal = run();
  await terminal.waitFor('keys 0');
  terminal.press('\u001B');
  await terminal.waitFor('"isEscape":true');
  terminal.press('\u001BOP\u001B[<0;10;5M\u001B]11;rgb:0/0/0\u0007');
  await terminal.waitFor('"name":"f1"');
  await terminal.waitFor('"kind":"mouse"');
  await terminal.waitFor('"kind":"reply"');
  terminal.press('\u001B[200~two\rlines\u001B[201~');
  await terminal.waitFor('paste "two\\rlines"');
});

test('what libraries write to stderr does not garble the screen', async () => {
  const terminal = runInShell();
  await terminal.waitFor('keys 0');
  terminal.press('E');
  await terminal.waitFor('stderr noise red');
  await terminal.waitFor('stderr Warning: careful');
  terminal.press('q');
  await restored(terminal, 0);
  // The unfinished line is not lost.
  expect(terminal.lines().join('\n')).toContain('half');
});

test('Ctrl-Z gives the shell back until fg', async () => {
  const terminal = run({
    file: 'bash',
    args: ['--norc', '-i'],
    env: { PATH: process.env['PATH'], HOME: home, PS1: 'shell> ' },
  });
  await terminal.waitFor('shell> ');
  terminal.press(`'${process.execPath}' '${built.file}'\r`);
  await terminal.waitFor('keys 0');
  terminal.press('Z');
  await terminal.waitFor(
    (it) => !it.isAlternate() && /Stopped[\s\S]*shell> $/.test(it.lines().join('\n').trimEnd().concat(' ')),
  );
  terminal.press('echo still $((40 + 2))\r');
  await terminal.waitFor('still 42');
  const tellsFocus = () => terminal.raw().lastIndexOf('[?1004h') > terminal.raw().lastIndexOf('[?1004l');
  expect(tellsFocus()).toBe(false);
  terminal.press('fg\r');
  await terminal.waitFor((it) => it.isAlternate() && it.lines().join('').includes('keys 0'));
  await terminal.waitFor(tellsFocus);
  terminal.press('j');
  await terminal.waitFor('"input":"j"');
  terminal.press('q');
  await terminal.waitFor((it) => !it.isAlternate());
  terminal.press('exit\r');
  expect(await terminal.exited).toMatchObject({ exitCode: 0 });
});

test('the frame follows the size of the window', async () => {
  const terminal = run();
  await terminal.waitFor('keys 0');
  terminal.press('1');
  await terminal.waitFor('keys 1');
  terminal.resize(30, 10);
  await terminal.waitFor((it) => it.lines().some((line) => /^╭─{28}╮$/.test(line)));
});

test('NO_COLOR is heeded, and a colour that is forced stays', async () => {
  const plain = run({ env: { PATH: process.env['PATH'], HOME: home, NO_COLOR: '1' } });
  await plain.waitFor('keys 0');
  plain.press('1');
  await plain.waitFor('plain words');
  expect(plain.raw()).not.toContain('\u001B[36m');
  const forced = run({ env: { PATH: process.env['PATH'], HOME: home, NO_COLOR: '1', FORCE_COLOR: '1' } });
  await forced.waitFor('keys 0');
  forced.press('1');
  await forced.waitFor('plain words');
  expect(forced.raw()).toContain('\u001B[36m');
});

test('a terminal that cannot move its cursor is no place for a screen', async () => {
  const terminal = run({ env: { PATH: process.env['PATH'], HOME: home, TERM: 'dumb' } });
  expect(await terminal.exited).toMatchObject({ exitCode: 2 });
  expect(terminal.raw()).not.toContain('\u001B');
});
