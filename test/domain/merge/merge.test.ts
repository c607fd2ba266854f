import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decided, disagreements, merge3, settingName } from '../../../state/domain/edits/merge.js';
import { sameSettings, settingAt } from '../../../state/domain/edits/settingValues.js';
import type { ModelSettings } from '../../../state/domain/home.js';
import type { KeyPath } from '../../../state/domain/json.js';
import { allowlist, choice, settings } from '../../support/builders.js';

type Over = Partial<ModelSettings>;
const D = ['agents', 'defaults'];
const entryPath = (ref: string, ...keys: readonly string[]): KeyPath => [...D, 'models', ref, ...keys];

const check = (base: Over, mine: Over, theirs: Over) => merge3(settings(base), settings(mine), settings(theirs));

describe('disjoint changes merge by themselves', () => {
  test.each<[string, Over, Over, Over, Over]>([
    [
      'the default here, the image model there',
      { text: choice('a/1') },
      { text: choice('a/2') },
      { text: choice('a/1'), image: choice('i/1') },
      { text: choice('a/2'), image: choice('i/1') },
    ],
    [
      'a fallback here, another there',
      { text: choice('a/1', ['b/1']) },
      { text: choice('a/1', ['b/1', 'm/1']) },
      { text: choice('a/1', ['t/1', 'b/1']) },
      { text: choice('a/1', ['t/1', 'b/1', 'm/1']) },
    ],
    [
      'an alias here, parameters there, of one model',
      { allowlist: [{ ref: 'a/1', entry: {} }] },
      { allowlist: [{ ref: 'a/1', alias: 'x', entry: { alias: 'x' } }] },
      { allowlist: [{ ref: 'a/1', entry: { params: { temperature: 1 } } }] },
      { allowlist: [{ ref: 'a/1', alias: 'x', entry: { params: { temperature: 1 }, alias: 'x' } }] },
    ],
    [
      'an entry here, an entry there',
      { allowlist: allowlist({ 'a/1': '' }) },
      { allowlist: allowlist({ 'a/1': '', 'm/1': '' }) },
      { allowlist: allowlist({ 'a/1': '', 't/1': 'tee' }) },
      { allowlist: allowlist({ 'a/1': '', 't/1': 'tee', 'm/1': '' }) },
    ],
    [
      'a list of allowed models made on both sides',
      {},
      { allowlist: allowlist({ 'm/1': '' }) },
      { allowlist: allowlist({ 't/1': '' }) },
      { allowlist: allowlist({ 't/1': '', 'm/1': '' }) },
    ],
    [
      'an entry removed here, another changed there',
      { allowlist: allowlist({ 'a/1': '', 'b/1': '' }) },
      { allowlist: allowlist({ 'b/1': '' }) },
      { allowlist: allowlist({ 'a/1': '', 'b/1': 'bee' }) },
      { allowlist: allowlist({ 'b/1': 'bee' }) },
    ],
    [
      'the same change on both sides',
      { text: choice('a/1') },
      { text: choice('a/2', ['a/1']) },
      { text: choice('a/2', ['a/1']) },
      { text: choice('a/2', ['a/1']) },
    ],
  ])('%s', (_what, base, mine, theirs, expected) => {
    const merged = check(base, mine, theirs);
    expect(merged.conflicts).toEqual([]);
    expect(merged.settings).toEqual(settings(expected));
  });
});

