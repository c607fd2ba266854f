import type { Json, KeyPath } from '../json.js';

/** A parsed JSON5 text whose every part knows its offsets, so that it can be changed without being printed again. */
export type Json5Document = {
  readonly text: string;
  readonly root: Json5Node;
  /** In the order of the text. */
  readonly comments: readonly Json5Comment[];
};

/** Lines end at `\n` alone, as json5 counts them. Both from 1; the column counts UTF-16 units. */
export type Position = { readonly line: number; readonly column: number };

export type PositionOf = (offset: number) => Position;

export type Json5Comment = { readonly start: number; readonly end: number; readonly kind: 'line' | 'block' };

export type Json5Node = Json5Object | Json5Array | Json5Scalar;

/** Offsets of a container include its brackets. */
export type Json5Object = {
  readonly kind: 'object';
  readonly start: number;
  readonly end: number;
  readonly items: readonly Json5Member[];
};

export type Json5Array = {
  readonly kind: 'array';
  readonly start: number;
  readonly end: number;
  readonly items: readonly Json5Element[];
};

export type Json5Scalar = {
  readonly kind: 'scalar';
  readonly start: number;
  readonly end: number;
  readonly value: string | number | boolean | null;
};

/** `comma` is the offset of the comma that follows, or -1. */
export type Json5Element = { readonly start: number; readonly value: Json5Node; readonly comma: number };

/** `start` to `keyEnd` is the key as written, quotes included. */
export type Json5Member = Json5Element & { readonly key: string; readonly keyEnd: number };

/** The value as the json5 package gives it: of duplicate keys the last wins, `__proto__` is a key like any other. */
export function toJson(node: Json5Node): Json {
  if (node.kind === 'scalar') return node.value;
  if (node.kind === 'array') return node.items.map((item) => toJson(item.value));
  const object: Record<string, Json> = {};
  for (const { key, value } of node.items) {
    if (key === '__proto__') define(object, key, toJson(value));
    else object[key] = toJson(value);
  }
  return object;
}

/** The node at a path, or undefined. */
export function nodeAt(doc: Json5Document, path: KeyPath): Json5Node | undefined {
  return itemAt(doc, path)?.value ?? (path.length === 0 ? doc.root : undefined);
}

/** Line and column, from 1, of the key or element at a path; of the nearest existing one above it when it is absent. */
export function placeOf(doc: Json5Document, path: KeyPath): Position {
  for (let length = path.length; length > 0; length--) {
    const item = itemAt(doc, path.slice(0, length));
    if (item) return lineAndColumn(doc.text, item.start);
  }
  return lineAndColumn(doc.text, doc.root.start);
}

export function lineAndColumn(text: string, offset: number): Position {
  let line = 1;
  let lineStart = 0;
  for (let next = text.indexOf('\n'); next !== -1 && next < offset; next = text.indexOf('\n', lineStart)) {
    line++;
    lineStart = next + 1;
  }
  return { line, column: offset - lineStart + 1 };
}

/** As `lineAndColumn`, for many offsets of one text, whose lines are then counted once. */
export function linesAndColumns(text: string): PositionOf {
  const starts = [0];
  for (let next = text.indexOf('\n'); next !== -1; next = text.indexOf('\n', next + 1)) starts.push(next + 1);
  return (offset) => {
    let [low, high] = [0, starts.length];
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle;
    }
    return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
  };
}

/** The member that a key names: the last of its name. */
function memberOf(object: Json5Object, key: string): Json5Member | undefined {
  return object.items.findLast((item) => item.key === key);
}

/** The member or element at a path; the root is none. */
export function itemAt(doc: Json5Document, path: KeyPath): Json5Element | undefined {
  let node: Json5Node | undefined = doc.root;
  let item: Json5Element | undefined;
  for (const step of path) {
    item = node === undefined ? undefined : itemOf(node, step);
    node = item?.value;
  }
  return item;
}

function itemOf(node: Json5Node, step: string | number): Json5Element | undefined {
  if (node.kind === 'object') return memberOf(node, String(step));
  return node.kind === 'array' && typeof step === 'number' ? node.items[step] : undefined;
}

function define(object: Record<string, Json>, key: string, value: Json): void {
  Object.defineProperty(object, key, { value, writable: true, enumerable: true, configurable: true });
}
