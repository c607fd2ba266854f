import { waitOf } from '../probe/words.js';
import type { ProbeOutcome } from '../probe.js';
import type { Sample } from './sample.js';

/** How one model did. */
export type Stats = {
  readonly answers: number;
  /** The share that would do, from 0 to 1. */
  readonly uptime: number;
  /** Of those that would do, in ms; undefined where none did. */
  readonly p50?: number;
  readonly p95?: number;
};

/** `undefined` of nothing. */
export function statsOf(samples: readonly Pick<Sample, 'isUp' | 'ms'>[]): Stats | undefined {
  if (samples.length === 0) return undefined;
  const up = samples.filter(({ isUp }) => isUp);
  const latencies = up.flatMap(({ ms }) => (ms < 0 ? [] : [ms])).sort((a, b) => a - b);
  const p50 = percentile(latencies, 0.5);
  const p95 = percentile(latencies, 0.95);
  return {
    answers: samples.length,
    uptime: up.length / samples.length,
    ...(p50 === undefined ? {} : { p50 }),
    ...(p95 === undefined ? {} : { p95 }),
  };
}

/** The smallest value that so many are not above (nearest rank). `sorted` rises. */
function percentile(sorted: readonly number[], share: number): number | undefined {
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)];
}

/** 99.9 % is not 100 %: cut, not rounded. */
const uptimeWords = (uptime: number): string => `${Math.floor(uptime * 1000) / 10} %`;

/** `60 answers, 98.3 % good, half within 80 ms, 95 % within 1.2 s` */
export function statsWords({ answers, uptime, p50, p95 }: Stats): string {
  const speed =
    p50 === undefined || p95 === undefined ? '' : `, half within ${waitOf(p50)}, 95 % within ${waitOf(p95)}`;
  return `${answers} ${answers === 1 ? 'answer' : 'answers'}, ${uptimeWords(uptime)} good${speed}`;
}

/** From one outcome to another. What failed and fails in another way is a change too: what helps is another thing. */
export type Change = {
  readonly ref: string;
  readonly from: ProbeOutcome['kind'];
  readonly to: ProbeOutcome['kind'];
  /** When it was last what it was. */
  readonly since: number;
  readonly at: number;
  readonly isUp: boolean;
};

export function changeOf(before: Sample | undefined, now: Sample): Change | undefined {
  if (before === undefined || before.outcome === now.outcome) return undefined;
  return { ref: now.ref, from: before.outcome, to: now.outcome, since: before.at, at: now.at, isUp: now.isUp };
}
