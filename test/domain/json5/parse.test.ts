import fc from 'fast-check';
import JSON5 from 'json5';
import { describe, expect, test } from 'vitest';
import type { Json } from '../../../state/domain/json.js';
import { nodeAt, placeOf, toJson } from '../../../state/domain/json5/document.js';
import { MAX_DEPTH, parseJson5 } from '../../../state/domain/json5/parse.js';
import { documents } from '../../support/json5Texts.js';

/** What json5 itself makes of a text: a value, or its message. */
function json5Says(text: string): { readonly value: unknown } | { readonly message: string } {
  try {
    return { value: JSON5.parse(text) };
  } catch (error) {
    return { message: error instanceof Error ? error.message : String(error) };
  }
}

function weSay(text: string): { readonly value: Json } | { readonly message: string } {
  const doc = parseJson5(text);
  return doc.ok ? { value: toJson(doc.value.root) } : { message: doc.problem.message };
}

describe('a text is read as json5 reads it', () => {
  test.each([
    '{}',
    '[]',
    'null',
    '"text"',
    '-0',
    '+1',
    '.5',
    '5.',
    '5.e3',
    '0.e2',
    '-.5e-7',
    '0x1F',
    '-0XabCDef0123456789',
    '1e21',
    '-Infinity',
    '+NaN',
    'NaN',
    '{ null: 1, true: 2, false: 3, if: 4, Infinity: 5 }',
    '{ $a_1: 1, é: 2, \\u0061b: 3, a\\u0062: 4, a\u200cb: 6, 𝒜: 7 }',
    '{ \'single\': \'it\\\'s\', "double": "say \\"hi\\"" }',
    '"\\b\\f\\n\\r\\t\\v\\0\\x41\\u00e9\\a\\/\\\\"',
    '"one \\\ntwo \\\r\nthree \\\rfour \\\u2028five"',
    '"\ud83d\ude00 \\ud83d\\ude00 \\ud83d"',
    '[1, 2, 3,]',
    '{ a: [], b: {}, c: [[]], }',
    '{ a: 1, b: 2, a: 3 }',
    '{ __proto__: { polluted: true }, constructor: 1, toString: 2 }',
    '{ "__proto__": 1, "__proto__": 2 }',
    '{ "2": 1 }',
    '\ufeff{ a: 1 }\ufeff',
    '// a\r{ /* b */ a /* c */ : /* d */ 1 /* e */, // f\u2028 b: 2 } // g',
    '/***/{/****/}/**/',
    '\v\f\u00a0\u2003\u3000{\u2029}\u1680',
    '{\r\n\ta: 1,\r\n}\r\n',
  ])('%j', (text) => expect(weSay(text)).toEqual(json5Says(text)));

  test('an astonishing name stays a key and pollutes nothing', () => {
    const said = weSay('{ __proto__: { polluted: true } }');
    expect('value' in said && Object.hasOwn(said.value as object, '__proto__')).toBe(true);
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });

  test('any value that json5 can print', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 5 }), fc.constantFrom(undefined, 1, '\t'), (value, space) => {
        const text = JSON5.stringify(value, { space: space ?? 0 });
        expect(weSay(text)).toEqual(json5Says(text));
      }),
    );
  });

  test('any document with comments, every quoting and every number form', () => {
    fc.assert(
      fc.property(documents(), (text) => {
        expect(weSay(text)).toEqual(json5Says(text));
      }),
      { numRuns: 500 },
    );
  });
});

describe('a text that json5 refuses is refused in its words and at its place', () => {
  test.each([
    '',
    '  \n ',
    '// only a comment',
    '{',
    '{ a',
    '{ a:',
    '{ a: 1',
    '{ a: 1,\n',
    '{ a: 1 ]',
    '[ 1 }',
    '[1 2]',
    '{ a: 1 b: 2 }',
    '{ a: 1,, b: 2 }',
    '[,]',
    '{,}',
    '{ 1: 2 }',
    '{ lm-studio: 1 }',
    '{ a = 1 }',
    '{ a: 8192 * 10 }',
    '{ a: 8192 / 10 }',
    '{ a: 10 - 2 }',
    '{ a: 01 }',
    '{ a: 1_000 }',
    '{ a: 0x }',
    '{ a: 1e }',
    '{ a: . }',
    '{ a: - 1 }',
    '{ a: --1 }',
    '{ a: tru }',
    '{ a: nul',
    '{ a: undefined }',
    '{ a: Infinit }',
    '{ a: text }',
    '{ a: "one\ntwo" }',
    '{ a: "one\rtwo" }',
    '{ a: "open',
    "{ a: 'open\\",
    '{ a: "\\1" }',
    '{ a: "\\01" }',
    '{ a: "\\xg0" }',
    '{ a: "\\u12" }',
    '{ \\x61: 1 }',
    '{ \\u0031a: 1 }',
    '{ a\\u0020: 1 }',
    '{ a: 1 } x',
    '{ a: 1 }}',
    '{ /* open',
    '{ / a: 1 }',
    '# comment\n{}',
    '{ “a”: 1 }',
    '{ a: `x` }',
    '{ a: \u0001 }',
    '{ 😀: 1 }',
    '{ ℘: 1 }',
    '\n\n  {\n  a: 1\n  b: 2\n}',
    '{\r\n  a: 1\r\n  "b": 2\r\n}',
  ])('%j', (text) => {
    const theirs = json5Says(text);
    expect('message' in theirs).toBe(true);
    expect(weSay(text)).toEqual(theirs);
  });

  test('any document that somebody cut or scribbled in', () => {
    const scribbled = fc
      .tuple(documents(), fc.nat(), fc.constantFrom('', '*', ',', '}', ']', '"', "'", '\\', '\n', ':', 'x', '0', '/'))
      .map(([text, at, char]) => {
        const cut = at % (text.length + 1);
        return char === '' ? text.slice(0, cut) : text.slice(0, cut) + char + text.slice(cut);
      });
    fc.assert(
      fc.property(scribbled, (text) => {
        expect(weSay(text)).toEqual(json5Says(text));
      }),
      { numRuns: 500 },
    );
  });
});

