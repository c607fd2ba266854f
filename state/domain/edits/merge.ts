import type { ModelChoice, ModelSettings } from '../home.js';
import { isObject, type Json, type KeyPath, sameJson } from '../json.js';
import { mergeLists } from './mergeLists.js';
import {
  ALLOWLIST,
  choiceOf,
  DEFAULTS,
  entryFrom,
  sameAllowlist,
  sameSettings,
  settingAt,
  withSetting,
} from './settingValues.js';

/** A value that was changed here and, differently, on disk. What both say stands in the settings; this says where to look. */
export type Conflict = {
  readonly path: KeyPath;
  /** Before both changes; absent where there was none. */
  readonly base?: Json;
  /** The model that the other side gave the same alias: a name can stand for one alone. */
  readonly clash?: string;
};

/** A change made by somebody else that came into the draft by itself. */
export type Taken = { readonly path: KeyPath; readonly before?: Json; readonly after?: Json };

export type Merged = {
  /** Both changes; mine where they do not agree. */
  readonly settings: ModelSettings;
  readonly conflicts: readonly Conflict[];
  readonly taken: readonly Taken[];
};

type Found = { readonly conflicts: Conflict[]; readonly taken: Taken[] };

/**
 * Carries what one side changed since `base` over to what the other made of it, value by value: what only one side changed
 * comes in, what both changed alike is no matter, and what they changed differently stays mine and is a conflict. Lists of
 * fallbacks are merged hop by hop, entries of the allowlist key by key.
 */
export function merge3(base: ModelSettings, mine: ModelSettings, theirs: ModelSettings): Merged {
  if (sameSettings(mine, base)) return { settings: theirs, conflicts: [], taken: [] };
  const found: Found = { conflicts: [], taken: [] };
  const settings: ModelSettings = {
    text: mergeChoice([...DEFAULTS, 'model'], base.text, mine.text, theirs.text, found),
    image: mergeChoice([...DEFAULTS, 'imageModel'], base.image, mine.image, theirs.image, found),
    allowlist: mergeAllowlist(base.allowlist, mine.allowlist, theirs.allowlist, found),
    mode: pick(['models', 'mode'], base.mode, mine.mode, theirs.mode, found),
  };
  const clashes = aliasClashes(base, mine, theirs, settings);
  return { settings, conflicts: [...found.conflicts, ...clashes], taken: found.taken };
}

/** One value that cannot be merged any further. */
function pick<T extends Json | undefined>(path: KeyPath, base: T, mine: T, theirs: T, found: Found): T {
  if (sameJson(mine, base)) {
    if (!sameJson(theirs, base)) found.taken.push(takenAt(path, base, theirs));
    return theirs;
  }
  if (!sameJson(theirs, base) && !sameJson(theirs, mine)) found.conflicts.push(conflictAt(path, base));
  return mine;
}

const conflictAt = (path: KeyPath, base: Json | undefined): Conflict =>
  base === undefined ? { path } : { path, base };

const takenAt = (path: KeyPath, before: Json | undefined, after: Json | undefined): Taken => ({
  path,
  ...(before === undefined ? {} : { before }),
  ...(after === undefined ? {} : { after }),
});

function mergeChoice(
  path: KeyPath,
  base: ModelChoice,
  mine: ModelChoice,
  theirs: ModelChoice,
  found: Found,
): ModelChoice {
  const primary = pick([...path, 'primary'], base.primary, mine.primary, theirs.primary, found);
  const hops = mergeLists(base.fallbacks, mine.fallbacks, theirs.fallbacks);
  if (hops === undefined) found.conflicts.push({ path: [...path, 'fallbacks'], base: base.fallbacks });
  const isOwn = ({ primary: first, fallbacks }: ModelChoice): boolean =>
    first !== undefined && first === primary && fallbacks.includes(first);
  // One side made it the first, the other a fallback: first is first, and no model is its own fallback.
  const kept = isOwn(mine) || isOwn(theirs) ? hops : hops?.filter((hop) => hop !== primary);
  if (kept !== undefined && !sameJson(kept, mine.fallbacks))
    found.taken.push({ path: [...path, 'fallbacks'], before: mine.fallbacks, after: kept });
  return choiceOf(theirs, primary, kept ?? mine.fallbacks);
}

type Allowlist = ModelSettings['allowlist'];

function mergeAllowlist(base: Allowlist, mine: Allowlist, theirs: Allowlist, found: Found): Allowlist {
  if (sameAllowlist(mine, theirs)) return theirs;
  if (mine === undefined || theirs === undefined) {
    const json = pick(ALLOWLIST, listJson(base), listJson(mine), listJson(theirs), found);
    return sameJson(json, listJson(mine)) ? mine : theirs;
  }
  const [before, here, there] = [byRef(base), byRef(mine), byRef(theirs)];
  // In their order, which is that of the file; what is new here comes last, as an edit puts it there.
  const refs = [...new Set([...there.keys(), ...here.keys()])];
  return refs.flatMap((ref) => {
    const entry = mergeEntry([...ALLOWLIST, ref], before.get(ref), here.get(ref), there.get(ref), found);
    return entry === undefined ? [] : [entryFrom(ref, entry)];
  });
}

