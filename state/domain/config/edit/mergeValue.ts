import { isObject, type Json, type JsonObject } from '../../json.js';
import { fail, ok, type Result } from '../../result.js';
import { dotted, type Steps } from './pathSyntax.js';
import { idOf, isModelList } from './protectedEntries.js';

/**
 * Objects merge key by key, at any depth; the models of a provider merge by id, an item at a time. Other lists, and everything else, are
 * replaced. The problem is in OpenClaw's words. OpenClaw: `mergeConfigValue`.
 */
export function mergeValue(existing: Json, patch: Json, path: Steps): Result<Json, string> {
  if (isModelList(path) && Array.isArray(existing) && Array.isArray(patch)) return ok(mergeById(existing, patch));
  if (isObject(existing) && isObject(patch)) return ok(mergeObjects(existing, patch));
  return fail(`Cannot merge ${dotted(path)}; use --replace to replace intentionally.`);
}

function mergeObjects(existing: JsonObject, patch: JsonObject): JsonObject {
  const merged = Object.entries(patch).map(([key, value]) => {
    const old = Object.hasOwn(existing, key) ? existing[key] : undefined;
    return [key, isObject(old) && isObject(value) ? mergeObjects(old, value) : value] as const;
  });
  return { ...existing, ...Object.fromEntries(merged) };
}

function mergeById(existing: readonly Json[], patch: readonly Json[]): readonly Json[] {
  const merged = [...existing];
  const places = new Map(existing.flatMap((item, place) => (idOf(item) === '' ? [] : [[idOf(item), place] as const])));
  for (const item of patch) {
    const id = idOf(item);
    const place = places.get(id) ?? merged.length;
    if (id !== '') places.set(id, place);
    merged[place] = over(merged[place], item);
  }
  return merged;
}

const over = (old: Json | undefined, item: Json): Json =>
  isObject(old) && isObject(item) ? { ...old, ...item } : item;
