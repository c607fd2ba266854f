import type { Catalog } from '../catalog/catalog.js';
import type { Home, ModelSettings } from '../home.js';
import { isWildcard } from '../models/aliases.js';
import { refsInUse } from '../models/allowlist.js';
import { asLoaded, parseRef } from '../models/modelId.js';
import { likelyRefs } from '../models/spelling.js';
import type { Notice } from '../patch.js';
import { pickerModels, pickerRef } from '../picker/picker.js';
import { providerRow } from '../providers/table.js';

/**
 * Models that a change brings in and that no list has. OpenClaw 2026.5 takes any, and a typing mistake shows only when a turn
 * fails. Providers that serve models of a person's own making may have any.
 */
export function unknownNotices(home: Home, draft: ModelSettings, catalog: Catalog): readonly Notice[] {
  const before = new Set(named(home.models));
  const fresh = named(draft).filter((ref) => !before.has(ref));
  if (fresh.length === 0) return [];
  const known = new Set(pickerModels(home, catalog).map(({ ref }) => ref));
  return fresh.filter((ref) => !known.has(ref)).flatMap((ref) => noticeOf(home, ref, known));
}

/** As the picker spells them. */
const named = (settings: ModelSettings): readonly string[] => {
  const listed = (settings.allowlist ?? []).flatMap(({ ref }) => (isWildcard(ref) ? [] : [ref]));
  const refs = [...refsInUse(settings), ...listed].flatMap((ref) => parseRef(asLoaded(ref)) ?? []);
  return [...new Set(refs.map(pickerRef))];
};

function noticeOf(home: Home, ref: string, known: ReadonlySet<string>): readonly Notice[] {
  const provider = ref.slice(0, ref.indexOf('/'));
  const row = providerRow(provider);
  const [near] = likelyRefs(ref, known);
  // It may have any model; one that differs in case alone from one that it has is still a slip.
  if (row?.open === true && near?.toLowerCase() !== ref.toLowerCase()) return [];
  const isKnown = row !== undefined || home.providers.some(({ id }) => id === provider);
  if (!isKnown && near === undefined) return [{ kind: 'unknown-provider', provider, ref, needsYes: false }];
  return [{ kind: 'unknown-model', ref, ...(near === undefined ? {} : { near }), needsYes: false }];
}
