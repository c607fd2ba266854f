import { isObject, type Json, type JsonObject, type KeyPath, sameJson } from '../json.js';

/** One value that differs; absent where there is none. Raw: it may hold secrets. */
export type ValueDiff = { readonly path: KeyPath; readonly before?: Json; readonly after?: Json };

/**
 * What it takes to make one value of another, as few and as small values as can be set one by one. Lists are compared item by
 * item only where all items are objects and none came or went: what an index means would change otherwise. A SecretRef is one
 * value, as its parts mean nothing alone.
 */
export function valueDiffs(before: Json | undefined, after: Json | undefined): readonly ValueDiff[] {
  const diffs: ValueDiff[] = [];
  collect(diffs, [], before, after);
  return diffs;
}

type Side = Json | undefined;

function collect(diffs: ValueDiff[], path: KeyPath, before: Side, after: Side): void {
  // Most of a file that was edited is the same, and shared.
  if (before === after) return;
  if (isOpen(before) && isOpen(after)) collectMembers(diffs, path, before, after);
  else if (isListOfObjects(before) && isListOfObjects(after) && before.length === after.length) {
    for (const [i, item] of before.entries()) collect(diffs, [...path, i], item, after[i]);
  } else if (!sameJson(before, after)) diffs.push(diffOf(path, before, after));
}

function collectMembers(diffs: ValueDiff[], path: KeyPath, before: JsonObject, after: JsonObject): void {
  for (const key of Object.keys(before))
    collect(diffs, [...path, key], before[key], Object.hasOwn(after, key) ? after[key] : undefined);
  for (const key of Object.keys(after))
    if (!Object.hasOwn(before, key)) diffs.push(diffOf([...path, key], undefined, after[key]));
}

const isOpen = (value: Side): value is JsonObject => isObject(value) && !isSecretRef(value);

/** The same in finer pieces, for people: an item that came into a list or left it, by its place there. */
export function fineDiffs(diff: ValueDiff): readonly ValueDiff[] {
  const { path, before, after } = diff;
  if (!isListOfObjects(before) || !isListOfObjects(after)) return [diff];
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && sameJson(before[start], after[start])) start++;
  let end = 0;
  while (end < most - start && sameJson(before.at(-1 - end), after.at(-1 - end))) end++;
  const [gone, come] = [before.slice(start, before.length - end), after.slice(start, after.length - end)];
  if (gone.length > 0 && come.length > 0) return [diff];
  return [
    ...gone.map((item: Json, i) => ({ path: [...path, start + i], before: item })),
    ...come.map((item: Json, i) => ({ path: [...path, start + i], after: item })),
  ];
}

const diffOf = (path: KeyPath, before: Json | undefined, after: Json | undefined): ValueDiff => ({
  path,
  ...(before === undefined ? {} : { before }),
  ...(after === undefined ? {} : { after }),
});

const isListOfObjects = (value: Json | undefined): value is readonly Json[] =>
  Array.isArray(value) && value.length > 0 && value.every((item: Json) => isObject(item));

/** A reference to a secret elsewhere: none of its own members is one. */
export function isSecretRef(value: Json | undefined): boolean {
  if (!isObject(value) || typeof value.source !== 'string' || !/^(?:env|file|exec)$/.test(value.source)) return false;
  return Object.keys(value).every((key) => key === 'source' || key === 'provider' || key === 'id');
}
