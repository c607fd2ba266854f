import type { JournalEntry, Snapshot } from '../../state/domain/history/journal.js';
import { type Journal, type JournalRecord, journalOf, shownEntry } from '../../state/domain/history/stored.js';
import type { Home } from '../../state/domain/home.js';
import type { Problem } from '../../state/domain/problem.js';
import type { World } from '../world.js';
import { readJournalText, recordsOf } from './journalFile.js';
import { type HistoryPlace, historyPlace } from './place.js';
import { settled } from './settle.js';
import { listSnapshots } from './snapshots.js';

/** Newest first. */
export type History = {
  readonly entries: readonly JournalEntry[];
  readonly snapshots: readonly Snapshot[];
  readonly problems: readonly Problem[];
};

/** What is known of the past. Writes that broke off are shown as the files say that they ended. Nothing is written. */
export async function readHistory(world: World, home: Home): Promise<History> {
  const place = historyPlace(world, home);
  const { journal, problem } = await readSettled(world, place);
  return {
    entries: journal.kept.toReversed().map(shownEntry),
    snapshots: await listSnapshots(world, place, journal),
    problems: problem === undefined ? [] : [problem],
  };
}

export async function readSettled(
  world: World,
  place: HistoryPlace,
): Promise<{ readonly journal: Journal; readonly problem?: Problem }> {
  const { text, problem } = await readJournalText(world, place);
  const records = await recordsOf(world, place, text);
  const ends: JournalRecord[] = [];
  for (const { ended, entry } of journalOf(records).kept) if (!ended) ends.push(await settled(world, entry));
  return { journal: journalOf([...records, ...ends]), ...(problem === undefined ? {} : { problem }) };
}
