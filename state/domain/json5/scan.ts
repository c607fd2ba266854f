import type { Json5Comment } from './document.js';

/** A walk over a text. `failure` is set at most once, and then ends the walk. */
export type Walk = {
  readonly text: string;
  pos: number;
  failure: Failure | undefined;
  readonly comments: Json5Comment[];
  /** Offsets of the brackets that are open. */
  readonly open: number[];
};

/** What stands in the way at an offset. `doing` says what was being read, which is what a hint depends on. */
export type Failure = {
  readonly kind: 'character' | 'identifier' | 'depth';
  readonly at: number;
  readonly doing: Doing;
};

export type Doing = 'value' | 'key' | 'colon' | 'after-member' | 'after-element' | 'end' | 'string' | 'comment';

/** Ends the walk at an offset; returns undefined so that a caller can return it. */
export function stop(walk: Walk, at: number, doing: Doing, kind: Failure['kind'] = 'character'): undefined {
  walk.failure ??= { kind, at, doing };
  return undefined;
}

/** Over white space and comments; false when a comment is malformed. */
export function skipTrivia(walk: Walk): boolean {
  const { text } = walk;
  for (;;) {
    const code = text.charCodeAt(walk.pos);
    if (code === SPACE || code === NEWLINE || code === RETURN || code === TAB) walk.pos++;
    else if (code === SLASH) {
      if (!skipComment(walk)) return false;
    } else if (isRareSpace(code)) walk.pos++;
    else return true;
  }
}

function skipComment(walk: Walk): boolean {
  const { text, pos: start } = walk;
  const next = text.charCodeAt(start + 1);
  if (next === SLASH) {
    let end = start + 2;
    while (end < text.length && !isLineEnd(text.charCodeAt(end))) end++;
    walk.comments.push({ start, end, kind: 'line' });
    walk.pos = end;
    return true;
  }
  if (next !== STAR) {
    stop(walk, start + 1, 'comment');
    return false;
  }
  const close = text.indexOf('*/', start + 2);
  if (close === -1) {
    stop(walk, text.length, 'comment');
    return false;
  }
  walk.comments.push({ start, end: close + 2, kind: 'block' });
  walk.pos = close + 2;
  return true;
}

/** A quoted string, from its opening quote; undefined after a failure. */
export function readString(walk: Walk): string | undefined {
  const { text } = walk;
  const quote = text.charCodeAt(walk.pos);
  let value = '';
  let from = ++walk.pos;
  for (;;) {
    const code = text.charCodeAt(walk.pos);
    if (code === quote) {
      value += text.slice(from, walk.pos++);
      return value;
    }
    if (code === BACKSLASH) {
      value += text.slice(from, walk.pos++);
      const escaped = readEscape(walk);
      if (escaped === undefined) return undefined;
      value += escaped;
      from = walk.pos;
    } else if (code === NEWLINE || code === RETURN || Number.isNaN(code)) {
      return stop(walk, walk.pos, 'string');
    } else walk.pos++;
  }
}

const SIMPLE_ESCAPES: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v' };

/** After the backslash. */
function readEscape(walk: Walk): string | undefined {
  const { text } = walk;
  const char = text.charAt(walk.pos);
  const simple = SIMPLE_ESCAPES[char];
  if (simple !== undefined) {
    walk.pos++;
    return simple;
  }
  if (char === 'x') return readHex(walk, 2);
  if (char === 'u') return readHex(walk, 4);
  if (char === '0' && !isDigit(text.charCodeAt(walk.pos + 1))) {
    walk.pos++;
    return '\0';
  }
  if (char === '0') return stop(walk, walk.pos + 1, 'string');
  if (char === '' || isDigit(char.charCodeAt(0))) return stop(walk, walk.pos, 'string');
  if (isLineEnd(char.charCodeAt(0))) {
    walk.pos += char === '\r' && text.charAt(walk.pos + 1) === '\n' ? 2 : 1;
    return '';
  }
  walk.pos++;
  return char;
}

/** After the backslash, at the `x` or `u`: that letter and so many hexadecimal digits, as one UTF-16 unit. */
export function readHex(walk: Walk, digits: number): string | undefined {
  const start = ++walk.pos;
  while (walk.pos < start + digits) {
    if (!isHexDigit(walk.text.charCodeAt(walk.pos))) return stop(walk, walk.pos, 'string');
    walk.pos++;
  }
  return String.fromCharCode(Number.parseInt(walk.text.slice(start, walk.pos), 16));
}

