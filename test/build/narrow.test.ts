import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { NARROW } from '../../scripts/build/narrow.ts';

// The one that Ink uses, wherever it is installed.
const ink = createRequire(import.meta.url).resolve('ink');
const library = pathToFileURL(createRequire(ink).resolve('string-width')).href;
const { default: stringWidth } = (await import(/* @vite-ignore */ library)) as { default: (text: string) => number };

const narrow = new RegExp(`^[${NARROW}]$`);
const characters = Array.from({ length: 0x10000 }, (_, code) => String.fromCharCode(code)).filter((c) =>
  narrow.test(c),
);
const withControls = [...characters, '\n', '\u001B'];
const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
const graphemes = (text: string): number => [...segmenter.segment(text)].length;

test('every narrow character is one cell wide', () => {
  expect(characters.length).toBeGreaterThan(1000);
  expect(characters.filter((c) => stringWidth(c) !== 1)).toEqual([]);
});

test('narrow characters never join with one another', () => {
  // Each with each would be 1.6 million pairs: one long text per shift covers the same ground in a few hundred.
  const shifts = [0, 1, 2, 3, 5, 17, 113, 509, 761];
  const joined = shifts.filter((shift) => {
    const pairs = withControls.map((c, i) => c + withControls[(i + shift) % withControls.length]).join('');
    return graphemes(pairs) !== pairs.length;
  });
  expect(joined).toEqual([]);
});

test('random narrow texts have as many graphemes and cells as code units', () => {
  const text = fc.array(fc.constantFrom(...characters), { maxLength: 40 }).map((list) => list.join(''));
  fc.assert(
    fc.property(text, (value) => graphemes(value) === value.length && stringWidth(value) === value.length),
    { numRuns: 500 },
  );
});

test.each(['é', '한', '👍', '👨‍👩‍👧', '🇳🇱', '￦', '\t', 'Å', '\u00AD'])('%s is left to the libraries', (text) => {
  expect(new RegExp(`^[${NARROW}]*$`).test(text.normalize('NFD'))).toBe(false);
});
