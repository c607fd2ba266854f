import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { buildProgram } from '../support/built.ts';
import { openTerminal, type TestTerminal } from '../support/terminal.ts';

const SECRET = 'sk-hidden-Qx7mPz3VtR9wKb2nHs5cLd8f';
let built: Awaited<ReturnType<typeof buildProgram>>;
const open: TestTerminal[] = [];

beforeAll(async () => {
  built = await buildProgram('test/support/promptProgram.ts');
});
afterAll(() => built.remove());
afterEach(async () => {
  await Promise.all(open.splice(0).map((terminal) => terminal.close()));
});

/** From a shell that then tells the line settings, so that a terminal left raw shows. */
async function ask(): Promise<TestTerminal> {
  const script = `"${process.execPath}" "${built.file}"; echo "code=$?"; stty -a | tr ' ;' '\\n\\n' | grep -E '^-?(icanon|echo)$'; echo done`;
  const terminal = openTerminal({ file: '/bin/sh', args: ['-c', script], env: process.env });
  open.push(terminal);
  await terminal.waitFor('Key: ');
  return terminal;
}

test.each<[string, string, string]>([
  ['typed', `${SECRET}\r`, `got ${SECRET.length}`],
  ['pasted, with its line break', `\u001B[200~${SECRET}\n\u001B[201~\r`, `got ${SECRET.length + 1}`],
  ['given up with Ctrl-C', `${SECRET}\u0003`, 'nothing'],
  ['given up with Ctrl-D', '\u0004', 'nothing'],
])('a secret that is %s shows nowhere, and the terminal is given back', async (_, keys, says) => {
  const terminal = await ask();
  terminal.press(keys);
  await terminal.waitFor('done');
  expect(terminal.raw()).toContain(says);
  expect(terminal.raw()).not.toContain(SECRET.slice(0, 8));
  expect(terminal.lines().filter((line) => /^-?(icanon|echo)$/.test(line))).toEqual(['icanon', 'echo']);
  expect(terminal.raw().lastIndexOf('[?2004l')).toBeGreaterThan(terminal.raw().lastIndexOf('[?2004h'));
});
