import { isObject, type Json, type JsonObject } from '../../json.js';
import { at, type Fault, type Walk, type Why } from './fault.js';
import { checkLimits, exact, type Rules } from './limits.js';
import { isOfKind, own, type Parts, wrong } from './parts.js';
import { report } from './report.js';
import type { ObjectShape, Shape, Shapes } from './shape.js';
import { unionChecker } from './unionWalk.js';

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

  const { anyOf, byKey } = unionChecker(shapes, check, faultsOf);

  return check;
}

/** What OpenClaw reads never has this key, whatever the file says. */
const ownKeys = (value: JsonObject): readonly string[] => Object.keys(value).filter((key) => key !== '__proto__');

function choose({ values }: Extract<Shape, { kind: 'choice' }>, value: Json | undefined, walk: Walk): void {
  if (value !== undefined && values.includes(value)) return;
  report(walk, 'Invalid input', { kind: 'choice', values, was: value }, { allowed: values });
}
