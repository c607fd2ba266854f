import { describe, expect, test } from 'vitest';
import type { Json, KeyPath } from '../../../state/domain/json.js';
import { editText } from '../../support/editText.js';

type Change = readonly [path: KeyPath, was: Json | undefined, value: Json | undefined];

function check(before: string, after: string, ...changes: readonly Change[]): void {
  const edits = changes.map(([path, was, value]) => ({ path, was, value }));
  expect(editText(before, edits)).toEqual({ ok: true, value: after });
}

/** A config as a careful person writes it, with a place for one key of `agents.defaults`. */
const config = (defaults: string): string => `// Ann's gateway
{
  agents: {
    defaults: {
${defaults}
    },
  },
  gateway: { mode: "local" }, // never remote
}
`;

const MODEL = ['agents', 'defaults', 'model'];
const FALLBACKS = [...MODEL, 'fallbacks'];
const ALLOWED = ['agents', 'defaults', 'models'];

describe('a value that is set', () => {
  test('keeps its quotes and the comment behind it', () =>
    check(
      config(`      model: { primary: 'anthropic/claude-opus-4-6' }, // the good one`),
      config(`      model: { primary: 'openai/gpt-5.5' }, // the good one`),
      [[...MODEL, 'primary'], 'anthropic/claude-opus-4-6', 'openai/gpt-5.5'],
    ));

  test('grows from a string to an object in the habit of the file', () =>
    check(
      config(`      model: "anthropic/claude-opus-4-6", // the good one`),
      config(`      model: { primary: "openai/gpt-5.5" }, // the good one`),
      [MODEL, 'anthropic/claude-opus-4-6', { primary: 'openai/gpt-5.5' }],
    ));

  test('leaves an escaped quote escaped in its own way', () =>
    check(`{ name: 'it\\'s' }`, `{ name: 'say "it\\'s"' }`, [['name'], "it's", 'say "it\'s"']));

  test('keeps comments between key, value and comma', () =>
    check('{ a /* k */ : /* v */ 1 /* g */, // t\n}', '{ a /* k */ : /* v */ 2 /* g */, // t\n}', [['a'], 1, 2]));

  test('of duplicate keys is the last, which counts', () =>
    check('{ a: 1, b: 2, a: 3 }', '{ a: 1, b: 2, a: 4 }', [['a'], 3, 4]));
});

describe('a key that is added', () => {
  test('goes behind the last one, and a comma before its comment', () =>
    check('{\n    a: 1, // one\n    b: 2 // two\n}\n', '{\n    a: 1, // one\n    b: 2, // two\n    c: 3\n}\n', [
      ['c'],
      undefined,
      3,
    ]));

  test('is written like its neighbours on the allowlist', () =>
    check(
      config(`      models: {
        "anthropic/claude-opus-4-6": { alias: "Opus" },
        "ollama/llama3.3": {},
      },`),
      config(`      models: {
        "anthropic/claude-opus-4-6": { alias: "Opus" },
        "ollama/llama3.3": {},
        "openai/gpt-5.5": { alias: "gpt" },
      },`),
      [[...ALLOWED, 'openai/gpt-5.5'], undefined, { alias: 'gpt' }],
    ));

  test('opens an object on several lines where that is the habit', () =>
    check(
      `{
\t'model': {
\t\t'primary': 'a/1'
\t}
}`,
      `{
\t'model': {
\t\t'primary': 'a/1'
\t},
\t'imageModel': {
\t\t'primary': 'b/2',
\t\t'fallbacks': [
\t\t\t'c/3'
\t\t]
\t}
}`,
      [['imageModel'], undefined, { primary: 'b/2', fallbacks: ['c/3'] }],
    ));

  test('stays on the line of an object on one line', () =>
    check(
      `{\n  agents: { defaults: { model: { primary: "openai/gpt-5.1-codex" } } },\n}\n`,
      `{\n  agents: { defaults: { model: { primary: "openai/gpt-5.1-codex", fallbacks: ["ollama/llama3.3"] } } },\n}\n`,
      [FALLBACKS, undefined, ['ollama/llama3.3']],
    ));

  test('opens up where the line would grow beyond reading', () =>
    check(
      `{\n  agents: { defaults: { model: { primary: "openai/gpt-5.1-codex" } } },\n}\n`,
      `{
  agents: { defaults: { model: { primary: "openai/gpt-5.1-codex" }, models: {
    "openai/gpt-5.1-codex": {},
    "anthropic/claude-opus-4-6": { alias: "opus" },
    "ollama/llama3.3": {},
  } } },
}
`,
      [
        ALLOWED,
        undefined,
        { 'openai/gpt-5.1-codex': {}, 'anthropic/claude-opus-4-6': { alias: 'opus' }, 'ollama/llama3.3': {} },
      ],
    ));

  test('comes first where the asked object has it first', () =>
    check(
      config(`      model: {
        // in this order
        fallbacks: ["a/1"],
      },`),
      config(`      model: {
        primary: "b/2",
        // in this order
        fallbacks: ["a/1", "c/3"],
      },`),
      [MODEL, { fallbacks: ['a/1'] }, { primary: 'b/2', fallbacks: ['a/1', 'c/3'] }],
    ));

  test('goes behind the comments of an object that has nothing else', () =>
    check('{\n  // nothing yet\n}\n', '{\n  // nothing yet\n  "a": 1\n}\n', [['a'], undefined, 1]));

  test('is put into minified JSON without a blank', () =>
    check('{"agents":{"x":[1,2]}}', '{"agents":{"x":[1,2],"y":["a","b"]}}', [['agents', 'y'], undefined, ['a', 'b']]));

  test('does not open up a minified file, however long its line is', () => {
    const long = `"notes":"${'x'.repeat(200)}"`;
    check(`{${long},"m":{"a/1":{}}}`, `{${long},"m":{"a/1":{"alias":"one"}}}`, [['m', 'a/1'], {}, { alias: 'one' }]);
  });

  test('follows a comma-first list as far as it can', () =>
    check('{\n    a: 1\n  , b: 2\n}', '{\n    a: 1\n  , b: 2, c: 3\n}', [['c'], undefined, 3]));
});