test('nesting is followed as deep as it is safe, and refused beyond that', () => {
  const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);
  expect(weSay(nested(MAX_DEPTH))).toHaveProperty('value');
  expect(weSay(nested(MAX_DEPTH + 1))).toEqual({ message: `JSON5: nested too deeply at 1:${MAX_DEPTH + 1}` });
  expect(weSay('{a:'.repeat(100_000))).toHaveProperty('message');
});

describe('what a person probably meant is said, in a sentence', () => {
  const check = (text: string, hint: string) => {
    const doc = parseJson5(text);
    expect(doc.ok ? undefined : doc.problem.hint).toBe(hint);
  };
  test.each([
    ['{ maxTokens: 8192 * 10 }', 'JSON5 has no arithmetic: write 81920 for 8192 * 10.'],
    ['{ maxTokens: 8192 * 10, // ten\n }', 'JSON5 has no arithmetic: write 81920 for 8192 * 10.'],
    ['[1024*1024*2]', 'JSON5 has no arithmetic: write 2097152 for 1024*1024*2.'],
    ['{ a: 100 / 4 }', 'JSON5 has no arithmetic: write 25 for 100 / 4.'],
    ['{ a: 8192 * ten }', 'JSON5 has no arithmetic.'],
    ['{ a: 8192 * 10 + 1 }', 'JSON5 has no arithmetic.'],
    ['{\n  a: 1\n  b: 2\n}', 'A comma is missing after the value on line 2.'],
    ['["a" "b"]', 'A comma is missing after the value on line 1.'],
    ['{\n  a: {\n    b: 1,\n', 'The { opened at 2:6 is never closed.'],
    ['{ a: [1, 2 }', 'The [ opened at 1:6 is closed by }.'],
    ['{ a: 1 } }', 'There is text after the end of the config; is there one bracket too many?'],
    ['{ a: 1,, }', 'There is a comma too many.'],
    ['{ lm-studio: 1 }', 'A key with a - in it needs quotes.'],
    ['{ 4o: 1 }', 'A key that begins with a digit needs quotes.'],
    ['{ a = 1 }', 'Write a : between a key and its value.'],
    ['{ a: True }', 'Write true, in small letters.'],
    ['{ a: openai/gpt-5 }', 'A text needs quotes: "openai/gpt-5".'],
    ['{ a: nope }', 'A text needs quotes: "nope".'],
    ['{ a: constructor }', 'A text needs quotes: "constructor".'],
    ['{ a: 200k }', 'JSON5 knows no units; write the number out.'],
    ['{ a: 1_000 }', 'JSON5 has no _ between digits.'],
    ['{ a: 010 }', 'A number does not begin with 0.'],
    ['{ a: "b" + "c" }', 'JSON5 cannot join texts; write them as one.'],
    ['{ a: "one\n two" }', 'A quoted text ends on its line; write \\n, or a \\ before the end of the line.'],
    ['# mine\n{}', 'Comments begin with // in JSON5, not with #.'],
    ['', 'The file is empty; the smallest config is {}.'],
    ['{ /* x', 'A /* comment is never closed with */.'],
  ])('%j', check);
});

describe('a place in the text is found by its path', () => {
  const text = "{\n  a: 1,\n  'b': [10, { c: 'x' }],\n  a: 2,\n}\n";
  const doc = parseJson5(text);
  const parsed = doc.ok ? doc.value : undefined;
  if (parsed === undefined) throw new Error('the text of this test is valid');

  test.each([
    [['a'], { line: 4, column: 3 }, 2],
    [['b'], { line: 3, column: 3 }, [10, { c: 'x' }]],
    [['b', 1], { line: 3, column: 13 }, { c: 'x' }],
    [['b', 1, 'c'], { line: 3, column: 15 }, 'x'],
    [[], { line: 1, column: 1 }, { a: 2, b: [10, { c: 'x' }] }],
  ])('%j', (path, place, value) => {
    expect(placeOf(parsed, path)).toEqual(place);
    const node = nodeAt(parsed, path);
    expect(node && toJson(node)).toEqual(value);
  });

  test('of something absent: where its nearest parent stands', () => {
    expect(placeOf(parsed, ['b', 1, 'd', 'e'])).toEqual({ line: 3, column: 13 });
    expect(placeOf(parsed, ['z'])).toEqual({ line: 1, column: 1 });
    expect(nodeAt(parsed, ['b', 7])).toBeUndefined();
    expect(nodeAt(parsed, ['a', 'x'])).toBeUndefined();
  });
});

test('the line of a problem is shown without the secrets on it', () => {
  const doc = parseJson5('{\n  apiKey: "sk-live-0123456789abcdef" x,\n}');
  expect(doc).toMatchObject({ ok: false, problem: { line: 2, column: 38, text: '  apiKey: "[secret]" x,' } });
});
