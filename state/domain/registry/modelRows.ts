import { isObject, type Json, type JsonObject } from '../json.js';
import { normalModelId } from '../models/modelId.js';
import type { Entries } from './facts.js';

/** Model ids as OpenClaw spells them, and each id once: the first row wins, what it lacks comes from the others. */
export function withNormalRows(entries: Entries): Entries {
  return Object.fromEntries(Object.entries(entries).map(([id, entry]) => [id, withNormalModels(id, entry)]));
}

/** OpenClaw: `normalizeProviderModelsForConfig`. */
export function withNormalModels(provider: string, entry: JsonObject): JsonObject {
  if (!Array.isArray(entry.models) || entry.models.length === 0) return entry;
  const rows: Json[] = [];
  const places = new Map<string, number>();
  for (const model of entry.models) {
    const row = renamed(provider, model);
    const id = idOf(row);
    const place = places.get(id);
    if (place !== undefined) rows[place] = mergedRow(rows[place], row);
    else if (id === '') rows.push(row);
    else places.set(id, rows.push(row) - 1);
  }
  return { ...entry, models: rows };
}

const idOf = (row: Json): string => (isObject(row) && typeof row.id === 'string' ? row.id.trim() && row.id : '');

/** A later row fills in what an earlier one of the same id lacks; its keys stand first, as OpenClaw leaves them. */
function mergedRow(first: Json | undefined, later: Json): Json {
  if (!isObject(first) || !isObject(later)) return first ?? later;
  const costs = [later.cost, first.cost].filter(isObject);
  return { ...later, ...first, ...(costs.length === 0 ? {} : { cost: Object.assign({}, ...costs) }) };
}

function renamed(provider: string, row: Json): Json {
  if (!isObject(row) || typeof row.id !== 'string' || row.id.trim() === '') return row;
  const id = normalModelId(provider.trim().toLowerCase(), row.id);
  return id === row.id ? row : { ...row, id };
}
