import { type Column, columnWidths, tableLine } from '../../state/app/columns.js';
import { type Line, span } from '../../state/app/line.js';
import { wrap } from '../../state/domain/text.js';
import type { Theme } from '../theme.js';
import { Frame } from './Frame.js';

export type RowsProps = {
  readonly title: Line;
  readonly columns: readonly Column[];
  /** All rows; only those in sight are asked for their cells. */
  readonly count: number;
  readonly cellsOf: (index: number) => Line;
  readonly cursor: number;
  readonly isFocused: boolean;
  /** Said in place of rows when there are none. */
  readonly empty: string;
  /** Said under the rows where there is room for all of it: what could be done next. */
  readonly hint?: readonly string[];
  readonly area: { readonly columns: number; readonly rows: number; readonly hangs: boolean; readonly closes: boolean };
  readonly theme: Theme;
};

/** A list of any length in a frame: the window around the cursor, one line per row. */
export function Rows({
  title,
  columns,
  count,
  cellsOf,
  cursor,
  isFocused,
  empty,
  hint = NO_HINT,
  area,
  theme,
}: RowsProps) {
  const { start, end } = windowOf(count, area.rows, cursor);
  const cells = Array.from({ length: end - start }, (_, i) => cellsOf(start + i));
  const widths = columnWidths(columns, cells, area.columns - 2);
  const lines = cells.map((row, i): Line => {
    const isHere = isFocused && start + i === cursor;
    const line = tableLine(columns, widths, row);
    return isHere ? [span('❯ ', 'accent'), ...line.map(strong)] : [span('  '), ...line];
  });
  const body = count === 0 ? said([empty], area.columns) : lines;
  const below = said(hint, area.columns);
  const hasRoom = below.length > 0 && body.length + 1 + below.length <= area.rows;
  return <Frame title={title} lines={hasRoom ? [...body, [], ...below] : body} {...area} theme={theme} />;
}

const NO_HINT: readonly string[] = [];

const said = (texts: readonly string[], columns: number): readonly Line[] =>
  texts.flatMap((text) => wrap(text, columns - 4).map((line): Line => [span(`  ${line}`, 'idle')]));

const strong: (part: Line[number]) => Line[number] = (part) =>
  part.tone === 'plain' || part.tone === 'idle' ? { ...part, tone: 'strong' } : part;

/** The rows in sight: the cursor in the middle where there is room on both sides. */
export function windowOf(
  count: number,
  height: number,
  cursor: number,
): { readonly start: number; readonly end: number } {
  const start = Math.max(0, Math.min(cursor - (height >> 1), count - height));
  return { start, end: Math.min(count, start + height) };
}
