import { isObject, type Json, type JsonObject, sameJson } from '../json.js';
import { type Json5Array, type Json5Member, type Json5Object, toJson } from './document.js';

/**
 * What becomes of the items of a container, in their new order. Every old item is kept or gone exactly once; one that
 * moves is gone at its old place, and its text comes again at the new one.
 */
export type Step =
  /** `key`: the new name of a member. */
  | { readonly kind: 'keep'; readonly index: number; readonly value?: Json; readonly key?: string }
  | { readonly kind: 'gone'; readonly index: number; readonly moves: boolean }
  | { readonly kind: 'moved'; readonly from: number; readonly value?: Json }
  | { readonly kind: 'new'; readonly key?: string; readonly value: Json };

/**
 * From an array as it stands to an array as asked: what is in both stays or moves, the rest is set, put in or taken out. An object
 * with an `id` is the one of that id, however it changes, so that what is said of it in comments follows it.
 */
export function arraySteps(node: Json5Array, wanted: readonly Json[]): readonly Step[] {
  const old = node.items.map((item) => toJson(item.value));
  const same = samenessOf(old, wanted);
  const fixed = [...commonItems(old, wanted, same), { a: old.length, b: wanted.length }];
  const stays = new Set(fixed.map(({ a }) => a));
  const moves = movesBetween(old, wanted, { fixed, same });
  const moved = new Set(moves.values());
  const steps: Step[] = [];
  let [a, b] = [0, 0];
  for (const anchor of fixed) {
    const spare = range(a, anchor.a).filter((index) => !stays.has(index));
    steps.push(...gapSteps(spare, range(b, anchor.b), { old, wanted, moves, moved }));
    if (anchor.a < old.length)
      steps.push({ kind: 'keep', index: anchor.a, ...changed(old[anchor.a], wanted[anchor.b]) });
    [a, b] = [anchor.a + 1, anchor.b + 1];
  }
  return steps;
}

/** The new value, where it is another. */
const changed = (before: Json | undefined, after: Json | undefined): { readonly value?: Json } =>
  after === undefined || sameJson(before, after) ? {} : { value: after };

type Moves = {
  readonly old: readonly Json[];
  readonly wanted: readonly Json[];
  /** Index in the wanted array → index in the old one. */
  readonly moves: ReadonlyMap<number, number>;
  readonly moved: ReadonlySet<number>;
};

/** Between two items that stay: what is neither moved away nor moved in is set in place, one by one. */
function gapSteps(
  olds: readonly number[],
  news: readonly number[],
  { old, wanted, moves, moved }: Moves,
): readonly Step[] {
  const steps: Step[] = [];
  const left = [...olds];
  const takeUntil = (stop: (index: number) => boolean) => {
    while (left[0] !== undefined && !stop(left[0])) {
      const index = left[0];
      steps.push({ kind: 'gone', index, moves: moved.has(index) });
      left.shift();
    }
  };
  for (const b of news) {
    const from = moves.get(b);
    const value = wanted[b];
    if (value === undefined) continue;
    if (from !== undefined) steps.push({ kind: 'moved', from, ...changed(old[from], value) });
    else if (left.some((index) => !moved.has(index))) {
      takeUntil((index) => !moved.has(index));
      steps.push({ kind: 'keep', index: left.shift() ?? -1, value });
    } else steps.push({ kind: 'new', value });
  }
  takeUntil(() => false);
  return steps;
}

/** From an object as it stands to an object as asked. A new key goes behind the key that precedes it in the wanted one. */
export function objectSteps(node: Json5Object, wanted: JsonObject): readonly Step[] {
  const renamed = renamedSteps(node, wanted);
  if (renamed !== undefined) return renamed;
  const effective = new Map(node.items.map((item, index) => [item.key, index]));
  const added = addedBehind(wanted, (key) => effective.has(key));
  return [
    ...(added.get(undefined) ?? []),
    ...node.items.flatMap((item, index) => {
      const last = effective.get(item.key) === index;
      const behind = last ? (added.get(item.key) ?? []) : [];
      return [memberStep(item, index, { wanted, last }), ...behind];
    }),
  ];
}

/**
 * Where all that differs are keys, and under each new one stands at the same place all that stood under the old one, they were
 * renamed: then what is said of them in comments stays. Two members are the least that tell one thing from another.
 */
function renamedSteps({ items }: Json5Object, wanted: JsonObject): readonly Step[] | undefined {
  const keys = Object.keys(wanted);
  if (keys.length !== items.length || items.every(({ key }, i) => key === keys[i])) return undefined;
  const known = new Set(items.map(({ key }) => key));
  const isRenamed = ({ key, value }: Json5Member, to: string): boolean =>
    !Object.hasOwn(wanted, key) &&
    !known.has(to) &&
    value.kind === 'object' &&
    value.items.length > 1 &&
    sameJson(toJson(value), wanted[to]);
  const steps: Step[] = [];
  for (const [index, item] of items.entries()) {
    const key = keys[index] ?? '';
    if (item.key === key) steps.push({ kind: 'keep', index, ...changed(toJson(item.value), wanted[key]) });
    else if (isRenamed(item, key)) steps.push({ kind: 'keep', index, key });
    else return undefined;
  }
  return steps;
}

