import { looseSpans } from '../masking/looseSpans.js';
import { MASK, maskSpans } from '../masking/redact.js';
import { lineAndColumn } from './document.js';
import type { Failure, Walk } from './scan.js';
import { hintFor } from './syntaxHint.js';

/** Why a text is not JSON5, and where. */
export type Json5Problem = {
  /** In the words of json5, with its line and column: what OpenClaw prints for the same file. */
  readonly message: string;
  /** What a person probably meant, or where to look. */
  readonly hint?: string;
  readonly offset: number;
  /** From 1. */
  readonly line: number;
  readonly column: number;
  /** The offending line, secrets masked. */
  readonly text: string;
};

export function syntaxProblem(walk: Walk): Json5Problem {
  const { failure } = walk;
  if (failure === undefined) throw new Error('a walk without failure has no problem');
  const { line, column } = lineAndColumn(walk.text, failure.at);
  const text = shownLine(walk.text, failure.at);
  // A hint may quote the line, so where that holds a secret there is none.
  const hint = text.includes(MASK) ? undefined : hintFor(walk, failure);
  return {
    message: messageOf(walk.text, failure, line, column),
    ...(hint === undefined ? {} : { hint }),
    offset: failure.at,
    line,
    column,
    text,
  };
}

function messageOf(text: string, { kind, at }: Failure, line: number, column: number): string {
  if (kind === 'depth') return `JSON5: nested too deeply at ${line}:${column}`;
  // json5 counts back from behind the escape, by one too many.
  if (kind === 'identifier') return `JSON5: invalid identifier character at ${line}:${column - 6}`;
  const code = text.codePointAt(at);
  if (code === undefined) return `JSON5: invalid end of input at ${line}:${column}`;
  const char = String.fromCodePoint(code);
  // json5 says where it is after reading the character: behind a line end that is the next line.
  const where = char === '\n' ? `${line + 1}:0` : `${line}:${column + char.length - 1}`;
  return `JSON5: invalid character '${nameOf(char)}' at ${where}`;
}

const NAMES: Readonly<Record<string, string>> = {
  "'": "\\'",
  '"': '\\"',
  '\\': '\\\\',
  '\b': '\\b',
  '\f': '\\f',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '\v': '\\v',
  '\0': '\\0',
  '\u2028': '\\u2028',
  '\u2029': '\\u2029',
};

function nameOf(char: string): string {
  const name = NAMES[char];
  if (name !== undefined) return name;
  return char < ' ' ? `\\x${char.charCodeAt(0).toString(16).padStart(2, '0')}` : char;
}

/** The line, read with those above it: a secret may stand a line below its name. A long one is cut around the offset. */
function shownLine(text: string, offset: number): string {
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
  const lineEnd = text.indexOf('\n', offset);
  const isLong = (lineEnd === -1 ? text.length : lineEnd) - lineStart > LONGEST_LINE;
  const isCut = offset - lineStart > LONGEST_LINE / 2;
  const start = isLong && isCut ? offset - LONGEST_LINE / 2 : lineStart;
  const end = isLong ? start + LONGEST_LINE : lineEnd === -1 ? text.length : lineEnd;
  const from = Math.max(0, text.lastIndexOf('\n', Math.max(0, start - FAR_ENOUGH)));
  const spans = looseSpans(text.slice(from, end))
    .map((span) => ({ start: Math.max(0, span.start + from - start), end: span.end + from - start }))
    .filter((span) => span.end > 0);
  const shown = maskSpans(text.slice(start, end).replace(/\r$/, ''), spans);
  return start === lineStart ? shown : `…${shown}`;
}

/** In characters; a config on a single line would fill the screen. */
const LONGEST_LINE = 400;

/** How much above the line is read, in characters. */
const FAR_ENOUGH = 100_000;
