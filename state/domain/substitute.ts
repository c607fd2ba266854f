import type { Json, KeyPath } from './json.js';
import { isObject } from './json.js';

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
  const walk = (value: Json, path: KeyPath): Json => {
    if (typeof value === 'string') return inString(value, path);
    if (Array.isArray(value))
      return keepSame(
        value,
        value.map((item, i) => walk(item, [...path, i])),
      );
    if (!isObject(value)) return value;
    const entries = Object.entries(value).map(([key, item]) => [key, walk(item, [...path, key])] as const);
    return entries.every(([key, item]) => item === value[key]) ? value : Object.fromEntries(entries);
  };
  const inString = (text: string, path: KeyPath): string => {
    if (!text.includes('${')) return text;
    return text.replace(TOKEN, (token, escaped: string | undefined, name: string) => {
      if (escaped !== undefined) return token.slice(1);
      const value = lookUp(name);
      if (value !== undefined && value !== '') return value;
      missing.push({ name, path });
      return token;
    });
  };
  return { value: walk(root, []), missing };
}

/** True where `substitute` would put something in. */
export const refersToEnv = (text: string): boolean =>
  text.includes('${') && [...text.matchAll(TOKEN)].some(([, escaped]) => escaped === undefined);

const TOKEN = /(\$)?\$\{([A-Z_][A-Z0-9_]*)\}/g;

const keepSame = (before: readonly Json[], after: readonly Json[]): readonly Json[] =>
  after.every((item, i) => item === before[i]) ? before : after;
