import { cut, cutMiddle, widthOf } from '../domain/text.js';
import { type Line, type Span, span } from './line.js';

/**
 * How a column takes part in a table. It asks for as much as its widest cell, at most `most`; when that is too much, it gives
 * way down to `least`, and is left out when even that does not fit. Columns of low `rank` stay longest, and grow first: all of
 * them to their short words before any of them to its long ones, and then only as far as that shows one long word more.
 */
export type Column = {
  readonly rank: number;
  readonly least: number;
  readonly most: number;
  /** Beyond this it grows last: one name of seventy letters is no reason to leave out every price. */
  readonly enough?: number;
  readonly align?: 'right';
  /** Model refs say most at both ends. */
  readonly cut?: 'middle';
  /** Cells between this column and the next; a mark stands close to what it marks. */
  readonly gap: 1 | 2;
};

/** Widths of the columns for these rows; 0 for one that is left out. */
export function columnWidths(columns: readonly Column[], rows: readonly Line[], cells: number): readonly number[] {
  const terse = columns.map((column, i) => Math.min(column.most, widest(rows, i, terseWidth)));
  const kept = new Set(columns.map((_, i) => i).filter((i) => (terse[i] ?? 0) > 0));
  const least = (i: number): number => Math.min(columns[i]?.least ?? 0, terse[i] ?? 0);
  const gap = (i: number): number => (i === Math.max(...kept) ? 0 : (columns[i]?.gap ?? 0));
  const needed = (): number => [...kept].reduce((sum, i) => sum + least(i) + gap(i), 0);

  const byRank = [...kept].sort((a, b) => (columns[a]?.rank ?? 0) - (columns[b]?.rank ?? 0));
  for (const i of byRank.toReversed()) if (needed() > cells && kept.size > 1) kept.delete(i);

  const widths = columns.map((_, i) => (kept.has(i) ? least(i) : 0));
  let spare = Math.max(0, cells - needed());
  const grow = (i: number, goal: number): void => {
    const more = Math.min(spare, Math.max(0, goal - (widths[i] ?? 0)));
    widths[i] = (widths[i] ?? 0) + more;
    spare -= more;
  };
  const growing = byRank.filter((i) => kept.has(i));
  const isPatient = (i: number): boolean => columns[i]?.enough !== undefined;
  for (const i of growing) grow(i, Math.min(terse[i] ?? 0, columns[i]?.enough ?? Number.POSITIVE_INFINITY));
  for (const i of [...growing.filter((i) => !isPatient(i)), ...growing.filter(isPatient)])
    grow(i, longest(rows, i, Math.min(columns[i]?.most ?? 0, (widths[i] ?? 0) + spare)));
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
    line.push(...fitted(cell, width, columns[i]));
    gap = columns[i]?.gap ?? 0;
  });
  return line;
}

function fitted(cell: Span, width: number, column: Column | undefined): Line {
  const isShort = widthOf(cell.text) > width && cell.short !== undefined;
  const text = isShort ? (cell.short ?? '') : cell.text;
  const said = column?.cut === 'middle' ? cutMiddle(text, width) : cut(text, width);
  const pad = ' '.repeat(width - widthOf(said));
  // What was cut or said otherwise has its letters in other places.
  const parts = said === cell.text && cell.marks ? marked(cell, cell.marks) : [{ tone: cell.tone, text: said }];
  if (pad === '') return parts;
  return column?.align === 'right' ? [span(pad), ...parts] : [...parts, span(pad)];
}

/** The letters at the marks apart from the others. */
function marked({ text, tone }: Span, marks: readonly number[]): Line {
  const parts: Span[] = [];
  let from = 0;
  for (const [start, end] of runs(marks)) {
    if (start > from) parts.push({ tone, text: text.slice(from, start) });
    parts.push({ tone: 'match', text: text.slice(start, end) });
    from = end;
  }
  return from < text.length ? [...parts, { tone, text: text.slice(from) }] : parts;
}

/** `[0, 1, 4]` as `[0, 2), [4, 5)`. */
function runs(places: readonly number[]): readonly (readonly [number, number])[] {
  const found: [number, number][] = [];
  for (const place of places) {
    const last = found.at(-1);
    if (last && last[1] === place) last[1] = place + 1;
    else found.push([place, place + 1]);
  }
  return found;
}

const terseWidth = ({ text, short }: Span): number =>
  short === undefined ? widthOf(text) : Math.min(widthOf(text), widthOf(short));

/** The width that the cells of a column can make use of: what can be cut takes all there is, a long word its own or nothing. */
const longest = (rows: readonly Line[], i: number, room: number): number =>
  widest(rows, i, ({ text, short }) => {
    const whole = widthOf(text);
    return whole <= room ? whole : short === undefined ? room : 0;
  });

const widest = (rows: readonly Line[], i: number, widthIn: (cell: Span) => number): number =>
  rows.reduce((most, row) => Math.max(most, row[i] === undefined ? 0 : widthIn(row[i])), 0);
