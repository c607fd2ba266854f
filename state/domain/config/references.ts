import { isObject, type Json, type JsonObject } from '../json.js';
import { refersToEnv, substitute } from './substitute.js';

type LookUp = (name: string) => string | undefined;

/**
 * A value that is about to be written over another. OpenClaw: where the old text holds `${NAME}` and comes to exactly what is
 * asked, the text stays. `$${NAME}` is no reference, and a reference that is asked for is written.
 */
export function keepReferences(value: Json, was: Json | undefined, lookUp: LookUp): Json {
  if (typeof value === 'string') return typeof was === 'string' && comesTo(was, value, lookUp) ? was : value;
  if (Array.isArray(value)) {
    if (!Array.isArray(was)) return value;
    const before: readonly Json[] = was;
    return value.map((item: Json, i) => keepReferences(item, before[i], lookUp));
  }
  return isObject(value) && isObject(was) ? inObject(value, was, lookUp) : value;
}

const inObject = (value: JsonObject, was: JsonObject, lookUp: LookUp): JsonObject =>
  Object.fromEntries(
    Object.entries(value).map(([key, item]) => [
      key,
      keepReferences(item, Object.hasOwn(was, key) ? was[key] : undefined, lookUp),
    ]),
  );

function comesTo(was: string, value: string, lookUp: LookUp): boolean {
  if (!refersToEnv(was) || refersToEnv(value)) return false;
  const { value: resolved, missing } = substitute(was, lookUp);
  return missing.length === 0 && resolved === value;
}
