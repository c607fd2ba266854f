/** A text and which of its like it is: a file may name a model twice. */
type Item = string;

/**
 * Two changes of one list made into one: what either side put in comes in, what either took out goes, and the order is that of
 * the side that changed it. Undefined where both changed the order, or one moved what the other took out, or both put the same in
 * at different places: then a person has to say. What both put in at one place stands in the order theirs, mine: theirs is in the file already.
 */
export function mergeLists(
  base: readonly string[],
  mine: readonly string[],
  theirs: readonly string[],
): readonly string[] | undefined {
  const [b, m, t] = [itemsOf(base), itemsOf(mine), itemsOf(theirs)];
  if (isSame(m, b)) return theirs;
  if (isSame(t, b) || isSame(m, t)) return mine;
  const [inB, inM, inT] = [new Set(b), new Set(m), new Set(t)];
  const isCommon = (item: Item): boolean => inB.has(item) && inM.has(item) && inT.has(item);
  const order = b.filter(isCommon);
  const hasMoved = (side: readonly Item[]): boolean => !isSame(side.filter(isCommon), order);
  // What the other side took out, and this one moved, is no longer among the common ones.
  const movedLost = (side: readonly Item[], own: ReadonlySet<Item>): boolean =>
    !hasMoved(side) &&
    !isSame(
      side.filter((item) => inB.has(item)),
      b.filter((item) => own.has(item)),
    );
  if (movedLost(m, inM) || movedLost(t, inT)) return undefined;
  if (hasMoved(m) && hasMoved(t) && !isSame(m.filter(isCommon), t.filter(isCommon))) return undefined;
  // What both put in has a place on either side; it is the same one unless hops around it were moved.
  const hasOneMoved = hasMoved(m) || hasMoved(t);
  const isShared = (item: Item): boolean => inM.has(item) && inT.has(item) && !(hasOneMoved && inB.has(item));
  if (!isSame(m.filter(isShared), t.filter(isShared))) return undefined;
  const isMine = hasMoved(m);
  const [spine, other, inOther, inSpine] = isMine ? [m, t, inT, inM] : [t, m, inM, inT];
  const kept = spine.filter((item) => !inB.has(item) || inOther.has(item));
  const added = other.filter((item) => !inB.has(item) && !inSpine.has(item));
  return added
    .reduce<readonly Item[]>((list, item) => inserted(list, item, other, { inB, first: isMine }), kept)
    .map(textOf);
}

/** Behind the nearest item that stands before it on its own side; `first`: before what the spine has put in there too. */
function inserted(
  list: readonly Item[],
  item: Item,
  own: readonly Item[],
  { inB, first }: { readonly inB: ReadonlySet<Item>; readonly first: boolean },
): readonly Item[] {
  const before = own.slice(0, own.indexOf(item)).reverse();
  let at = list.indexOf(before.find((other) => list.includes(other)) ?? '') + 1;
  const isTheirs = (place: number): boolean => {
    const there = list[place];
    return there !== undefined && !inB.has(there) && !own.includes(there);
  };
  while (!first && isTheirs(at)) at++;
  return [...list.slice(0, at), item, ...list.slice(at)];
}

const SEPARATOR = '\u0000';

function itemsOf(list: readonly string[]): readonly Item[] {
  const seen = new Map<string, number>();
  return list.map((text) => {
    const times = seen.get(text) ?? 0;
    seen.set(text, times + 1);
    return `${text}${SEPARATOR}${times}`;
  });
}

const textOf = (item: Item): string => item.slice(0, item.lastIndexOf(SEPARATOR));

const isSame = (a: readonly Item[], b: readonly Item[]): boolean =>
  a.length === b.length && a.every((item, i) => item === b[i]);
