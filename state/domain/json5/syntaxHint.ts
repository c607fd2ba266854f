import { lineAndColumn } from './document.js';
import type { Failure, Walk } from './scan.js';

/** What a person probably meant by the text that stopped a walk; undefined where a guess would not help. */
export function hintFor(walk: Walk, failure: Failure): string | undefined {
  const hint = wordsFor(walk, failure);
  return hint === undefined ? undefined : sentence(hint);
}

/** As all that is said of problems, so that it can stand alone. */
const sentence = (hint: string): string =>
  `${hint.charAt(0).toUpperCase()}${hint.slice(1)}${hint.endsWith('?') ? '' : '.'}`;

function wordsFor(walk: Walk, failure: Failure): string | undefined {
  if (failure.kind === 'depth') return 'no real config nests this deeply; look for a bracket that repeats';
  if (failure.at >= walk.text.length) return hintAtEnd(walk, failure);
  return arithmetic(walk.text, failure) ?? CHARACTER_HINTS[walk.text.charAt(failure.at)] ?? hintWhile(walk, failure);
}

function hintAtEnd(walk: Walk, failure: Failure): string {
  if (walk.text.trim() === '') return 'the file is empty; the smallest config is {}';
  if (failure.doing === 'comment') return 'a /* comment is never closed with */';
  if (failure.doing === 'string') return 'a quoted text is never closed';
  const open = walk.open.at(-1);
  if (open === undefined) return 'the file ends too early';
  return `the ${walk.text.charAt(open)} opened at ${spot(walk.text, open)} is never closed`;
}

const CHARACTER_HINTS: Readonly<Record<string, string>> = {
  '#': 'comments begin with // in JSON5, not with #',
  '`': 'JSON5 has no backquotes; use "…"',
  '“': 'typographic quotes do not count; use "…"',
  '”': 'typographic quotes do not count; use "…"',
  '‘': "typographic quotes do not count; use '…'",
  '’': "typographic quotes do not count; use '…'",
  '=': 'write a : between a key and its value',
};

function hintWhile(walk: Walk, failure: Failure): string | undefined {
  const { text } = walk;
  switch (failure.doing) {
    case 'string':
      return isLineBreak(text, failure.at)
        ? 'a quoted text ends on its line; write \\n, or a \\ before the end of the line'
        : 'that is not an escape that JSON5 knows';
    case 'colon':
      return text.charAt(failure.at) === '-' ? 'a key with a - in it needs quotes' : 'a : is missing after the key';
    case 'key':
      return hintForKey(text, failure.at);
    case 'end':
      return 'there is text after the end of the config; is there one bracket too many?';
    case 'after-member':
    case 'after-element':
      return hintAfterValue(walk, failure);
    case 'value':
      return hintForValue(text, failure.at);
    case 'comment':
      return 'a comment begins with //, or stands between /* and */';
  }
}

function hintForKey(text: string, at: number): string {
  const char = text.charAt(at);
  if (char === ',') return 'there is a comma too many';
  return /\d/.test(char) ? 'a key that begins with a digit needs quotes' : 'a key is expected here, or }';
}

function hintAfterValue(walk: Walk, failure: Failure): string | undefined {
  const { text } = walk;
  const char = text.charAt(failure.at);
  const open = walk.open.at(-1) ?? 0;
  if (char === '}' || char === ']') {
    return `the ${text.charAt(open)} opened at ${spot(text, open)} is closed by ${char}`;
  }
  const number = /(?:^|[\s:[,])([+-]?\d[\d.]*)$/.exec(text.slice(0, failure.at))?.[1];
  if (number !== undefined && char === '_') return 'JSON5 has no _ between digits';
  if (number === '0' && /\d/.test(char)) return 'a number does not begin with 0';
  if (number !== undefined && /[A-Za-z]/.test(char)) return 'JSON5 knows no units; write the number out';
  if (char === '+') return 'JSON5 cannot join texts; write them as one';
  return /["'{[\w$.-]/.test(char)
    ? `a comma is missing after the value on line ${valueLine(text, failure.at)}`
    : undefined;
}

const WORDS: Readonly<Record<string, string>> = {
  True: 'write true, in small letters',
  False: 'write false, in small letters',
  None: 'write null',
  undefined: 'write null, or leave the key out',
  yes: 'write true',
  no: 'write false',
};

function hintForValue(text: string, at: number): string | undefined {
  const start = /[A-Za-z_$][\w$]*$/.exec(text.slice(Math.max(0, at - 40), at))?.[0].length ?? 0;
  const word = /^[A-Za-z_$][\w$./:-]*/.exec(text.slice(at - start, at + 80))?.[0];
  if (word !== undefined) return Object.hasOwn(WORDS, word) ? WORDS[word] : `a text needs quotes: "${word}"`;
  return text.charAt(at) === ',' ? 'a value is missing before the comma' : 'a value is expected here';
}

/** The one that OpenClaw's own documents make: `maxTokens: 8192 * 10`. */
function arithmetic(text: string, { at, doing }: Failure): string | undefined {
  const operator = text.charAt(text.charAt(at - 1) === '/' ? at - 1 : at);
  if (!'*+-/%'.includes(operator) || (doing !== 'after-member' && doing !== 'after-element' && doing !== 'comment')) {
    return undefined;
  }
  const lineStart = Math.max(text.lastIndexOf('\n', at - 1) + 1, at - 60);
  const before = /-?\d+(?:\.\d+)?\s*$/.exec(text.slice(lineStart, at).replace(/\/$/, ''))?.[0];
  const after = /^[^,}\]\n\r]*/.exec(text.slice(text.indexOf(operator, at - 1), at + 60))?.[0];
  if (before === undefined || after === undefined) return undefined;
  const sum = `${before}${after.replace(/\/\/.*|\/\*.*/, '')}`.trim();
  const value = calculate(sum);
  return `JSON5 has no arithmetic${value === undefined ? '' : `: write ${value} for ${sum}`}`;
}

/** Numbers joined by one kind of operator; undefined for anything that needs precedence, or does not come out whole. */
function calculate(sum: string): number | undefined {
  const operator = /\d\s*([*+/-])/.exec(sum)?.[1];
  if (operator === undefined) return undefined;
  const numbers = sum.split(operator).map((part) => (part.trim() === '' ? Number.NaN : Number(part)));
  const value = numbers.reduce((a, b) => OPERATORS[operator]?.(a, b) ?? Number.NaN);
  return Number.isFinite(value) ? value : undefined;
}

const OPERATORS: Readonly<Record<string, (a: number, b: number) => number>> = {
  '*': (a, b) => a * b,
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '/': (a, b) => a / b,
};

function valueLine(text: string, at: number): number {
  return lineAndColumn(text, text.slice(0, at).trimEnd().length).line;
}

const isLineBreak = (text: string, at: number): boolean => text.charAt(at) === '\n' || text.charAt(at) === '\r';

function spot(text: string, offset: number): string {
  const { line, column } = lineAndColumn(text, offset);
  return `${line}:${column}`;
}
