import { describe, expect, test } from 'vitest';
import { parsePath, placeOf } from '../../../state/domain/config/edit/pathSyntax.js';
import { getAt, setAt, unsetAt } from '../../../state/domain/config/edit/tree.js';

describe('a path is read as OpenClaw reads it', () => {
  test.each([
    ['gateway.port', ['gateway', 'port']],
    ['models.providers.x.models[0].id', ['models', 'providers', 'x', 'models', '0', 'id']],
    [
      'agents.defaults.models["openrouter/moonshotai/kimi-k2"].alias',
      ['agents', 'defaults', 'models', 'openrouter/moonshotai/kimi-k2', 'alias'],
    ],
    ["a['b.c']", ['a', 'b.c']],
    ['a["\\u0062"]', ['a', 'b']],
    ['a[b.c]', ['a', 'b.c']],
    ['a\\.b.c', ['a.b', 'c']],
    ['["a"]["b"]', ['a', 'b']],
    ['a[0]b', ['a', '0', 'b']],
    [' a . b ', ['a', 'b']],
    ['a[0][1]', ['a', '0', '1']],
    ['a\\', ['a']],
  ])('%s', (path, steps) => {
    expect(parsePath(path)).toEqual({ ok: true, value: steps });
  });

  test.each([
    ['', 'Path is empty.'],
    ['  ', 'Path is empty.'],
    ['.', 'Invalid path (empty segment): .'],
    ['a..b', 'Invalid path (empty segment): a..b'],
    ['a.', 'Invalid path (empty segment): a.'],
    ['a. .b', 'Invalid path (empty segment): a. .b'],
    ['a.[0]', 'Invalid path (empty segment): a.[0]'],
    ['a[', 'Invalid path (missing "]"): a['],
    ['a[ ]', 'Invalid path (empty "[]"): a[ ]'],
    ['a[""]', 'Invalid path bracket string (""): a[""]'],
    ['a["b', 'Invalid path (missing "]"): a["b'],
    ['a["b]', 'Invalid path bracket string ("b): a["b]'],
    ['a["x]y"]', 'Invalid path bracket string ("x): a["x]y"]'],
    ['a.__proto__', 'Invalid path segment: __proto__'],
    ['a["constructor"].b', 'Invalid path segment: constructor'],
    ['prototype', 'Invalid path segment: prototype'],
  ])('%s is refused in its words', (path, says) => {
    expect(parsePath(path)).toEqual({ ok: false, problem: says });
  });

  test.each([
    ['0', 0],
    ['17', 17],
    ['100000', 100_000],
    ['100001', undefined],
    ['01', undefined],
    ['-1', undefined],
    ['1e0', undefined],
    ['', undefined],
  ])('as a place in a list, "%s" is %s', (step, place) => {
    expect(placeOf(step)).toBe(place);
  });
});

describe('a value is put in, and taken out', () => {
  const lists = () => true;
  const none = () => false;

  test.each([
    { root: {}, path: 'a.b', value: 1, gives: { a: { b: 1 } } },
    { root: { a: 'text' }, path: 'a.b', value: 1, gives: { a: { b: 1 } } },
    { root: {}, path: 'a[0].b', value: 1, gives: { a: [{ b: 1 }] } },
    { root: { a: [1, 2] }, path: 'a[1]', value: 3, gives: { a: [1, 3] } },
    { root: { a: [1] }, path: 'a[3]', value: 3, gives: { a: [1, null, null, 3] } },
    { root: { a: { 0: 'x' } }, path: 'a[0]', value: 'y', gives: { a: { 0: 'y' } } },
  ])('$path in $root', ({ root, path, value, gives }) => {
    expect(setAt(root, steps(path), value, lists)).toEqual({ ok: true, value: gives });
  });

  test('where a number names a key, no list is made', () => {
    expect(setAt({}, ['a', '0'], 1, none)).toEqual({ ok: true, value: { a: { 0: 1 } } });
  });

  test('a list has places, not keys', () => {
    expect(setAt({ a: [1] }, ['a', 'x'], 1, lists)).toEqual({
      ok: false,
      problem: 'Expected numeric index for array segment "x"',
    });
  });

  test('the names of every object are no keys of it', () => {
    expect(getAt({ a: {} }, ['a', 'toString'])).toBeUndefined();
    expect(getAt({ a: [1] }, ['a', 'length'])).toBeUndefined();
    expect(unsetAt({ a: {} }, ['a', 'constructor'])).toBeUndefined();
  });

  test('what is taken out of a list closes up, and the empty object that is left stays', () => {
    expect(unsetAt({ a: [1, 2, 3] }, ['a', '1'])).toEqual({ a: [1, 3] });
    expect(unsetAt({ a: { b: 1 } }, ['a', 'b'])).toEqual({ a: {} });
  });
});

function steps(path: string) {
  const parsed = parsePath(path);
  if (!parsed.ok) throw new Error(parsed.problem);
  return parsed.value;
}
