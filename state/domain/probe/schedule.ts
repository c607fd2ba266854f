import type { ProbeOutcome } from '../probe.js';
import { bucketOf } from './buckets.js';

/** How one model has answered lately, as far as the time of its next probe depends on it. */
export type Pace = {
  /** Without an answer that is good, one after the other. */
  readonly failures: number;
  /** When it is asked next, epoch ms. */
  readonly dueAt: number;
};

/** The longest pause that failures come to, unless the interval itself is longer. In ms. */
const LONGEST_PAUSE_MS = 15 * 60_000;

/** Of the pause; as much earlier as later, so that models which began together do not go on together. */
const SPREAD = 0.1;

/**
 * The pace after an answer: the interval; from the second failure in a row on twice the pause before, up to a quarter of an hour; and
 * never sooner than the server asked for. `turn` is a number that differs each time.
 */
export function paceAfter(
  before: Pick<Pace, 'failures'> | undefined,
  { ref, outcome, at }: { readonly ref: string; readonly outcome: ProbeOutcome; readonly at: number },
  everyMs: number,
  turn: number,
): Pace {
  const failures = bucketOf(outcome) === 'ok' ? 0 : (before?.failures ?? 0) + 1;
  const pause = Math.min(everyMs * 2 ** Math.min(Math.max(0, failures - 1), 20), Math.max(everyMs, LONGEST_PAUSE_MS));
  const asked = 'retryAfterMs' in outcome ? (outcome.retryAfterMs ?? 0) : 0;
  const spread = 1 + SPREAD * (2 * chance(`${ref} ${turn}`) - 1);
  return { failures, dueAt: at + Math.max(Math.round(pause * spread), Math.min(asked, LONGEST_WAIT_MS)) };
}

/** A server that says "come back next month" is asked once a day all the same. */
const LONGEST_WAIT_MS = 24 * 3_600_000;

/** A number from 0 up to 1 that looks like chance, and is the same for the same text (FNV-1a, and a last stir). */
function chance(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return ((hash ^ (hash >>> 12)) >>> 0) / 2 ** 32;
}
