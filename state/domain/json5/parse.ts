import { fail, ok, type Result } from '../result.js';
import type { Json5Document, Json5Element, Json5Member, Json5Node } from './document.js';
import { readIdentifier } from './identifier.js';
import { readNumber, readString, readWord, skipTrivia, stop, type Walk } from './scan.js';
import { type Json5Problem, syntaxProblem } from './syntaxProblem.js';

/** Deeper nesting than this is refused rather than risked: every walk over the tree recurses. */
export const MAX_DEPTH = 1000;

/** Parses what json5 parses, with the same values, into a tree that knows its offsets. */
export function parseJson5(text: string): Result<Json5Document, Json5Problem> {
  const walk: Walk = { text, pos: 0, failure: undefined, comments: [], open: [] };
  const root = readRoot(walk);
  if (root === undefined) return fail(syntaxProblem(walk));
  return ok({ text, root, comments: walk.comments });
}

function readRoot(walk: Walk): Json5Node | undefined {
  const root = readValue(walk);
  if (root === undefined || !skipTrivia(walk)) return undefined;
  return walk.pos < walk.text.length ? stop(walk, walk.pos, 'end') : root;
}

function readValue(walk: Walk): Json5Node | undefined {
  if (!skipTrivia(walk)) return undefined;
  const start = walk.pos;
  const first = walk.text.charAt(start);
  if (first === '{' || first === '[') {
    if (walk.open.length >= MAX_DEPTH) return stop(walk, start, 'value', 'depth');
    walk.open.push(start);
    walk.pos++;
    return first === '{' ? readObject(walk, start) : readArray(walk, start);
  }
  const value = readScalar(walk, first);
  return value === undefined ? undefined : { kind: 'scalar', start, end: walk.pos, value };
}

function readScalar(walk: Walk, first: string): string | number | boolean | null | undefined {
  if (first === '"' || first === "'") return readString(walk);
  if (first === 't') return readWord(walk, 'true') ? true : undefined;
  if (first === 'f') return readWord(walk, 'false') ? false : undefined;
  if (first === 'n') return readWord(walk, 'null') ? null : undefined;
  return readNumber(walk);
}

function readObject(walk: Walk, start: number): Json5Node | undefined {
  const items: Json5Member[] = [];
  for (;;) {
    if (!skipTrivia(walk)) return undefined;
    if (walk.text.charAt(walk.pos) === '}') return { kind: 'object', start, end: close(walk), items };
    const member = readMember(walk);
    if (member === undefined) return undefined;
    items.push(member);
    if (member.comma === -1 && walk.text.charAt(walk.pos) !== '}') return stop(walk, walk.pos, 'after-member');
  }
}

function readArray(walk: Walk, start: number): Json5Node | undefined {
  const items: Json5Element[] = [];
  for (;;) {
    if (!skipTrivia(walk)) return undefined;
    if (walk.text.charAt(walk.pos) === ']') return { kind: 'array', start, end: close(walk), items };
    const at = walk.pos;
    const value = readValue(walk);
    if (value === undefined || !skipTrivia(walk)) return undefined;
    const comma = readComma(walk);
    items.push({ start: at, value, comma });
    if (comma === -1 && walk.text.charAt(walk.pos) !== ']') return stop(walk, walk.pos, 'after-element');
  }
}

function readMember(walk: Walk): Json5Member | undefined {
  const start = walk.pos;
  const quote = walk.text.charAt(start);
  const key = quote === '"' || quote === "'" ? readString(walk) : readIdentifier(walk);
  const keyEnd = walk.pos;
  if (key === undefined || !skipTrivia(walk)) return undefined;
  if (walk.text.charAt(walk.pos) !== ':') return stop(walk, walk.pos, 'colon');
  walk.pos++;
  const value = readValue(walk);
  if (value === undefined || !skipTrivia(walk)) return undefined;
  return { start, key, keyEnd, value, comma: readComma(walk) };
}

/** The offset of the comma here, which is taken, or -1. */
function readComma(walk: Walk): number {
  return walk.text.charAt(walk.pos) === ',' ? walk.pos++ : -1;
}

function close(walk: Walk): number {
  walk.open.pop();
  return ++walk.pos;
}
