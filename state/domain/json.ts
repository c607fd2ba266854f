/** A JSON5 value as the program holds it. `undefined` never occurs inside one. */
export type Json = string | number | boolean | null | readonly Json[] | JsonObject;

export type JsonObject = { readonly [key: string]: Json };

/** Where a value sits in a document: object keys and array indexes, from the root. */
export type KeyPath = readonly (string | number)[];

export const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The value at a path, or undefined. Own keys only: `__proto__` and `constructor` are ordinary names in a config. */
export function valueAt(root: Json | undefined, path: KeyPath): Json | undefined {
  let here = root;
  for (const step of path) {
    if (Array.isArray(here)) here = typeof step === 'number' ? here[step] : undefined;
    else if (isObject(here)) here = Object.hasOwn(here, step) ? here[String(step)] : undefined;
    else return undefined;
  }
  return here;
}

/** Equality by value; the order of object keys does not matter, NaN equals NaN. */
export function sameJson(a: Json | undefined, b: Json | undefined): boolean {
  if (Object.is(a, b)) return true;
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((item, i) => sameJson(item, b[i]));
  if (!isObject(a) || !isObject(b)) return false;
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length && keys.every((key) => Object.hasOwn(b, key) && sameJson(a[key], b[key]))
  );
}
