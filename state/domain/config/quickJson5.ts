import type { Json } from '../json.js';
import { MAX_DEPTH } from '../json5/parse.js';

/**
 * The value of a JSON5 text by way of JSON.parse, for the JSON5 that people write: comments, trailing commas, bare keys, single
 * quotes. Undefined where that does not give JSON; the text may be JSON5 all the same, or broken, and the parser will say which.
 * A cold start spends most of its time in a parser that the engine has not compiled yet; this needs a quarter of it.
 */
export function quickJson5(text: string): Json | undefined {
  const value = parse(text) ?? parseRewritten(text);
  return value === undefined || isTooDeep(text, value) ? undefined : value;
}

/** JSON.parse takes any depth; what walks over the value afterwards does not, and the parser says where it goes too deep. */
function isTooDeep(text: string, value: Json): boolean {
  if (!hasManyBrackets(text)) return false;
  let level: readonly Json[] = [value];
  for (let depth = 0; depth <= MAX_DEPTH; depth++) {
    level = level.flatMap((one) => (typeof one === 'object' && one !== null ? Object.values<Json>(one) : []));
    if (level.length === 0) return false;
  }
  return true;
}

/** So many that they could nest too deeply, which few configs have. */
function hasManyBrackets(text: string): boolean {
  let count = 0;
  for (const bracket of '[{') {
    for (let at = text.indexOf(bracket); at !== -1; at = text.indexOf(bracket, at + 1)) {
      count++;
      if (count > MAX_DEPTH) return true;
    }
  }
  return false;
}

function parseRewritten(text: string): Json | undefined {
  // A comment that never ends would be looked for from each of its stars; a very long one takes all the engine's stack.
  if (text.length > LONGEST || text.lastIndexOf('/*') > text.lastIndexOf('*/')) return undefined;
  const pieces: string[] = [];
  let from = 0;
  for (const match of text.matchAll(TOKENS)) {
    pieces.push(text.slice(from, match.index));
    const rewritten = rewrite(match, pieces);
    if (rewritten === undefined) return undefined;
    pieces.push(rewritten);
    from = match.index + match[0].length;
  }
  return parse(pieces.join('') + text.slice(from));
}

/** In characters. At eight times as much, a single comment or text does take it all. */
const LONGEST = 2_000_000;

/**
 * A comment is spelled so that it cannot go on behind its end to make a later bracket fit.
 * Strings and comments first, so that what is in them is left alone; then bare keys; then a comma before a closing bracket;
 * and last a quote that begins no string.
 */
const TOKENS =
  /"(?:[^"\\\n\r]|\\.)*"|'(?:[^'\\\n\r]|\\.)*'|\/\/[^\n\r\u2028\u2029]*|\/\*(?:[^*]|\*(?!\/))*\*\/|([A-Za-z_$][\w$]*)(?=\s*:)|(,)(?=(?:\s|\/\/[^\n\r\u2028\u2029]*(?![^\n\r\u2028\u2029])|\/\*(?:[^*]|\*(?!\/))*\*\/)*[}\]])|["']/g;

/** A token as JSON has it; undefined where that is in doubt. `before` is the JSON so far. */
function rewrite([token, key, comma]: RegExpExecArray, before: readonly string[]): string | undefined {
  if (key !== undefined) return `"${key}"`;
  // After nothing, a comma is no trailing one: `[,]` is no list.
  if (comma !== undefined) return '[{,:'.includes(lastMark(before)) ? undefined : '';
  if (token.startsWith('/')) return ' ';
  if (token.length === 1) return undefined;
  return token.startsWith('"') ? token : doubleQuoted(token);
}

/** The last character that is no blank; empty where there is none. Piece by piece: a text in one would be put together for each comma. */
function lastMark(pieces: readonly string[]): string {
  const piece = pieces.findLast((one) => one.trim() !== '');
  return piece?.trimEnd().at(-1) ?? '';
}

const doubleQuoted = (token: string): string =>
  `"${token.slice(1, -1).replace(/\\.|"/g, (found) => (found === '"' ? '\\"' : found === "\\'" ? "'" : found))}"`;

function parse(json: string): Json | undefined {
  try {
    // JSON.parse gives nothing but JSON.
    return JSON.parse(json) as Json;
  } catch {
    return undefined;
  }
}
