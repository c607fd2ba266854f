import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Built, buildProgram } from '../support/built.ts';
import { openTerminal, type TestTerminal } from '../support/terminal.ts';

let tuned: Built;
let stock: Built;
let home: string;

beforeAll(async () => {
  tuned = await buildProgram('test/support/terminalApp.ts');
  stock = await buildProgram('test/support/terminalApp.ts', { stock: true });
  home = mkdtempSync(join(tmpdir(), 'pincer-frames-'));
});
afterAll(() => {
  tuned.remove();
  stock.remove();
  rmSync(home, { recursive: true, force: true });
});

const start = ({ file }: Built): TestTerminal =>
  openTerminal({
    file: process.execPath,
    args: [file],
    env: { PATH: process.env['PATH'], HOME: home },
    cols: 90,
    rows: 24,
  });

/** The same walk every time: a failure can be looked at. */
const walk = (steps: number): readonly string[] => {
  let seed = 20_250_601;
  return Array.from({ length: steps }, () => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return '1234567x1234567r'[Math.floor((seed / 2_147_483_648) * 16)] ?? 'x';
  });
};

// Wide enough for the emoji of the program: the emulator counts some of them wider than Ink does, and would wrap.
const SIZES = [
  [90, 24],
  [61, 17],
  [133, 40],
  [48, 12],
] as const;

/** Presses one key in each, or gives all of them the next size, and waits for the last line of the frame that follows. */
async function step(
  terminals: readonly TestTerminal[],
  key: string,
  number: number,
  size: readonly [number, number],
): Promise<void> {
  const mark = `m${number}.`;
  const paste = `\u001B[200~${mark}\u001B[201~`;
  for (const terminal of terminals) {
    if (key === 'r') terminal.resize(...size);
    terminal.press(key === 'r' ? paste : key + paste);
  }
  await Promise.all(
    terminals.map((terminal) => terminal.waitFor((it) => it.lines().at(-1) === `${mark} ${size.join('x')}`)),
  );
}

const differences = ([ours = [], theirs = []]: readonly (readonly string[])[]): readonly string[] =>
  ours.flatMap((line, y) => (line === theirs[y] ? [] : [`line ${y}: ${line} instead of ${theirs[y]}`]));

test('with the short cuts for plain text, every cell is the same as without them', async () => {
  const terminals = [start(tuned), start(stock)];
  let sizes = 0;
  try {
    await Promise.all(terminals.map((terminal) => terminal.waitFor('keys 0')));
    for (const [number, key] of walk(120).entries()) {
      if (key === 'r') sizes += 1;
      await step(terminals, key, number, SIZES[sizes % SIZES.length] ?? SIZES[0]);
      expect(differences(terminals.map((terminal) => terminal.cells())), `step ${number}, key ${key}`).toEqual([]);
    }
    expect(sizes).toBeGreaterThan(3);
  } finally {
    await Promise.all(terminals.map((terminal) => terminal.close()));
  }
}, 60_000);