/** Of duplicate keys only the last counts, so only that one is set; but if the key goes, all of them go. */
function memberStep(
  item: Json5Member,
  index: number,
  { wanted, last }: { readonly wanted: JsonObject; readonly last: boolean },
): Step {
  const value = Object.hasOwn(wanted, item.key) ? wanted[item.key] : undefined;
  if (value === undefined) return { kind: 'gone', index, moves: false };
  return !last || sameJson(toJson(item.value), value) ? { kind: 'keep', index } : { kind: 'keep', index, value };
}

/** New keys by the existing key that precedes them; `undefined` is the beginning. */
function addedBehind(wanted: JsonObject, exists: (key: string) => boolean): ReadonlyMap<string | undefined, Step[]> {
  const added = new Map<string | undefined, Step[]>();
  let before: string | undefined;
  for (const [key, value] of Object.entries(wanted)) {
    if (exists(key)) before = key;
    else added.set(before, [...(added.get(before) ?? []), { kind: 'new', key, value }]);
  }
  return added;
}

type Pair = { readonly a: number; readonly b: number };

/** A longest common subsequence; of arrays beyond all use, only what is equal at both ends. */
function commonItems(old: readonly Json[], wanted: readonly Json[], same: Same): readonly Pair[] {
  let start = 0;
  while (start < old.length && start < wanted.length && same(start, start)) start++;
  let end = 0;
  while (end < old.length - start && end < wanted.length - start && same(old.length - 1 - end, wanted.length - 1 - end))
    end++;
  const [rows, columns] = [old.length - start - end, wanted.length - start - end];
  const middle = rows * columns > MAX_CELLS ? [] : longest(rows, columns, (a, b) => same(start + a, start + b));
  return [
    ...range(0, start).map((i) => ({ a: i, b: i })),
    ...middle.map(({ a, b }) => ({ a: start + a, b: start + b })),
    ...range(0, end).map((i) => ({ a: old.length - end + i, b: wanted.length - end + i })),
  ];
}

const MAX_CELLS = 1_000_000;

/** Is the old item at a place the wanted one at another? */
type Same = (a: number, b: number) => boolean;

function samenessOf(old: readonly Json[], wanted: readonly Json[]): Same {
  const [oldIds, newIds] = [uniqueIds(old), uniqueIds(wanted)];
  const idIn = (list: readonly Json[], at: number): string | undefined => {
    const id = idOf(list[at]);
    return id !== undefined && oldIds.has(id) && newIds.has(id) ? id : undefined;
  };
  return (a, b) => {
    const [before, after] = [idIn(old, a), idIn(wanted, b)];
    return before === undefined && after === undefined ? sameJson(old[a], wanted[b]) : before === after;
  };
}

/** An id that two items share tells neither. */
function uniqueIds(list: readonly Json[]): ReadonlySet<string> {
  const [once, often] = [new Set<string>(), new Set<string>()];
  for (const id of list.map(idOf)) if (id !== undefined) (once.has(id) ? often : once).add(id);
  return once.difference(often);
}

const idOf = (item: Json | undefined): string | undefined =>
  isObject(item) && typeof item.id === 'string' ? item.id : undefined;

function longest(rows: number, columns: number, same: Same): readonly Pair[] {
  const left = leftAfter(rows, columns, same);
  const pairs: Pair[] = [];
  for (let [a, b] = [0, 0]; a < rows && b < columns; ) {
    if (same(a, b)) pairs.push({ a: a++, b: b++ });
    else if (left(a + 1, b) >= left(a, b + 1)) a++;
    else b++;
  }
  return pairs;
}

/** How many common items are still to come from two places on. */
function leftAfter(rows: number, columns: number, same: Same): (a: number, b: number) => number {
  const width = columns + 1;
  const lengths = new Int32Array((rows + 1) * width);
  const at = (a: number, b: number) => lengths[a * width + b] ?? 0;
  for (let cell = rows * width - 1; cell >= 0; cell--) {
    const [a, b] = [Math.floor(cell / width), cell % width];
    if (b < columns) lengths[cell] = same(a, b) ? at(a + 1, b + 1) + 1 : Math.max(at(a + 1, b), at(a, b + 1));
  }
  return at;
}

/** For each wanted item that does not stay but is an old one that does not stay either: that old one, used once. */
function movesBetween(
  old: readonly Json[],
  wanted: readonly Json[],
  { fixed, same }: { readonly fixed: readonly Pair[]; readonly same: Same },
): ReadonlyMap<number, number> {
  const [fixedOld, fixedNew] = [new Set(fixed.map(({ a }) => a)), new Set(fixed.map(({ b }) => b))];
  const spare = new Set(range(0, old.length).filter((index) => !fixedOld.has(index)));
  const moves = new Map<number, number>();
  for (const b of wanted.keys()) {
    if (fixedNew.has(b)) continue;
    for (const a of spare) {
      if (!same(a, b)) continue;
      moves.set(b, a);
      spare.delete(a);
      break;
    }
  }
  return moves;
}

const range = (from: number, to: number): readonly number[] =>
  Array.from({ length: Math.max(0, to - from) }, (_, i) => from + i);
