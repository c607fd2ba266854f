import { expect, test } from 'vitest';
import type { Sample } from '../../../state/domain/monitor/sample.js';
import { changeOf, statsOf, statsWords } from '../../../state/domain/monitor/stats.js';

const good = (ms: number): Sample => ({ at: 1, ref: 'a/m', outcome: 'ok', isUp: true, ms });
const bad: Sample = { at: 5, ref: 'a/m', outcome: 'refused', isUp: false, ms: -1 };
const upTo = (n: number) => Array.from({ length: n }, (_, i) => good(n - i));

test.each([
  { says: 'nothing of nothing', of: [], is: undefined },
  { says: 'one answer is its own half', of: [good(7)], is: { answers: 1, uptime: 1, p50: 7, p95: 7 } },
  { says: 'percentiles by nearest rank', of: upTo(100), is: { answers: 100, uptime: 1, p50: 50, p95: 95 } },
  {
    says: 'those that failed count, and take no time',
    of: [good(1), good(3), bad, bad],
    is: { answers: 4, uptime: 0.5, p50: 1, p95: 3 },
  },
  { says: 'no percentiles of failures alone', of: [bad], is: { answers: 1, uptime: 0 } },
])('$says', ({ of, is }) => {
  expect(statsOf(of)).toEqual(is);
});

test.each([
  [
    { answers: 60, uptime: 0.9999, p50: 80, p95: 1200 },
    '60 answers, 99.9 % good, half within 80 ms, 95 % within 1.2 s',
  ],
  [{ answers: 3, uptime: 2 / 3, p50: 5, p95: 5 }, '3 answers, 66.6 % good, half within 5 ms, 95 % within 5 ms'],
  [{ answers: 1, uptime: 0 }, '1 answer, 0 % good'],
  [{ answers: 2, uptime: 1, p50: 0, p95: 0 }, '2 answers, 100 % good, half within 0 ms, 95 % within 0 ms'],
])('%j in words', (stats, words) => {
  expect(statsWords(stats)).toBe(words);
});

test('a change is from one outcome to another, and the first answer is none', () => {
  expect(changeOf(undefined, bad)).toBeUndefined();
  expect(changeOf(good(1), good(9))).toBeUndefined();
  expect(changeOf(good(1), bad)).toEqual({ ref: 'a/m', from: 'ok', to: 'refused', since: 1, at: 5, isUp: false });
  expect(changeOf(bad, { ...bad, at: 9, outcome: 'dns' })).toMatchObject({ from: 'refused', to: 'dns', isUp: false });
});
