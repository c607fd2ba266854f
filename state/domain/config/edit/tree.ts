import { isObject, type Json, type JsonObject, type KeyPath } from '../../json.js';
import { fail, ok, type Result } from '../../result.js';
import { placeOf, type Steps } from './pathSyntax.js';

/** The value at a path, or undefined. OpenClaw: `getAtPath`. */
export function getAt(root: Json | undefined, path: Steps): Json | undefined {
  let here = root;
  for (const step of path) here = childOf(here, step);
  return here;
}

function childOf(parent: Json | undefined, step: string): Json | undefined {
  if (Array.isArray(parent)) {
    const place = placeOf(step);
    return place === undefined ? undefined : parent[place];
  }
  return isObject(parent) && Object.hasOwn(parent, step) ? parent[step] : undefined;
}

/** Paths as steps with places in lists as numbers, as they are in this config. */
export function keyPathIn(config: Json, path: Steps): KeyPath {
  return path.map((step, i) => (Array.isArray(getAt(config, path.slice(0, i))) ? (placeOf(step) ?? step) : step));
}

/** Is a list what has to be made at this path, for a number as the next step? */
export type MakesList = (path: Steps) => boolean;

/**
 * The same with another value at a path. Parents that are missing, or are no containers, are made. The problem is in OpenClaw's words.
 * OpenClaw: `setAtPath`.
 */
export function setAt(root: Json, path: Steps, value: Json, makesList: MakesList): Result<Json, string> {
  return put(root, 0);

  function put(here: Json, depth: number): Result<Json, string> {
    const step = path[depth];
    if (step === undefined) return ok(value);
    if (!Array.isArray(here) && !isObject(here)) return fail(`Cannot set "${step}" (parent is not an object)`);
    if (Array.isArray(here) && placeOf(step) === undefined)
      return fail(`Expected numeric index for array segment "${step}"`);
    const child = depth === path.length - 1 ? ok(value) : put(containerAt(here, step, depth), depth + 1);
    return child.ok ? ok(withChild(here, step, child.value)) : child;
  }

  function containerAt(here: Json, step: string, depth: number): Json {
    const child = childOf(here, step);
    if (isObject(child) || Array.isArray(child)) return child;
    const next = path[depth + 1] ?? '';
    return placeOf(next) !== undefined && makesList(path.slice(0, depth + 1)) ? [] : {};
  }
}

function withChild(parent: Json, step: string, child: Json): Json {
  if (!Array.isArray(parent)) return isObject(parent) ? { ...parent, ...single(step, child) } : parent;
  const place = placeOf(step) ?? parent.length;
  // A list has no holes in JSON.
  return Array.from({ length: Math.max(parent.length, place + 1) }, (_, i) =>
    i === place ? child : (parent[i] ?? null),
  );
}

/** Without the value at a path; undefined when there is none. OpenClaw: `unsetAtPath`. */
export function unsetAt(root: Json, path: Steps): Json | undefined {
  const [step, ...rest] = path;
  if (step === undefined) return undefined;
  const child = childOf(root, step);
  if (child === undefined) return undefined;
  if (rest.length === 0) return withoutChild(root, step);
  const less = unsetAt(child, rest);
  return less === undefined ? undefined : withChild(root, step, less);
}

function withoutChild(parent: Json, step: string): Json {
  if (Array.isArray(parent)) return parent.toSpliced(placeOf(step) ?? parent.length, 1);
  return isObject(parent) ? Object.fromEntries(Object.entries(parent).filter(([key]) => key !== step)) : parent;
}

/** An assignment would take `__proto__` for the prototype. */
const single = (key: string, value: Json): JsonObject => Object.fromEntries([[key, value]]);
