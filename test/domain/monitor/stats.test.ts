import { expect, test } from 'vitest';
import type { Sample } from '../../../state/domain/monitor/sample.js';
import { changeOf, statsOf, uptimeWords } from '../../../state/domain/monitor/stats.js';

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
  [1, '100 %'],
  [0.9999, '99.9 %'],
  [2 / 3, '66.6 %'],
  [0, '0 %'],
])('an uptime of %d is %s', (uptime, words) => {
  expect(uptimeWords(uptime)).toBe(words);
});

test('a change is from one outcome to another, and the first answer is none', () => {
  expect(changeOf(undefined, bad)).toBeUndefined();
  expect(changeOf(good(1), good(9))).toBeUndefined();
  expect(changeOf(good(1), bad)).toEqual({ ref: 'a/m', from: 'ok', to: 'refused', since: 1, at: 5, isUp: false });
  expect(changeOf(bad, { ...bad, at: 9, outcome: 'dns' })).toMatchObject({ from: 'refused', to: 'dns', isUp: false });
});
