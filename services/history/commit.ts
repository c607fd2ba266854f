import { entryId } from '../../state/domain/history/entryId.js';
import type { FileKind } from '../../state/domain/history/journal.js';
import { isSeenWhole, type SeenFile, type SeenValues, seenAfter, seenValues } from '../../state/domain/history/seen.js';
import type { StoredEntry, StoredFile } from '../../state/domain/history/stored.js';
import type { Home } from '../../state/domain/home.js';
import { advise, type Problem } from '../../state/domain/problem.js';
import { fail, ok, type Result } from '../../state/domain/result.js';
import { bytesOf, type Cause, type FileChange } from '../files/change.js';
import type { World } from '../world.js';
import { type Described, describeChange } from './describe.js';
import { addRecords, readJournalText, trimJournal } from './journalFile.js';
import { type HistoryPlace, historyPlace } from './place.js';
import { readSeen, saltOf, writeSeen } from './seenFile.js';
import { dropSnapshots, pruneSnapshots, takeSnapshot } from './snapshots.js';

/** What was done to the files. */
export type Committed = {
  readonly files: readonly CommittedFile[];
  /** The journal entry; absent where no history could be kept. */
  readonly entry?: string;
  /** What did not work without being a reason not to write, such as a history that cannot be kept. */
  readonly warnings: readonly Problem[];
};

export type CommittedFile = {
  readonly file: string;
  readonly kind: FileKind;
  /** There was one, and there is none any more. */
  readonly removed?: true;
  /** Of the file as it is now. */
  readonly hash?: string;
  /** Where the text before the change is kept. */
  readonly backup?: string;
  readonly bytesBefore: number;
  readonly bytesAfter: number;
};

/**
 * The only way to OpenClaw's files. What they were is kept first, and what is about to be done is written down; then file after
 * file is replaced, and how that ended is written down too. A failure in the middle puts back what was replaced already. The
 * locks are held by the caller.
 */
export async function commit(
  world: World,
  home: Home,
  changes: readonly FileChange[],
  cause: Cause,
): Promise<Result<Committed, Problem>> {
  const place = historyPlace(world, home);
  const begun = await begin(world, place, changes, cause);
  const files: CommittedFile[] = [];
  for (const change of changes) {
    const done = await put(world, change);
    if (!done.ok) return fail(await giveUp(world, place, begun, { changes, files, cause: done.problem }));
    files.push(done.value);
  }
  if (begun.isKept) await finish(world, place, begun);
  return ok({ files, ...(begun.isKept ? { entry: begun.entry.id } : {}), warnings: begun.warnings });
}

type Begun = {
  readonly entry: StoredEntry;
  readonly described: readonly Described[];
  /** The journal as it was, for trimming. */
  readonly text: string;
  /** False where nothing could be written down. */
  readonly isKept: boolean;
  readonly warnings: readonly Problem[];
};

async function begin(
  world: World,
  place: HistoryPlace,
  changes: readonly FileChange[],
  { command, ...links }: Cause,
): Promise<Begun> {
  const { text, problem: unread } = await readJournalText(world, place);
  const { pid, startTime } = world.process;
  const id = entryId(world.now(), pid, (taken) => text.includes(`"id":"${taken}"`));
  const salt = saltOf(world, id);
  const described = changes.map((change) => describeChange(world, change, salt));
  const kept = await keepTexts(world, place, id, described);
  const by = { program: 'pincer', command, pid, because: 'Pincer made it' } as const;
  const entry: StoredEntry = { id, at: world.now(), by, files: kept.files, ...links, salt };
  const added = await addRecords(world, place, [{ record: 'begun', entry, started: startTime }]);
  // What is added to a journal that cannot be read tells nobody anything.
  const cause = kept.problem ?? (added.ok ? unread : added.problem);
  const warnings: readonly Problem[] =
    cause === undefined ? [] : [{ kind: 'history-not-kept', place: { file: place.dir }, because: advise(cause).says }];
  return { entry, described, text, isKept: added.ok, warnings };
}

/** Before the first file is touched, all of them are kept. Where one cannot be, the others still are. */
async function keepTexts(
  world: World,
  place: HistoryPlace,
  entry: string,
  described: readonly Described[],
): Promise<{ readonly files: readonly StoredFile[]; readonly problem?: Problem }> {
  const files: StoredFile[] = [];
  let problem: Problem | undefined;
  for (const [number, { change, record }] of described.entries()) {
    const { file, before: text } = change;
    const kept = text === undefined ? undefined : await takeSnapshot(world, place, { entry, number, file, text });
    if (kept?.ok === false) problem ??= kept.problem;
    files.push(kept?.ok ? { ...record, snapshot: kept.value } : record);
  }
  return { files, ...(problem === undefined ? {} : { problem }) };
}

