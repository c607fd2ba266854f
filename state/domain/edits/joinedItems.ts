import { includesWithin } from '../config/include.js';
import { isObject, type Json, sameJson } from '../json.js';

export type ItemChanges = {
  /** Items that are changed where they are. As long as there are any, the lists stay. */
  readonly inPlace: readonly { readonly index: number; readonly value: Json }[];
  /** What each list becomes, as it is written; undefined where it stays. */
  readonly lists: readonly (readonly Json[] | undefined)[];
};

/**
 * How the lists that a list is joined of have to change for it to become another one. What is equal at both ends stays where it
 * is. In between, as many items as there were are changed in place; otherwise what is put in goes to the list of its neighbour.
 */
export function itemChanges(
  joined: readonly (readonly Json[])[],
  now: readonly Json[],
  wanted: readonly Json[],
): ItemChanges {
  const { start, end } = sameEnds(now, wanted);
  const [old, fresh] = [now.slice(start, now.length - end), wanted.slice(start, wanted.length - end)];
  if (old.length === fresh.length) {
    return { inPlace: fresh.map((value, i) => ({ index: start + i, value })), lists: joined.map(() => undefined) };
  }
  const slots = joined.flatMap((items, list) => items.map((item): Slot => ({ list, item })));
  const middle = slots.slice(start, slots.length - end);
  const paired = pairsOf(middle, old, fresh);
  const raw = (value: Json, to: number): Json => {
    const from = paired.get(fresh[to] ?? null);
    return from === undefined ? value : (middle[from]?.item ?? value);
  };
  const neighbour = slots[start - 1]?.list ?? slots[start]?.list ?? joined.length - 1;
  const placed = fresh.map(
    (value, i): Slot => ({
      list: middle[Math.min(i, middle.length - 1)]?.list ?? (start === now.length ? joined.length - 1 : neighbour),
      item: raw(value, i),
    }),
  );
  const after = [...slots.slice(0, start), ...placed, ...slots.slice(slots.length - end)];
  return {
    inPlace: [...paired].flatMap(([value, from]) =>
      sameJson(old[from], value) ? [] : [{ index: start + from, value }],
    ),
    lists: joined.map((items, list) => {
      const mine = after.filter((slot) => slot.list === list).map(({ item }) => item);
      return sameJson(items, mine) ? undefined : mine;
    }),
  };
}

/** An item as written, and which of the lists it stands in. */
type Slot = { readonly list: number; readonly item: Json };

function sameEnds(now: readonly Json[], wanted: readonly Json[]): { readonly start: number; readonly end: number } {
  const shorter = Math.min(now.length, wanted.length);
  let start = 0;
  while (start < shorter && sameJson(now[start], wanted[start])) start++;
  let end = 0;
  while (end < shorter - start && sameJson(now[now.length - 1 - end], wanted[wanted.length - 1 - end])) end++;
  return { start, end };
}

/** Items that come from files of their own, by the item that each is to become: the same one, or the one with its id. */
function pairsOf(middle: readonly Slot[], old: readonly Json[], fresh: readonly Json[]): ReadonlyMap<Json, number> {
  const pairs = new Map<Json, number>();
  for (const [from, { item }] of middle.entries()) {
    if (!includesWithin(item)) continue;
    const before = old[from];
    const same = fresh.find((value) => sameJson(value, before)) ?? fresh.find((value) => hasSameId(value, before));
    if (same !== undefined && !pairs.has(same)) pairs.set(same, from);
  }
  return pairs;
}

const hasSameId = (a: Json, b: Json | undefined): boolean =>
  isObject(a) && isObject(b) && typeof a.id === 'string' && a.id === b.id;
