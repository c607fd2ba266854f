import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mergeLists } from '../../../state/domain/edits/mergeLists.js';

const list = (text: string): readonly string[] => (text === '' ? [] : text.split(' '));

test.each([
  ['what nobody changed stays', 'a b', 'a b', 'a b', 'a b'],
  ['what one side put in comes in', 'a b', 'a b c', 'a b', 'a b c'],
  ['what the other put in comes in', 'a b', 'a b', 'x a b', 'x a b'],
  ['what both put in elsewhere comes in where each put it', 'a b', 'x a b', 'a b y', 'x a b y'],
  ['what both put in at one place stands in the order theirs, mine', 'a', 'a m', 'a t', 'a t m'],
  ['the same at the start', 'a', 'm a', 't a', 't m a'],
  ['several of each', 'a', 'a m n', 'a t u', 'a t u m n'],
  ['what both put in is there once', 'a', 'a x', 'a x', 'a x'],
  ['what both put in is there once, beside what one put in', 'a', 'a x m', 'a x', 'a x m'],
  ['what one side took out goes', 'a b c', 'a c', 'a b c d', 'a c d'],
  ['what both took out goes', 'a b c', 'a', 'a b', 'a'],
  ['different ones taken out both go', 'a b c', 'b c', 'a b', 'b'],
  ['what was put in behind a hop that is gone stands where that hop was', 'a b c', 'a b m c', 'a c', 'a m c'],
  ['the order of the side that changed it counts', 'a b c', 'c a b', 'a b c d', 'c d a b'],
  ['and the same the other way round', 'a b c', 'a b c m', 'c a b', 'c m a b'],
  ['both in the same new order', 'a b c', 'c a b', 'c a b x', 'c a b x'],
  ['a model named twice keeps both places', 'a b a', 'a b a m', 'x a b a', 'x a b a m'],
  ['everything taken out on one side, and one added on the other', 'a b', '', 'a b t', 't'],
])('%s', (_what, base, mine, theirs, expected) => {
  expect(mergeLists(list(base), list(mine), list(theirs))).toEqual(list(expected));
});

test.each([
  ['both sides changed the order, and not alike', 'a b c', 'b a c', 'a c b'],
  ['one side moved what the other took out', 'a b c', 'c a b', 'a b'],
  ['the same the other way round', 'a b c', 'a b', 'c a b'],
  ['both put the same in at different places', 'a', 'x a', 'a x'],
  ['both put the same in, in another order', 'a', 'a x y', 'a y x'],
])('nobody can tell when %s', (_what, base, mine, theirs) => {
  expect(mergeLists(list(base), list(mine), list(theirs))).toBeUndefined();
});

const REFS = ['a', 'b', 'c', 'd', 'e'];
const hops = fc.array(fc.constantFrom(...REFS), { maxLength: 6 });
const chains = fc.shuffledSubarray(REFS);

test('a side that changed nothing leaves everything to the other', () => {
  fc.assert(
    fc.property(hops, hops, (base, other) => {
      expect(mergeLists(base, base, other)).toEqual(other);
      expect(mergeLists(base, other, base)).toEqual(other);
    }),
  );
});

test('a merged list has what either side put in, lacks what either took out, and each hop once', () => {
  fc.assert(
    fc.property(chains, chains, chains, (base, mine, theirs) => {
      const merged = mergeLists(base, mine, theirs);
      if (merged === undefined) return;
      const expected = REFS.filter((ref) =>
        base.includes(ref) ? mine.includes(ref) && theirs.includes(ref) : mine.includes(ref) || theirs.includes(ref),
      );
      expect([...merged].sort()).toEqual(expected);
    }),
  );
});

test('which side is called mine matters for nothing but the order of what both put in at one place', () => {
  fc.assert(
    fc.property(chains, chains, chains, (base, mine, theirs) => {
      const [one, other] = [mergeLists(base, mine, theirs), mergeLists(base, theirs, mine)];
      expect(one === undefined).toBe(other === undefined);
      expect([...(one ?? [])].sort()).toEqual([...(other ?? [])].sort());
      const known = (merged: readonly string[] = []): readonly string[] => merged.filter((ref) => base.includes(ref));
      expect(known(one)).toEqual(known(other));
    }),
  );
});

test('what a side put in stays in its order', () => {
  fc.assert(
    fc.property(chains, chains, chains, (base, mine, theirs) => {
      const merged = mergeLists(base, mine, theirs);
      if (merged === undefined) return;
      for (const side of [mine, theirs]) {
        const own = side.filter((ref) => !base.includes(ref) && !(mine.includes(ref) && theirs.includes(ref)));
        expect(merged.filter((ref) => own.includes(ref))).toEqual(own);
      }
    }),
  );
});
