import type { Catalog } from '../catalog/catalog.js';
import { lazy } from '../lazy.js';
import { canonicalId } from '../providers/aliases.js';
import { providerRow, providerRows } from '../providers/table.js';
import { nearRefs } from './near.js';

/** Model ids of a provider that the documents of this project name, whether or not a catalogue still has them. */
export function documentModels(provider: string): readonly string[] {
  const { example, models = [] } = providerRow(provider)?.documents ?? {};
  return [...new Set([...(example === undefined ? [] : [afterSlash(example)]), ...models])];
}

const afterSlash = (ref: string): string => ref.slice(ref.indexOf('/') + 1);

const documentRefs = lazy(() => providerRows().flatMap(([id]) => documentModels(id).map((model) => `${id}/${model}`)));

/** A ref of the documents that differs in case alone: `minimax/minimax-m2.1` is nobody's, `minimax/MiniMax-M2.1` is. */
function documentSpelling(ref: string): string | undefined {
  const lower = ref.toLowerCase();
  const told = documentRefs().filter((other) => other.toLowerCase() === lower);
  return told.includes(ref) ? undefined : told[0];
}

/** As `nearRefs`, with those of the documents that only differ in case before all that is only like it. */
export function likelyRefs(ref: string, known: Iterable<string>): readonly string[] {
  const near = nearRefs(ref, known);
  const told = documentSpelling(ref);
  return told === undefined || near.includes(told) ? near : [told, ...near].slice(0, 3);
}

/**
 * The id in the case that a catalogue or the documents have it, where nobody has it as it is spelled. Case counts with every
 * provider, and a server rarely says that this is all that is wrong.
 */
export function meantId(provider: string, id: string, catalog: Catalog): string | undefined {
  const owner = canonicalId(provider);
  const ids = [...(catalog.get(owner)?.models ?? []).map((model) => model.id), ...documentModels(owner)];
  if (ids.includes(id)) return undefined;
  return ids.find((other) => other.toLowerCase() === id.toLowerCase());
}
