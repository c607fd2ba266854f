import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mountsOf, ownerOf } from '../../state/domain/config/owners.js';
import { applyEdit } from '../../state/domain/edits/applyEdit.js';
import { type Owned, type OwnedProblem, ownedEdits } from '../../state/domain/edits/ownedEdits.js';
import { isObject, type Json, type KeyPath, sameJson, valueAt } from '../../state/domain/json.js';
import { type Files, includeTrees, merged, ROOT, sourcesOf, valueWith } from '../support/includeTrees.js';

/** The files after an edit, only those that changed; or why there is none. */
function after(files: Files, path: KeyPath, value: Json | undefined): Files | OwnedProblem['kind'] {
  const sources = sourcesOf(files);
  const whole = merged(sources).value;
  const owned = ownedEdits(sources, whole, [{ path, was: valueAt(whole, path), value }]);
  if (!owned.ok) return owned.problem.kind;
  expect(merged(owned.value.sources).value).toEqual(owned.value.meant);
  const changed = new Set(owned.value.edits.map(({ file }) => file));
  return Object.fromEntries(
    [...owned.value.sources.documents].flatMap(([file, found]) =>
      changed.has(file) && found.kind === 'value' ? [[file.slice('/c/'.length), found.value]] : [],
    ),
  );
}

const inc = (...names: readonly string[]): Json => (names.length === 1 ? (names[0] ?? '') : names);

describe('a value is changed where it has its last word', () => {
  const MODELS = { providers: { a: { baseUrl: 'x', models: [{ id: '1' }] } } };

  test.each<[string, Files, KeyPath, Json | undefined, Files | OwnedProblem['kind']]>([
    [
      'in a section that is one file',
      { 'openclaw.json': { models: { $include: 'm' }, gateway: 1 }, m: MODELS },
      ['models', 'providers', 'a', 'baseUrl'],
      'y',
      { m: { providers: { a: { baseUrl: 'y', models: [{ id: '1' }] } } } },
    ],
    [
      'in the config where keys beside the include come over it',
      { 'openclaw.json': { $include: 'm', a: 1 }, m: { a: 0, b: 0 } },
      ['a'],
      2,
      { 'openclaw.json': { $include: 'm', a: 2 } },
    ],
    [
      'in the include where nothing beside it does',
      { 'openclaw.json': { $include: 'm', a: 1 }, m: { a: 0, b: 0 } },
      ['b'],
      2,
      { m: { a: 0, b: 2 } },
    ],
    [
      'in the later of two files',
      { 'openclaw.json': { $include: inc('m', 'n') }, m: { a: 0, b: 0 }, n: { a: 1 } },
      ['a'],
      2,
      { n: { a: 2 } },
    ],
    [
      'in a file that a file includes, inside a list',
      {
        'openclaw.json': { agents: [{ id: 'x' }, { $include: 'm' }] },
        m: { $include: 'n', id: 'y' },
        n: { model: 'o' },
      },
      ['agents', 1, 'model'],
      'p',
      { n: { model: 'p' } },
    ],
    [
      'in the list that brings the item',
      { 'openclaw.json': { $include: 'm', list: ['c'] }, m: { list: ['a', 'b'] } },
      ['list', 1],
      'B',
      { m: { list: ['a', 'B'] } },
    ],
    [
      'and of an object that several files make, only what differs',
      { 'openclaw.json': { s: { $include: 'm', b: 2 } }, m: { a: 1, c: { d: 1 } } },
      ['s'],
      { a: 1, b: 3, c: { d: 2 } },
      { 'openclaw.json': { s: { $include: 'm', b: 3 } }, m: { a: 1, c: { d: 2 } } },
    ],
    [
      'and of a list that several files make, likewise',
      { 'openclaw.json': { $include: 'm', list: ['c', 'd'] }, m: { list: ['a', 'b'] } },
      ['list'],
      ['a', 'B', 'c', 'd'],
      { m: { list: ['a', 'B'] } },
    ],
    [
      'and another kind of value takes the whole file',
      { 'openclaw.json': { model: { $include: 'm' } }, m: { primary: 'a/b' } },
      ['model'],
      'c/d',
      { m: 'c/d' },
    ],
    [
      'but not where there are keys beside the include',
      { 'openclaw.json': { model: { $include: 'm', fallbacks: [] } }, m: { primary: 'a/b' } },
      ['model'],
      'c/d',
      'included',
    ],
    [
      'and what it would be merged with goes',
      { 'openclaw.json': { $include: 'm', model: 'a/b' }, m: { model: { fallbacks: ['x/y'] } } },
      ['model'],
      { primary: 'c/d' },
      { 'openclaw.json': { $include: 'm', model: { primary: 'c/d' } }, m: {} },
    ],
  ])('%s', (_, files, path, value, expected) => expect(after(files, path, value)).toEqual(expected));
});

