import type { Home } from '../../state/domain/home.js';
import { compacted, type Sample, sampleOf } from '../../state/domain/monitor/sample.js';
import { type Change, changeOf } from '../../state/domain/monitor/stats.js';
import { type Pace, paceAfter } from '../../state/domain/probe/schedule.js';
import type { ProbeKind, ProbeRecord, ProbeTarget } from '../../state/domain/probe.js';
import { type ProbeRun, runProbe } from '../operations/probe.js';
import type { Known } from '../vault.js';
import type { World } from '../world.js';
import { addSamples, readSamples } from './remembered.js';

export type Watch = Omit<ProbeRun, 'ownProfiles'> & { readonly everyMs: number };

/** Each answer, and what changed with it since the last one, which may be of an earlier run. */
export type OnAnswer = (record: ProbeRecord, change: Change | undefined) => void;

/**
 * Asks each target again and again at its own pace, `concurrency` at a time, until the signal fires; and gives what was found in this run, of
 * a long one the newest part. What the files alone decide is told once. Resolves at once where there is nothing else.
 */
export async function watch(
  world: World,
  { home, vault }: Known,
  targets: readonly ProbeTarget[],
  { kind, limits, everyMs, concurrency }: Watch,
  signal: AbortSignal,
  onAnswer: OnAnswer,
): Promise<readonly Sample[]> {
  const inTurn = turns(concurrency);
  const memory = await openMemory(world, home, kind);
  const follow = async (target: ProbeTarget): Promise<void> => {
    let pace: Pace | undefined;
    for (let turn = 0; !signal.aborted; turn++) {
      const record = await inTurn(() => runProbe(world, vault, target, kind, limits, signal));
      if (record.outcome.kind === 'cancelled') return;
      onAnswer(record, await memory.add(record));
      if (target.plan.kind === 'decided') return;
      pace = paceAfter(pace, record, everyMs, turn);
      await world.machine.wait(Math.max(0, pace.dueAt - world.now()), signal);
    }
  };
  await Promise.all(targets.map(follow));
  return memory.found();
}

/** So many at the same time; the others wait in the order in which they came. */
function turns(most: number): <T>(work: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = [];
  let free = Math.max(1, most);
  return async (work) => {
    if (free === 0) await new Promise<void>((resolve) => waiting.push(resolve));
    else free -= 1;
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next === undefined) free += 1;
      else next();
    }
  };
}

type Memory = {
  /** Remembers an answer, and tells what changed with it. */
  readonly add: (record: ProbeRecord) => Promise<Change | undefined>;
  readonly found: () => readonly Sample[];
};

/** After so many answers the file is looked at, and written anew where it has become too long. */
const LOOK_EVERY = 5000;

async function openMemory(world: World, home: Home, kind: ProbeKind): Promise<Memory> {
  // A model that is reached and calls no tool has not changed: it was asked for something else.
  const alike = (await readSamples(world, home)).filter(({ probe }) => probe === kind);
  const last = new Map(alike.map((sample) => [sample.ref, sample]));
  let found: Sample[] = [];
  let added = 0;
  return {
    add: async (record) => {
      const sample = sampleOf(record);
      if (sample === undefined) return undefined;
      const change = changeOf(last.get(sample.ref), sample);
      last.set(sample.ref, sample);
      found.push(sample);
      added += 1;
      await addSamples(world, home, [sample]);
      if (added % LOOK_EVERY === 0) {
        await readSamples(world, home);
        found = [...compacted(found)];
      }
      return change;
    },
    found: () => found,
  };
}
