import { describe, expect, test } from 'vitest';
import { paceAfter } from '../../../state/domain/probe/schedule.js';
import type { ProbeOutcome } from '../../../state/domain/probe.js';

const EVERY = 60_000;
const OK: ProbeOutcome = { kind: 'ok' };
const REFUSED: ProbeOutcome = { kind: 'refused' };

const pause = (failures: number, outcome: ProbeOutcome, everyMs = EVERY, turn = 1): number =>
  paceAfter({ failures }, { ref: 'a/m', outcome, at: 1000 }, everyMs, turn).dueAt - 1000;

describe('the pause after an answer', () => {
  test.each([
    { says: 'the interval while all is well', failures: 0, outcome: OK, minutes: 1 },
    { says: 'the interval again once it is well', failures: 6, outcome: OK, minutes: 1 },
    { says: 'the interval after the first failure, which may be chance', failures: 0, outcome: REFUSED, minutes: 1 },
    { says: 'twice that after the second', failures: 1, outcome: REFUSED, minutes: 2 },
    { says: 'four times that after the third', failures: 2, outcome: REFUSED, minutes: 4 },
    { says: 'never more than a quarter of an hour', failures: 40, outcome: REFUSED, minutes: 15 },
  ])('$says', ({ failures, outcome, minutes }) => {
    const found = pause(failures, outcome) / 60_000;
    expect(found).toBeGreaterThanOrEqual(minutes * 0.9);
    expect(found).toBeLessThanOrEqual(minutes * 1.1);
  });

  test('a longer interval stays what it is', () => {
    expect(pause(9, REFUSED, 3_600_000)).toBeGreaterThan(3_200_000);
  });

  test('is never shorter than the server wants it, within a day', () => {
    expect(pause(0, { kind: 'rate_limit', status: 429, retryAfterMs: 7_200_000 })).toBe(7_200_000);
    expect(pause(0, { kind: 'overloaded', status: 529, retryAfterMs: 1e12 })).toBe(24 * 3_600_000);
    expect(pause(0, { kind: 'rate_limit', status: 429, retryAfterMs: 5 })).toBeGreaterThan(50_000);
  });

  test('differs from turn to turn and from model to model, as much earlier as later', () => {
    const turns = Array.from({ length: 400 }, (_, turn) => pause(0, OK, EVERY, turn));
    expect(new Set(turns).size).toBeGreaterThan(300);
    const mean = turns.reduce((sum, ms) => sum + ms, 0) / turns.length;
    expect(Math.abs(mean - EVERY)).toBeLessThan(EVERY * 0.01);
    expect(paceAfter(undefined, { ref: 'b/m', outcome: OK, at: 1000 }, EVERY, 1).dueAt - 1000).not.toBe(pause(0, OK));
  });
});

test('failures are counted in a row', () => {
  const about = { ref: 'a/m', at: 0 };
  const once = paceAfter(undefined, { ...about, outcome: REFUSED }, EVERY, 0);
  const twice = paceAfter(once, { ...about, outcome: { kind: 'dns', host: 'x' } }, EVERY, 1);
  expect([once.failures, twice.failures]).toEqual([1, 2]);
  expect(paceAfter(twice, { ...about, outcome: { kind: 'answers-as', model: 'x' } }, EVERY, 2).failures).toBe(0);
});
