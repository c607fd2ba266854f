import type { FileKind } from '../../state/domain/history/journal.js';
import { LIMITS } from '../../state/domain/history/limits.js';
import { type Journal, type JournalRecord, journalOf, lineOf, recordsIn } from '../../state/domain/history/stored.js';
import type { Problem } from '../../state/domain/problem.js';
import { fail, ok, type Result } from '../../state/domain/result.js';
import type { World } from '../world.js';
import type { HistoryPlace } from './place.js';

/** How long to wait for another Pincer that adds a line. In ms. */
const LOCK_WAIT_MS = 5000;

/** The journal as text, and why it cannot be read where it cannot. A missing one is empty. */
export async function readJournalText(
  world: World,
  { journal }: HistoryPlace,
): Promise<{ readonly text: string; readonly problem?: Problem }> {
  const file = await world.files.read(journal);
  if (file.kind === 'file') return { text: file.text };
  if (file.kind === 'missing') return { text: '' };
  return { text: '', problem: { kind: 'unreadable', place: { file: journal }, code: file.code } };
}

export const readJournal = async (world: World, place: HistoryPlace): Promise<Journal> =>
  journalOf(await recordsOf(world, place, (await readJournalText(world, place)).text));

/** Records of the config under another of its names are told as those of the config as this home names it. */
export async function recordsOf(world: World, place: HistoryPlace, text: string): Promise<readonly JournalRecord[]> {
  const records = recordsIn(text);
  const told = records.flatMap((record) => ('entry' in record ? record.entry.files : []));
  const names = await otherNames(world, place, told);
  if (names.size === 0) return records;
  return records.map((record) => {
    if (!('entry' in record)) return record;
    const files = record.entry.files.map((one) => (names.has(one.file) ? { ...one, file: place.config } : one));
    return { ...record, entry: { ...record.entry, files } };
  });
}

/** Which of these files are the config by way of links, beside its own name. */
export async function otherNames(
  world: World,
  { config, realConfig }: HistoryPlace,
  told: readonly { readonly file: string; readonly kind: FileKind }[],
): Promise<ReadonlySet<string>> {
  const others = new Set(told.flatMap(({ file, kind }) => (kind === 'config' && file !== config ? [file] : [])));
  for (const file of others) {
    const found = await world.files.resolve(file);
    if (found.kind !== 'there' || found.path !== realConfig) others.delete(file);
  }
  return others;
}

/**
 * Adds records, in one write. The lock is for others that rewrite the journal at the same moment: what is added to a file that
 * is being replaced would be lost. What can be found out again from the disk needs neither that nor a flush.
 */
export async function addRecords(
  world: World,
  { journal }: HistoryPlace,
  records: readonly JournalRecord[],
  how?: { readonly flush: false },
): Promise<Result<undefined, Problem>> {
  const text = records.map(lineOf).join('');
  if (how !== undefined) return world.files.append(journal, text, how);
  const done = await world.files.withLock(journal, LOCK_WAIT_MS, () => world.files.append(journal, text));
  return done.ok ? done.value : fail(done.problem);
}

const countOf = (text: string): number => text.match(/^\{"record":"(?:begun|seen)"/gm)?.length ?? 0;

/** Forgets the oldest entries when there are too many, or when they take too much room. Not doing so is no problem. */
export async function trimJournal(world: World, place: HistoryPlace, text: string): Promise<void> {
  const { journal } = place;
  if (text.length <= LIMITS.journalBytes && countOf(text) <= LIMITS.journalEntries) return;
  await world.files.withLock(journal, LOCK_WAIT_MS, async () => {
    const file = await world.files.read(journal);
    if (file.kind !== 'file') return ok(undefined);
    const kept = newest(recordsIn(file.text)).map(lineOf).join('');
    return world.files.replace({ path: journal, text: kept, expectHash: file.hash, backups: false, isOwn: true });
  });
}

/** As many of the newest entries as fit, with all that was recorded of them, in their order. */
function newest(records: readonly JournalRecord[]): readonly JournalRecord[] {
  const { journalEntries, journalBytes, journalKept } = LIMITS;
  const ids = new Set<string>();
  const kept: JournalRecord[] = [];
  let length = 0;
  for (const record of records.toReversed()) {
    length += lineOf(record).length;
    const id = idOf(record);
    if (length > journalBytes * journalKept && kept.length > 0) break;
    if (id !== undefined && !ids.has(id)) {
      if (ids.size >= journalEntries * journalKept) break;
      ids.add(id);
    }
    kept.unshift(record);
  }
  // An end without its beginning tells nothing.
  const begun = new Set(kept.flatMap((record) => ('entry' in record ? [record.entry.id] : [])));
  return kept.filter((record) => record.record !== 'ended' || begun.has(record.id));
}

const idOf = (record: JournalRecord): string | undefined => {
  if ('entry' in record) return record.entry.id;
  return record.record === 'ended' ? record.id : undefined;
};
