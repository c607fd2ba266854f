import fc from 'fast-check';
import JSON5 from 'json5';
import { expect, test } from 'vitest';
import { quickJson5 } from '../../state/domain/config/quickJson5.js';
import { MAX_DEPTH } from '../../state/domain/json5/parse.js';

const judged = (text: string): unknown => {
  try {
    return JSON5.parse(text);
  } catch {
    return undefined;
  }
};

test.each([
  '{}',
  '{ a: 1, "b": [1, 2,], \'c\': { d: null, }, }',
  '// note\n{ a: "x", /* b: "y", */ c: true, // end\n}\n',
  "{ a: 'it\\'s \"so\"', b: 'back\\\\', c: '\\\"', d: \"\\u0041\\n\" }",
  '{ url: "http://a//b /* no */", b: \'//x\', }',
  '[1, // one\n 2, /* two */ ]',
  '{ $include: "./x.json5", _a: 1, a1$: 2 }',
  '{ true: 1, null: 2 }',
  '{ a: 1, // }\n b: [2, /* ] */ 3], }',
])('reads %s as json5 does', (text) => {
  expect(quickJson5(text)).toEqual(judged(text));
  expect(quickJson5(text)).toBeDefined();
});

test.each([
  '[,]',
  '{,}',
  '[ /* x */ , ]',
  '[ // x\n , ]',
  '[1,,]',
  '{ a: , }',
  '"a /* \n */ b"',
  '"a /* \\\n */ b"',
  "{ a: 'x\n//' }",
  '{ a: 8192 * 10 }',
  '{ a b: 1 }',
  '{ a: 1',
  '/* open',
  "{ a: 'b }",
  '',
])('leaves %j to the parser', (text) => {
  expect(quickJson5(text)).toBeUndefined();
});

const string = fc.oneof(
  fc.string({ maxLength: 6 }),
  fc.constantFrom("it's", 'say "hi"', '//', '/* x */', ',]', 'a:', '\\', '\n', '${A}', '{', "\\'", '\\"'),
);
// Keys without escapes: JSON.parse of Node 24.21 confuses a key `\\n` with a key `\\` that it met before (`{"a":1,"\\":2}`, then `{"a":1,"\n":2}`).
const key = fc.oneof(
  string.filter((text) => JSON.stringify(text) === `"${text}"`),
  fc.constantFrom('a', 'b1', '$c', '_d'),
);
const value = fc.letrec((tie) => ({
  any: fc.oneof({ maxDepth: 3 }, tie('leaf'), tie('list'), tie('object')),
  leaf: fc.oneof(
    string,
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
  ),
  list: fc.array(tie('any'), { maxLength: 4 }),
  object: fc.dictionary(key, tie('any'), { maxKeys: 4 }),
})).any;

/** Writes a value as people do, with a style that the numbers choose. */
function written(item: unknown, next: () => number): string {
  const gap = () => [' ', '\n', '', ' // note, "x"\n', ' /* c: 1, */ ', '\t'][next() % 6] ?? '';
  const quoted = (text: string) =>
    next() % 2 === 0
      ? JSON.stringify(text)
      : `'${JSON.stringify(text).slice(1, -1).replace(/\\"/g, '"').replace(/'/g, "\\'")}'`;
  const body = (parts: readonly string[]) =>
    `${gap()}${parts.join(`${gap()},${gap()}`)}${parts.length > 0 && next() % 2 === 0 ? `${gap()},` : ''}${gap()}`;
  if (Array.isArray(item)) return `[${body(item.map((part) => written(part, next)))}]`;
  if (typeof item === 'object' && item !== null) {
    const key = (name: string) => (/^[A-Za-z_$][\w$]*$/.test(name) && next() % 2 === 0 ? name : quoted(name));
    return `{${body(Object.entries(item).map(([name, part]) => `${key(name)}${next() % 3 === 0 ? ' ' : ''}:${gap()}${written(part, next)}`))}}`;
  }
  return typeof item === 'string' ? quoted(item) : JSON.stringify(item);
}

const counter = (numbers: readonly number[]) => {
  let at = 0;
  return () => numbers[at++ % numbers.length] ?? 0;
};

const styles = fc.array(fc.nat(30), { minLength: 1, maxLength: 12 });

test('is not held up by a text made to hold it up', () => {
  for (const text of [
    '/*'.repeat(200_000),
    `[/*${'x'.repeat(900_000)}*/]`,
    `[/*${'x'.repeat(9_000_000)}*/]`,
    `['${'x'.repeat(900_000)}']`,
    `{${',/*'.repeat(200_000)}*/`,
    '"'.repeat(200_001),
    `[${'1, '.repeat(100_000)}]`,
  ]) {
    expect(quickJson5(text) === undefined || text.startsWith('[')).toBe(true);
  }
});

test.each(['[', '{"a":'])('leaves to the parser what nests too deeply: %s', (open) => {
  const nested = (depth: number): string =>
    open.repeat(depth) + (open === '[' ? '' : '1') + (open === '[' ? ']' : '}').repeat(depth);
  expect(quickJson5(nested(MAX_DEPTH))).toBeDefined();
  expect(quickJson5(nested(MAX_DEPTH + 2))).toBeUndefined();
  expect(quickJson5(`[${'[],'.repeat(5000)}[]]`)).toHaveLength(5001);
});

test('never disagrees with json5 about a text that somebody may write', () => {
  fc.assert(
    fc.property(value, styles, (item, style) => {
      const text = written(item, counter(style));
      const quick = quickJson5(text);
      if (quick !== undefined) expect(quick).toEqual(judged(text));
    }),
    { numRuns: 1500 },
  );
});

test('never reads a text that json5 refuses, however it was damaged', () => {
  fc.assert(
    fc.property(
      value,
      styles,
      fc.nat(),
      fc.constantFrom('', ',', '"', "'", '/', '*', '\\', ':', '}', '[', 'a', '\n'),
      (item, style, at, put) => {
        const whole = written(item, counter(style));
        const place = at % (whole.length + 1);
        const text = whole.slice(0, place) + put + whole.slice(place + (put === '' ? 1 : 0));
        const quick = quickJson5(text);
        if (quick !== undefined) expect(quick).toEqual(judged(text));
      },
    ),
    { numRuns: 3000 },
  );
});
