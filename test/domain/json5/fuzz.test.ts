import JSON5 from 'json5';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { toJson } from '../../../state/domain/json5/document.js';
import { parseJson5 } from '../../../state/domain/json5/parse.js';
import { type Random, seeded } from '../../support/seeded.js';

/** What texts are made of and scribbled with: every character that means something, and some that only seem to. */
const BITS = [
  ...['{', '}', '[', ']', ':', ',', '"', "'", '\\', '/', '//', '/*', '*/', '\n', '\r\n', '\r', '\t', ' ', '\u2028'],
  ...['0', '1', '9', '.', '+', '-', 'e', 'E', 'x', '0x', '1e9', '0x1F', '.5', '5.', '00', '1e999', '-0', '_'],
  ...['true', 'false', 'null', 'NaN', 'Infinity', 'undefined', 'tru', 'nul', 'Na', 'Inf', 'a', '$', 'é', '__proto__'],
  ...['\\u0061', '\\x41', '\\0', '\\1', '\\v', '\\\n', '\\\r\n', '\\\u2029', '\\u12', '\\u{61}', '#', '`', '“', '@'],
  ...[
    '\0',
    '\u0007',
    '\u001f',
    '\u007f',
    '\u00a0',
    '\ufeff',
    '\u200c',
    '\u3000',
    '\ud83d',
    '\udc00',
    '😀',
    '𝒜',
    '\uffff',
  ],
] as unknown as readonly [string, ...string[]];

const GAPS = ['', '', '', ' ', '\n', '\r\n\t', '// c\n', '/* c */', '/**/', '\u00a0', '\ufeff'] as const;
const KEYS = [
  'a',
  '$b_1',
  '"a b"',
  "'it\\'s'",
  'é',
  '\\u0061b',
  '__proto__',
  'constructor',
  'null',
  '""',
  '"\\x41"',
] as const;
const SCALARS = [
  ...['null', 'true', 'false', '0', '-0', '+1', '.5', '5.', '-5.e-3', '0x1F', '-0XaB', 'Infinity', '-Infinity', 'NaN'],
  ...['1e999', '-1e999', '1e-999', '9007199254740993', '0.1e1', '+NaN', '+0x0', '""', "''", '"a\\nb"', '\'say "hi"\''],
  ...['"\\u00e9\\ud83d"', '"\\\n"', "'\\\r\n'", '"\u2028"', '"\\\'"', '"\\a\\/"', '"\\0"', '"\t"', '"//"', "'/*'"],
] as unknown as readonly [string, ...string[]];

function value(random: Random, depth: number): string {
  const gap = (): string => random.pick(GAPS);
  const kind = depth <= 0 ? 9 : random.below(10);
  if (kind > 3) return random.pick(SCALARS);
  const items = Array.from({ length: random.below(4) }, () => {
    const item = value(random, depth - 1);
    return kind < 2 ? `${gap()}${item}${gap()}` : `${gap()}${random.pick(KEYS)}${gap()}:${gap()}${item}${gap()}`;
  });
  const inner = items.join(',') + (items.length > 0 && random.below(3) === 0 ? `,${gap()}` : gap());
  return kind < 2 ? `[${inner}]` : `{${inner}}`;
}

/** Cuts, doubles, deletes, puts in and overwrites, up to four times. */
function mutated(random: Random, text: string): string {
  let out = text;
  for (let times = random.below(5); times > 0; times--) out = scribbled(random, out);
  return out;
}

function scribbled(random: Random, text: string): string {
  const [at, length] = [random.below(text.length + 1), random.below(6)];
  return random.pick([
    text.slice(0, at),
    text.slice(at),
    text.slice(0, at) + text.slice(at + length),
    text.slice(0, at) + text.slice(Math.max(0, at - length)),
    text.slice(0, at) + random.pick(BITS) + text.slice(at),
    text.slice(0, at) + random.pick(BITS) + text.slice(at + 1),
  ]);
}

const soup = (random: Random): string => Array.from({ length: random.below(9) }, () => random.pick(BITS)).join('');

function theirs(text: string): unknown {
  try {
    return { value: JSON5.parse(text) };
  } catch (error) {
    return { message: error instanceof Error ? error.message : String(error) };
  }
}

function ours(text: string): unknown {
  const parsed = parseJson5(text);
  return parsed.ok ? { value: toJson(parsed.value.root) } : { message: parsed.problem.message };
}

/** Exact, and cheaper than `toEqual`, which does not tell 0 from -0 anyway. */
const same = (a: unknown, b: unknown): boolean => {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return Object.is(a, b);
  const [left, right] = [Object.entries(a), Object.entries(b)];
  if (Array.isArray(a) !== Array.isArray(b) || left.length !== right.length) return false;
  return left.every(([key, item], i) => right[i]?.[0] === key && same(item, right[i]?.[1]));
};

// json5 warns of line separators in strings, which it reads all the same.
beforeAll(() => vi.spyOn(console, 'warn').mockReturnValue());
afterAll(() => vi.restoreAllMocks());

describe('of 30,000 texts we and json5 say the same: the value, or what is wrong and where', () => {
  const kinds: readonly [string, (random: Random) => string][] = [
    ['documents', (random) => value(random, 4)],
    ['documents that somebody scribbled in', (random) => mutated(random, value(random, 3))],
    ['soups of characters that mean something', soup],
  ];
  test.each(kinds)('%s', (_, make) => {
    for (let seed = 1; seed <= ROUNDS; seed++) {
      const text = make(seeded(seed));
      const [we, they] = [ours(text), theirs(text)];
      if (!same(we, they)) expect({ seed, text, said: we }).toEqual({ seed, text, said: they });
    }
  });
});

/** FUZZ_ROUNDS=1000000 for a long night. */
const ROUNDS = Number(process.env.FUZZ_ROUNDS ?? 10_000);
