import type { Json } from '../../json.js';
import { lazy } from '../../lazy.js';

/**
 * A table of shapes: behind a line with an at sign and a name, what the name stands for in the notation below. One text, because hundreds of
 * them take longer to load than to read. `scripts/schema.mjs` writes such tables.
 *
 * An object is one line per key: `key: type`, `key!: type` where the key has to be there. `*: type` is for all other keys, without
 * which they are refused, and `& rule` names a rule about the object as a whole. Anything else is one line that starts with `= `.
 *
 * Types: `text`, `number`, `int`, `flag`, `null`, `any`, `"a"/"b"` (one of these values; `="a"` without a type beside it), `[type]` (a list), `{type}` (a record),
 * `{keys: type}` (a record with rules about its keys), `<type, type>` (a list of just these), `#name`, `a|b` (one of these types),
 * `one(a|b)` (exactly one of them), `by key(a|b)` (the one that has this value under `key`). Behind any of them in parentheses: `1..5` (its
 * length; `1..="words"` where OpenClaw has words for it), `>0`, `>=0`, `<5`, `<=5`, `~"pattern"`, `&rule`.
 */
export type Table = string;

export type Shape =
  | { readonly kind: 'any' }
  | { readonly kind: 'null' | 'flag' }
  | { readonly kind: 'text' | 'number' | 'int'; readonly limits: Limits }
  /** `bare`: the type of the values is not said apart from them. */
  | { readonly kind: 'choice'; readonly values: readonly Json[]; readonly bare?: true }
  | { readonly kind: 'list'; readonly of: Shape; readonly limits: Limits }
  | { readonly kind: 'record'; readonly keys?: Shape; readonly of: Shape; readonly limits: Limits }
  | { readonly kind: 'tuple'; readonly items: readonly Shape[] }
  | { readonly kind: 'named'; readonly name: string }
  | Union
  | ObjectShape;

export type Union = {
  readonly kind: 'union';
  readonly how: 'any' | 'one' | 'by';
  /** For `by`: the key that tells which one is meant. */
  readonly key: string;
  readonly options: readonly Shape[];
};

export type ObjectShape = {
  readonly kind: 'object';
  readonly keys: ReadonlyMap<string, Key>;
  /** Of all other keys; without it they are refused. */
  readonly rest?: Shape;
  readonly limits: Limits;
};

/** The shape is read from its text on the first question: most configs say nothing of most keys. */
type Key = { readonly shape: () => Shape; readonly needed: boolean };

/** In the order in which they are to be checked. */
export type Limits = readonly Limit[];

export type Limit =
  | { readonly kind: 'least' | 'most' | 'above' | 'below' | 'longest'; readonly value: number }
  /** `says`: OpenClaw has words of its own for it. */
  | { readonly kind: 'shortest'; readonly value: number; readonly says?: string }
  | { readonly kind: 'pattern' | 'rule'; readonly value: string };

/** What a name of a table stands for, as written; undefined for a name that it does not have. */
function entryOf(table: Table, name: string): string | undefined {
  const line = `\n@${name}\n`;
  const start = table.indexOf(line);
  if (start === -1) return undefined;
  const end = table.indexOf('\n@', start + line.length - 1);
  return table.slice(start + line.length, end === -1 ? undefined : end);
}

/** @internal Exported for its test. */
export const namesIn = (table: Table): readonly string[] =>
  [...table.matchAll(/^@(.+)$/gm)].map(([, name = '']) => name);

/** What stands by itself, as a channel or a plugin does: the names of its parts have a dot in them. */
export const wholesIn = (table: Table): readonly string[] => namesIn(table).filter((name) => !name.includes('.'));

/** Shapes by name. Each is read from its text when it is first asked for: a config needs few of them. */
export type Shapes = (name: string) => Shape;

export function shapesOf(table: () => Table): Shapes {
  const read = new Map<string, Shape>();
  return (name) => {
    const known = read.get(name);
    if (known !== undefined) return known;
    const text = entryOf(table(), name)?.trimEnd();
    if (text === undefined) throw new Error(`there is no shape ${name}`);
    const shape = text.startsWith('= ') ? readType(text.slice(2)) : readObject(text);
    read.set(name, shape);
    return shape;
  };
}

function readObject(text: string): ObjectShape {
  const keys = new Map<string, Key>();
  const limits: Limit[] = [];
  let rest: Shape | undefined;
  for (const line of text.split('\n').map((one) => one.trim())) {
    const colon = line.indexOf(': ');
    if (line.startsWith('& ')) limits.push({ kind: 'rule', value: line.slice(2) });
    else if (line.startsWith('*: ')) rest = readType(line.slice(3));
    else if (colon > 0) {
      const needed = line[colon - 1] === '!';
      keys.set(line.slice(0, needed ? colon - 1 : colon), {
        shape: lazy(() => readType(line.slice(colon + 2))),
        needed,
      });
    }
  }
  return { kind: 'object', keys, limits, ...(rest === undefined ? {} : { rest }) };
}

/** A text and how far into it the reader is. */
type Cursor = { readonly text: string; at: number };

const PLAIN: Readonly<Record<string, Shape>> = {
  text: { kind: 'text', limits: [] },
  number: { kind: 'number', limits: [] },
  int: { kind: 'int', limits: [] },
  flag: { kind: 'flag' },
  null: { kind: 'null' },
  any: { kind: 'any' },
};

const END_OF_NAME = /[|\])}>, ]/;