describe('a change of one value on both sides is a conflict at that value, and stays mine', () => {
  test.each<[string, Over, Over, Over, KeyPath]>([
    [
      'the default',
      { text: choice('a/1') },
      { text: choice('m/1') },
      { text: choice('t/1') },
      [...D, 'model', 'primary'],
    ],
    [
      'the image model',
      { image: choice('a/1') },
      { image: choice() },
      { image: choice('t/1') },
      [...D, 'imageModel', 'primary'],
    ],
    [
      'the order of the chain',
      { text: choice('x/1', ['a/1', 'b/1', 'c/1']) },
      { text: choice('x/1', ['b/1', 'a/1', 'c/1']) },
      { text: choice('x/1', ['a/1', 'c/1', 'b/1']) },
      [...D, 'model', 'fallbacks'],
    ],
    [
      'an alias',
      { allowlist: allowlist({ 'a/1': 'old' }) },
      { allowlist: allowlist({ 'a/1': 'mine' }) },
      { allowlist: allowlist({ 'a/1': 'theirs' }) },
      entryPath('a/1', 'alias'),
    ],
    [
      'an entry removed here and changed there',
      { allowlist: allowlist({ 'a/1': 'old', 'b/1': '' }) },
      { allowlist: allowlist({ 'b/1': '' }) },
      { allowlist: allowlist({ 'a/1': 'theirs', 'b/1': '' }) },
      entryPath('a/1'),
    ],
    [
      'a list removed here and added to there',
      { allowlist: allowlist({ 'a/1': '' }) },
      {},
      { allowlist: allowlist({ 'a/1': '', 't/1': '' }) },
      [...D, 'models'],
    ],
    [
      'one alias for two models',
      { allowlist: allowlist({ 'a/1': '', 'b/1': '' }) },
      { allowlist: allowlist({ 'a/1': 'fast', 'b/1': '' }) },
      { allowlist: allowlist({ 'a/1': '', 'b/1': 'fast' }) },
      entryPath('a/1', 'alias'),
    ],
  ])('%s', (_what, base, mine, theirs, path) => {
    const { settings: merged, conflicts } = check(base, mine, theirs);
    expect(conflicts.map((conflict) => conflict.path)).toEqual([path]);
    expect(settingAt(merged, path)).toEqual(settingAt(settings(mine), path));
    const open = disagreements(conflicts, merged, settings(theirs));
    expect(open).toHaveLength(1);
    expect(open[0]?.theirs).toEqual(settingAt(settings(theirs), path));
    for (const side of ['mine', 'theirs'] as const) {
      const after = open.reduce((draft, conflict) => decided(draft, settings(theirs), conflict, side), merged);
      expect(settingAt(after, path)).toEqual(settingAt(settings(side === 'mine' ? mine : theirs), path));
    }
  });
});

test('of one alias for two models, the model that loses it has none', () => {
  const [base, mine, theirs] = [
    settings({ allowlist: allowlist({ 'a/1': '', 'b/1': '' }) }),
    settings({ allowlist: allowlist({ 'a/1': 'fast', 'b/1': '' }) }),
    settings({ allowlist: allowlist({ 'a/1': '', 'b/1': 'fast' }) }),
  ];
  const { settings: merged, conflicts } = merge3(base, mine, theirs);
  const [conflict] = conflicts;
  if (!conflict) throw new Error('no conflict');
  expect(conflict.clash).toBe('b/1');
  expect(decided(merged, theirs, conflict, 'mine').allowlist).toEqual(mine.allowlist);
  expect(decided(merged, theirs, conflict, 'theirs').allowlist).toEqual(theirs.allowlist);
});

test('a model made first on one side and a fallback on the other is first, and not its own fallback', () => {
  const { settings: merged, conflicts } = check(
    { text: choice('a/1') },
    { text: choice('a/1', ['x/1']) },
    { text: choice('x/1') },
  );
  expect(conflicts).toEqual([]);
  expect(merged.text).toMatchObject({ primary: 'x/1', fallbacks: [] });
});

test('what came from the other side is told by its path, before and after', () => {
  const { taken } = check(
    { text: choice('a/1') },
    { text: choice('m/1') },
    { text: choice('a/1', ['t/1']), image: choice('i/1') },
  );
  expect(taken).toEqual([
    { path: [...D, 'model', 'fallbacks'], before: [], after: ['t/1'] },
    { path: [...D, 'imageModel', 'primary'], after: 'i/1' },
  ]);
});

test.each([
  [[...D, 'model', 'primary'], 'default model'],
  [[...D, 'model', 'fallbacks'], 'fallback chain'],
  [[...D, 'imageModel', 'primary'], 'image model'],
  [[...D, 'imageModel', 'fallbacks'], 'image fallbacks'],
  [[...D, 'models'], 'the allowlist'],
  [entryPath('a/1'), 'entry of a/1'],
  [entryPath('a/1', 'alias'), 'alias of a/1'],
] as const)('%j is called "%s"', (path, name) => {
  expect(settingName(path)).toBe(name);
});

