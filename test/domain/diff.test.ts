import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Hunk, hunksBetween } from '../../state/domain/edits/diff.js';
import { shownChange } from '../../state/domain/json5/shownChange.js';

const between = (before: string, after: string): readonly Hunk[] =>
  hunksBetween({ text: before, shown: before }, { text: after, shown: after });

/** As patch programs print it, with the line each hunk begins at. */
const drawn = (hunks: readonly Hunk[]): string =>
  hunks
    .map(({ start, lines }) => [`@${start}`, ...lines.map(({ kind, text }) => MARK[kind] + text)].join('\n'))
    .join('\n');

const MARK = { same: ' ', removed: '-', added: '+' } as const;

const numbered = (count: number): string[] => Array.from({ length: count }, (_, i) => `line ${i + 1}`);

/** The old lines with the hunks put in; what the hunks say of the old lines has to be true. */
function patched(old: readonly string[], hunks: readonly Hunk[]): readonly string[] {
  const rebuilt: string[] = [];
  let at = 0;
  for (const { start, lines } of hunks) {
    rebuilt.push(...old.slice(at, start - 1));
    const said = lines.filter(({ kind }) => kind !== 'added').map(({ text }) => text);
    expect(old.slice(start - 1, start - 1 + said.length)).toEqual(said);
    at = start - 1 + said.length;
    rebuilt.push(...lines.filter(({ kind }) => kind !== 'removed').map(({ text }) => text));
  }
  return [...rebuilt, ...old.slice(at)];
}

describe('the difference of two texts', () => {
  test('is what changes, with three lines around it', () => {
    const lines = numbered(12);
    const after = lines.with(5, 'another').join('\n');
    expect(drawn(between(lines.join('\n'), after))).toBe(
      '@3\n line 3\n line 4\n line 5\n-line 6\n+another\n line 7\n line 8\n line 9',
    );
  });

  test('comes in one piece where the surroundings touch, in two where they do not', () => {
    const lines = numbered(30);
    expect(between(lines.join('\n'), lines.with(5, 'x').with(12, 'y').join('\n'))).toHaveLength(1);
    expect(between(lines.join('\n'), lines.with(5, 'x').with(13, 'y').join('\n'))).toHaveLength(2);
  });

  test.each([
    ['', 'a\n', '@1\n+a'],
    ['a\n', '', '@1\n-a'],
    ['a\nb\n', 'b\n', '@1\n-a\n b'],
    ['a\nb\n', 'a\nx\nb\n', '@1\n a\n+x\n b'],
    ['a\r\nb\r\n', 'a\r\nc\r\n', '@1\n a\n-b\n+c'],
    ['same\n', 'same\n', ''],
  ])('of %j and %j', (before, after, shown) => expect(drawn(between(before, after))).toBe(shown));

  test('put into the old text gives the new one, for any two texts', () => {
    const text = fc.array(fc.constantFrom('a', 'b', 'c', '', '  d'), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(text, text, (a, b) => {
        expect(patched(a, between(`${a.join('\n')}\n`, `${b.join('\n')}\n`))).toEqual(b);
      }),
      { numRuns: 500 },
    );
  });

  test('of texts that have nothing in common is one piece, however long they are', () => {
    const [before, after] = [
      numbered(4000).join('\n'),
      numbered(4000)
        .map((line) => `not ${line}`)
        .join('\n'),
    ];
    const hunks = between(before, after);
    expect(hunks).toHaveLength(1);
    expect(hunks[0]?.lines).toHaveLength(8000);
  });
});

test('a change is shown with every secret masked, in lines that keep their numbers', () => {
  const before = `{
  apiKey: "sk-live-0123456789abcdef",
  headers: { "X-Tenant": "acme", Authorization: 'Bearer abc' },
  // token: "ghp_0123456789abcdef0123456789abcdef0123"
  model: "a/b",
  note: "two \\
lines",
}
`;
  const after = before.replace('a/b', 'c/d');
  expect(drawn(shownChange(before, after))).toBe(`@2
   apiKey: "[secret]",
   headers: { "X-Tenant": "[secret]", Authorization: '[secret]' },
   // token: "[secret]"
-  model: "a/b",
+  model: "c/d",
   note: "two \\
 lines",
 }`);
});

test('what only stands where a key would is shown, and nothing that looks like a key beside such words', () => {
  const after = `{
  "a": { "apiKey": "ollama-local" },
  "b": { "apiKey": "custom-local" },
  "c": { "apiKey": "oauth:sk-live-0123456789abcdef" },
  "d": { "apiKey": "ollama-local-0123456789abcdefABCDEF" }
}
`;
  expect(drawn(shownChange('', after))).toContain(`+  "a": { "apiKey": "ollama-local" },
+  "b": { "apiKey": "custom-local" },
+  "c": { "apiKey": "[secret]" },
+  "d": { "apiKey": "[secret]" }`);
});