function readType(text: string): Shape {
  // Most types are one word, for which no reader needs to be compiled.
  const known = PLAIN[text];
  if (known !== undefined) return known;
  if (text.startsWith('#') && !END_OF_NAME.test(text)) return { kind: 'named', name: text.slice(1) };
  const cursor = { text, at: 0 };
  const shape = union(cursor);
  if (cursor.at !== text.length) throw new Error(`what is "${text.slice(cursor.at)}" in "${text}"?`);
  return shape;
}

const NAME = /[^|\])}>, ]+/y;
const WORD = /\w+/y;
const QUOTED = /"(?:[^"\\]|\\.)*"/y;
const VALUE = /"(?:[^"\\]|\\.)*"|[\w.-]+/y;
const VALUE_STARTS = /[="\d-]|true|false/y;
const NUMBER = /[\d.e+-]+/y;
const SIZES = /\d*\.\.\d*/y;

function union(cursor: Cursor): Shape {
  const options = [single(cursor)];
  while (took(cursor, '|')) options.push(single(cursor));
  const [only] = options;
  return options.length === 1 && only !== undefined ? only : { kind: 'union', how: 'any', key: '', options };
}

function single(cursor: Cursor): Shape {
  if (took(cursor, '[')) {
    const of = union(cursor);
    expect(cursor, ']');
    return { kind: 'list', of, limits: limits(cursor) };
  }
  if (took(cursor, '{')) return record(cursor);
  if (took(cursor, '<')) return tuple(cursor);
  if (took(cursor, '(')) {
    const inner = union(cursor);
    expect(cursor, ')');
    return inner;
  }
  if (took(cursor, '#')) return { kind: 'named', name: word(cursor, NAME) };
  return startsValue(cursor) ? choice(cursor) : plain(cursor);
}

function startsValue({ text, at }: Cursor): boolean {
  VALUE_STARTS.lastIndex = at;
  return VALUE_STARTS.test(text);
}

function record(cursor: Cursor): Shape {
  const first = union(cursor);
  const isKeyed = took(cursor, ': ');
  const of = isKeyed ? union(cursor) : first;
  expect(cursor, '}');
  return { kind: 'record', of, limits: limits(cursor), ...(isKeyed ? { keys: first } : {}) };
}

function tuple(cursor: Cursor): Shape {
  const items = [union(cursor)];
  while (took(cursor, ', ')) items.push(union(cursor));
  expect(cursor, '>');
  return { kind: 'tuple', items };
}

function choice(cursor: Cursor): Shape {
  const bare = took(cursor, '=') ? { bare: true as const } : {};
  const values: Json[] = [];
  do values.push(JSON.parse(word(cursor, VALUE)) as Json);
  while (took(cursor, '/'));
  return { kind: 'choice', values, ...bare };
}

function plain(cursor: Cursor): Shape {
  const kind = word(cursor, WORD);
  switch (kind) {
    case 'any':
    case 'null':
    case 'flag':
      return { kind };
    case 'text':
    case 'number':
    case 'int':
      return { kind, limits: limits(cursor) };
    case 'one':
    case 'by':
      return chosen(cursor, kind);
    default:
      throw new Error(`what is ${kind} in "${cursor.text}"?`);
  }
}

function chosen(cursor: Cursor, how: 'one' | 'by'): Shape {
  const key = took(cursor, ' ') ? word(cursor, WORD) : '';
  expect(cursor, '(');
  const inner = union(cursor);
  expect(cursor, ')');
  return { kind: 'union', how, key, options: inner.kind === 'union' && inner.how === 'any' ? inner.options : [inner] };
}

function limits(cursor: Cursor): Limits {
  if (!took(cursor, '(')) return [];
  const found: Limit[] = [];
  do found.push(...limit(cursor));
  while (took(cursor, ' '));
  expect(cursor, ')');
  return found;
}

const SIGNS = { '>=': 'least', '<=': 'most', '>': 'above', '<': 'below' } as const;

function limit(cursor: Cursor): Limits {
  if (took(cursor, '&')) return [{ kind: 'rule', value: word(cursor, WORD) }];
  if (took(cursor, '~')) return [{ kind: 'pattern', value: JSON.parse(word(cursor, QUOTED)) as string }];
  for (const [sign, kind] of Object.entries(SIGNS))
    if (took(cursor, sign)) return [{ kind, value: Number(word(cursor, NUMBER)) }];
  const [shortest = '', longest = ''] = word(cursor, SIZES).split('..');
  const says = took(cursor, '=') ? { says: JSON.parse(word(cursor, QUOTED)) as string } : {};
  return [
    ...(shortest === '' ? [] : [{ kind: 'shortest', value: Number(shortest), ...says } as const]),
    ...(longest === '' ? [] : [{ kind: 'longest', value: Number(longest) } as const]),
  ];
}

function took(cursor: Cursor, sign: string): boolean {
  if (!cursor.text.startsWith(sign, cursor.at)) return false;
  cursor.at += sign.length;
  return true;
}

function expect(cursor: Cursor, sign: string): void {
  if (!took(cursor, sign)) throw new Error(`expected ${sign} at ${cursor.at} of "${cursor.text}"`);
}

function word(cursor: Cursor, pattern: RegExp): string {
  pattern.lastIndex = cursor.at;
  const [found = ''] = pattern.exec(cursor.text) ?? [];
  if (found === '') throw new Error(`expected a word at ${cursor.at} of "${cursor.text}"`);
  cursor.at += found.length;
  return found;
}
