import { expect, test } from 'vitest';
import { boxTable } from '../../../state/domain/report/boxTable.js';
import { widthOf } from '../../../state/domain/text.js';

test('a cell of several lines takes several lines, and all are as wide as each other', () => {
  expect(
    boxTable(
      ['A', 'Status'],
      [
        ['x', 'ok\n↳ why'],
        ['long one', 'fine'],
      ],
    ).join('\n'),
  ).toMatchInlineSnapshot(`
    "┌──────────┬──────────────┐
    │ A        │ Status       │
    ├──────────┼──────────────┤
    │ x        │ ok           │
    │          │ ↳ why        │
    │ long one │ fine         │
    └──────────┴──────────────┘"
  `);
});

test.each([['a '.repeat(90)], ['x'.repeat(300)], ['語'.repeat(90)]])('the last column gives way: %s', (text) => {
  const lines = boxTable(['A', 'B'], [['first', text]], 60);
  expect(new Set(lines.map(widthOf))).toEqual(new Set([60]));
});
