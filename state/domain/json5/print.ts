import { isObject, type Json } from '../json.js';
import { isPlainIdentifier } from './identifier.js';
import type { Style } from './style.js';

/** Where a value is put: the indentation of its line, and how much of the line is taken by what stands around it. */
export type Spot = { readonly indent: string; readonly taken: number; readonly inline: boolean };

/** Lines get no longer than this by what is put into them; a line that holds more than one item may be longer. */
const LINE_WIDTH = 100;
const SHARED_LINE_WIDTH = 140;

/** A value in the style of its surroundings: on one line where that is the habit and it fits, else on several. */
export function printValue(value: Json, style: Style, spot: Spot): string {
  if (!isContainer(value)) return printScalar(value, style.quote);
  const inline = printInline(value, style);
  if (isEmpty(value) || (prefersLine(value, style, spot) && fits(inline, spot))) return inline;
  const indent = spot.indent + style.unit;
  const lines = entriesOf(value).map(([key, item]) => {
    const label = key === undefined ? '' : printKey(key, style) + style.colon;
    return indent + label + printValue(item, style, { indent, taken: indent.length + label.length + 1, inline: false });
  });
  const [open, close] = brackets(value);
  const end = style.trailingComma ? ',' : '';
  return `${open}${style.eol}${lines.join(`,${style.eol}`)}${end}${style.eol}${spot.indent}${close}`;
}

function fits(inline: string, { taken, inline: shared }: Spot): boolean {
  // A line that is too long already is somebody's choice: breaking it here would leave one island in a minified file.
  if (shared && taken > SHARED_LINE_WIDTH) return true;
  return taken + inline.length <= (shared ? SHARED_LINE_WIDTH : LINE_WIDTH);
}

export function printKey(key: string, style: Style): string {
  return style.bareKeys && isPlainIdentifier(key) ? key : quoted(key, style.quote);
}

export function printScalar(value: string | number | boolean | null, quote: '"' | "'"): string {
  if (typeof value === 'string') return quoted(value, quote);
  return Object.is(value, -0) ? '-0' : String(value);
}

function printInline(value: Json, style: Style): string {
  if (!isContainer(value)) return printScalar(value, style.quote);
  const items = entriesOf(value).map(([key, item]) => {
    const label = key === undefined ? '' : printKey(key, style) + style.colon;
    return label + printInline(item, style);
  });
  const [open, close] = brackets(value);
  const padding = open === '{' && items.length > 0 ? style.padding : '';
  return `${open}${padding}${items.join(`,${style.space}`)}${padding}${close}`;
}

function prefersLine(value: Json, style: Style, spot: Spot): boolean {
  if (spot.inline) return true;
  const nested = entriesOf(value).some(([, item]) => isContainer(item) && !isEmpty(item));
  return !nested && (Array.isArray(value) ? style.inlineArrays : style.inlineObjects);
}

function quoted(text: string, quote: '"' | "'"): string {
  // The two separators are legal in JSON strings, yet json5 warns about them.
  const json = JSON.stringify(text).replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029');
  if (quote === '"') return json;
  return `'${json.slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`;
}

type Container = Exclude<Json, string | number | boolean | null>;

const isContainer = (value: Json): value is Container => Array.isArray(value) || isObject(value);

const isEmpty = (value: Json): boolean => isContainer(value) && entriesOf(value).length === 0;

const entriesOf = (value: Json): readonly (readonly [string | undefined, Json])[] => {
  if (Array.isArray(value)) return value.map((item: Json) => [undefined, item] as const);
  return isObject(value) ? Object.entries(value) : [];
};

const brackets = (value: Container): readonly [string, string] => (Array.isArray(value) ? ['[', ']'] : ['{', '}']);