describe('a key that is renamed', () => {
  const [old, asked] = [
    { 'a:x': { b: 1, c: 2 }, d: { e: 1, f: 2 } },
    { 'a:new': { b: 1, c: 2 }, d: { e: 1, f: 2 } },
  ];

  test('keeps its place, its value as it is written, and what is said of it', () =>
    check(
      "{\n  p: {\n    // mine\n    'a:x': /* why */ { b: 1,   c: 2 }, // the first\n    d: { e: 1, f: 2 },\n  },\n}\n",
      "{\n  p: {\n    // mine\n    'a:new': /* why */ { b: 1,   c: 2 }, // the first\n    d: { e: 1, f: 2 },\n  },\n}\n",
      [['p'], old, asked],
    ));

  test('is quoted as the file quotes', () =>
    check('{"p":{"a:x":{"b":1,"c":2},"d":{"e":1,"f":2}}}', '{"p":{"a:new":{"b":1,"c":2},"d":{"e":1,"f":2}}}', [
      ['p'],
      old,
      asked,
    ]));

  test('is another one where its value says too little to know it by', () =>
    check('{\n  p: {\n    a: { b: 1 }, // the first\n  },\n}\n', '{\n  p: {\n    c: { b: 1 },\n  },\n}\n', [
      ['p'],
      { a: { b: 1 } },
      { c: { b: 1 } },
    ]));

  test('is another one where its value changes with it', () =>
    check('{ p: { a: { b: 1, c: 2 } /* the first */ } }\n', '{ p: { d: { b: 1, c: 3 } } }\n', [
      ['p'],
      { a: { b: 1, c: 2 } },
      { d: { b: 1, c: 3 } },
    ]));
});

describe('line ends and other bytes', () => {
  test('CRLF stays CRLF', () =>
    check('{\r\n\ta: 1,\r\n}\r\n', '{\r\n\ta: 1,\r\n\tb: [\r\n\t\t"x",\r\n\t],\r\n}\r\n', [['b'], undefined, ['x']]));

  test('a BOM stays, a missing final newline stays missing', () =>
    check('\ufeff{ "a": 1 }', '\ufeff{ "a": 2 }', [['a'], 1, 2]));

  test.each([
    ['', ''],
    ['\n\n', ''],
    ['\ufeff', '\ufeff'],
  ])('an empty text %j becomes plain JSON as OpenClaw prints it', (before, bom) =>
    check(
      before,
      `${bom}${JSON.stringify({ agents: { defaults: { model: { primary: 'a/1', fallbacks: ['b/2'] } } } }, null, 2)}\n`,
      [MODEL, undefined, { primary: 'a/1', fallbacks: ['b/2'] }],
    ),
  );

  test('a text that already says so is not touched', () => {
    const text = '{ a : [ 1,2 ] , }';
    check(text, text, [['a'], [1, 2], [1, 2]]);
    check(text, text, [['a'], ['something else'], [1, 2]]);
    check(text, text, [['z'], 1, undefined]);
    check('', '', [['z'], undefined, undefined]);
  });
});

