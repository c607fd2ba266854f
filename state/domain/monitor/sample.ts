import type { Json } from '../json.js';
import { bucketOf, isOutcomeKind } from '../probe/buckets.js';
import { wordsOf } from '../probe/words.js';
import type { ProbeKind, ProbeOutcome, ProbeRecord } from '../probe.js';

/** One answer as it is remembered: nothing of what a server said, so that no secret can be in it. */
export type Sample = {
  /** Epoch ms. */
  readonly at: number;
  readonly ref: string;
  readonly outcome: ProbeOutcome['kind'];
  /** It would do: OpenClaw's `ok`. */
  readonly isUp: boolean;
  /** To the first byte, or to the end of what never came to one; -1 where that says nothing. */
  readonly ms: number;
  /** What was asked. `undefined` of lines that earlier Pincers wrote. */
  readonly probe?: ProbeKind;
};

/** `undefined` for what was never sent, or called off: it says nothing about the server. */
export function sampleOf(record: ProbeRecord): Sample | undefined {
  const { ref, at, outcome, detail, probe } = record;
  if (detail?.decided === true || outcome.kind === 'cancelled') return undefined;
  return { at, ref, outcome: outcome.kind, isUp: bucketOf(outcome) === 'ok', ms: Math.round(latencyIn(record)), probe };
}

/** The latency of a probe as a history has it: -1 for one that found no answer. */
export const latencyIn = ({ outcome, latencyMs, totalMs }: ProbeRecord): number =>
  wordsOf(outcome).tone === 'bad' ? -1 : (latencyMs ?? totalMs);

/** One line of the file, without its end. */
export const lineOf = ({ at, ref, outcome, isUp, ms, probe }: Sample): string =>
  JSON.stringify([at, ref, outcome, isUp, ms, ...(probe === undefined ? [] : [probe])]);

/** What can be read of a file; lines of other Pincers, and torn ones, are passed over. */
export const samplesIn = (text: string): readonly Sample[] => text.split('\n').flatMap(sampleIn);

function sampleIn(line: string): readonly Sample[] {
  const row = parsed(line);
  if (!Array.isArray(row)) return [];
  const [at, ref, outcome, isUp, ms, probe] = row as readonly Json[];
  if (typeof at !== 'number' || typeof ref !== 'string' || ref === '' || typeof outcome !== 'string') return [];
  if (typeof isUp !== 'boolean' || typeof ms !== 'number' || !isOutcomeKind(outcome)) return [];
  const kind = KINDS.find((one) => one === probe);
  return [{ at, ref, outcome, isUp, ms, ...(kind === undefined ? {} : { probe: kind }) }];
}

const KINDS: readonly ProbeKind[] = ['reach', 'completion', 'tools', 'image'];

function parsed(line: string): Json | undefined {
  if (!line.startsWith('[')) return undefined;
  try {
    return JSON.parse(line) as Json;
  } catch {
    return undefined;
  }
}

/** How many answers are remembered of each model, and of all together. */
const KEPT = { each: 120, all: 10_000 } as const;

/** The newest ones, oldest first. */
export function compacted(samples: readonly Sample[]): readonly Sample[] {
  const counts = new Map<string, number>();
  const kept: Sample[] = [];
  for (const sample of samples.toReversed()) {
    const count = (counts.get(sample.ref) ?? 0) + 1;
    counts.set(sample.ref, count);
    if (count <= KEPT.each) kept.push(sample);
    if (kept.length === KEPT.all) break;
  }
  return kept.reverse();
}
