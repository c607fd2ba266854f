import { type WrittenProvider, writtenProvider } from '../../state/domain/config/configProviders.js';
import { isObject, type Json, type JsonObject } from '../../state/domain/json.js';

/** One entry of `models.providers`. `id` is in lower case, as OpenClaw compares them. */
export type ConfiguredEntry = { readonly id: string; readonly written: WrittenProvider; readonly entry: Json };

/** In the order of the file. Of entries that differ in case only, the one that is in lower case stands first, as in OpenClaw. */
export function configuredEntries(config: JsonObject): readonly ConfiguredEntry[] {
  const providers = isObject(config.models) && isObject(config.models.providers) ? config.models.providers : {};
  const entries = Object.entries(providers).map(([writtenAs, entry]) => ({
    id: writtenAs.trim().toLowerCase(),
    written: writtenProvider(writtenAs, entry, 'config'),
    entry,
  }));
  const exact = new Set(entries.filter(({ id, written }) => written.writtenAs === id).map(({ id }) => id));
  const seen = new Set<string>();
  return entries.filter(({ id, written }) => {
    const shadowed = seen.has(id) || (exact.has(id) && written.writtenAs !== id);
    if (!shadowed) seen.add(id);
    return !shadowed && id !== '';
  });
}
