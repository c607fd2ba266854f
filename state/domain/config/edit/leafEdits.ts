import { isObject, type Json, type JsonObject, type KeyPath, sameJson } from '../../json.js';
import type { Edit } from '../../patch.js';
import { keepReferences } from '../references.js';

/**
 * The fewest edits that make one config of another, so that all else in its file keeps its bytes. Who sets what a `${NAME}` stands for
 * already has not changed it, and the reference stays, as in OpenClaw.
 */
export const leafEdits = (written: Json, wanted: Json, lookUp: (name: string) => string | undefined): readonly Edit[] =>
  between(written, keepReferences(wanted, written, lookUp), []);

const own = (object: JsonObject, key: string): Json | undefined =>
  Object.hasOwn(object, key) ? object[key] : undefined;

function between(was: Json | undefined, value: Json | undefined, path: KeyPath): readonly Edit[] {
  if (sameJson(was, value)) return [];
  if (isObject(was) && isObject(value)) return inObject(was, value, path);
  if (Array.isArray(was) && Array.isArray(value)) return inList(was, value, path);
  return [{ path, was, value }];
}

function inObject(was: JsonObject, value: JsonObject, path: KeyPath): readonly Edit[] {
  const gone = Object.keys(was).filter((key) => !Object.hasOwn(value, key));
  return [...gone, ...Object.keys(value)].flatMap((key) => between(own(was, key), own(value, key), [...path, key]));
}

/** Items keep their places as far as both lists go; what is more or less at the end is added, or taken away from behind. */
function inList(was: readonly Json[], value: readonly Json[], path: KeyPath): readonly Edit[] {
  const changed = was.slice(0, value.length).filter((item, i) => !sameJson(item, value[i])).length;
  // Everything moved: one edit, in which the writer finds again what is still the same.
  if (was.length !== value.length && changed > 0) return [{ path, was, value }];
  const added = value
    .slice(was.length)
    .map((item, i) => ({ path: [...path, was.length + i], was: undefined, value: item }));
  const gone = was
    .slice(value.length)
    .map((item, i) => ({ path: [...path, value.length + i], was: item, value: undefined }))
    .reverse();
  const kept = was.slice(0, value.length).flatMap((item, i) => between(item, value[i], [...path, i]));
  return [...kept, ...added, ...gone];
}
