import { describe, expect, test } from 'vitest';
import { compacted, lineOf, type Sample, sampleOf, samplesIn } from '../../../state/domain/monitor/sample.js';
import type { ProbeOutcome, ProbeRecord } from '../../../state/domain/probe.js';
import { NOON } from '../../support/builders.js';

const record = (outcome: ProbeOutcome, over: Partial<ProbeRecord> = {}): ProbeRecord => ({
  ref: 'a/m',
  probe: 'reach',
  outcome,
  latencyMs: 40.6,
  totalMs: 90,
  at: NOON,
  ...over,
});

const sample = (over: Partial<Sample> = {}): Sample => ({
  at: NOON,
  ref: 'a/m',
  outcome: 'ok',
  isUp: true,
  ms: 41,
  probe: 'reach',
  ...over,
});

const detail = {
  provider: 'a',
  credential: { label: 'none', source: 'none', mode: 'none' },
  decided: true,
} as const;

describe('what is remembered of an answer', () => {
  test.each<{ readonly says: string; readonly of: ProbeRecord; readonly is: Sample | undefined }>([
    { says: 'a good one with its latency', of: record({ kind: 'ok' }), is: sample() },
    {
      says: 'of a bad one that it was bad, and nothing that the server said',
      of: record({ kind: 'auth', status: 401, said: 'sk-live-secret' }),
      is: sample({ outcome: 'auth', isUp: false, ms: -1 }),
    },
    {
      says: 'one that may pass with its latency, though it will not do now',
      of: record({ kind: 'rate_limit', status: 429 }),
      is: sample({ outcome: 'rate_limit', isUp: false, ms: 41 }),
    },
    { says: 'nothing of one that was called off', of: record({ kind: 'cancelled' }), is: undefined },
    {
      says: 'nothing of what the files alone decided',
      of: record({ kind: 'no_model' }, { detail }),
      is: undefined,
    },
  ])('$says', ({ of, is }) => {
    expect(sampleOf(of)).toEqual(is);
  });
});

describe('the file', () => {
  test('is read as it was written', () => {
    const all = [sample(), sample({ ref: 'b/quote"and\nbreak', outcome: 'refused', isUp: false, ms: -1 })];
    expect(samplesIn(all.map((one) => `${lineOf(one)}\n`).join(''))).toEqual(all);
  });

  test('of an earlier Pincer does not tell what was asked', () => {
    const { probe: _, ...early } = sample();
    expect(samplesIn(`[${NOON},"a/m","ok",true,41]\n[${NOON},"a/m","ok",true,41,"odd"]`)).toEqual([early, early]);
  });

  test.each([
    '',
    'text',
    '{}',
    '[1,"a/m","ok",true]',
    '["1","a/m","ok",true,4]',
    '[1,"","ok",true,4]',
    '[1,"a/m","nonsense",true,4]',
    '[1,"a/m","constructor",true,4]',
    '[1,"a/m","ok",1,4]',
    '[1,"a/m","ok",true,4',
  ])('passes over %j', (line) => {
    expect(samplesIn(`${line}\n${lineOf(sample())}`)).toEqual([sample()]);
  });

  test('keeps the newest of each model, in their order, and no more in all than it may', () => {
    const of = (ref: string, count: number) => Array.from({ length: count }, (_, at) => sample({ ref, at }));
    const kept = compacted([...of('a/m', 300), ...of('b/m', 3)]);
    expect(kept.filter(({ ref }) => ref === 'a/m').map(({ at }) => at)).toEqual(
      Array.from({ length: 120 }, (_, i) => 180 + i),
    );
    expect(kept.slice(-3)).toEqual(of('b/m', 3));
    expect(compacted(Array.from({ length: 12_000 }, (_, i) => sample({ ref: `m/${i}` })))).toHaveLength(10_000);
  });
});
