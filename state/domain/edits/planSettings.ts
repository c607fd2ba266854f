import type { AllowEntry, ModelChoice, ModelSettings } from '../home.js';
import { isObject, type Json, type KeyPath, sameJson } from '../json.js';
import type { RefContext } from '../models/modelRef.js';
import type { Edit, Patch } from '../patch.js';
import { noticesOf } from './planNotices.js';

const DEFAULTS: KeyPath = ['agents', 'defaults'];

/**
 * The smallest change of the file that turns its settings into the draft: values that stay the same are not touched, a
 * `model` written as a string stays one as long as only the primary changes, keys that Pincer does not know stay.
 * `saved` is the home as read; its settings are what the file says. `models.mode` is only read.
 */
export const planSettings = (saved: RefContext, draft: ModelSettings): Patch => ({
  edits: [
    ...planChoice([...DEFAULTS, 'model'], saved.models.text, draft.text),
    ...planChoice([...DEFAULTS, 'imageModel'], saved.models.image, draft.image),
    ...planAllowlist(saved.models.allowlist, draft.allowlist),
  ],
  notices: noticesOf(saved, draft),
});

function planChoice(path: KeyPath, saved: ModelChoice, draft: ModelChoice): readonly Edit[] {
  const samePrimary = saved.primary === draft.primary;
  if (samePrimary && sameJson(saved.fallbacks, draft.fallbacks)) return [];
  const { primary, fallbacks } = draft;
  const was = writtenOf(saved);
  if (saved.form === 'object' && isObject(was)) {
    return [
      ...(samePrimary ? [] : [{ path: [...path, 'primary'], was: was.primary, value: primary }]),
      ...planHops([...path, 'fallbacks'], was.fallbacks, fallbacks),
    ];
  }
  if (saved.form === 'string' && fallbacks.length === 0 && primary !== undefined)
    return [{ path, was, value: primary }];
  const value = { ...(primary === undefined ? {} : { primary }), ...(fallbacks.length > 0 ? { fallbacks } : {}) };
  return [{ path, was, value: Object.keys(value).length > 0 ? value : undefined }];
}

/** The value in the file; put together from its parts for settings that were not read from one. */
function writtenOf({ form, primary, fallbacks, written }: ModelChoice): Json | undefined {
  if (written !== undefined || form === 'absent') return written;
  if (form === 'string') return primary;
  return { ...(primary === undefined ? {} : { primary }), ...(fallbacks.length > 0 ? { fallbacks } : {}) };
}

/**
 * Hops that were only added at the end, or only taken out, are single edits, so that comments between the others stay.
 * Those taken out go from the back: the places before them still mean what they meant.
 */
function planHops(path: KeyPath, was: Json | undefined, hops: readonly string[]): readonly Edit[] {
  if (!Array.isArray(was)) return hops.length === 0 ? [] : [{ path, was, value: hops }];
  const before: readonly Json[] = was;
  if (sameJson(before, hops)) return [];
  const kept = keptPlaces(before, hops);
  if (before.length > 0 && kept.length === before.length) {
    return hops
      .slice(before.length)
      .map((hop, i) => ({ path: [...path, before.length + i], was: undefined, value: hop }));
  }
  if (hops.length > 0 && kept.length === hops.length) {
    const gone = before.map((hop, place) => ({ hop, place })).filter(({ place }) => !kept.includes(place));
    return gone.reverse().map(({ hop, place }) => ({ path: [...path, place], was: hop, value: undefined }));
  }
  return [{ path, was, value: hops }];
}

/** Places of the old hops that begin the new list, in order, with nothing new between them. */
function keptPlaces(before: readonly Json[], hops: readonly string[]): readonly number[] {
  const kept: number[] = [];
  for (const [place, hop] of before.entries()) if (hop === hops[kept.length]) kept.push(place);
  return kept;
}

const ALLOWLIST: KeyPath = [...DEFAULTS, 'models'];

function planAllowlist(saved: ModelSettings['allowlist'], draft: ModelSettings['allowlist']): readonly Edit[] {
  if (saved === draft) return [];
  if (saved === undefined || draft === undefined)
    return [{ path: ALLOWLIST, was: asObject(saved), value: asObject(draft) }];
  const before = new Map(saved.map((entry) => [entry.ref, entry]));
  const after = new Set(draft.map(({ ref }) => ref));
  return [
    ...saved
      .filter(({ ref }) => !after.has(ref))
      .map(({ ref, entry }) => ({ path: [...ALLOWLIST, ref], was: entry, value: undefined })),
    ...draft.flatMap((entry) => planEntry(before.get(entry.ref), entry)),
  ];
}

const asObject = (entries: ModelSettings['allowlist']): Json | undefined =>
  entries && Object.fromEntries(entries.map(({ ref, entry }) => [ref, entry]));

function planEntry(saved: AllowEntry | undefined, { ref, entry }: AllowEntry): readonly Edit[] {
  const path = [...ALLOWLIST, ref];
  if (saved === undefined) return [{ path, was: undefined, value: entry }];
  if (!isObject(saved.entry) || !isObject(entry)) {
    return sameJson(saved.entry, entry) ? [] : [{ path, was: saved.entry, value: entry }];
  }
  const [before, after] = [saved.entry, entry];
  const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...keys].flatMap((key) =>
    sameJson(before[key], after[key]) ? [] : [{ path: [...path, key], was: before[key], value: after[key] }],
  );
}
