import { type Json, type KeyPath, sameJson, valueAt } from '../json.js';
import type { Edit } from '../patch.js';
import { digestOf } from './valueChanges.js';

/** What it takes to take values back, and which of them others have changed since. */
export type TakenBack = { readonly edits: readonly Edit[]; readonly overtaken: readonly KeyPath[] };

/**
 * Value by value: one that is still what the entry made of it becomes what it was before; one that says something else by now
 * is left alone. `made` tells what the entry made of them by salted digests, `before` is all of the file before it.
 */
export function takeBack(
  made: readonly (readonly [KeyPath, string])[],
  salt: string,
  before: Json,
  now: Json,
): TakenBack {
  const edits: Edit[] = [];
  const overtaken: KeyPath[] = [];
  // From the last on, as what was added to a list goes from its end.
  for (const [path, digest] of made.toReversed()) {
    const [was, is] = [valueAt(before, path), valueAt(now, path)];
    if (sameJson(was, is)) continue;
    if (digestOf(salt, is) === digest) edits.push({ path, was: is, value: was });
    else overtaken.push(path);
  }
  return { edits, overtaken: overtaken.toReversed() };
}
