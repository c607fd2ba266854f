import { cut, cutMiddle, widthOf } from '../domain/text.js';
import { type Line, type Span, span } from './line.js';

/**
 * How a column takes part in a table. It asks for as much as its widest cell, at most `most`; when that is too much, it gives
 * way down to `least`, and is left out when even that does not fit. Columns of low `rank` stay longest.
 */
export type Column = {
  readonly rank: number;
  readonly least: number;
  readonly most: number;
  readonly align?: 'right';
  /** Model refs say most at both ends. */
  readonly cut?: 'middle';
  /** Cells between this column and the next; a mark stands close to what it marks. */
  readonly gap: 1 | 2;
};

/** Widths of the columns for these rows; 0 for one that is left out. */
export function columnWidths(columns: readonly Column[], rows: readonly Line[], cells: number): readonly number[] {
  const wanted = columns.map((column, i) => Math.min(column.most, widest(rows, i)));
  const kept = new Set(columns.map((_, i) => i).filter((i) => (wanted[i] ?? 0) > 0));
  const least = (i: number): number => Math.min(columns[i]?.least ?? 0, wanted[i] ?? 0);
  const gap = (i: number): number => (i === Math.max(...kept) ? 0 : (columns[i]?.gap ?? 0));
  const needed = (): number => [...kept].reduce((sum, i) => sum + least(i) + gap(i), 0);

  const byRank = [...kept].sort((a, b) => (columns[a]?.rank ?? 0) - (columns[b]?.rank ?? 0));
  for (const i of byRank.toReversed()) if (needed() > cells && kept.size > 1) kept.delete(i);

  const widths = columns.map((_, i) => (kept.has(i) ? least(i) : 0));
  let spare = Math.max(0, cells - needed());
  for (const i of byRank.filter((index) => kept.has(index))) {
    const more = Math.min(spare, (wanted[i] ?? 0) - least(i));
    widths[i] = least(i) + more;
    spare -= more;
  }
  return widths;
}

/** One row of a table as a line. */
export function tableLine(columns: readonly Column[], widths: readonly number[], cells: Line): Line {
  const line: Span[] = [];
  let gap = 0;
  cells.forEach((cell, i) => {
    const width = widths[i] ?? 0;
    if (width === 0) return;
    if (gap > 0) line.push(span(' '.repeat(gap)));
    line.push({ tone: cell.tone, text: fitted(cell, width, columns[i]) });
    gap = columns[i]?.gap ?? 0;
  });
  return line;
}

function fitted(cell: Span, width: number, column: Column | undefined): string {
  const text = widthOf(cell.text) > width ? (cell.short ?? cell.text) : cell.text;
  const short = column?.cut === 'middle' ? cutMiddle(text, width) : cut(text, width);
  const gap = ' '.repeat(width - widthOf(short));
  return column?.align === 'right' ? gap + short : short + gap;
}

const widest = (rows: readonly Line[], i: number): number =>
  rows.reduce((most, row) => Math.max(most, widthOf(row[i]?.text ?? '')), 0);
