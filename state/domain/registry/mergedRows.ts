import { isObject, type Json, type JsonObject } from '../json.js';
import { rowsOf } from './rows.js';

/**
 * What a plugin knows of a provider with what the config says of it: the config's models first, then those it does not name.
 * OpenClaw: `mergeProviderModels`.
 */
export function mergedRows(implicit: JsonObject, stated: JsonObject): JsonObject {
  const headers = [implicit.headers, stated.headers].filter(isObject);
  const merged = {
    ...implicit,
    ...stated,
    ...(headers.length === 0 ? {} : { headers: Object.assign({}, ...headers) }),
  };
  const known = rowsOf(implicit.models);
  if (known.length === 0) return merged;
  // The first of a name counts.
  const byId = new Map(known.toReversed().map((model) => [idOf(model), model]));
  const own = rowsOf(stated.models).map((row) => withKnown(row, byId.get(idOf(row))));
  const seen = new Set(own.map(idOf));
  const others = known.filter((row) => idOf(row) !== '' && seen.size < seen.add(idOf(row)).size);
  return { ...merged, models: [...own, ...others] };
}

function withKnown(row: JsonObject, known: JsonObject | undefined): JsonObject {
  if (known === undefined || idOf(row) === '') return row;
  const limits = ['contextWindow', 'contextTokens', 'maxTokens'].flatMap((key) => {
    const value = [row[key], known[key]].find(isLimit);
    return value === undefined ? [] : [[key, value] as const];
  });
  const facts = ['input', 'reasoning'].flatMap((key) => {
    const value = row[key] ?? known[key];
    return value === undefined ? [] : [[key, value] as const];
  });
  return { ...row, ...Object.fromEntries<Json>([...facts, ...limits]) };
}

const idOf = ({ id }: JsonObject): string => (typeof id === 'string' ? id.trim() : '');

const isLimit = (value: Json | undefined): boolean => typeof value === 'number' && Number.isFinite(value) && value > 0;
