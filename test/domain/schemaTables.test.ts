import { describe, expect, test } from 'vitest';
import { CHANNELS_2026 } from '../../state/domain/config/schema/channels2026.js';
import type { Walk } from '../../state/domain/config/schema/fault.js';
import { MAY_2026 } from '../../state/domain/config/schema/may2026.js';
import { PLUGINS_2026 } from '../../state/domain/config/schema/plugins2026.js';
import { RULES } from '../../state/domain/config/schema/rules.js';
import { SEPT_2026 } from '../../state/domain/config/schema/sept2026.js';
import { namesIn, type Shape, shapesOf, type Table } from '../../state/domain/config/schema/shape.js';
import { checker } from '../../state/domain/config/schema/walk.js';
import type { Json } from '../../state/domain/json.js';

/** The names of shapes and rules that a shape mentions, however deep. */
function mentions(shape: Shape): readonly string[] {
  const rules =
    'limits' in shape ? shape.limits.flatMap(({ kind, value }) => (kind === 'rule' ? [`&${value}`] : [])) : [];
  switch (shape.kind) {
    case 'named':
      return [`#${shape.name}`];
    case 'list':
      return [...rules, ...mentions(shape.of)];
    case 'record':
      return [...rules, ...mentions(shape.of), ...(shape.keys === undefined ? [] : mentions(shape.keys))];
    case 'tuple':
      return shape.items.flatMap(mentions);
    case 'union':
      return shape.options.flatMap(mentions);
    case 'object':
      return [...rules, ...[...shape.keys.values()].flatMap((key) => mentions(key.shape()))];
    default:
      return rules;
  }
}

describe('a table can be read to the end, and names nothing that is not there', () => {
  test.each<[string, () => Table, readonly string[]]>([
    ['the config of 2026.5', MAY_2026, [...Object.keys(RULES), 'trimmed']],
    ['channels', CHANNELS_2026, ['uri']],
    ['plugins', PLUGINS_2026, ['uri']],
    ['the config of 2026.9', SEPT_2026, []],
  ])('%s', (_, table, rules) => {
    const shapes = shapesOf(table);
    const known = new Set([...namesIn(table()).map((name) => `#${name}`), ...rules.map((rule) => `&${rule}`)]);
    const named = namesIn(table()).flatMap((name) => mentions(shapes(name)));
    expect(named.filter((name) => !known.has(name))).toEqual([]);
    expect(named.length).toBeGreaterThan(5);
  });

  test('every rule has its place in the table', () => {
    const shapes = shapesOf(MAY_2026);
    const used = new Set(namesIn(MAY_2026()).flatMap((name) => mentions(shapes(name))));
    expect(Object.keys(RULES).filter((rule) => !used.has(`&${rule}`))).toEqual([]);
  });
});

describe('the notation says', () => {
  const accepts = (type: string, value: Json): boolean => {
    const shapes = shapesOf(() => `\n@it\n= ${type}\n@a\nkind!: "a"\n@b\nkind!: "b"\n*: int\n`);
    const walk: Walk = { path: [], faults: [] };
    checker(shapes, RULES)(shapes('it'), value, walk);
    return walk.faults.length === 0;
  };

  test.each<[string, readonly Json[], readonly Json[]]>([
    ['text(1..2)', ['a', 'ab'], ['', 'abc', 1, null]],
    ['int(>0 <=5)', [1, 5], [0, 6, 1.5, '1']],
    ['number(>=-1 <1)', [-1, 0.5], [1, -2]],
    ['"a"/"b/c"/false', ['a', 'b/c', false], ['b', true]],
    ['[text|null](..2)', [[], ['a', null]], [[1], ['a', 'b', 'c'], 'a']],
    ['{text(&envName): int}', [{}, { A: 1 }], [{ a: 1 }, { A: 'x' }, []]],
    ['<int, text>', [[1, 'a']], [[1], ['a', 1], [1, 'a', 2]]],
    ['by kind(#a|#b)', [{ kind: 'a' }, { kind: 'b', more: 1 }], [{ kind: 'a', more: 1 }, { kind: 'c' }, {}, 'a']],
    ['text(~"^a+$")', ['aa'], ['ab']],
  ])('%s', (type, right, wrong) => {
    expect(right.filter((value) => !accepts(type, value))).toEqual([]);
    expect(wrong.filter((value) => accepts(type, value))).toEqual([]);
  });

  test.each(['txt', '[text', 'text(>)', '#', '"a"/', 'text]'])('and nothing else: %s', (type) => {
    expect(() => accepts(type, 'a')).toThrow();
  });
});
