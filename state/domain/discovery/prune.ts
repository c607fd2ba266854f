import type { Home } from '../home.js';
import { isObject, type Json, type JsonObject } from '../json.js';
import type { Edit, Notice, Patch } from '../patch.js';
import { idForWriting } from '../providers/aliases.js';
import { blockOf } from '../setup/providerBlock.js';
import { HOW_READ } from './numbers.js';
import { usedRefs } from './usedRefs.js';

/**
 * Takes rows of models out of a provider's entry: every one of an id, as of several the next would count. What names them stays.
 * Ids that have no row are passed over.
 */
export function pruneEdits(home: Home, config: Json, provider: string, ids: readonly string[]): Patch {
  const block = blockOf(config, provider);
  const rows: readonly Json[] = isObject(block?.value) ? listOf(block.value) : [];
  const gone = new Set(ids);
  const places = rows.flatMap((row, i) => (isObject(row) && typeof row.id === 'string' && gone.has(row.id) ? [i] : []));
  if (block === undefined || places.length === 0) return { edits: [], notices: [] };
  // From the back, so that the places before still mean what they meant.
  const edits = places
    .toReversed()
    .map((i): Edit => ({ path: [...block.path, 'models', i], was: rows[i], value: undefined }));
  const isEmptied = places.length === rows.length;
  return { edits, notices: [...usedNotices(home, config, provider, ids), ...(isEmptied ? [emptied(provider)] : [])] };
}

const listOf = ({ models }: JsonObject): readonly Json[] => (Array.isArray(models) ? models : []);

function usedNotices(home: Home, config: Json, provider: string, ids: readonly string[]): readonly Notice[] {
  const used = usedRefs(home, config);
  return ids.flatMap((id): readonly Notice[] => {
    const ref = `${idForWriting(provider)}/${id}`;
    const at = used.get(ref);
    return at === undefined ? [] : [{ kind: 'prunes-used', ref, at, needsYes: true }];
  });
}

const emptied = (provider: string): Notice => ({
  kind: 'list-emptied',
  provider,
  asks: HOW_READ[provider] === 'ollama',
  needsYes: true,
});
