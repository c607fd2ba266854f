import { applyEdit } from '../../state/domain/edits/applyEdit.js';
import type { Hunk } from '../../state/domain/edits/diff.js';
import type { Preview } from '../../state/domain/edits/preview.js';
import type { Home } from '../../state/domain/home.js';
import type { Json } from '../../state/domain/json.js';
import { shownChange } from '../../state/domain/json5/shownChange.js';
import type { Edit, Patch } from '../../state/domain/patch.js';
import type { Problem } from '../../state/domain/problem.js';
import { fail, ok, type Result } from '../../state/domain/result.js';
import { type ConfigText, readConfigText } from '../files/configText.js';
import { editedText } from '../files/editedText.js';
import { objection } from '../files/guards.js';
import { notIncluded, targetOf } from '../files/includeOwner.js';
import type { World } from '../world.js';

/** What a patch would do, in bytes and, secrets masked, in lines. */
export type FilePreview = Preview & { readonly bytesBefore: number; readonly bytesAfter: number };

export type Applied = {
  readonly file: string;
  readonly bytesBefore: number;
  readonly bytesAfter: number;
  /** Of the file as it is now. */
  readonly hash: string | undefined;
  /** Where the text before the change is kept. */
  readonly backup?: string;
  /** False when the file already said all of it: then it was not touched. */
  readonly written: boolean;
  /** The file was changed by somebody else since it was read, elsewhere; their change and this one are both in it. */
  readonly mergedOver: boolean;
};

/** OpenClaw waits about as long for the lock of its config. */
const LOCK_WAIT_MS = 20_000;

/** How often to start over when somebody writes between our reading and our writing, without taking the lock. */
const ATTEMPTS = 3;

/** What a patch would do to the file as it is now; nothing is written. */
export async function previewPatch(world: World, home: Home, patch: Patch): Promise<Result<FilePreview, Problem>> {
  const planned = await plan(world, home, patch.edits);
  return planned.ok ? ok(previewOf(planned.value)) : planned;
}

/**
 * The only writer of configs. Under OpenClaw's lock: reads again, refuses with `changed` when an edited value is not what
 * the patch was made for, and else puts the edits into whatever the file says now.
 */
export async function applyPatch(world: World, home: Home, patch: Patch): Promise<Result<Applied, Problem>> {
  const refusal = refusalOf(world, home);
  if (refusal !== undefined) return fail(refusal);
  const done = await world.files.withLock(home.paths.config, LOCK_WAIT_MS, () => write(world, home, patch.edits));
  return done.ok ? done.value : done;
}

async function write(world: World, home: Home, edits: readonly Edit[]): Promise<Result<Applied, Problem>> {
  for (let attempt = 1; ; attempt++) {
    const planned = await plan(world, home, edits);
    const applied = planned.ok ? await put(world, home, planned.value) : planned;
    if (applied.ok || !isOvertaken(applied.problem) || attempt === ATTEMPTS) return applied;
  }
}

/** The whole file changed under our hands; a single value that changed has a path, and is for a person to decide. */
const isOvertaken = (problem: Problem): boolean => problem.kind === 'changed' && problem.place.path === undefined;

async function put(world: World, home: Home, planned: Planned): Promise<Result<Applied, Problem>> {
  const { target, after, rootHash } = planned;
  const known = home.config.kind === 'read' ? home.config.hash : undefined;
  const facts = { ...sizesOf(planned), mergedOver: home.config.kind !== 'broken' && known !== rootHash };
  if (after === target.text) return ok({ ...facts, hash: target.hash, written: false });
  const { file, hash } = target;
  const replaced = await world.files.replace({ path: file, text: after, expectHash: hash, backups: true });
  return replaced.ok ? ok({ ...facts, ...replaced.value, written: true }) : replaced;
}

type Planned = {
  /** The file that is to be written: the config, or the one that a section of it comes from. */
  readonly target: ConfigText;
  readonly after: string;
  readonly rootHash: string | undefined;
};

async function plan(world: World, home: Home, edits: readonly Edit[]): Promise<Result<Planned, Problem>> {
  const refusal = refusalOf(world, home);
  if (refusal !== undefined) return fail(refusal);
  const root = await readConfigText(world, home.paths.config);
  if (!root.ok) return root;
  const where = targetOf(root.value.file, root.value.value, edits);
  if (!where.ok) return where;
  if (where.value.kind === 'config') return planIn(root.value, edits, { root: root.value, whole: (value) => value });
  const { section } = where.value;
  const included = await readConfigText(world, where.value.file);
  if (!included.ok) return included;
  const free = notIncluded(where.value.file, included.value.value, where.value.edits);
  if (!free.ok) return free;
  const whole = (value: Json): Json => mergedInto(root.value.value, section, value);
  return planIn(included.value, where.value.edits, { root: root.value, whole });
}

type Context = {
  readonly root: ConfigText;
  /** The whole config with this value for what the target holds. */
  readonly whole: (value: Json) => Json;
};

async function planIn(
  target: ConfigText,
  edits: readonly Edit[],
  { root, whole }: Context,
): Promise<Result<Planned, Problem>> {
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
  return problem === undefined ? ok({ target, after: edited.value, rootHash: root.hash }) : fail(problem);
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

function refusalOf({ env }: World, { dialect, paths, config }: Home): Problem | undefined {
  const place = { file: paths.config };
  if (!dialect.writable) {
    return { kind: 'read-only-dialect', place, version: dialect.version, because: dialect.because };
  }
  // A file that did not parse may do so by now, which reading it again will tell; what it includes is not read again.
  if (config.kind === 'broken' && config.problem.kind === 'include') return config.problem;
  return env.OPENCLAW_NIX_MODE === '1' ? { kind: 'nix-mode', place } : undefined;
}

function previewOf(planned: Planned): FilePreview {
  const { target, after } = planned;
  const hunks: readonly Hunk[] = after === target.text ? [] : shownChange(target.text, after);
  return { ...sizesOf(planned), hunks };
}

const sizesOf = ({ target, after }: Planned) => ({
  file: target.file,
  bytesBefore: target.bytes,
  bytesAfter: bytesOf(after),
});

const bytesOf = (text: string): number => new TextEncoder().encode(text).length;
