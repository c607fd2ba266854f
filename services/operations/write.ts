import { applyEdit } from '../../state/domain/edits/applyEdit.js';
import type { Preview } from '../../state/domain/edits/preview.js';
import type { FileKind } from '../../state/domain/history/journal.js';
import type { Home } from '../../state/domain/home.js';
import type { Json } from '../../state/domain/json.js';
import type { Edit, Patch } from '../../state/domain/patch.js';
import type { Problem } from '../../state/domain/problem.js';
import { fail, ok, type Result } from '../../state/domain/result.js';
import { bytesOf, type FileChange, type Planned, type Planner } from '../files/change.js';
import { type ConfigText, readConfigText } from '../files/configText.js';
import { editedText } from '../files/editedText.js';
import { objection } from '../files/guards.js';
import { notIncluded, targetOf } from '../files/includeOwner.js';
import type { World } from '../world.js';
import { type Made, makeChanges, previewChanges } from './makeChanges.js';

/** What a patch would do to the files as they are now; nothing is written. */
export const previewPatch = (world: World, home: Home, patch: Patch): Promise<Result<Preview, Problem>> =>
  previewChanges(world, home, settingsPlanner(world, home, patch));

/**
 * The only writer of configs. Under OpenClaw's lock: reads again, refuses with `changed` when an edited value is not what
 * the patch was made for, and else puts the edits into whatever the file says now.
 */
export const applyPatch = (world: World, home: Home, patch: Patch, command: string): Promise<Result<Made, Problem>> =>
  makeChanges(world, home, settingsPlanner(world, home, patch), { command });

/** How edits of the config become changes of the files that it is made of. */
export const settingsPlanner = (world: World, home: Home, { edits, notices }: Patch): Planner => ({
  locks: [home.paths.config],
  plan: async () => {
    const planned = await plan(world, home, edits);
    return planned.ok ? ok({ ...planned.value, notices }) : planned;
  },
});

async function plan(
  world: World,
  home: Home,
  edits: readonly Edit[],
): Promise<Result<Omit<Planned, 'notices'>, Problem>> {
  // A file that did not parse may do so by now, which reading it again will tell; what it includes is not read again.
  if (home.config.kind === 'broken' && home.config.problem.kind === 'include') return fail(home.config.problem);
  const root = await readConfigText(world, home.paths.config);
  if (!root.ok) return root;
  const changed = await changeIn(world, root.value, edits);
  if (!changed.ok) return changed;
  const known = home.config.kind === 'read' ? home.config.hash : undefined;
  const mergedOver = home.config.kind !== 'broken' && known !== root.value.hash;
  const isSame = changed.value.after === (changed.value.before ?? '');
  return ok({ changes: isSame ? [] : [changed.value], mergedOver });
}

async function changeIn(world: World, root: ConfigText, edits: readonly Edit[]): Promise<Result<FileChange, Problem>> {
  const where = targetOf(root.file, root.value, edits);
  if (!where.ok) return where;
  if (where.value.kind === 'config') return planIn('config', root, edits, (value) => value);
  const { section } = where.value;
  const included = await readConfigText(world, where.value.file);
  if (!included.ok) return included;
  const free = notIncluded(where.value.file, included.value.value, where.value.edits);
  if (!free.ok) return free;
  return planIn('include', included.value, where.value.edits, (value) => mergedInto(root.value, section, value));
}

/** `whole`: the whole config with this value for what the target holds. */
async function planIn(
  kind: FileKind,
  target: ConfigText,
  edits: readonly Edit[],
  whole: (value: Json) => Json,
): Promise<Result<FileChange, Problem>> {
  const edited = await editedText(target, edits);
  if (!edited.ok) return edited;
  const meant = edits.reduce<Json>((value, edit) => valueAfter(value, edit), target.value);
  const problem = objection({
    file: target.file,
    bytesBefore: target.bytes,
    bytesAfter: bytesOf(edited.value),
    before: whole(target.value),
    after: whole(meant),
  });
  if (problem !== undefined) return fail(problem);
  const { file, hash, text } = target;
  return ok({ file, kind, before: hash === undefined ? undefined : text, hash, after: edited.value });
}

/** `editedText` has made the same edit, so it cannot fail here. */
function valueAfter(value: Json, edit: Edit): Json {
  const after = applyEdit(value, edit);
  if (!after.ok) throw new Error('an edit that was made in the text cannot be made in its value');
  return after.value;
}

function mergedInto(root: Json, section: string, value: Json): Json {
  const merged = applyEdit(root, { path: [section], value });
  return merged.ok ? merged.value : root;
}
