/**
 * The places (from 0) that somebody names by their numbers, in the order of naming: `3 1`, `2,5`, `4-6`, `all`, `none`. An empty answer
 * takes what is proposed. `undefined`: it means none of these.
 */
export function picked(answer: string, count: number, proposed: readonly number[]): readonly number[] | undefined {
  const text = answer.trim().toLowerCase();
  if (text === '') return proposed;
  if (text === 'none' || text === '-') return [];
  if (text === 'all') return Array.from({ length: count }, (_, i) => i);
  const ranges = text
    .split(/[\s,]+/)
    .filter((word) => word !== '')
    .map((word) => rangeOf(word, count));
  return ranges.some((range) => range === undefined) ? undefined : [...new Set(ranges.flatMap((range) => range ?? []))];
}

function rangeOf(word: string, count: number): readonly number[] | undefined {
  const range = /^(\d{1,6})(?:-(\d{1,6}))?$/.exec(word);
  if (range === null) return undefined;
  const [from, to] = [Number(range[1]), Number(range[2] ?? range[1])];
  if (from < 1 || to > count || to < from) return undefined;
  return Array.from({ length: to - from + 1 }, (_, i) => from - 1 + i);
}