/** A number, from its sign or first digit; undefined after a failure. */
export function readNumber(walk: Walk): number | undefined {
  const { text } = walk;
  const first = text.charCodeAt(walk.pos);
  const sign = first === MINUS ? -1 : 1;
  if (first === MINUS || first === PLUS) walk.pos++;
  if (text.startsWith('Infinity', walk.pos) || text.startsWith('NaN', walk.pos)) {
    const word = text.charCodeAt(walk.pos) === UPPER_N ? 'NaN' : 'Infinity';
    walk.pos += word.length;
    return sign * Number(word);
  }
  const start = walk.pos;
  const ok = readDigits(walk);
  return ok ? sign * Number(text.slice(start, walk.pos)) : undefined;
}

function readDigits(walk: Walk): boolean {
  const { text } = walk;
  const first = text.charCodeAt(walk.pos);
  if (first === ZERO && lower(text.charCodeAt(walk.pos + 1)) === LOWER_X)
    return readRun(walk, walk.pos + 2, isHexDigit);
  if (first === ZERO) walk.pos++;
  else if (isDigit(first)) readRun(walk, walk.pos, isDigit);
  else if (first !== DOT) return misspelt(walk);
  return readFraction(walk, first === DOT) && readExponent(walk);
}

/** `.5` needs its digits; `5.` does not. */
function readFraction(walk: Walk, needsDigits: boolean): boolean {
  if (walk.text.charCodeAt(walk.pos) !== DOT) return true;
  walk.pos++;
  if (!needsDigits && !isDigit(walk.text.charCodeAt(walk.pos))) return true;
  return readRun(walk, walk.pos, isDigit);
}

function readExponent(walk: Walk): boolean {
  if (lower(walk.text.charCodeAt(walk.pos)) !== LOWER_E) return true;
  const mark = walk.text.charCodeAt(walk.pos + 1);
  return readRun(walk, walk.pos + (mark === PLUS || mark === MINUS ? 2 : 1), isDigit);
}

/** One or more digits from an offset on. */
function readRun(walk: Walk, from: number, isOne: (code: number) => boolean): boolean {
  walk.pos = from;
  while (isOne(walk.text.charCodeAt(walk.pos))) walk.pos++;
  if (walk.pos > from) return true;
  stop(walk, walk.pos, 'value');
  return false;
}

/** Fails where a word begins like Infinity or NaN and goes on otherwise, or at the first character. */
function misspelt(walk: Walk): false {
  for (const word of ['Infinity', 'NaN']) {
    if (walk.text.charAt(walk.pos) === word.charAt(0)) {
      readWord(walk, word);
      return false;
    }
  }
  stop(walk, walk.pos, 'value');
  return false;
}

/** Exactly this word, or a failure at the first character that differs. */
export function readWord(walk: Walk, word: string): boolean {
  for (let i = 0; i < word.length; i++) {
    if (walk.text.charCodeAt(walk.pos) !== word.charCodeAt(i)) {
      stop(walk, walk.pos, 'value');
      return false;
    }
    walk.pos++;
  }
  return true;
}

export const isLineEnd = (code: number): boolean =>
  code === NEWLINE || code === RETURN || code === 0x2028 || code === 0x2029;

const isDigit = (code: number): boolean => code >= ZERO && code <= NINE;

const isHexDigit = (code: number): boolean => isDigit(code) || (lower(code) >= LOWER_A && lower(code) <= LOWER_F);

const lower = (code: number): number => code | 0x20;

/** White space beyond blank, tab and line ends: the vertical kind, the BOM and Unicode's space separators. */
function isRareSpace(code: number): boolean {
  if (code < 0x80) return code === 0x0b || code === 0x0c;
  if (code === 0xa0 || code === 0xfeff || code === 0x2028 || code === 0x2029) return true;
  if (code === 0x1680 || code === 0x202f || code === 0x205f || code === 0x3000) return true;
  return code >= 0x2000 && code <= 0x200a;
}

const TAB = 0x09;
const NEWLINE = 0x0a;
const RETURN = 0x0d;
const SPACE = 0x20;
const STAR = 0x2a;
const PLUS = 0x2b;
const MINUS = 0x2d;
const DOT = 0x2e;
const SLASH = 0x2f;
const ZERO = 0x30;
const NINE = 0x39;
const UPPER_N = 0x4e;
const BACKSLASH = 0x5c;
const LOWER_A = 0x61;
const LOWER_E = 0x65;
const LOWER_F = 0x66;
const LOWER_X = 0x78;