async function put(world: World, change: FileChange): Promise<Result<CommittedFile, Problem>> {
  const { file, kind, before = '', after, hash } = change;
  const sizes = { file, kind, bytesBefore: bytesOf(before), bytesAfter: bytesOf(after ?? '') };
  if (after === undefined) {
    const removed = await world.files.remove({ path: file, expectHash: hash });
    return removed.ok ? ok({ ...sizes, removed: true }) : removed;
  }
  const backups = change.kind === 'config' || change.kind === 'include';
  const isPrivate = change.isPrivate === undefined ? {} : { isPrivate: true as const };
  const replaced = await world.files.replace({ path: file, text: after, expectHash: hash, backups, ...isPrivate });
  return replaced.ok ? ok({ ...sizes, ...replaced.value }) : replaced;
}

type Broken = {
  readonly changes: readonly FileChange[];
  readonly files: readonly CommittedFile[];
  readonly cause: Problem;
};

/** Puts back what was replaced, and writes down how far that went. Gives the problem to tell. */
async function giveUp(
  world: World,
  place: HistoryPlace,
  { entry, isKept }: Begun,
  { changes, files, cause }: Broken,
): Promise<Problem> {
  const stuck = await putBack(world, changes, [...files, ...(await alsoDone(world, changes[files.length]))]);
  const { id } = entry;
  // Somebody was faster, which the caller tries again: an attempt of which nothing is left is no event.
  const isNothing = cause.kind === 'changed' && files.length === 0;
  if (isKept && stuck.length > 0) {
    const reached = changes.map(({ file }) => stuck.includes(file));
    await addRecords(world, place, [{ record: 'ended', id, state: 'unfinished', reached }]);
  } else if (isKept) {
    const state = isNothing ? 'dropped' : 'failed';
    const reached = changes.map(() => false);
    await addRecords(world, place, [{ record: 'ended', id, state, reached }], { flush: false });
  }
  if (isNothing) await dropSnapshots(world, place, id);
  if (stuck.length === 0) return cause;
  return {
    kind: 'half-written',
    place: { file: changes[files.length]?.file ?? '' },
    files: stuck,
    because: advise(cause).says,
  };
}

/** A write may fail after the new file took its place, when the disk does not confirm it. */
async function alsoDone(world: World, change: FileChange | undefined): Promise<readonly CommittedFile[]> {
  if (change?.after === undefined) return [];
  const hash = world.files.hashOf(change.after);
  const { file, kind } = change;
  const now = await world.files.read(file);
  return now.kind === 'file' && now.hash === hash ? [{ file, kind, hash, bytesBefore: 0, bytesAfter: 0 }] : [];
}

/** The last one first. What somebody changed meanwhile stays theirs, and is told. */
async function putBack(
  world: World,
  changes: readonly FileChange[],
  files: readonly CommittedFile[],
): Promise<readonly string[]> {
  const stuck: string[] = [];
  for (const [i, { hash, file }] of [...files.entries()].toReversed()) {
    const before = changes[i]?.before;
    const done =
      before === undefined
        ? await world.files.remove({ path: file, expectHash: hash })
        : await world.files.replace({ path: file, text: before, expectHash: hash, backups: false });
    if (!done.ok) stuck.unshift(file);
  }
  return stuck;
}

/** The files are as they are to be by now: whatever fails here is found out again from them. */
async function finish(world: World, place: HistoryPlace, { entry, described, text }: Begun): Promise<void> {
  await addRecords(world, place, [{ record: 'ended', id: entry.id, state: 'done' }], { flush: false });
  await rememberSeen(world, place, described);
  await pruneSnapshots(world, place, entry.id);
  await trimJournal(world, place, text);
}

/** So that the next look for changes by others finds none of this one. */
async function rememberSeen(world: World, place: HistoryPlace, described: readonly Described[]): Promise<void> {
  const read = await readSeen(world, place);
  const { seen } = read;
  const files: Record<string, SeenFile> = { ...seen.files };
  for (const one of described) {
    const { file, kind, hashAfter: hash, bytesAfter: bytes } = one.record;
    const values = valuesAfter(one, seen.salt, files[file]);
    files[file] = {
      kind,
      ...(hash === undefined ? {} : { hash }),
      bytes,
      ...(values === undefined ? {} : { values }),
      ...(one.after.kind === 'broken' ? { broken: true as const } : {}),
    };
  }
  await writeSeen(world, place, read, { ...seen, files });
}

function valuesAfter({ change, after, diffs }: Described, salt: string, known?: SeenFile): SeenValues | undefined {
  if (!isSeenWhole(change.after)) return undefined;
  const isLast = known?.values !== undefined && known.hash === change.hash;
  return isLast && diffs !== undefined && after.kind === 'values'
    ? seenAfter(change, salt, known.values, { diffs, after: after.value })
    : seenValues(change, salt, after);
}
