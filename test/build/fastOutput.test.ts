import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Built, buildProgram } from '../support/built.ts';

type Cell = { readonly value: string; readonly styles: readonly { readonly code: string }[] };
type Output = {
  readonly write: (x: number, y: number, text: string, options: { transformers: readonly Transform[] }) => void;
  readonly get: () => { readonly output: string };
  readonly caches: { readonly getStyledChars: (line: string) => readonly Cell[] };
};
type Transform = (line: string) => string;
type Library = { readonly Output: new (size: { width: number; height: number }) => Output };

const built: Built[] = [];
let tuned: Library;
let stock: Library;

beforeAll(async () => {
  built.push(await buildProgram('test/support/inkOutput.ts'));
  built.push(await buildProgram('test/support/inkOutput.ts', { stock: true }));
  [tuned, stock] = (await Promise.all(built.map(({ file }) => import(file)))) as [Library, Library];
}, 30_000);
afterAll(() => {
  for (const { remove } of built) remove();
});

const PIECES = ['ab', ' │ ', '日本', '👍', 'e\u0301', '  ', '\n'].concat(
  [1, 2, 4, 7, 22, 24, 27, 31, 39, 92, 41, 49, 0].map((code) => `\u001B[${code}m`),
);
const PLAIN = ['ab', '│ plain words', '\u001B[2m│\u001B[22m ab\n\u001B[1m\u001B[36mtitle\u001B[22m\u001B[39m'];
const text = fc.oneof(
  fc.constantFrom(...PLAIN),
  fc.array(fc.constantFrom(...PIECES), { minLength: 1, maxLength: 9 }).map((parts) => parts.join('')),
);
const TRANSFORMS: readonly Transform[] = [(line) => line, (line) => `\u001B[32m${line}\u001B[39m`];
const write = fc.record({
  x: fc.integer({ min: 0, max: 24 }),
  y: fc.integer({ min: 0, max: 4 }),
  text,
  transform: fc.constantFrom(...TRANSFORMS),
});
type Write = { readonly x: number; readonly y: number; readonly text: string; readonly transform: Transform };

/** What a terminal would show: the cells of each line, without blanks at its end. */
function drawn(library: Library, writes: readonly Write[]): readonly string[] {
  const output = new library.Output({ width: 30, height: 4 });
  for (const { x, y, text, transform } of writes) output.write(x, y, text, { transformers: [transform] });
  const { getStyledChars } = new stock.Output({ width: 1, height: 1 }).caches;
  const caches = new stock.Output({ width: 1, height: 1 }).caches;
  return output
    .get()
    .output.split('\n')
    .map((line) =>
      getStyledChars
        .call(caches, line)
        .map(({ value, styles }) => [value, ...styles.map(({ code }) => code).sort()].join(''))
        .join('|')
        .concat('|')
        .replace(/^\|$|(?: \|)+$/, ''),
    );
}

test('texts put beside, over and under each other fill the same cells as in Ink', () => {
  fc.assert(
    fc.property(fc.array(write, { minLength: 1, maxLength: 6 }), (writes) => {
      expect(drawn(tuned, writes)).toEqual(drawn(stock, writes));
    }),
    { numRuns: 2000, seed: 7 },
  );
});