describe('a new value goes into the file with the last word on what it is put into', () => {
  test.each<[string, Files, KeyPath, Json, Files | OwnedProblem['kind']]>([
    [
      'the one that brings the section',
      { 'openclaw.json': { models: { $include: 'm' } }, m: { providers: {} } },
      ['models', 'providers', 'b', 'baseUrl'],
      'x',
      { m: { providers: { b: { baseUrl: 'x' } } } },
    ],
    [
      'the config beside its include',
      { 'openclaw.json': { $include: 'm', a: 1 }, m: { b: 1 } },
      ['c'],
      1,
      { 'openclaw.json': { $include: 'm', a: 1, c: 1 } },
    ],
    [
      'the last of several files',
      { 'openclaw.json': { $include: inc('m', 'n') }, m: { s: { a: 1 } }, n: { s: { b: 1 } } },
      ['s', 'c'],
      1,
      { n: { s: { b: 1, c: 1 } } },
    ],
    [
      'beside an include of no file',
      { 'openclaw.json': { s: { $include: [] } } },
      ['s', 'c'],
      1,
      { 'openclaw.json': { s: { $include: [], c: 1 } } },
    ],
    [
      'the last of the lists that are joined',
      { 'openclaw.json': { $include: 'm', list: ['c'] }, m: { list: ['a', 'b'] } },
      ['list', 3],
      'd',
      { 'openclaw.json': { $include: 'm', list: ['c', 'd'] } },
    ],
    ['nowhere that is not the end', { 'openclaw.json': { list: ['c'] } }, ['list', 2], 'd', 'blocked'],
    ['nor into a text', { 'openclaw.json': { $include: 'm' }, m: { a: 'text' } }, ['a', 'b'], 1, 'blocked'],
    ['and brings no include', { 'openclaw.json': { a: 1 } }, ['b'], { c: { $include: 'm' } }, 'brings-include'],
    [
      'nor leads to one',
      { 'openclaw.json': { a: { $include: 'm' } }, m: {} },
      ['a', '$include'],
      'n',
      'brings-include',
    ],
    [
      'a list that grows at its neighbour',
      { 'openclaw.json': { $include: 'm', list: ['c'] }, m: { list: ['a', 'b'] } },
      ['list'],
      ['a', 'x', 'y', 'b', 'c'],
      { m: { list: ['a', 'x', 'y', 'b'] } },
    ],
  ])('%s', (_, files, path, value, expected) => expect(after(files, path, value)).toEqual(expected));
});

describe('a value that is taken out', () => {
  test.each<[string, Files, KeyPath, Files | OwnedProblem['kind']]>([
    [
      'goes from every file that has it',
      { 'openclaw.json': { $include: inc('m', 'n'), a: 3, b: 1 }, m: { a: 1 }, n: { a: 2, c: 1 } },
      ['a'],
      { 'openclaw.json': { $include: ['m', 'n'], b: 1 }, m: {}, n: { c: 1 } },
    ],
    [
      'goes with its include, and the file stays',
      { 'openclaw.json': { models: { $include: 'm' }, a: 1 }, m: { b: 1 } },
      ['models'],
      { 'openclaw.json': { a: 1 } },
    ],
    [
      'of a list goes from the file that it stands in',
      { 'openclaw.json': { $include: 'm', list: ['c', 'd'] }, m: { list: ['a', 'b'] } },
      ['list', 2],
      { 'openclaw.json': { $include: 'm', list: ['d'] } },
    ],
    [
      'with others of a list leaves the rest where it was',
      { 'openclaw.json': { agents: [{ id: 'x' }, { $include: 'm' }, { id: 'z' }] }, m: { id: 'y' } },
      ['agents', 0],
      { 'openclaw.json': { agents: [{ $include: 'm' }, { id: 'z' }] } },
    ],
    ['is not the whole config', { 'openclaw.json': { $include: 'm' }, m: {} }, [], 'blocked'],
  ])('%s', (_, files, path, expected) => expect(after(files, path, undefined)).toEqual(expected));
});

test('an item that comes from a file stays one when the list around it changes, and changes there', () => {
  const files = { 'openclaw.json': { agents: [{ id: 'x' }, { $include: 'm' }, { id: 'z' }] }, m: { id: 'y', a: 1 } };
  expect(after(files, ['agents'], [{ id: 'w' }, { id: 'y', a: 2 }])).toEqual({
    'openclaw.json': { agents: [{ id: 'w' }, { $include: 'm' }] },
    m: { id: 'y', a: 2 },
  });
});