const REFS = ['a/1', 'b/1', 'c/1', 'd/1'];
const ref = fc.constantFrom(...REFS);
const chain = fc.record({ primary: ref, fallbacks: fc.shuffledSubarray(REFS) }, { requiredKeys: ['fallbacks'] });
const list = fc.dictionary(ref, fc.record({ alias: fc.constantFrom('x', 'y'), n: fc.nat(2) }, { requiredKeys: [] }));
const anySettings: fc.Arbitrary<ModelSettings> = fc
  .record({ text: chain, image: chain, models: fc.option(list, { nil: undefined }) })
  .map(({ text, image, models }) =>
    settings({
      text: { form: 'object', ...text },
      image: { form: 'object', ...image },
      allowlist:
        models &&
        Object.entries(models).map(([of, entry]) =>
          entry.alias === undefined
            ? { ref: of, entry: { ...entry } }
            : { ref: of, alias: entry.alias, entry: { ...entry } },
        ),
    }),
  );

/** By value, whatever the order of the entries, and of hops that both put in at one place. */
const plainly = ({ text, image, allowlist: allowed }: ModelSettings) => ({
  text: [text.primary, [...text.fallbacks].sort()],
  image: [image.primary, [...image.fallbacks].sort()],
  allowed: allowed && Object.fromEntries(allowed.map((entry) => [entry.ref, entry.entry])),
});

test('mine unchanged gives theirs, theirs unchanged gives mine, and the same change twice gives that', () => {
  fc.assert(
    fc.property(anySettings, anySettings, (base, other) => {
      expect(merge3(base, base, other)).toEqual({ settings: other, conflicts: [], taken: [] });
      const mine = merge3(base, other, base);
      expect(mine.conflicts).toEqual([]);
      expect(plainly(mine.settings)).toEqual(plainly(other));
      const same = merge3(base, other, other);
      expect(same.conflicts).toEqual([]);
      expect(plainly(same.settings)).toEqual(plainly(other));
    }),
  );
});

test('without conflicts it does not matter which side is called mine', () => {
  fc.assert(
    fc.property(anySettings, anySettings, anySettings, (base, mine, theirs) => {
      const [one, other] = [merge3(base, mine, theirs), merge3(base, theirs, mine)];
      fc.pre(one.conflicts.length === 0 && other.conflicts.length === 0);
      expect(plainly(one.settings)).toEqual(plainly(other.settings));
    }),
  );
});

test('both sides find the same values to disagree on', () => {
  fc.assert(
    fc.property(anySettings, anySettings, anySettings, (base, mine, theirs) => {
      const pathsOf = (a: ModelSettings, b: ModelSettings) =>
        merge3(base, a, b)
          .conflicts.filter(({ clash }) => clash === undefined)
          .map(({ path }) => JSON.stringify(path))
          .sort();
      expect(pathsOf(mine, theirs)).toEqual(pathsOf(theirs, mine));
    }),
  );
});

test('deciding everything for theirs where nothing else was changed gives theirs', () => {
  fc.assert(
    fc.property(anySettings, anySettings, anySettings, (base, mine, theirs) => {
      const { settings: merged, conflicts } = merge3(base, mine, theirs);
      const open = disagreements(conflicts, merged, theirs);
      const after = open.reduce((draft, conflict) => decided(draft, theirs, conflict, 'theirs'), merged);
      for (const { path } of open) expect(settingAt(after, path)).toEqual(settingAt(theirs, path));
      expect(disagreements(conflicts, after, theirs)).toEqual([]);
    }),
  );
});

test('a merge that was written and is read back has nothing left to merge', () => {
  fc.assert(
    fc.property(anySettings, anySettings, anySettings, (base, mine, theirs) => {
      const { settings: merged } = merge3(base, mine, theirs);
      const again = merge3(theirs, merged, merged);
      expect(again.conflicts).toEqual([]);
      expect(sameSettings(again.settings, merged)).toBe(true);
    }),
  );
});
