import { isObject, type Json, type JsonObject } from '../../json.js';
import { type Allowed, at, type Fault, type Walk, type Why } from './fault.js';
import { checkLimits, exact, type Rules } from './limits.js';
import { report } from './report.js';
import type { ObjectShape, Shape, Shapes, Union } from './shape.js';
import { wantedOf } from './wording.js';

/**
 * Looks at a value as OpenClaw does, whose schema is written with zod 4: the order of its issues, what it says of a union, and
 * which rules it still looks at when something in a value is wrong.
 */
export function checker(shapes: Shapes, rules: Rules): (shape: Shape, value: Json | undefined, walk: Walk) => void {
  const check = (shape: Shape, value: Json | undefined, walk: Walk): void => {
    switch (shape.kind) {
      case 'any':
        return;
      case 'named':
        check(shapes(shape.name), value, walk);
        return;
      case 'choice':
        choose(shape, value, walk);
        return;
      case 'union':
        if (shape.how === 'by') byKey(shape, value, walk);
        else anyOf(shape, value, walk);
        return;
      default:
        checkParts(shape, value, walk);
    }
  };

  const checkParts = (shape: Parts, value: Json | undefined, walk: Walk): void => {
    const before = walk.faults.length;
    if (!isOfKind(shape, value)) wrong(walk, shape, value);
    else if (Array.isArray(value)) items(shape, value, walk);
    else if (isObject(value)) entries(shape, value, walk);
    if (shape.kind === 'int') exact(value, walk);
    if ('limits' in shape) checkLimits(shape.limits, value, { walk, before, rules });
  };

  const items = (shape: Parts, value: readonly Json[], walk: Walk): void => {
    for (const [i, item] of value.entries()) {
      const of = shape.kind === 'tuple' ? shape.items[i] : shape.kind === 'list' ? shape.of : undefined;
      if (of !== undefined) at(walk, i, () => check(of, item, walk));
    }
  };

  const entries = (shape: Parts, value: JsonObject, walk: Walk): void => {
    if (shape.kind === 'object') keysOf(shape, value, walk);
    if (shape.kind !== 'record') return;
    for (const key of ownKeys(value))
      at(walk, key, () => {
        if (shape.keys !== undefined && !takes(shape.keys, key)) wrongKey(walk, shape.keys, key);
        else check(shape.of, value[key], walk);
      });
  };

  const takes = (shape: Shape, value: Json): boolean => faultsOf(shape, value).length === 0;

  const faultsOf = (shape: Shape, value: Json | undefined, path: Walk['path'] = []): Fault[] => {
    const walk: Walk = { path, faults: [] };
    check(shape, value, walk);
    return walk.faults;
  };

  const wrongKey = (walk: Walk, shape: Shape, key: string): void => {
    const [fault] = faultsOf(shape, key);
    const says = fault?.why.kind === 'rule' ? fault.why.says : 'is no name for an entry here';
    report(walk, 'Invalid input', { kind: 'rule', says }, { allowed: 'none' });
  };

  const keysOf = (shape: ObjectShape, value: JsonObject, walk: Walk): void => {
    for (const [key, { shape: of, needed }] of shape.keys)
      if (needed || Object.hasOwn(value, key)) at(walk, key, () => check(of(), own(value, key), walk));
    otherKeys(shape, value, walk);
  };

  const otherKeys = ({ keys, rest }: ObjectShape, value: JsonObject, walk: Walk): void => {
    const others = ownKeys(value).filter((key) => !keys.has(key));
    if (rest !== undefined) for (const key of others) at(walk, key, () => check(rest, value[key], walk));
    else if (others.length > 0) {
      const why: Why = { kind: 'unknown', keys: others, known: [...keys.keys()] };
      report(walk, 'Invalid input', why, { allowed: 'none' });
    }
  };

  const anyOf = (shape: Union, value: Json | undefined, walk: Walk): void => {
    const branches: Fault[][] = [];
    for (const option of shape.options) {
      const faults = faultsOf(option, value, walk.path);
      if (faults.length === 0) return;
      branches.push(faults);
    }
    const soft = branches.filter((faults) => faults.every((fault) => fault.soft));
    const [only] = soft;
    if (soft.length === 1 && only !== undefined) {
      walk.faults.push(...only);
      return;
    }
    const why: Why = { kind: 'union', wanted: wantedOf(shape, shapes), was: value, branches };
    report(walk, 'Invalid input', why, { allowed: allowedIn(branches) });
  };

  const byKey = (shape: Union, value: Json | undefined, walk: Walk): void => {
    if (!isObject(value)) {
      wrong(walk, shape, value);
      return;
    }
    const said = own(value, shape.key);
    const meant = shape.options.find((option) => said !== undefined && tellsOf(option, shape.key).includes(said));
    if (meant !== undefined) {
      check(meant, value, walk);
      return;
    }
    const values = shape.options.flatMap((option) => tellsOf(option, shape.key));
    at(walk, shape.key, () => report(walk, 'Invalid input', { kind: 'choice', values, was: said }));
  };

  /** The values of this key by which an object is told from the others. */
  const tellsOf = (option: Shape, key: string): readonly Json[] => {
    const object = option.kind === 'named' ? shapes(option.name) : option;
    const tells = object.kind === 'object' ? object.keys.get(key)?.shape() : undefined;
    return tells?.kind === 'choice' ? tells.values : [];
  };

  return check;
}

/** What OpenClaw reads never has this key, whatever the file says. */
const ownKeys = (value: JsonObject): readonly string[] => Object.keys(value).filter((key) => key !== '__proto__');

const own = (value: JsonObject, key: string): Json | undefined => (Object.hasOwn(value, key) ? value[key] : undefined);

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

function choose({ values }: Extract<Shape, { kind: 'choice' }>, value: Json | undefined, walk: Walk): void {
  if (value !== undefined && values.includes(value)) return;
  report(walk, 'Invalid input', { kind: 'choice', values, was: value }, { allowed: values });
}

/** zod says `boolean` of these, and OpenClaw then names both. */
function wrong(walk: Walk, shape: Shape, value: Json | undefined): void {
  const why: Why = { kind: 'wrong', wanted: wantedOf(shape, noShapes), was: value };
  report(walk, 'Invalid input', why, { allowed: shape.kind === 'flag' ? [true, false] : 'open' });
}

const noShapes: Shapes = () => ({ kind: 'any' });

function allowedIn(branches: readonly (readonly Fault[])[]): Allowed {
  const all: Json[] = [];
  for (const faults of branches) {
    const found = faults.map(({ allowed }) => allowed);
    const values = found.flatMap((allowed) => (typeof allowed === 'string' ? [] : allowed));
    if (found.includes('open') || values.length === 0) return 'open';
    all.push(...values);
  }
  return all;
}
