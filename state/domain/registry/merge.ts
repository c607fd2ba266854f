import { isMarker } from '../auth/secretText.js';
import { isObject, type Json, type JsonObject } from '../json.js';
import type { Entries } from './facts.js';
import { isNoSecret } from './keys.js';
import { rowsOf } from './rows.js';

export type MergeRules = {
  /** Providers whose key is kept elsewhere: theirs always comes from the config. */
  readonly managed: ReadonlySet<string>;
  /** Providers for which the config's base URL and key win as well. */
  readonly taken: (id: string) => boolean;
};

/**
 * What is written over a registry that is there, in mode `merge`: its base URL and its key stay where they say something, everything
 * else is new. OpenClaw: `mergeWithExistingProviderSecrets`.
 */
export function mergedEntries(next: Entries, existing: JsonObject, rules: MergeRules): Entries {
  const merged: Record<string, JsonObject> = {};
  for (const [id, entry] of Object.entries(existing)) if (isObject(entry) && isWhole(entry)) merged[id] = entry;
  for (const [id, entry] of Object.entries(next)) {
    const old = existing[id];
    merged[id] = isObject(old) ? { ...entry, ...stays(id, old, entry, rules) } : entry;
  }
  return merged;
}

/** Enough to be used without the config, or nothing that needs anything. OpenClaw: `isExistingProviderSelfContained`. */
export const isWhole = (entry: JsonObject): boolean =>
  rowsOf(entry.models).length === 0 ||
  (typeof entry.baseUrl === 'string' && entry.baseUrl.trim() !== '' && Boolean(entry.apiKey));

function stays(id: string, old: JsonObject, entry: JsonObject, { managed, taken }: MergeRules): JsonObject {
  const isTaken = taken(id);
  const next = typeof entry.apiKey === 'string' ? entry.apiKey : '';
  const keepsKey = !managed.has(id) && !isNoSecret(next) && isKept(old.apiKey) && !(isTaken && next !== '');
  const keepsBase = isFilled(old.baseUrl) && sameApi(old, entry) && !(isTaken && isFilled(entry.baseUrl));
  return {
    ...(keepsKey ? { apiKey: old.apiKey ?? '' } : {}),
    ...(keepsBase ? { baseUrl: old.baseUrl ?? '' } : {}),
  };
}

const isKept = (key: Json | undefined): boolean => isFilled(key) && !isMarker(String(key).trim());

const isFilled = (value: Json | undefined): boolean => typeof value === 'string' && value !== '';

/** The base URL of another API is of no use. Without a word of either there is nothing to compare. */
function sameApi(old: JsonObject, entry: JsonObject): boolean {
  const [before, after] = [apisOf(old), apisOf(entry)];
  return before === undefined || after === undefined || before === after;
}

/** That of the provider, else those of its models. */
function apisOf(entry: JsonObject): string | undefined {
  if (typeof entry.api === 'string' && entry.api.trim() !== '') return entry.api.trim();
  const apis = rowsOf(entry.models).flatMap(({ api }) =>
    typeof api === 'string' && api.trim() !== '' ? [api.trim()] : [],
  );
  return apis.length === 0 ? undefined : JSON.stringify(apis.sort());
}
