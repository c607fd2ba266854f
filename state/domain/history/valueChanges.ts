import type { Json, KeyPath } from '../json.js';
import { parseDotenv } from '../secrets/dotenv.js';
import type { FileKind, ValueChange } from './journal.js';
import { LIMITS } from './limits.js';
import { sha256 } from './sha256.js';
import { shownPath, shownValue, type Where } from './shownValue.js';
import { fineDiffs, type ValueDiff, valueDiffs } from './valueDiff.js';

/** A file for comparing: its values, or that it says none. */
export type Readable =
  | { readonly kind: 'missing' }
  | { readonly kind: 'broken' }
  | { readonly kind: 'values'; readonly value: Json };

/** What a file says, as a value: an `.env` as an object of its variables. `parse` gives undefined for what does not parse. */
export function readable(
  kind: FileKind,
  text: string | undefined,
  parse: (text: string) => Json | undefined,
): Readable {
  if (text === undefined) return { kind: 'missing' };
  if (kind === 'env') return { kind: 'values', value: Object.fromEntries(parseDotenv(text)) };
  if (text.replace(/^\ufeff/, '').trim() === '') return { kind: 'values', value: {} };
  const value = parse(text);
  return value === undefined ? { kind: 'broken' } : { kind: 'values', value };
}

/** `undefined` where one of the two cannot be compared value by value. */
export function diffsBetween(before: Readable, after: Readable): readonly ValueDiff[] | undefined {
  if (before.kind === 'broken' || after.kind === 'broken') return undefined;
  return valueDiffs(valueIn(before), valueIn(after));
}

/** No file says as much as an empty one. */
const valueIn = (file: Readable): Json => (file.kind === 'values' ? file.value : {});

/** What changed, as a person may see it: secrets masked, no more of it than is read. */
export function shownChanges(
  where: Where,
  before: Readable,
  after: Readable,
  diffs: readonly ValueDiff[] | undefined,
): { readonly changes: readonly ValueChange[]; readonly more?: number } {
  if (diffs === undefined) return { changes: [rootChange(before, after)] };
  const fine: ValueDiff[] = [];
  for (const [i, diff] of diffs.entries()) {
    fine.push(...fineDiffs(diff));
    if (fine.length >= LIMITS.changesShown) return bounded(where, fine, diffs.length - i - 1);
  }
  return bounded(where, fine, 0);
}

function bounded(where: Where, fine: readonly ValueDiff[], unseen: number) {
  const more = Math.max(0, fine.length - LIMITS.changesShown) + unseen;
  return {
    changes: fine.slice(0, LIMITS.changesShown).map((diff) => shownChange(where, diff)),
    ...(more > 0 ? { more } : {}),
  };
}

function shownChange(where: Where, { path, before, after }: ValueDiff): ValueChange {
  const was = before === undefined ? undefined : shownValue(where, path, before).text;
  const is = after === undefined ? undefined : shownValue(where, path, after).text;
  return valueChange(shownPath(path), was, is);
}

/** Two secrets look the same; that one took the place of the other is what a person has to see. */
export const valueChange = (path: KeyPath, before: string | undefined, after: string | undefined): ValueChange => ({
  path,
  ...(before === undefined ? {} : { before }),
  ...(after === undefined ? {} : { after: after === before ? `${after} (another)` : after }),
});

const rootChange = (before: Readable, after: Readable): ValueChange =>
  valueChange([], STATE_WORDS[before.kind], STATE_WORDS[after.kind]);

const STATE_WORDS: Readonly<Record<Readable['kind'], string>> = {
  missing: 'no file',
  broken: 'does not parse',
  values: 'parses',
};

/** Tells whether a value is a certain one without keeping it. The salt makes the same value look otherwise elsewhere. */
export const digestOf = (salt: string, value: Json | undefined): string =>
  value === undefined ? '' : sha256(`${salt}:${canonical(value)}`).slice(0, DIGEST_LENGTH);

/** What was made of each value, for undoing them one by one. Undefined where that would take too much room. */
export function digestsOf(
  salt: string,
  diffs: readonly ValueDiff[] | undefined,
): readonly (readonly [KeyPath, string])[] | undefined {
  if (diffs === undefined || diffs.length > LIMITS.changesUndoable) return undefined;
  if (JSON.stringify(diffs.map(({ path }) => path)).length > LIMITS.undoableLength) return undefined;
  return diffs.map(({ path, after }) => [path, digestOf(salt, after)] as const);
}

/** 64 bits: to tell values apart, and too few to find a key by. */
const DIGEST_LENGTH = 16;

/** The order of keys does not matter to what a value is. */
function canonical(value: Json): string {
  return JSON.stringify(value, (_key, item: Json) =>
    typeof item === 'object' && item !== null && !Array.isArray(item)
      ? Object.fromEntries(Object.entries(item).sort(([a], [b]) => (a < b ? -1 : 1)))
      : item,
  );
}