test('places are those of the piece that has the last word', () => {
  const sources = sourcesOf({
    'openclaw.json': { s: { $include: 'm', b: 2 }, list: { $include: 'l' } },
    m: { a: 1, c: {} },
    l: [{ k: 1 }],
  });
  expect(ownerOf(sources, ['s', 'a'])).toEqual({ file: '/c/m', path: ['a'] });
  expect(ownerOf(sources, ['s', 'b'])).toEqual({ file: ROOT, path: ['s', 'b'] });
  expect(ownerOf(sources, ['s', 'c', 'missing', 'd'])).toEqual({ file: '/c/m', path: ['c', 'missing', 'd'] });
  expect(ownerOf(sources, ['list', 0, 'k'])).toEqual({ file: '/c/l', path: [0, 'k'] });
  expect(ownerOf(sources, ['none'])).toEqual({ file: ROOT, path: ['none'] });
  expect(mountsOf(sources)).toEqual(
    new Map([
      ['/c/m', [['s']]],
      ['/c/l', [['list']]],
    ]),
  );
});

test('a container that several files make is where the last of them has it', () => {
  const sources = sourcesOf({
    'openclaw.json': { $include: ['p', 'q'] },
    p: { s: { a: 1 }, list: [1] },
    q: { s: { b: 2 }, list: [2] },
  });
  expect(ownerOf(sources, ['s'])).toEqual({ file: '/c/q', path: ['s'] });
  expect(ownerOf(sources, ['s', 'a'])).toEqual({ file: '/c/p', path: ['s', 'a'] });
  expect(ownerOf(sources, ['s', 'new'])).toEqual({ file: '/c/q', path: ['s', 'new'] });
});

test('a file in a list that several files make stands at the place that its item has in the joined list', () => {
  const t = { $include: 't' };
  const sources = sourcesOf({
    'openclaw.json': { $include: ['p', 'q'], list: [{ k: t }] },
    p: { list: [{ a: 1 }, { k: t }] },
    q: { list: { $include: ['r', 'r2'] } },
    r: [1, 2],
    r2: [t],
    t: { x: 1 },
  });
  const places = mountsOf(sources).get('/c/t') ?? [];
  expect(places).toEqual([
    ['list', 5, 'k'],
    ['list', 1, 'k'],
    ['list', 4],
  ]);
  const { value } = merged(sources);
  for (const place of places) expect(valueAt(value, place)).toEqual({ x: 1 });
});

/** The same container with something less, something more and something else in it. */
function altered(now: Json | undefined, value: Json): Json {
  if (Array.isArray(now)) return [...now.slice(1), value, ...now.slice(0, 1)];
  if (!isObject(now)) return value;
  const [first, ...rest] = Object.entries(now);
  return Object.fromEntries([
    ...rest.map(([key, item], i) => [key, i === 0 ? altered(item, value) : item] as const),
    ['new', first?.[1] ?? value],
  ]);
}

function pathsIn(value: Json, above: KeyPath = []): readonly KeyPath[] {
  if (typeof value !== 'object' || value === null) return [];
  const steps: readonly (readonly [string | number, Json])[] = isObject(value)
    ? Object.entries(value)
    : value.map((item: Json, i: number) => [i, item] as const);
  const more: KeyPath = [...above, isObject(value) ? 'new' : value.length];
  return [more, ...steps.flatMap(([step, item]) => [[...above, step], ...pathsIn(item, [...above, step])])];
}

/** A member that shows through three includes may not be found: no file is edited then, and the check before a write refuses. */
const isUnfound = (whole: Json, { edits, meant }: Pick<Owned, 'edits' | 'meant'>): boolean =>
  edits.length === 0 && !sameJson(whole, meant);

test('in any tree of files, an edit makes the merged config what was asked, or is refused; only a file in two places may stray', () => {
  const seen = { made: 0, refused: 0, several: 0 };
  fc.assert(
    fc.property(
      includeTrees,
      fc.nat(),
      fc.option(valueWith([]), { nil: undefined }),
      fc.boolean(),
      (files, at, fresh, alters) => {
        const sources = sourcesOf(files);
        const { value: whole, failures } = merged(sources);
        fc.pre(failures.length === 0);
        const paths = pathsIn(whole);
        const path = paths[at % Math.max(1, paths.length)];
        fc.pre(path !== undefined);
        const was = valueAt(whole, path);
        const value = alters ? altered(was, fresh ?? 1) : fresh;
        const edit = { path, was, value };
        const owned = ownedEdits(sources, whole, [edit]);
        if (!owned.ok) {
          seen.refused += 1;
          expect(['included', 'blocked', 'torn']).toContain(owned.problem.kind);
          return;
        }
        const meant = applyEdit(whole, edit);
        expect(meant.ok && meant.value).toEqual(owned.value.meant);
        const changed = new Set(owned.value.edits.map(({ file }) => file));
        const mounts = mountsOf(sources);
        if (isUnfound(whole, owned.value) || [...changed].some((file) => (mounts.get(file)?.length ?? 0) > 1)) return;
        seen.made += 1;
        if (changed.size > 1) seen.several += 1;
        expect(merged(owned.value.sources)).toEqual({ value: owned.value.meant, failures: [] });
      },
    ),
    { numRuns: 5000 },
  );
  expect(seen.made).toBeGreaterThan(5 * seen.refused);
  expect(seen.several).toBeGreaterThan(0);
});
