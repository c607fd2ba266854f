import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lineAndColumn, linesAndColumns } from '../../../state/domain/json5/document.js';

test.each([
  ['the start of a text', 'a\nb', 0, { line: 1, column: 1 }],
  ['the end of a line', 'a\nb', 1, { line: 1, column: 2 }],
  ['the start of the next line', 'a\nb', 2, { line: 2, column: 1 }],
  ['behind a carriage return', 'a\r\nb', 3, { line: 2, column: 1 }],
  ['the end of a text that ends with a line', 'a\n', 2, { line: 2, column: 1 }],
  ['an empty text', '', 0, { line: 1, column: 1 }],
])('%s has a line and a column', (_, text, offset, position) => {
  expect(lineAndColumn(text, offset)).toEqual(position);
});

test('many places of one text are found as each of them is', () => {
  const texts = fc.string({ unit: fc.constantFrom('a', '\n', '\r', '😀') });
  fc.assert(
    fc.property(texts, (text) => {
      const positionOf = linesAndColumns(text);
      for (let offset = 0; offset <= text.length; offset++)
        expect(positionOf(offset)).toEqual(lineAndColumn(text, offset));
    }),
  );
});
