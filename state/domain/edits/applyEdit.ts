import { isObject, type Json, type KeyPath } from '../json.js';
import type { Edit } from '../patch.js';
import { fail, ok, type Result } from '../result.js';

/**
 * What a value becomes by an edit: the meaning of an edit, without any text. Missing parents are made (objects, or arrays
 * for the index 0); what is no container stands in the way, and its path is the problem.
 */
export function applyEdit(root: Json, edit: Pick<Edit, 'path' | 'value'>): Result<Json, KeyPath> {
  const changed = change(root, edit.path, 0, edit.value);
  if (!changed.ok) return changed;
  return changed.value === undefined ? fail([]) : ok(changed.value);
}

type Changed = Result<Json | undefined, KeyPath>;

function change(here: Json | undefined, path: KeyPath, depth: number, value: Json | undefined): Changed {
  const step = path[depth];
  if (step === undefined) return ok(value);
  const parent = here ?? (value === undefined ? undefined : typeof step === 'number' ? [] : {});
  if (parent === undefined) return ok(undefined);
  if (Array.isArray(parent)) return changeArray(parent, path, depth, value);
  if (!isObject(parent)) return fail(path.slice(0, depth));
  const key = String(step);
  const child = change(Object.hasOwn(parent, key) ? parent[key] : undefined, path, depth + 1, value);
  if (!child.ok) return child;
  const entries = Object.entries(parent).filter(([name]) => name !== key);
  const after = child.value;
  if (after === undefined) return ok(Object.fromEntries(entries));
  // In its old place, so that the order of keys is kept.
  if (!Object.hasOwn(parent, key)) return ok(Object.fromEntries([...entries, [key, after]]));
  return ok(Object.fromEntries(Object.entries(parent).map(([name, old]) => [name, name === key ? after : old])));
}

function changeArray(parent: readonly Json[], path: KeyPath, depth: number, value: Json | undefined): Changed {
  const step = path[depth];
  if (typeof step !== 'number' || step < 0 || step > parent.length) return fail(path.slice(0, depth));
  const child = change(parent[step], path, depth + 1, value);
  if (!child.ok) return child;
  if (child.value === undefined) return ok(parent.toSpliced(step, 1));
  return ok(step === parent.length ? [...parent, child.value] : parent.with(step, child.value));
}
