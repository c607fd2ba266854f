import { fitTo, widthOf, wrap } from '../text.js';

/** A table in a box, as OpenClaw draws it where nobody tells how wide a terminal is. A cell may have several lines; the last column gives way. */
export function boxTable(
  headers: readonly string[],
  rows: readonly (readonly string[])[],
  width = 120,
): readonly string[] {
  const widths = headers.map((header, i) => widest([header, ...rows.map((row) => row[i] ?? '')]));
  const rest = widths.slice(0, -1).reduce((sum, cells) => sum + cells + PADDING + 1, 1);
  const last = Math.max(LEAST, Math.min(widths.at(-1) ?? 0, width - rest - PADDING - 1));
  const sizes = [...widths.slice(0, -1), last];
  const rule = (left: string, middle: string, right: string): string =>
    `${left}${sizes.map((cells) => '─'.repeat(cells + PADDING)).join(middle)}${right}`;
  return [
    rule('┌', '┬', '┐'),
    ...drawn(headers, sizes),
    rule('├', '┼', '┤'),
    ...rows.flatMap((row) => drawn(row, sizes)),
    rule('└', '┴', '┘'),
  ];
}

const PADDING = 2;
const LEAST = 12;

const widest = (cells: readonly string[]): number =>
  Math.max(...cells.flatMap((cell) => cell.split('\n')).map(widthOf));

function drawn(row: readonly string[], sizes: readonly number[]): readonly string[] {
  const cells = sizes.map((size, i) => (row[i] ?? '').split('\n').flatMap((line) => wrap(line, size)));
  const height = Math.max(...cells.map((lines) => lines.length));
  return Array.from({ length: height }, (_, line) => {
    const parts = sizes.map((size, i) => ` ${fitTo(cells[i]?.[line] ?? '', size)} `);
    return `│${parts.join('│')}│`;
  });
}
