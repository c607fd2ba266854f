/**
 * Refs that a wrong one may have meant, the likeliest first, at most three: the same in other case (`minimax-m2.1` for
 * `MiniMax-M2.1`), the same model of another provider, or one or two letters off.
 */
export function nearRefs(ref: string, known: Iterable<string>): readonly string[] {
  const wanted = ref.toLowerCase();
  const model = afterSlash(wanted);
  const found: { readonly ref: string; readonly off: number }[] = [];
  for (const other of known) {
    const lower = other.toLowerCase();
    const off =
      lower === wanted ? 0 : afterSlash(lower) === model ? 1 : lettersOff(wanted, lower, allowance(wanted)) + 1;
    if (other !== ref && off <= allowance(wanted) + 1) found.push({ ref: other, off });
  }
  return found
    .sort((a, b) => a.off - b.off)
    .slice(0, 3)
    .map(({ ref: other }) => other);
}

const afterSlash = (ref: string): string => ref.slice(ref.indexOf('/') + 1);

/** A short name that is one letter off is another name. */
const allowance = (text: string): number => (text.length < 8 ? 1 : 2);

/** Letters to change, add, drop or swap to turn one text into the other; `most + 1` as soon as it is more than that. */
export function lettersOff(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let older: number[] = [];
  let before = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) row.push(cell(a, b, i, j, row, before, older));
    if (Math.min(...row) > most) return most + 1;
    older = before;
    before = row;
  }
  return Math.min(before[b.length] ?? most + 1, most + 1);
}

/** Optimal string alignment: two neighbours swapped count as one. */
function cell(
  a: string,
  b: string,
  i: number,
  j: number,
  row: readonly number[],
  before: readonly number[],
  older: readonly number[],
): number {
  const same = a[i - 1] === b[j - 1] ? 0 : 1;
  const least = Math.min((before[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (before[j - 1] ?? 0) + same);
  const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
  return swapped ? Math.min(least, (older[j - 2] ?? 0) + 1) : least;
}
