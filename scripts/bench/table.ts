export type Line = {
  readonly what: string;
  /** What was measured, with its unit. */
  readonly measured: string;
  /** The number that the limit is about. */
  readonly value?: number;
  readonly unit?: '×' | 'ms' | 'MB';
  readonly limit?: number;
};

export const holds = ({ value, limit }: Line): boolean => value === undefined || limit === undefined || value <= limit;

/** A table for people; the last column is empty where nothing was promised. */
export function drawTable(lines: readonly Line[]): string {
  const rows = lines.map((line) => [line.what, line.measured, figure(line), promise(line), verdict(line)]);
  const all = [['', 'measured', 'figure', 'target', ''], ...rows];
  const widths = all.reduce<readonly number[]>(
    (most, row) => row.map((cell, i) => Math.max(most[i] ?? 0, cell.length)),
    [],
  );
  return all
    .map((row) =>
      row
        .map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0)))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

const figure = ({ value, unit = '×' }: Line): string =>
  value === undefined ? '' : `${value.toFixed(2)}${unit === '×' ? '×' : ` ${unit}`}`;

const promise = ({ limit, unit = '×' }: Line): string =>
  limit === undefined ? '' : `≤ ${limit}${unit === '×' ? '×' : ` ${unit}`}`;

const verdict = (line: Line): string => {
  if (line.limit === undefined) return '';
  return holds(line) ? 'ok' : 'MISSED';
};
