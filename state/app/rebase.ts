import type { AllowEntry, ModelChoice, ModelSettings } from '../domain/home.js';
import { sameJson } from '../domain/json.js';

/** A setting that was changed here and, differently, on disk. The draft keeps ours until one is chosen. */
export type Conflict = { readonly setting: Setting };

type Setting = 'default model' | 'fallback chain' | 'image model' | 'image fallbacks' | 'allowlist' | 'mode';

export type Rebased = { readonly draft: ModelSettings; readonly conflicts: readonly Conflict[] };

/**
 * Carries a draft over to what the disk says now: what only they changed is taken, what only we changed stays, and what both
 * changed differently stays ours and is reported.
 */
export function rebase(base: ModelSettings, theirs: ModelSettings, ours: ModelSettings): Rebased {
  const conflicts: Conflict[] = [];
  const pick = <T>(setting: Setting, b: T, t: T, o: T, same: (x: T, y: T) => boolean = Object.is): T => {
    if (same(o, b)) return t;
    if (!same(t, b) && !same(t, o)) conflicts.push({ setting });
    return o;
  };
  const draft: ModelSettings = {
    text: choiceOf(
      theirs.text,
      pick('default model', base.text.primary, theirs.text.primary, ours.text.primary),
      pick('fallback chain', base.text.fallbacks, theirs.text.fallbacks, ours.text.fallbacks, sameJson),
    ),
    image: choiceOf(
      theirs.image,
      pick('image model', base.image.primary, theirs.image.primary, ours.image.primary),
      pick('image fallbacks', base.image.fallbacks, theirs.image.fallbacks, ours.image.fallbacks, sameJson),
    ),
    allowlist: allowlistOf(base.allowlist, theirs.allowlist, ours.allowlist, () =>
      conflicts.push({ setting: 'allowlist' }),
    ),
    mode: pick('mode', base.mode, theirs.mode, ours.mode),
  };
  return { draft, conflicts };
}

/** The draft with the settings in conflict as they stand on disk. */
export function takeTheirs(draft: ModelSettings, theirs: ModelSettings, conflicts: readonly Conflict[]): ModelSettings {
  const lost = new Set(conflicts.map((conflict) => conflict.setting));
  return {
    text: choiceOf(
      theirs.text,
      lost.has('default model') ? theirs.text.primary : draft.text.primary,
      lost.has('fallback chain') ? theirs.text.fallbacks : draft.text.fallbacks,
    ),
    image: choiceOf(
      theirs.image,
      lost.has('image model') ? theirs.image.primary : draft.image.primary,
      lost.has('image fallbacks') ? theirs.image.fallbacks : draft.image.fallbacks,
    ),
    allowlist: lost.has('allowlist') ? theirs.allowlist : draft.allowlist,
    mode: lost.has('mode') ? theirs.mode : draft.mode,
  };
}

/** Equal in what they say; whether a choice is written as a string or as an object is not a difference. */
export const sameSettings = (a: ModelSettings, b: ModelSettings): boolean =>
  a === b ||
  (sameChoice(a.text, b.text) &&
    sameChoice(a.image, b.image) &&
    sameAllowlist(a.allowlist, b.allowlist) &&
    a.mode === b.mode);

const sameChoice = (a: ModelChoice, b: ModelChoice): boolean =>
  a.primary === b.primary && sameJson(a.fallbacks, b.fallbacks);

function choiceOf(theirs: ModelChoice, primary: string | undefined, fallbacks: readonly string[]): ModelChoice {
  const least = fallbacks.length > 0 ? 'object' : primary === undefined ? 'absent' : 'string';
  const form = theirs.form === 'object' || least === 'object' ? 'object' : least;
  return primary === undefined ? { form, fallbacks } : { form, primary, fallbacks };
}

type Allowlist = ModelSettings['allowlist'];

const sameEntry = (a: AllowEntry | undefined, b: AllowEntry | undefined): boolean =>
  a === b || (a !== undefined && b !== undefined && sameJson(a.entry, b.entry) && a.alias === b.alias);

const sameAllowlist = (a: Allowlist, b: Allowlist): boolean =>
  a === b ||
  (a !== undefined &&
    b !== undefined &&
    a.length === b.length &&
    a.every((entry, i) => entry.ref === b[i]?.ref && sameEntry(entry, b[i])));

function allowlistOf(base: Allowlist, theirs: Allowlist, ours: Allowlist, conflict: () => void): Allowlist {
  if (sameAllowlist(ours, base)) return theirs;
  if (ours === undefined || theirs === undefined) {
    if (!sameAllowlist(theirs, base)) conflict();
    return ours;
  }
  const [before, disk, mine] = [byRef(base), byRef(theirs), byRef(ours)];
  const refs = [...new Set([...disk.keys(), ...mine.keys()])];
  const changed = (ref: string, by: ReadonlyMap<string, AllowEntry>) => !sameEntry(by.get(ref), before.get(ref));
  if (refs.some((ref) => changed(ref, mine) && changed(ref, disk) && !sameEntry(mine.get(ref), disk.get(ref))))
    conflict();
  return refs.flatMap((ref) => (changed(ref, mine) ? mine : disk).get(ref) ?? []);
}

const byRef = (list: Allowlist): ReadonlyMap<string, AllowEntry> =>
  new Map((list ?? []).map((entry) => [entry.ref, entry]));
