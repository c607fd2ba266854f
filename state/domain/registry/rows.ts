import { isObject, type Json, type JsonObject } from '../json.js';
import type { RegistryFacts } from './facts.js';

export const rowsOf = (models: Json | undefined): readonly JsonObject[] =>
  Array.isArray(models) ? models.filter((row: Json) => isObject(row)) : [];

export function inOrder(value: JsonObject, keys: readonly string[]): JsonObject {
  const known = keys.filter((key) => value[key] !== undefined);
  const others = Object.keys(value).filter((key) => !keys.includes(key));
  return Object.fromEntries([...known, ...others].map((key) => [key, value[key] ?? null]));
}

/** The models that OpenClaw found when it last asked. */
export function modelsThatStay(id: string, { existing }: RegistryFacts): readonly JsonObject[] | undefined {
  const entry = existing[id];
  const rows = isObject(entry) ? rowsOf(entry.models) : [];
  return rows.length === 0 ? undefined : rows;
}
