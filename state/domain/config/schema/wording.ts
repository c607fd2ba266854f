import type { Json } from '../../json.js';
import { lettersOff } from '../../models/near.js';
import type { Shape, Shapes } from './shape.js';

/** What a shape takes, for a sentence: `a text`, `true or false`. */
export function wantedOf(shape: Shape, shapes: Shapes): string {
  switch (shape.kind) {
    case 'choice':
      return oneOf(shape.values);
    case 'tuple':
      return `a list of ${shape.items.length}`;
    case 'named':
      return wantedOf(shapes(shape.name), shapes);
    case 'union':
      return [...new Set(shape.options.map((option) => wantedOf(option, shapes)))].join(' or ');
    default:
      return WANTED[shape.kind];
  }
}

const WANTED = {
  text: 'a text',
  number: 'a number',
  int: 'a whole number',
  flag: 'true or false',
  null: 'null',
  any: 'anything',
  list: 'a list',
  record: 'an object',
  object: 'an object',
} as const;

const MOST_VALUES = 16;

export function oneOf(values: readonly Json[]): string {
  const texts = values.slice(0, MOST_VALUES).map((value) => JSON.stringify(value));
  const more = values.length - texts.length;
  if (texts.length === 1) return texts.join('');
  return `one of ${texts.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

/** What a value is. Never which one: it may be a secret in the wrong place. */
export function kindOf(value: Json): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'string') return value === '' ? 'an empty text' : 'a text';
  if (typeof value === 'boolean') return value ? 'true' : 'false';
  return typeof value === 'number' ? 'a number' : 'an object';
}

/** The one of `known` that was probably meant; undefined when none is near. */
export function nearest(text: string, known: readonly string[]): string | undefined {
  const most = text.length <= 3 ? 1 : 2;
  let found: { readonly text: string; readonly off: number } | undefined;
  for (const one of known) {
    const off = lettersOff(text.toLowerCase(), one.toLowerCase(), most);
    if (off <= most && off < Math.min(one.length, found?.off ?? most + 1)) found = { text: one, off };
  }
  return found?.text;
}
