import { describe, expect, test } from 'vitest';
import type { FileKind } from '../../../state/domain/history/journal.js';
import { LIMITS } from '../../../state/domain/history/limits.js';
import {
  diffsBetween,
  digestOf,
  digestsOf,
  type Readable,
  shownChanges,
} from '../../../state/domain/history/valueChanges.js';
import { valueDiffs } from '../../../state/domain/history/valueDiff.js';
import type { Json, KeyPath } from '../../../state/domain/json.js';
import { showPath } from '../../../state/domain/keyPath.js';

const says = (value: Json): Readable => ({ kind: 'values', value });

const shown = (before: Readable, after: Readable, kind: FileKind = 'config', under: KeyPath = []) => {
  const { changes, more } = shownChanges({ kind, under }, before, after, diffsBetween(before, after));
  const lines = changes.map(({ path, before: was, after: is }) => `${showPath(path)}: ${was ?? '-'} > ${is ?? '-'}`);
  return more === undefined ? lines : [...lines, `+${more}`];
};

const KEY = 'sk-live-0123456789abcdefABCDEF';
const OTHER = 'sk-live-ZZZZ456789abcdefABCDEF';
const ref = (id: string) => ({ source: 'env', provider: 'default', id });
const model = (id: string, name = id) => ({ id, name });

describe('a change is told by the smallest values that differ, each with its path', () => {
  test.each<[string, Json, Json, readonly string[]]>([
    ['a scalar', { a: { b: 1, c: 2 } }, { a: { b: 1, c: 3 } }, ['a.c: 2 > 3']],
    ['an order of keys is none', { a: 1, b: 2 }, { b: 2, a: 1 }, []],
    ['a value that came', {}, { a: { b: [1] } }, ['a: - > {"b":[1]}']],
    ['a value that went', { a: { b: [1] } }, {}, ['a: {"b":[1]} > -']],
    ['a list of texts is one value', { a: ['x', 'y'] }, { a: ['x', 'z'] }, ['a: ["x","y"] > ["x","z"]']],
    [
      'a value in an item of a list',
      { m: [model('a'), model('b')] },
      { m: [model('a'), model('b', 'B')] },
      ['m[1].name: "b" > "B"'],
    ],
    [
      'an item that came in the middle',
      { m: [model('a'), model('c')] },
      { m: [model('a'), model('b'), model('c')] },
      ['m[1]: - > {"id":"b","name":"b"}'],
    ],
    [
      'an item that went from the front',
      { m: [model('a'), model('b')] },
      { m: [model('b')] },
      ['m[0]: {"id":"a","name":"a"} > -'],
    ],
    ['another kind of value', { a: 1 }, { a: { b: 1 } }, ['a: 1 > {"b":1}']],
    ['null is a value', { a: null }, { a: 0 }, ['a: null > 0']],
    [
      'a name that every object has anyway',
      JSON.parse('{"__proto__": 1, "constructor": 1}'),
      JSON.parse('{"__proto__": 2, "constructor": 1}'),
      ['__proto__: 1 > 2'],
    ],
    ['a key that needs quotes', { m: { 'a/b.c': 1 } }, { m: { 'a/b.c': 2 } }, ['m["a/b.c"]: 1 > 2']],
  ])('%s', (_what, before, after, lines) => expect(shown(says(before), says(after))).toEqual(lines));
});

describe('no secret is shown, and that one took the place of another is', () => {
  test.each<[string, FileKind, Json, Json, readonly string[]]>([
    ['a key', 'config', { apiKey: KEY }, { apiKey: OTHER }, ['apiKey: [secret] > [secret] (another)']],
    ['a key that goes', 'config', { apiKey: KEY }, {}, ['apiKey: [secret] > -']],
    [
      'a key that becomes a reference',
      'config',
      { apiKey: KEY },
      { apiKey: ref('X_KEY') },
      ['apiKey: [secret] > {"source":"env","provider":"default","id":"X_KEY"}'],
    ],
    [
      'another reference is shown whole',
      'config',
      { apiKey: ref('A') },
      { apiKey: ref('B') },
      ['apiKey: {"source":"env","provider":"default","id":"A"} > {"source":"env","provider":"default","id":"B"}'],
    ],
    [
      'a header',
      'config',
      { headers: { 'X-Team': 'abc' } },
      { headers: { 'X-Team': 'abd' } },
      ['headers.X-Team: [secret] > [secret] (another)'],
    ],
    ['a number under a secret name', 'config', { pin: 1234 }, { pin: 4321 }, ['pin: [secret] > [secret] (another)']],
    [
      'a key in a URL',
      'config',
      { baseUrl: `https://u:${KEY}@h/v1` },
      { baseUrl: 'https://h/v1' },
      ['baseUrl: "https://[secret]@h/v1" > "https://h/v1"'],
    ],
    [
      'a key below what came',
      'config',
      {},
      { p: { apiKey: KEY, api: 'x' } },
      ['p: - > {"apiKey":"[secret]","api":"x"}'],
    ],
    [
      'a flag and its key',
      'config',
      { args: ['--api-key', 'plainword'] },
      { args: [] },
      ['args: ["--api-key","[secret]"] > []'],
    ],
    ['a key as the name of a member', 'config', {}, { a: { [KEY]: 1 } }, ['a: - > {"[secret]":1}']],
    [
      'tokens of OAuth, which have names of their own',
      'auth store',
      { profiles: { 'x:y': { type: 'oauth', access: 'plain words', refresh: 'a b' } } },
      { profiles: { 'x:y': { type: 'oauth', access: 'other words', refresh: 'a b' } } },
      ['profiles["x:y"].access: [secret] > [secret] (another)'],
    ],
    [
      'any variable',
      'env',
      { PLAIN: '1', GONE: 'x' },
      { PLAIN: '2' },
      ['PLAIN: [secret] > [secret] (another)', 'GONE: [secret] > -'],
    ],
  ])('%s', (_what, kind, before, after, lines) => {
    expect(shown(says(before), says(after), kind)).toEqual(lines);
  });

  test('what a file stands for may say that all of it is secret', () => {
    expect(shown(says({ 'X-Team': 'a' }), says({ 'X-Team': 'b' }), 'include', ['models', 'headers'])).toEqual([
      'X-Team: [secret] > [secret] (another)',
    ]);
  });
});

