import { isObject, type Json, type JsonObject, type KeyPath } from '../json.js';

/** A `${NAME}` whose variable is unset or empty. */
export type MissingEnv = { readonly name: string; readonly path: KeyPath };

/**
 * OpenClaw: env substitution. `${NAME}` in upper case anywhere in a string value; `$${NAME}` is the literal text; everything
 * else with a `$` stays. A missing variable leaves its text and is reported once per place. Parts without any stay the same object.
 */
export function substitute(
  root: Json,
  lookUp: (name: string) => string | undefined,
): { readonly value: Json; readonly missing: readonly MissingEnv[] } {
  const missing: MissingEnv[] = [];
  // One path for the whole walk: a copy per value would cost more than the walk itself.
  const path: (string | number)[] = [];
  const at = (step: string | number, value: Json): Json => {
    path.push(step);
    const replaced = walk(value);
    path.pop();
    return replaced;
  };
  const walk = (value: Json): Json => {
    if (typeof value === 'string') return value.includes('${') ? inString(value) : value;
    if (Array.isArray(value))
      return keepSame(
        value,
        value.map((item: Json, i) => at(i, item)),
      );
    return isObject(value) ? inObject(value) : value;
  };
  const inObject = (value: JsonObject): JsonObject => {
    let copy: Record<string, Json> | undefined;
    for (const key of Object.keys(value)) {
      // Assigning it would set the prototype; no setting has this name.
      if (key === '__proto__') continue;
      const before = value[key] ?? null;
      const after = at(key, before);
      if (after === before) continue;
      copy ??= { ...value };
      copy[key] = after;
    }
    return copy ?? value;
  };
  const inString = (text: string): string =>
    text.replace(TOKEN, (token, escaped: string | undefined, name: string) => {
      if (escaped !== undefined) return token.slice(1);
      const value = lookUp(name);
      if (value !== undefined && value !== '') return value;
      missing.push({ name, path: [...path] });
      return token;
    });
  return { value: walk(root), missing };
}

/** True where `substitute` would put something in. */
export const refersToEnv = (text: string): boolean =>
  text.includes('${') && [...text.matchAll(TOKEN)].some(([, escaped]) => escaped === undefined);

const TOKEN = /(\$)?\$\{([A-Z_][A-Z0-9_]*)\}/g;

const keepSame = (before: readonly Json[], after: readonly Json[]): readonly Json[] =>
  after.every((item, i) => item === before[i]) ? before : after;
