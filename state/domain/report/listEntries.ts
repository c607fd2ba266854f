import type { Home } from '../home.js';
import { asLoaded, parseRef, refText, splitProfile } from '../models/modelId.js';
import { idForWriting } from '../providers/aliases.js';

/** A model that the config speaks of, with everything it is called there. */
export type ListEntry = {
  readonly key: string;
  readonly provider: string;
  readonly model: string;
  readonly tags: readonly string[];
  readonly aliases: readonly string[];
};

/**
 * The models that a config names, each once: default, chain, image model and its chain, then the allowlist.
 * OpenClaw: `resolveConfiguredEntries`.
 */
export function listEntries(home: Home): readonly ListEntry[] {
  const aliases = aliasesByName(home);
  const aliasesByKey = new Map<string, readonly string[]>();
  const tags = new Map<string, string[]>();
  const add = (key: string, tag: string): void => {
    const canonical = canonicalKey(key);
    if (canonical !== key) mergeInto(aliasesByKey, canonical, aliasesByKey.get(key) ?? []);
    const known = tags.get(canonical);
    if (known === undefined) tags.set(canonical, [tag]);
    else if (!known.includes(tag)) known.push(tag);
  };
  for (const { alias, key } of aliases) mergeInto(aliasesByKey, key, [alias]);
  // Of an alias that two refs have, the last counts.
  const named = new Map(aliases.map(({ alias, key }) => [alias.toLowerCase(), key]));
  const resolve = (text: string): string | undefined => resolveText(text, named);

  const { use } = home;
  add(use.resolvedDefault, 'default');
  addAll(use.fallbacks, resolve, add, (at) => `fallback#${at + 1}`);
  if (use.imageModel !== null) addAll([use.imageModel], resolve, add, () => 'image');
  addAll(use.imageFallbacks, resolve, add, (at) => `img-fallback#${at + 1}`);
  const listed = use.allowed.filter((ref) => !ref.trim().endsWith('/*'));
  addAll(listed, resolve, add, () => 'configured');

  return [...tags].map(([key, own]) => ({ ...split(key), key, tags: own, aliases: aliasesByKey.get(key) ?? [] }));
}

function addAll(
  texts: readonly string[],
  resolve: (text: string) => string | undefined,
  add: (key: string, tag: string) => void,
  tag: (at: number) => string,
): void {
  texts.forEach((text, at) => {
    const key = resolve(text);
    if (key !== undefined) add(key, tag(at));
  });
}

type NamedRef = { readonly alias: string; readonly key: string };

/** An alias that the file gives to two refs stands beside both, though the name means the last. */
function aliasesByName(home: Home): readonly NamedRef[] {
  const effective = new Map(Object.entries(home.use.aliases).map(([alias, ref]) => [ref, alias]));
  const written = new Map((home.models.allowlist ?? []).map((entry) => [asLoaded(entry.ref), entry.alias?.trim()]));
  return home.use.allowed.flatMap((ref) => {
    const alias = effective.get(ref) ?? written.get(ref);
    const parsed = alias === undefined || alias === '' || ref.trim().endsWith('/*') ? undefined : parseRef(ref);
    return alias === undefined || parsed === undefined ? [] : [{ alias, key: refText(parsed) }];
  });
}

function resolveText(text: string, named: ReadonlyMap<string, string>): string | undefined {
  const { model } = splitProfile(text);
  const key = named.get(model.toLowerCase());
  if (key !== undefined) return key;
  const parsed = parseRef(model);
  return parsed && refText(parsed);
}

/** `z.ai/glm-5` is listed as `zai/glm-5`. */
function canonicalKey(key: string): string {
  const { provider, model } = split(key);
  const canonical = idForWriting(provider);
  return canonical === provider ? key : refText({ provider: canonical, model });
}

function split(key: string): { readonly provider: string; readonly model: string } {
  const slash = key.indexOf('/');
  return slash === -1 ? { provider: key, model: '' } : { provider: key.slice(0, slash), model: key.slice(slash + 1) };
}

function mergeInto(map: Map<string, readonly string[]>, key: string, more: readonly string[]): void {
  if (more.length > 0) map.set(key, [...new Set([...(map.get(key) ?? []), ...more])]);
}
