import { expect, test } from 'vitest';
import { type Column, columnWidths, tableLine } from '../../state/app/columns.js';
import { layout } from '../../state/app/layout.js';
import { fitKeepingEnd, fitLine, lineWidth, span } from '../../state/app/line.js';

const base = { zoom: false, focus: 'models', banner: 0, news: 0, hops: 4 } as const;

test.each([
  [39, 20, 'tiny'],
  [60, 9, 'tiny'],
  [60, 20, 'one'],
  [99, 30, 'one'],
  [100, 30, 'grid'],
  [300, 100, 'grid'],
] as const)('at %i x %i the screen is %s', (columns, rows, kind) => {
  expect(layout({ ...base, size: { columns, rows } }).kind).toBe(kind);
});

test('four panes use every line and every column, with whatever is said above them', () => {
  for (const banner of [0, 1, 2]) {
    for (let columns = 100; columns <= 260; columns += 7) {
      for (let rows = 12; rows <= 80; rows += 5) {
        const shape = layout({ ...base, size: { columns, rows }, banner });
        if (shape.kind !== 'grid') throw new Error(shape.kind);
        const { providers, chain, models, probes } = shape.areas;
        // Header, footer, and the three borders of a column.
        expect(providers.rows + chain.rows + banner + 5).toBe(rows);
        expect(models.rows + probes.rows).toBe(providers.rows + chain.rows);
        expect(providers.columns + models.columns + 4).toBe(columns);
        expect(Math.min(providers.rows, chain.rows)).toBeGreaterThan(0);
      }
    }
  }
});

test('a zoomed pane has the screen to itself', () => {
  const shape = layout({ ...base, zoom: true, size: { columns: 120, rows: 40 } });
  expect(shape).toMatchObject({ kind: 'one', pane: 'models', tabs: false, area: { columns: 118, rows: 36 } });
});

const COLUMNS: readonly Column[] = [
  { rank: 0, least: 2, most: 5, align: 'right', gap: 1 },
  { rank: 1, least: 8, most: 30, cut: 'middle', gap: 2 },
  { rank: 3, least: 6, most: 6, gap: 2 },
  { rank: 2, least: 4, most: 20, gap: 1 },
];
const CELLS = [
  span('7'),
  span('anthropic/claude-sonnet-4-5'),
  span('$3/15'),
  { ...span('not on the allowlist'), short: 'unlisted' },
];

test.each([60, 48, 34, 14])('a table row is drawn in %i cells without breaking out', (cells) => {
  const line = tableLine(COLUMNS, columnWidths(COLUMNS, [CELLS], cells), CELLS);
  expect(lineWidth(line)).toBeLessThanOrEqual(cells);
  expect(line[0]?.text.trim()).toBe('7');
});

test('the short word is said where the long one does not fit', () => {
  const text = (cells: number): string =>
    tableLine(COLUMNS, columnWidths(COLUMNS, [CELLS], cells), CELLS)
      .map((part) => part.text)
      .join('');
  expect(text(70)).toContain('not on the allowlist');
  expect(text(50)).toContain('unlisted');
  expect(text(70)).toContain('anthropic/claude-sonnet-4-5');
});

test('a long word takes no room that it cannot fill', () => {
  const widths = columnWidths(COLUMNS, [CELLS], 52);
  expect(tableLine(COLUMNS, widths, CELLS).map(({ text }) => text.trim())).toContain('unlisted');
  expect(widths[3]).toBe('unlisted'.length);
});

test('a name beyond what is enough waits until the other columns have their words', () => {
  const columns = COLUMNS.map((column, i): Column => (i === 1 ? { ...column, most: 80, enough: 20 } : column));
  const cells = CELLS.map((cell, i) => (i === 1 ? span(`openrouter/${'x'.repeat(60)}`) : cell));
  const widths = columnWidths(columns, [cells], 70);
  expect(widths[3]).toBe('not on the allowlist'.length);
  expect(widths[1]).toBeGreaterThan(20);
});

test('letters that answer a filter stand out, unless the cell had to be cut', () => {
  const cells = [span('7'), { ...span('anthropic/claude'), marks: [0, 1, 10] }];
  const looks = (cells_: number) =>
    tableLine(COLUMNS, columnWidths(COLUMNS, [cells], cells_), cells).filter(({ tone }) => tone === 'match');
  expect(looks(40)).toEqual([span('an', 'match'), span('c', 'match')]);
  expect(looks(12)).toEqual([]);
});

test('the end of a line can be kept where its middle gives way', () => {
  const line = [span(' ✖ '), span('a very long sentence about what is wrong'), span('  (E says more)')];
  const text = fitKeepingEnd(line, 30)
    .map((part) => part.text)
    .join('');
  expect(text).toMatch(/^ ✖ a very.*… {2}\(E says more\)$/);
  expect(lineWidth(fitKeepingEnd(line, 80))).toBe(80);
});

test('a line is made exactly as wide as asked, wide characters included', () => {
  const line = [span('abc'), span('模型'), span('def', 'bad')];
  for (let cells = 1; cells < 14; cells++) expect(lineWidth(fitLine(line, cells))).toBe(cells);
});