function mergeEntry(
  path: KeyPath,
  base: Json | undefined,
  mine: Json | undefined,
  theirs: Json | undefined,
  found: Found,
): Json | undefined {
  const old = base ?? {};
  if (!isObject(mine) || !isObject(theirs) || !isObject(old)) return pick(path, base, mine, theirs, found);
  const keys = [...new Set([...Object.keys(theirs), ...Object.keys(mine), ...Object.keys(old)])];
  const pairs = keys.flatMap((key): [string, Json][] => {
    const value = pick([...path, key], own(old, key), own(mine, key), own(theirs, key), found);
    return value === undefined ? [] : [[key, value]];
  });
  return Object.fromEntries(pairs);
}

const own = (object: { readonly [key: string]: Json }, key: string): Json | undefined =>
  Object.hasOwn(object, key) ? object[key] : undefined;

const byRef = (list: Allowlist): ReadonlyMap<string, Json> =>
  new Map((list ?? []).map(({ ref, entry }) => [ref, entry]));

const listJson = (list: Allowlist): Json | undefined => list && Object.fromEntries(byRef(list));

/** The same new alias on both sides, for two models. What one side alone did twice is for that side to know. */
function aliasClashes(
  base: ModelSettings,
  mine: ModelSettings,
  theirs: ModelSettings,
  merged: ModelSettings,
): readonly Conflict[] {
  const before = aliasesOf(base);
  const [here, there, stays] = [aliasesOf(mine), aliasesOf(theirs), aliasesOf(merged)];
  const isNew = ([ref, alias]: readonly [string, string]): boolean => before.get(ref) !== alias;
  const theirNew = [...there].filter(isNew);
  return [...here].filter(isNew).flatMap(([ref, alias]) => {
    if (there.get(ref) === alias || stays.get(ref) !== alias) return [];
    const isOther = ([other, name]: readonly [string, string]): boolean =>
      name === alias && other !== ref && here.get(other) !== alias && stays.get(other) === alias;
    const clash = theirNew.find(isOther)?.[0];
    return clash === undefined ? [] : [{ ...conflictAt([...ALLOWLIST, ref, 'alias'], before.get(ref)), clash }];
  });
}

const aliasesOf = ({ allowlist }: ModelSettings): ReadonlyMap<string, string> =>
  new Map((allowlist ?? []).flatMap(({ ref, alias }) => (alias === undefined ? [] : [[ref, alias] as const])));

export type Side = 'mine' | 'theirs';

/** What both sides of a conflict say now. */
type Said = { readonly mine?: Json; readonly theirs?: Json };

export type Disagreement = Conflict & Said;

/** What is still to decide: not where the sides agree by now, nor where theirs is again what it was. */
export function disagreements<C extends Conflict>(
  conflicts: readonly C[],
  mine: ModelSettings,
  theirs: ModelSettings,
): readonly (C & Said)[] {
  return conflicts.flatMap((conflict) => {
    const [here, there] = [settingAt(mine, conflict.path), settingAt(theirs, conflict.path)];
    const isOpen = conflict.clash === undefined ? !sameJson(there, conflict.base) : isClash(conflict, mine, theirs);
    if (!isOpen || sameJson(here, there)) return [];
    return [
      {
        ...conflict,
        ...(here === undefined ? {} : { mine: here }),
        ...(there === undefined ? {} : { theirs: there }),
      },
    ];
  });
}

const isClash = ({ path, clash = '' }: Conflict, mine: ModelSettings, theirs: ModelSettings): boolean => {
  const alias = settingAt(mine, path);
  const other: KeyPath = [...ALLOWLIST, clash, 'alias'];
  return sameJson(settingAt(mine, other), alias) && sameJson(settingAt(theirs, other), alias);
};

/** The draft with one conflict decided. */
export function decided(
  mine: ModelSettings,
  theirs: ModelSettings,
  { path, clash }: Conflict,
  side: Side,
): ModelSettings {
  if (side === 'theirs') return withSetting(mine, path, settingAt(theirs, path));
  return clash === undefined ? mine : withSetting(mine, [...ALLOWLIST, clash, 'alias'], undefined);
}

/** What a path of the settings is called on the screen. */
export function settingName(path: KeyPath): string {
  const [, , section, key, entryKey] = path;
  if (section === 'models') {
    if (key === undefined) return 'the allowlist';
    return entryKey === undefined ? `entry of ${key}` : `${entryKey} of ${key}`;
  }
  const isImage = section === 'imageModel';
  if (key === 'primary') return isImage ? 'image model' : 'default model';
  if (key === 'fallbacks') return isImage ? 'image fallbacks' : 'fallback chain';
  return 'mode';
}
