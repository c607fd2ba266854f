import { isObject, type Json, type KeyPath, valueAt } from '../json.js';
import type { FileKind, ValueChange } from './journal.js';
import { LIMITS } from './limits.js';
import { shownPath, shownValue, type Where } from './shownValue.js';
import { digestOf, type Readable, valueChange } from './valueChanges.js';
import { isSecretRef, type ValueDiff } from './valueDiff.js';

/** What the watched files looked like last. Holds no secret: of what is masked there is a salted digest. */
export type Seen = { readonly version: 1; readonly salt: string; readonly files: Readonly<Record<string, SeenFile>> };

export type SeenFile = {
  readonly kind: FileKind;
  /** Absent where there was no file. */
  readonly hash?: string;
  readonly bytes: number;
  /** By path, as JSON; absent for a file that did not parse, or has more of them than are worth keeping. */
  readonly values?: SeenValues;
  /** It was looked into, and did not parse. */
  readonly broken?: true;
};

/** As it is shown, and behind it a digest where that does not say all of it. */
export type SeenValues = Readonly<Record<string, SeenValue>>;

type SeenValue = readonly [string] | readonly [string, string];

/** The gateway notes there what it used when, many times an hour: no change that anybody made. */
const NOT_WATCHED: ReadonlySet<string> = new Set(['usageStats']);

/** Small enough that each of its values is remembered? */
export const isSeenWhole = (text: string | undefined): boolean => (text ?? '').length <= LIMITS.seenLength;

/** All values of a file. Undefined for too many. */
export function seenValues(where: Where, salt: string, file: Readable): SeenValues | undefined {
  if (file.kind === 'broken') return undefined;
  const values: Record<string, SeenValue> = {};
  let count = 0;
  for (const [path, value] of leaves(file.kind === 'values' ? file.value : {}, [])) {
    count += 1;
    if (count > LIMITS.seenValues) return undefined;
    addSeen(values, where, salt, path, value);
  }
  return values;
}

/** The values after a change that is known, without looking at all the others again. */
export function seenAfter(
  where: Where,
  salt: string,
  before: SeenValues,
  { diffs, after }: { readonly diffs: readonly ValueDiff[]; readonly after: Json },
): SeenValues | undefined {
  // An object counts as a value itself while it is empty, which a change below it ends or begins.
  const above = diffs.flatMap(({ path }) => path.slice(0, -1).map((_, i) => path.slice(0, i + 1)));
  const own = new Set(above.map((path) => JSON.stringify(path)));
  const kept = Object.entries(before).filter(
    ([key]) => !own.has(key) && !diffs.some(({ path }) => isAtOrBelow(key, path)),
  );
  const values: Record<string, SeenValue> = Object.fromEntries(kept);
  const fresh = [...diffs.map(({ path }) => path), ...above.filter((path) => isLeaf(valueAt(after, path)))];
  for (const path of fresh) {
    const value = valueAt(after, path);
    if (value !== undefined) for (const [leaf, part] of leaves(value, path)) addSeen(values, where, salt, leaf, part);
  }
  return Object.keys(values).length <= LIMITS.seenValues ? values : undefined;
}

/** By the path as JSON. */
function isAtOrBelow(key: string, path: KeyPath): boolean {
  const own = JSON.stringify(path);
  return key === own || key.startsWith(path.length === 0 ? '[' : `${own.slice(0, -1)},`);
}

function addSeen(values: Record<string, SeenValue>, where: Where, salt: string, path: KeyPath, value: Json): void {
  if (isNotWatched(where, path)) return;
  const { text, exact } = shownValue(where, path, value);
  values[JSON.stringify(path)] = exact ? [text] : [text, digestOf(salt, value)];
}

/** What others changed between two looks. */
export function seenChanges(
  before: SeenValues,
  after: SeenValues,
): { readonly changes: readonly ValueChange[]; readonly more?: number } {
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  const changed = keys.filter((key) => !sameSeen(before[key], after[key]));
  const paths = changed.map((key) => ({ key, path: JSON.parse(key) as KeyPath }));
  const [opened, emptied] = [after, before].map((side) => above(paths.filter(({ key }) => side[key] !== undefined)));
  // An object that was empty, or is by now, is told by what came into it, or left it.
  const told = paths.filter(
    ({ key }) => !(opened?.has(key) && isEmpty(before[key])) && !(emptied?.has(key) && isEmpty(after[key])),
  );
  const more = told.length - LIMITS.changesShown;
  return {
    changes: told.slice(0, LIMITS.changesShown).map(({ key, path }) => {
      const [was, is] = [before[key]?.[0], after[key]?.[0]];
      return valueChange(
        shownPath(path),
        was ?? (emptied?.has(key) ? INSIDE : undefined),
        is ?? (opened?.has(key) ? INSIDE : undefined),
      );
    }),
    ...(more > 0 ? { more } : {}),
  };
}

/** Of what took the place of a plain value, or the other way round: its own values are told one by one. */
const INSIDE = '{…}';

const isEmpty = (value: SeenValue | undefined): boolean => value?.[0] === '{}' || value?.[0] === '[]';

/** All paths above these, as JSON. */
const above = (paths: readonly { readonly path: KeyPath }[]): ReadonlySet<string> =>
  new Set(paths.flatMap(({ path }) => path.slice(0, -1).map((_, i) => JSON.stringify(path.slice(0, i + 1)))));

const sameSeen = (a: SeenValue | undefined, b: SeenValue | undefined): boolean =>
  a?.[0] === b?.[0] && a?.[1] === b?.[1];

const isNotWatched = ({ kind }: Where, [first]: KeyPath): boolean =>
  (kind === 'auth state' || kind === 'auth store') && typeof first === 'string' && NOT_WATCHED.has(first);

/** What has no values below it, or none that mean something alone: a list of texts is one value. */
function isLeaf(value: Json | undefined): boolean {
  if (Array.isArray(value)) return !value.some((item: Json) => isObject(item));
  return !isObject(value) || isSecretRef(value) || Object.keys(value).length === 0;
}

function* leaves(value: Json, path: KeyPath): Generator<readonly [KeyPath, Json]> {
  if (isLeaf(value)) {
    // An empty file has no values, rather than one that is empty.
    if (path.length > 0 || !isObject(value)) yield [path, value];
  } else if (Array.isArray(value)) {
    for (const [i, item] of value.entries()) yield* leaves(item, [...path, i]);
  } else if (isObject(value)) {
    for (const [key, item] of Object.entries(value)) yield* leaves(item, [...path, key]);
  }
}
