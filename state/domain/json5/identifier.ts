import { readHex, stop, type Walk } from './scan.js';

/** An unquoted key; undefined after a failure. Any identifier name will do, reserved words included. */
export function readIdentifier(walk: Walk): string | undefined {
  const { text } = walk;
  const start = walk.pos;
  if (!isPlainStart(text.charCodeAt(start))) return readRareIdentifier(walk);
  while (isPlainPart(text.charCodeAt(walk.pos))) walk.pos++;
  const code = text.charCodeAt(walk.pos);
  if (code < 0x80 && code !== BACKSLASH) return text.slice(start, walk.pos);
  walk.pos = start;
  return readRareIdentifier(walk);
}

/** True for a key that every JSON5 reader takes without quotes. */
export const isPlainIdentifier = (key: string): boolean => /^[A-Za-z_$][\w$]*$/.test(key);

/** With escapes or letters beyond ASCII. */
function readRareIdentifier(walk: Walk): string | undefined {
  let name = '';
  for (;;) {
    const part = readPart(walk, name === '' ? isIdStart : isIdPart);
    if (part === undefined) return undefined;
    if (part === '') return name === '' ? stop(walk, walk.pos, 'key') : name;
    name += part;
  }
}

/** One letter, as such or escaped; empty when the identifier is over. */
function readPart(walk: Walk, allowed: (char: string) => boolean): string | undefined {
  if (walk.text.charCodeAt(walk.pos) !== BACKSLASH) {
    const code = walk.text.codePointAt(walk.pos);
    const char = code === undefined ? '' : String.fromCodePoint(code);
    if (!allowed(char)) return '';
    walk.pos += char.length;
    return char;
  }
  walk.pos++;
  if (walk.text.charAt(walk.pos) !== 'u') return stop(walk, walk.pos, 'key');
  const char = readHex(walk, 4);
  if (char === undefined) return undefined;
  return allowed(char) ? char : stop(walk, walk.pos, 'key', 'identifier');
}

// ECMAScript 5's identifiers, as json5 has them: by general category, without Unicode's later exceptions. The patterns are made when
// they are needed: collecting all letters there are takes 0.8 ms.
const isIdStart = (char: string): boolean => /^[$_\p{L}\p{Nl}]$/u.test(char);
const isIdPart = (char: string): boolean => /^(?:[$_\p{L}\p{Nl}\p{Mn}\p{Mc}\p{Nd}\p{Pc}]|\u200c|\u200d)$/u.test(char);

const isPlainStart = (code: number): boolean =>
  (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a) || code === 0x5f || code === 0x24;

const isPlainPart = (code: number): boolean => isPlainStart(code) || (code >= 0x30 && code <= 0x39);

const BACKSLASH = 0x5c;