describe('a list', () => {
  const chain = (body: string): string => `{
  fallbacks: [
${body}
  ],
}
`;
  const before = chain(`    // tried in this order
    "b/2", // cheap
    "c/3", // fast

    // slow but sure
    "d/4"`);
  const old = ['b/2', 'c/3', 'd/4'];

  test.each([
    [
      'takes one more at the end',
      [...old, 'e/5'],
      `    // tried in this order
    "b/2", // cheap
    "c/3", // fast

    // slow but sure
    "d/4",
    "e/5"`,
    ],
    [
      'takes one more in between',
      ['b/2', 'e/5', 'c/3', 'd/4'],
      `    // tried in this order
    "b/2", // cheap
    "e/5",
    "c/3", // fast

    // slow but sure
    "d/4"`,
    ],
    [
      'loses one with the comment on its line',
      ['b/2', 'd/4'],
      `    // tried in this order
    "b/2", // cheap

    // slow but sure
    "d/4"`,
    ],
    [
      'loses the last, and the comma before it',
      ['b/2', 'c/3'],
      `    // tried in this order
    "b/2", // cheap
    "c/3" // fast

    // slow but sure`,
    ],
    [
      'moves the last to the front with the comment above it',
      ['d/4', 'b/2', 'c/3'],
      `    // slow but sure
    "d/4",
    // tried in this order
    "b/2", // cheap
    "c/3" // fast`,
    ],
    [
      'swaps two with the comments behind them',
      ['c/3', 'b/2', 'd/4'],
      `    "c/3", // fast
    // tried in this order
    "b/2", // cheap

    // slow but sure
    "d/4"`,
    ],
    [
      'sets one in place',
      ['b/2', 'x/9', 'd/4'],
      `    // tried in this order
    "b/2", // cheap
    "x/9", // fast

    // slow but sure
    "d/4"`,
    ],
  ])('%s', (_, next, after) => check(before, chain(after), [['fallbacks'], old, next]));

  test('is rearranged on one line', () =>
    check("{\n  f: ['a/1', 'b/2'], // order\n}", "{\n  f: ['b/2', 'a/1'], // order\n}", [
      ['f'],
      ['a/1', 'b/2'],
      ['b/2', 'a/1'],
    ]));

  test('takes comments inside its line along', () =>
    check("{ f: ['a', 'b' /* last */ ] }", "{ f: ['b' /* last */, 'c', 'a' ] }", [['f'], ['a', 'b'], ['b', 'c', 'a']]));

  test('in rows stays in rows', () =>
    check('{ n: [\n  1, 2, 3,\n  4, 5, 6\n] }', '{ n: [\n  1, 2, 3,\n  5, 6, 7\n] }', [
      ['n'],
      [1, 2, 3, 4, 5, 6],
      [1, 2, 3, 5, 6, 7],
    ]));

  test('is changed by index: set, appended to, removed from', () =>
    check(
      "{ f: ['a', 'b'] }",
      "{ f: ['c', 'd'] }",
      [['f', 0], 'a', 'c'],
      [['f', 2], undefined, 'd'],
      [['f', 1], 'b', undefined],
    ));

  test('that is emptied closes up; comments alone keep it open', () => {
    check('{\n  f: [\n    1,\n  ],\n}', '{\n  f: [],\n}', [['f'], [1], []]);
    check('{\n  f: [\n    // one\n    1,\n  ],\n}', '{\n  f: [\n    // one\n  ],\n}', [['f'], [1], []]);
  });
});

describe('a key that is removed', () => {
  test('takes its line, and leaves the comment lines above', () =>
    check('{\n  a: 1,\n\n  // about b\n  b: 2, // b\n\n  c: 3,\n}', '{\n  a: 1,\n\n  // about b\n\n  c: 3,\n}', [
      ['b'],
      2,
      undefined,
    ]));

  test('at the beginning leaves no gap', () =>
    check('{\n  a: 1,\n\n  b: 2,\n}', '{\n  b: 2,\n}', [['a'], 1, undefined]));

  test('on one line leaves the padding as it was', () =>
    check('{ a: 1, b: 2, c: 3 }', '{ b: 2 }', [['a'], 1, undefined], [['c'], 3, undefined]));

  test('goes with all its duplicates, or an earlier one would come to light', () =>
    check('{ a: 1, b: 2, a: 3 }', '{ b: 2 }', [['a'], 3, undefined]));

  test('never leaves the next one in a comment', () =>
    check('[1, // one\n 2, 3]', '[1, // one\n 3]', [[1], 2, undefined]));
});

describe('an edit is refused', () => {
  const refused = (text: string, [path, was, value]: Change, problem: unknown) =>
    expect(editText(text, [{ path, was, value }])).toMatchObject({ ok: false, problem });

  test('when the text says something else than the edit was made for', () => {
    refused('{ a: 1 }', [['a'], 2, 3], { kind: 'changed', path: ['a'], was: 2, now: 1 });
    refused('{ a: 1 }', [['a'], undefined, 3], { kind: 'changed', now: 1 });
    refused('{}', [['a', 'b'], 1, 3], { kind: 'changed', path: ['a', 'b'], was: 1, now: undefined });
  });

  test('when something stands in its way', () => {
    refused('{ a: 1 }', [['a', 'b'], undefined, 2], { kind: 'blocked', path: ['a'] });
    refused('{ a: null }', [['a', 'b'], undefined, 2], { kind: 'blocked', path: ['a'] });
    refused('{ a: [1] }', [['a', 5], undefined, 2], { kind: 'blocked', path: ['a'] });
    refused('{ a: [1] }', [['a', 'b'], undefined, 2], { kind: 'blocked', path: ['a'] });
    refused('[]', [['a'], undefined, 2], { kind: 'blocked', path: [] });
  });

  test('when the text is not JSON5', () =>
    refused('{ a: 8192 * 10 }', [['a'], 1, 2], { kind: 'syntax', problem: { line: 1, column: 11 } }));

  test('when plain JSON cannot say it', () =>
    refused('{ "a": 1 }', [['a'], 1, Number.POSITIVE_INFINITY], { kind: 'unverified', path: ['a'] }));
});
