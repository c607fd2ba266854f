import { includeTarget } from '../../state/domain/config/include.js';
import { dirname } from '../../state/domain/config/pathText.js';
import { isObject, type Json, type KeyPath, valueAt } from '../../state/domain/json.js';
import { showPath } from '../../state/domain/keyPath.js';
import type { Edit } from '../../state/domain/patch.js';
import type { Problem } from '../../state/domain/problem.js';
import { fail, ok, type Result } from '../../state/domain/result.js';

/** Where edits of a config have to be made: in the file itself, or in the one that a whole section comes from. */
export type Target =
  | { readonly kind: 'config' }
  | { readonly kind: 'include'; readonly section: string; readonly file: string; readonly edits: readonly Edit[] };

/**
 * OpenClaw: a section that is nothing but one `$include` is written through to that file; any other change of what an
 * include brings is refused, as it would copy the included text into the config. Problem: `include-owned`.
 */
export function targetOf(file: string, root: Json, edits: readonly Edit[]): Result<Target, Problem> {
  const owners = edits.map(({ path }) => ownerOf(root, path));
  const owner = owners.find((found) => found !== undefined);
  if (owner === undefined) return ok({ kind: 'config' });
  const included = soleInclude(root, owner, file);
  const all = edits.every(({ path }) => path.length > 1 && path[0] === owner[0]);
  if (included === undefined || !all) return refuse(file, root, owner);
  const [section = ''] = owner;
  return ok({
    kind: 'include',
    section: String(section),
    file: included,
    edits: edits.map((edit) => ({ ...edit, path: edit.path.slice(1) })),
  });
}

/** Inside an included file nothing is written through any further. */
export function notIncluded(file: string, root: Json, edits: readonly Edit[]): Result<undefined, Problem> {
  for (const { path } of edits) {
    const owner = ownerOf(root, path);
    if (owner !== undefined) return refuse(file, root, owner);
  }
  return ok(undefined);
}

/** The path of the nearest object with an `$include`, on the way to a value or within it. */
function ownerOf(root: Json, path: KeyPath): KeyPath | undefined {
  for (let length = 0; length < path.length; length++) {
    const above = valueAt(root, path.slice(0, length));
    if (isObject(above) && Object.hasOwn(above, '$include')) return path.slice(0, length);
  }
  return ownerWithin(valueAt(root, path), path);
}

function ownerWithin(value: Json | undefined, path: KeyPath): KeyPath | undefined {
  if (value === undefined || typeof value !== 'object' || value === null) return undefined;
  if (isObject(value) && Object.hasOwn(value, '$include')) return path;
  const items: readonly (readonly [string | number, Json])[] = isObject(value)
    ? Object.entries(value)
    : value.map((item: Json, i: number) => [i, item] as const);
  for (const [step, item] of items) {
    const owner = ownerWithin(item, [...path, step]);
    if (owner !== undefined) return owner;
  }
  return undefined;
}

/** The file behind a top-level section that is one `$include` of one file inside the config's folder. */
function soleInclude(root: Json, owner: KeyPath, file: string): string | undefined {
  const section = valueAt(root, owner);
  if (owner.length !== 1 || !isObject(section) || Object.keys(section).length !== 1) return undefined;
  if (typeof section.$include !== 'string') return undefined;
  const target = includeTarget(section.$include, { rootDir: dirname(file), allowedRoots: [], chain: [file] });
  return target.ok ? target.path : undefined;
}

function refuse(file: string, root: Json, owner: KeyPath): Result<never, Problem> {
  const value = valueAt(root, owner);
  const include = isObject(value) ? value.$include : undefined;
  const named = typeof include === 'string' ? include : JSON.stringify(include ?? null);
  return fail({ kind: 'include-owned', place: { file, path: owner }, at: showPath(owner), include: named });
}
