import type { AllowEntry, ModelChoice, ModelSettings } from '../home.js';
import { isObject, type Json, type KeyPath, sameJson, valueAt } from '../json.js';

/** The settings by key path, as they stand in the config: what a merge is about is one value at one path. */

export const DEFAULTS = ['agents', 'defaults'] as const;
export const ALLOWLIST: KeyPath = [...DEFAULTS, 'models'];

/** The value at a path; undefined where there is none. A choice counts as an object, however it is written. */
export const settingAt = (settings: ModelSettings, path: KeyPath): Json | undefined => valueAt(asJson(settings), path);

const asJson = ({ text, image, allowlist, mode }: ModelSettings): Json => ({
  agents: {
    defaults: {
      model: choiceJson(text),
      imageModel: choiceJson(image),
      ...(allowlist ? { models: Object.fromEntries(allowlist.map(({ ref, entry }) => [ref, entry])) } : {}),
    },
  },
  models: { mode },
});

const choiceJson = ({ primary, fallbacks }: ModelChoice): Json => ({
  ...(primary === undefined ? {} : { primary }),
  fallbacks,
});

/** The settings with another value at a path that `merge3` gave out; what is not of its kind counts as absent. */
export function withSetting(settings: ModelSettings, path: KeyPath, value: Json | undefined): ModelSettings {
  const [, , section, key, entryKey] = path;
  switch (section) {
    case 'model':
      return { ...settings, text: withPart(settings.text, key, value) };
    case 'imageModel':
      return { ...settings, image: withPart(settings.image, key, value) };
    case 'models':
      return { ...settings, allowlist: withEntry(settings.allowlist, key, entryKey, value) };
    default:
      return settings;
  }
}

function withPart(choice: ModelChoice, key: KeyPath[number] | undefined, value: Json | undefined): ModelChoice {
  return key === 'primary'
    ? choiceOf(choice, typeof value === 'string' ? value : undefined, choice.fallbacks)
    : choiceOf(choice, choice.primary, textsOf(value));
}

const textsOf = (value: Json | undefined): readonly string[] =>
  Array.isArray(value) ? value.filter((item: Json): item is string => typeof item === 'string') : [];

/** In the form of the file, or the least that holds what there is. */
export function choiceOf(
  { form: was }: Pick<ModelChoice, 'form'>,
  primary: string | undefined,
  fallbacks: readonly string[],
): ModelChoice {
  const least = fallbacks.length > 0 ? 'object' : primary === undefined ? 'absent' : 'string';
  const form = was === 'object' ? 'object' : least;
  return primary === undefined ? { form, fallbacks } : { form, primary, fallbacks };
}

type Allowlist = ModelSettings['allowlist'];

function withEntry(
  list: Allowlist,
  ref: KeyPath[number] | undefined,
  key: KeyPath[number] | undefined,
  value: Json | undefined,
): Allowlist {
  if (ref === undefined)
    return isObject(value) ? Object.entries(value).map(([of, entry]) => entryFrom(of, entry)) : undefined;
  const name = String(ref);
  const had = list?.find((entry) => entry.ref === name);
  const entry = key === undefined ? value : withKey(had?.entry, String(key), value);
  const others = list ?? [];
  if (entry === undefined) return list?.filter((other) => other !== had);
  return had
    ? others.map((other) => (other === had ? entryFrom(name, entry) : other))
    : [...others, entryFrom(name, entry)];
}

function withKey(entry: Json | undefined, key: string, value: Json | undefined): Json | undefined {
  // Where the whole entry is gone, taking a key out of it makes none.
  if (entry === undefined && value === undefined) return undefined;
  const kept = Object.entries(isObject(entry) ? entry : {}).filter(([name]) => name !== key || value !== undefined);
  const isThere = kept.some(([name]) => name === key);
  const pairs = kept.map(([name, old]): [string, Json] => [name, name === key && value !== undefined ? value : old]);
  return Object.fromEntries(isThere || value === undefined ? pairs : [...pairs, [key, value]]);
}

export function entryFrom(ref: string, entry: Json): AllowEntry {
  const alias = isObject(entry) && typeof entry.alias === 'string' ? entry.alias.trim() : '';
  return alias === '' ? { ref, entry } : { ref, alias, entry };
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

export const sameAllowlist = (a: Allowlist, b: Allowlist): boolean =>
  a === b ||
  (a !== undefined &&
    b !== undefined &&
    a.length === b.length &&
    a.every((entry, i) => entry.ref === b[i]?.ref && sameJson(entry.entry, b[i]?.entry)));
