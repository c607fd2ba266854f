import type { FileKind } from '../../state/domain/history/journal.js';
import type { Journal, Kept } from '../../state/domain/history/stored.js';
import type { Home } from '../../state/domain/home.js';
import type { KeyPath } from '../../state/domain/json.js';
import type { Notice } from '../../state/domain/patch.js';
import { advise, type Problem } from '../../state/domain/problem.js';
import { fail, ok, type Result } from '../../state/domain/result.js';
import type { FileChange, Planned, Planner } from '../files/change.js';
import { lookBack, type Past } from '../history/lookBack.js';
import { objectionTo } from '../history/objections.js';
import { strangeFile } from '../history/ownFiles.js';
import { type HistoryPlace, historyPlace } from '../history/place.js';
import { readSettled } from '../history/readHistory.js';
import { listSnapshots, readSnapshot } from '../history/snapshots.js';
import { backupsOf } from '../history/texts.js';
import { placesOfIncludes } from '../history/watched.js';
import type { World } from '../world.js';

/**
 * Takes back what an entry did, value by value; what somebody changed since stays, and is told in a notice. Problems:
 * `no-such-entry`, `already-undone`, `nothing-done`, `not-openclaws`, `undo-overtaken`, `text-not-kept`, and those of planning a write.
 */
export const undoPlanner = (world: World, home: Home, id: string): Planner =>
  backPlanner(world, home, (journal) => entryToUndo(journal, id));

/** Brings again what was undone, by taking back what the undo did. Problems: `not-undone`, and those of an undo. */
export const redoPlanner = (world: World, home: Home, id: string): Planner =>
  backPlanner(world, home, (journal) => entryToRedo(journal, id));

function entryToUndo({ kept }: Journal, id: string): Result<Kept, Problem> {
  const found = kept.find(({ entry }) => entry.id === id);
  if (found === undefined) return fail({ kind: 'no-such-entry', id });
  if (found.undone) return fail({ kind: 'already-undone', id });
  const did = found.state !== 'failed' && found.entry.files.some(({ reached }) => reached !== false);
  return did ? ok(found) : fail({ kind: 'nothing-done', id });
}

/** The last entry that took it away: an undo of it, or of an earlier redo. */
function entryToRedo({ kept }: Journal, id: string): Result<Kept, Problem> {
  const found = kept.find(({ entry }) => entry.id === id);
  if (found === undefined) return fail({ kind: 'no-such-entry', id });
  if (!found.undone) return fail({ kind: 'not-undone', id });
  const redos = new Set(kept.flatMap(({ entry }) => (entry.redoes === id ? [entry.id] : [])));
  const undo = kept.findLast(
    ({ entry: { undoes }, state }) =>
      undoes !== undefined && state !== 'failed' && (undoes === id || redos.has(undoes)),
  );
  return undo === undefined ? fail({ kind: 'no-such-entry', id }) : ok(undo);
}

function backPlanner(world: World, home: Home, choose: (journal: Journal) => Result<Kept, Problem>): Planner {
  const place = historyPlace(world, home);
  const find = async () => {
    const { journal } = await readSettled(world, place);
    const chosen = choose(journal);
    if (!chosen.ok) return chosen;
    const { entry } = chosen.value;
    const strange = await strangeFile(world, home, entry.files);
    if (strange !== undefined) return fail(notOpenClaws(entry.id, strange));
    return ok<Past>({ place, journal, of: chosen.value });
  };
  return {
    locks: [home.paths.config],
    moreLocks: async () => {
      const found = await find();
      return found.ok ? found.value.of.entry.files.flatMap((file) => lockFor(home, file)) : [];
    },
    plan: async () => {
      const found = await find();
      return found.ok ? planBack(world, home, found.value) : found;
    },
  };
}

const notOpenClaws = (id: string, file: string): Problem => ({ kind: 'not-openclaws', place: { file }, id });

/** OpenClaw: the lock of the config is that of its includes too; every other file has its own. */
const lockFor = (_home: Home, { kind, file }: { readonly kind: FileKind; readonly file: string }): readonly string[] =>
  kind === 'config' || kind === 'include' ? [] : [file];

