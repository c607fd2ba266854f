import type { Steps } from '../../state/domain/config/edit/pathSyntax.js';
import { getAt } from '../../state/domain/config/edit/tree.js';
import type { FileRecord, Snapshot } from '../../state/domain/history/journal.js';
import { diffsBetween, shownChanges } from '../../state/domain/history/valueChanges.js';
import type { Home } from '../../state/domain/home.js';
import type { KeyPath } from '../../state/domain/json.js';
import type { Problem } from '../../state/domain/problem.js';
import { fail, ok, type Result } from '../../state/domain/result.js';
import { readConfigFiles } from '../files/configFiles.js';
import { readableText } from '../history/describe.js';
import type { HistoryPlace } from '../history/place.js';
import { placesOfIncludes } from '../history/watched.js';
import type { World } from '../world.js';
import { textToRestore } from './history.js';

/** A file of the config with the values in it that changed since a text of it was kept. `since`: what was kept, by id or path. */
export type ChangedFile = Pick<FileRecord, 'file' | 'kind' | 'under' | 'changes' | 'more'> & { readonly since: string };

type Past = {
  readonly place: HistoryPlace;
  /** Newest first. */
  readonly snapshots: readonly Snapshot[];
};

/**
 * What changed at a key path of the config, in whichever of its files, since the newest text that is kept of each. Undefined where
 * neither the config nor a change has anything by the name that the path begins with. Problems: those of reading.
 */
export async function valuesSince(
  world: World,
  home: Home,
  past: Past,
  path: Steps,
): Promise<Result<readonly ChangedFile[] | undefined, Problem>> {
  const found: ChangedFile[] = [];
  for (const { file, under } of await filesOf(world, home)) {
    const changed = await changedSince(world, home, past, { file, under, path });
    if (!changed.ok) return changed;
    if (changed.value !== undefined) found.push(changed.value);
  }
  const config = await readConfigFiles(world, home);
  const isKnown = config.ok && getAt(config.value.value, path.slice(0, 1)) !== undefined;
  return ok(found.length > 0 || isKnown ? found : undefined);
}

type Placed = { readonly file: string; readonly under: KeyPath };

async function filesOf(world: World, home: Home): Promise<readonly Placed[]> {
  const { config, paths } = home;
  const root = { file: paths.config, under: [] };
  const included = config.kind === 'read' ? Object.keys(config.included ?? {}) : [];
  if (included.length === 0) return [root];
  const placed = await placesOfIncludes(world, home);
  return [root, ...included.map((file) => ({ file, under: placed(file) }))];
}

type Asked = Placed & { readonly path: Steps };

async function changedSince(
  world: World,
  home: Home,
  { place, snapshots }: Past,
  { file, under, path }: Asked,
): Promise<Result<ChangedFile | undefined, Problem>> {
  const since = snapshots.find((one) => one.file === file && one.scrubbed === undefined)?.id ?? `${file}.bak`;
  const kept = await textToRestore(world, home, place, since);
  if (!kept.ok) return kept.problem.kind === 'no-such-snapshot' ? ok(undefined) : kept;
  const { kind, text } = kept.value;
  const read = await world.files.read(file);
  if (read.kind === 'unreadable') return fail({ kind: 'unreadable', place: { file }, code: read.code });
  const was = readableText(kind, text);
  const is = readableText(kind, read.kind === 'file' ? read.text : undefined);
  const diffs = diffsBetween(was, is)?.filter((diff) => meet([...under, ...diff.path], path));
  if (diffs?.length === 0) return ok(undefined);
  const where = { kind, under };
  return ok({ file, kind, ...(under.length === 0 ? {} : { under }), since, ...shownChanges(where, was, is, diffs) });
}

/** Is one of the two within the other? */
const meet = (at: KeyPath, path: Steps): boolean => path.every((step, i) => i >= at.length || String(at[i]) === step);