describe('an entry stays small', () => {
  test('a long value is cut', () => {
    const [line = ''] = shown(says({ a: 'x' }), says({ a: 'words and more '.repeat(100) }));
    expect(line).toMatch(/^a: "x" > "words and more .*…$/);
    expect(line.length).toBeLessThan(100);
  });

  test('so is a long key, and what it would take to undo very long or very many ones one by one', () => {
    const long = { ['k'.repeat(50_000)]: 1 };
    expect(shown(says({}), says(long))).toEqual([`${'k'.repeat(199)}…: - > 1`.replace(/^(k+…)/, '["$1"]')]);
    expect(digestsOf('s', valueDiffs({}, long))).toBeUndefined();
    const many = Object.fromEntries(Array.from({ length: LIMITS.changesUndoable + 1 }, (_, i) => [`k${i}`, i]));
    expect(digestsOf('s', valueDiffs({}, many))).toBeUndefined();
    expect(digestsOf('s', valueDiffs({ a: 1 }, { a: 2 }))).toEqual([[['a'], digestOf('s', 2)]]);
  });

  test('forty values are listed, the others counted', () => {
    const many = (n: number) => Object.fromEntries(Array.from({ length: 100 }, (_, i) => [`k${i}`, n + i]));
    const lines = shown(says(many(0)), says(many(1)));
    expect(lines).toHaveLength(41);
    expect(lines.at(-1)).toBe('+60');
  });

  test('values of megabytes are not looked through', () => {
    const big = {
      list: Array.from({ length: 200_000 }, (_, i) => ({ id: `m${i}`, apiKey: KEY })),
      text: 'y '.repeat(2e6),
    };
    const lines = shown(says({}), says(big));
    expect(lines).toHaveLength(2);
    expect(lines.join()).not.toContain(KEY.slice(0, 8));
  });
});

describe('a file that cannot be compared has one change, of all of it', () => {
  test.each<[string, Readable, Readable, string]>([
    ['that it no longer parses', says({}), { kind: 'broken' }, 'the root: parses > does not parse'],
    ['that it parses again', { kind: 'broken' }, says({}), 'the root: does not parse > parses'],
    ['that it is there, and broken', { kind: 'missing' }, { kind: 'broken' }, 'the root: no file > does not parse'],
    [
      'that another broken text is there',
      { kind: 'broken' },
      { kind: 'broken' },
      'the root: does not parse > does not parse (another)',
    ],
  ])('%s', (_what, before, after, line) => expect(shown(before, after)).toEqual([line]));
});

test('a digest tells values apart, whatever the order of their keys, and is another with another salt', () => {
  expect(digestOf('s', { a: 1, b: { c: 2, d: 3 } })).toBe(digestOf('s', { b: { d: 3, c: 2 }, a: 1 }));
  expect(digestOf('s', 'a')).not.toBe(digestOf('s', 'b'));
  expect(digestOf('s', 'a')).not.toBe(digestOf('t', 'a'));
  expect(digestOf('s', undefined)).toBe('');
});

test('what was found to differ, set one by one, makes one value of the other', () => {
  const before = { a: { b: [model('x')], c: 1 }, d: [1, 2] };
  const after = { a: { b: [model('x', 'X')] }, d: [2], e: { f: {} } };
  expect(valueDiffs(before, after)).toEqual([
    { path: ['a', 'b', 0, 'name'], before: 'x', after: 'X' },
    { path: ['a', 'c'], before: 1 },
    { path: ['d'], before: [1, 2], after: [2] },
    { path: ['e'], after: { f: {} } },
  ]);
});
