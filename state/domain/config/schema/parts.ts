import { isObject, type Json, type JsonObject } from '../../json.js';
import type { Walk, Why } from './fault.js';
import { report } from './report.js';
import type { Shape, Shapes } from './shape.js';
import { wantedOf } from './wording.js';

/** The shapes that say of which type a value is. */
export type Parts = Exclude<Shape, { readonly kind: 'any' | 'named' | 'choice' | 'union' }>;

export function isOfKind(shape: Parts, value: Json | undefined): boolean {
  switch (shape.kind) {
    case 'text':
      return typeof value === 'string';
    case 'number':
      return typeof value === 'number' && Number.isFinite(value);
    case 'int':
      return typeof value === 'number' && Number.isInteger(value);
    case 'flag':
      return typeof value === 'boolean';
    case 'null':
      return value === null;
    case 'list':
      return Array.isArray(value);
    case 'tuple':
      return Array.isArray(value) && value.length === shape.items.length;
    default:
      return isObject(value);
  }
}

export const own = (value: JsonObject, key: string): Json | undefined =>
  Object.hasOwn(value, key) ? value[key] : undefined;

/** zod says `boolean` of these, and OpenClaw then names both. */
export function wrong(walk: Walk, shape: Shape, value: Json | undefined): void {
  const why: Why = { kind: 'wrong', wanted: wantedOf(shape, noShapes), was: value };
  report(walk, 'Invalid input', why, { allowed: shape.kind === 'flag' ? [true, false] : 'open' });
}

const noShapes: Shapes = () => ({ kind: 'any' });
