import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { KEYMAP } from '../../state/app/keymap.js';
import { keyBytes } from './keyBytes.js';
import { openTerminal, type TerminalOptions, type TestTerminal } from './terminal.js';

/** A person at a real terminal with the built program in it, in a home of their own. */
export type Person = {
  readonly terminal: TestTerminal;
  /** Presses the key that the key map has for this purpose. Wait for what it shows before pressing the next. */
  readonly wants: (to: string) => void;
  readonly types: (text: string) => void;
  readonly sees: (expected: string | RegExp) => Promise<void>;
  readonly screen: () => string;
  readonly config: () => string;
  /** Another program writes the config. */
  readonly somebodyWrites: (text: string) => void;
};

export type Visit = {
  readonly program: string;
  readonly home: string;
  readonly cols?: number;
  readonly rows?: number;
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** Runs it from a shell that tells afterwards how the terminal was left. */
  readonly inShell?: true;
};

const CONFIG = '.openclaw/openclaw.json';

export function visit({ program, home, cols = 120, rows = 36, args = [], env = {}, inShell }: Visit): Person {
  const clean = { PATH: process.env['PATH'], HOME: home, LANG: 'C.UTF-8', ...env };
  const command: Pick<TerminalOptions, 'file' | 'args'> = inShell
    ? { file: 'sh', args: ['-c', SCRIPT, process.execPath, program, ...args] }
    : { file: process.execPath, args: [program, ...args] };
  const terminal = openTerminal({ ...command, env: clean, cols, rows, cwd: home });
  return {
    terminal,
    wants: (to) => terminal.press(keyBytes(keyFor(to))),
    types: (text) => terminal.press(text),
    sees: (expected) => terminal.waitFor(expected),
    screen: () => terminal.lines().join('\n'),
    config: () => readFileSync(join(home, CONFIG), 'utf8'),
    somebodyWrites: (text) => writeFileSync(join(home, CONFIG), text),
  };
}

const SCRIPT =
  '"$0" "$@"; echo "code=$?"; stty -a | grep -o -e "-\\?icanon" -e "-\\?echo\\b"; echo "the shell is back"';

function keyFor(to: string): string {
  const row = KEYMAP.find((binding) => binding.to === to);
  if (!row) throw new Error(`no key to "${to}"`);
  return row.keys[0];
}

/** Puts files into a home, by path from there. */
export function furnish(home: string, files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(home, path)), { recursive: true });
    writeFileSync(join(home, path), text, { mode: 0o600 });
  }
}

export const withConfig = (text: string): Readonly<Record<string, string>> => ({ [CONFIG]: text });
