import { isObject, type Json } from '../../json.js';
import { type Allowed, at, type Fault, type Walk, type Why } from './fault.js';
import { own, wrong } from './parts.js';
import { report } from './report.js';
import type { Shape, Shapes, Union } from './shape.js';
import { wantedOf } from './wording.js';

type Check = (shape: Shape, value: Json | undefined, walk: Walk) => void;
type FaultsOf = (shape: Shape, value: Json | undefined, path: Walk['path']) => Fault[];

/** As zod does it: the first branch that takes the value counts; when none does, what all of them have to say. */
export function unionChecker(shapes: Shapes, check: Check, faultsOf: FaultsOf) {
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

  return { anyOf, byKey };
}

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
