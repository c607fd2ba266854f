import { lazy } from '../lazy.js';
import type { ProviderAliases } from './row.js';
import { providerRow, providerRows } from './table.js';

type AliasKind = keyof ProviderAliases;

const aliasesOf = (kinds: readonly AliasKind[]): ReadonlyMap<string, string> => {
  const map = new Map<string, string>();
  for (const [id, row] of providerRows())
    for (const kind of kinds) for (const alias of row.aliases?.[kind] ?? []) map.set(alias, id);
  return map;
};

const catalogAliases = lazy(() => aliasesOf(['catalog']));
const spokenAliases = lazy(() => aliasesOf(['plugin', 'catalog']));

/** How OpenClaw compares provider ids: trimmed and in lower case. Not a resolution of aliases. */
export const providerId = (text: string): string => text.trim().toLowerCase();

/** The id that OpenClaw's commands write: catalogue aliases resolved (`z.ai` → `zai`), nothing else. */
export function idForWriting(text: string): string {
  const id = providerId(text);
  return catalogAliases().get(id) ?? id;
}

/**
 * The id under which Pincer shows a provider and finds its row: a name that OpenClaw only understands when it runs a model
 * is resolved, one that is a provider of its own to it (`kimi-coding`) stays. The documents ask for it: `z.ai/…` is shown
 * as `zai/…`.
 */
export function canonicalId(text: string): string {
  const id = providerId(text);
  return providerRow(id) ? id : (spokenAliases().get(id) ?? id);
}