async function planBack(world: World, home: Home, past: Past): Promise<Result<Planned, Problem>> {
  const changes: FileChange[] = [];
  const notices: Notice[] = [];
  const overtaken: { readonly file: string; readonly paths: readonly KeyPath[] }[] = [];
  // From the last file on: what a change wrote first is what the others build on, such as the .env that has the moved key.
  for (const record of past.of.entry.files.toReversed()) {
    if (record.reached === false) continue;
    const back = await lookBack(world, past, record);
    if (!back.ok) return back;
    if (back.value.change !== undefined) changes.push(back.value.change);
    if (back.value.overtaken.length > 0) overtaken.push({ file: record.file, paths: back.value.overtaken });
    notices.push(...back.value.notices);
  }
  const [first] = overtaken;
  if (changes.length === 0 && first !== undefined)
    return fail({ kind: 'undo-overtaken', place: { file: first.file }, paths: first.paths });
  const problem = await objectionTo(world, home, changes);
  // Nothing that OpenClaw cannot read is written; what it only finds odd is for a person to say.
  if (problem?.kind === 'would-be-invalid') return fail(problem);
  return ok({
    changes: await placed(world, home, changes),
    notices: [...notices, ...mindNotices(problem)],
    mergedOver: false,
  });
}

/** What an included file stands for decides what of it may be shown. */
async function placed(world: World, home: Home, changes: readonly FileChange[]): Promise<readonly FileChange[]> {
  if (!changes.some(({ kind }) => kind === 'include')) return changes;
  const under = await placesOfIncludes(world, home);
  return changes.map((change) => (change.kind === 'include' ? { ...change, under: under(change.file) } : change));
}

function mindNotices(problem: Problem | undefined): readonly Notice[] {
  if (problem === undefined || !('place' in problem)) return [];
  return [{ kind: 'openclaw-minds', file: problem.place.file, message: advise(problem).says, needsYes: true }];
}

/**
 * A whole file as it was: a snapshot by its id, or one of the ring of backups by its path. What OpenClaw would reject is a notice
 * that asks for a yes: a person who goes back knows best what was good. Problems: `no-such-snapshot`, `not-openclaws`, `text-not-kept`.
 */
export function restorePlanner(world: World, home: Home, asked: string): Planner {
  const place = historyPlace(world, home);
  return {
    locks: [home.paths.config],
    moreLocks: async () => {
      const found = await textToRestore(world, home, place, asked);
      return found.ok ? lockFor(home, found.value) : [];
    },
    plan: async () => {
      const found = await textToRestore(world, home, place, asked);
      return found.ok ? planRestore(world, home, found.value) : found;
    },
  };
}

/** A text of a file that is kept. */
export type KeptText = { readonly file: string; readonly kind: FileKind; readonly text: string };

/** By the id of a snapshot, or the path of a backup. */
export async function textToRestore(
  world: World,
  home: Home,
  place: HistoryPlace,
  asked: string,
): Promise<Result<KeptText, Problem>> {
  if (asked.startsWith('/')) return backupText(world, home, asked);
  const { journal } = await readSettled(world, place);
  const found = (await listSnapshots(world, place, journal)).find(({ id }) => id === asked);
  if (found === undefined) return fail({ kind: 'no-such-snapshot', id: asked });
  const { file, kind, scrubbed } = found;
  const refuse = (because: 'scrubbed' | 'gone'): Result<never, Problem> =>
    fail({ kind: 'text-not-kept', place: { file }, id: asked, because });
  if (scrubbed) return refuse('scrubbed');
  if ((await strangeFile(world, home, [found])) !== undefined) return fail(notOpenClaws(asked, file));
  const text = await readSnapshot(world, place, found);
  return text === undefined ? refuse('gone') : ok({ file, kind, text });
}

async function backupText(world: World, home: Home, path: string): Promise<Result<KeptText, Problem>> {
  const { config, paths } = home;
  const included = config.kind === 'read' ? Object.keys(config.included ?? {}) : [];
  const file = [paths.config, ...included].find((one) => backupsOf(one).includes(path));
  if (file === undefined) return fail({ kind: 'no-such-snapshot', id: path });
  const read = await world.files.read(path);
  if (read.kind === 'missing') return fail({ kind: 'no-such-snapshot', id: path });
  if (read.kind === 'unreadable') return fail({ kind: 'unreadable', place: { file: path }, code: read.code });
  return ok({ file, kind: file === paths.config ? 'config' : 'include', text: read.text });
}

async function planRestore(
  world: World,
  home: Home,
  { file, kind, text }: KeptText,
): Promise<Result<Planned, Problem>> {
  const read = await world.files.read(file);
  if (read.kind === 'unreadable') return fail({ kind: 'unreadable', place: { file }, code: read.code });
  const [before, hash] = read.kind === 'file' ? [read.text, read.hash] : [undefined, undefined];
  if (before === text) return ok({ changes: [], notices: [], mergedOver: false });
  const changes: readonly FileChange[] = [{ file, kind, before, hash, after: text }];
  const problem = await objectionTo(world, home, changes);
  return ok({ changes: await placed(world, home, changes), notices: mindNotices(problem), mergedOver: false });
}
