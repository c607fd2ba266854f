import { joinPath } from '../../state/domain/config/pathText.js';
import type { Snapshot } from '../../state/domain/history/journal.js';
import {
  parseSnapshotName,
  type SnapshotName,
  snapshotName,
  superfluous,
} from '../../state/domain/history/snapshotName.js';
import type { Journal } from '../../state/domain/history/stored.js';
import type { Home } from '../../state/domain/home.js';
import type { Problem } from '../../state/domain/problem.js';
import { fail, ok, type Result } from '../../state/domain/result.js';
import { bytesOf } from '../files/change.js';
import type { World } from '../world.js';
import { addRecords, readJournal } from './journalFile.js';
import { type HistoryPlace, historyPlace } from './place.js';

/** Keeps a text, flushed. A crash may leave a part of it, which no entry of the journal then refers to. */
export async function takeSnapshot(
  world: World,
  place: HistoryPlace,
  of: { readonly entry: string; readonly number: number; readonly file: string; readonly text: string },
): Promise<Result<string, Problem>> {
  const { name, id } = snapshotName(of.entry, of.number, of.file, bytesOf(of.text));
  const kept = await world.files.append(joinPath(place.snapshots, name), of.text);
  return kept.ok ? ok(id) : kept;
}

/** Oldest first: their names begin with the time. */
const namesIn = async (world: World, { snapshots }: HistoryPlace): Promise<readonly SnapshotName[]> =>
  (await world.files.list(snapshots)).flatMap((name) => parseSnapshotName(name) ?? []);

/** Removes what is too much, the oldest first; `fresh` is the entry that was just made. */
export async function pruneSnapshots(world: World, place: HistoryPlace, fresh: string): Promise<void> {
  for (const { name } of superfluous(await namesIn(world, place), fresh)) await removeSnapshot(world, place, name);
}

async function removeSnapshot(world: World, place: HistoryPlace, name: string): Promise<void> {
  const path = joinPath(place.snapshots, name);
  const file = await world.files.read(path);
  if (file.kind === 'file') await world.files.remove({ path, expectHash: file.hash, isOwn: true });
}

/** Those of an entry that came to nothing. */
export async function dropSnapshots(world: World, place: HistoryPlace, entry: string): Promise<void> {
  for (const one of await namesIn(world, place)) if (one.entry === entry) await removeSnapshot(world, place, one.name);
}

/** Newest first; only those that are there and that the journal tells of. */
export async function listSnapshots(
  world: World,
  place: HistoryPlace,
  { kept, scrubbed }: Journal,
): Promise<readonly Snapshot[]> {
  const there = new Set((await namesIn(world, place)).map(({ id }) => id));
  return kept.toReversed().flatMap(({ entry }) =>
    entry.files.flatMap(({ file, kind, snapshot, hashBefore, bytesBefore }): readonly Snapshot[] => {
      if (snapshot === undefined || hashBefore === undefined || !there.has(snapshot)) return [];
      const own = { id: snapshot, at: entry.at, file, kind, bytes: bytesBefore, hash: hashBefore, entry: entry.id };
      return [scrubbed.has(snapshot) ? { ...own, scrubbed: true } : own];
    }),
  );
}

/** What a snapshot holds. Undefined when it is gone, or no longer what the file was, by its hash. */
export async function readSnapshot(
  world: World,
  place: HistoryPlace,
  { id, hash }: Pick<Snapshot, 'id' | 'hash'>,
): Promise<string | undefined> {
  const found = (await namesIn(world, place)).find((one) => one.id === id);
  if (found === undefined) return undefined;
  const file = await world.files.read(joinPath(place.snapshots, found.name));
  return file.kind === 'file' && file.hash === hash ? file.text : undefined;
}

/** A snapshot as a file, to look for secrets in. */
export type SnapshotFile = Snapshot & { readonly path: string };

export async function listSnapshotFiles(world: World, home: Home): Promise<readonly SnapshotFile[]> {
  const place = historyPlace(world, home);
  const names = new Map((await namesIn(world, place)).map(({ id, name }) => [id, name]));
  const listed = await listSnapshots(world, place, await readJournal(world, place));
  return listed.map((one) => ({ ...one, path: joinPath(place.snapshots, names.get(one.id) ?? one.id) }));
}

/**
 * Puts another text, with secrets masked, into a snapshot, and notes that it is no longer what the file was: going back to it
 * is refused from then on. Problems: `no-such-snapshot`, and those of writing.
 */
export async function rewriteSnapshot(
  world: World,
  home: Home,
  id: string,
  text: string,
): Promise<Result<undefined, Problem>> {
  const place = historyPlace(world, home);
  const found = (await namesIn(world, place)).find((one) => one.id === id);
  const path = joinPath(place.snapshots, found?.name ?? id);
  const file = await world.files.read(path);
  if (file.kind !== 'file') return fail({ kind: 'no-such-snapshot', id });
  // Noted first: a text that is masked must never pass for what the file was.
  const noted = await addRecords(world, place, [{ record: 'scrubbed', snapshots: [id], at: world.now() }]);
  if (!noted.ok) return noted;
  const replaced = await world.files.replace({ path, text, expectHash: file.hash, backups: false, isOwn: true });
  return replaced.ok ? ok(undefined) : replaced;
}
