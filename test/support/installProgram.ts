import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What a program was started with, each time. */
type Started = {
  readonly argv: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly stdin: string;
};

/** A program on the PATH that does nothing but write down how it was started. */
export type Installed = {
  readonly started: () => readonly Started[];
  /** With it in the PATH, and a screen for programs that ask for one. */
  readonly env: Readonly<Record<string, string>>;
};

/** Below a folder of the test; `says` is what it prints for its first argument. */
export function installProgram(folder: string, name: string, says: Readonly<Record<string, string>> = {}): Installed {
  const bin = join(folder, 'bin');
  const log = join(folder, `${name}.log`);
  const program = `#!${process.execPath}
const fs = require('node:fs');
const said = ${JSON.stringify(says)}[process.argv[2]];
const stdin = said === undefined && !process.stdin.isTTY ? fs.readFileSync(0, 'utf8') : '';
fs.appendFileSync(${JSON.stringify(log)}, JSON.stringify({ argv: process.argv.slice(2), env: process.env, stdin }) + '\\n');
if (said !== undefined) console.log(said);
`;
  mkdirSync(bin, { recursive: true });
  writeFileSync(join(bin, name), program);
  chmodSync(join(bin, name), 0o755);
  return {
    started: () => (existsSync(log) ? readFileSync(log, 'utf8').trimEnd().split('\n').map(parsed) : []),
    env: { PATH: `${bin}:/usr/bin:/bin`, DISPLAY: ':9' },
  };
}

const parsed = (line: string): Started => JSON.parse(line);
