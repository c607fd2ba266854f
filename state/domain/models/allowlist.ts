import { rulesOf } from '../dialectRules.js';
import type { AllowEntry, ModelSettings } from '../home.js';
import { idForWriting, providerId } from '../providers/aliases.js';
import { findAlias, isWildcard } from './aliases.js';
import { asLoaded, parseRef, refText, splitProfile } from './modelId.js';
import { onlyProviderWith, type RefContext, resolveFallback, resolvePrimary } from './modelRef.js';

/** Why a model may be chosen. Undefined in place of it: the allowlist keeps it out. */
export type Admission = 'no-allowlist' | 'entry' | 'wildcard' | 'primary' | 'fallback';

/**
 * Which models a user may choose, compiled once for many questions. In 2026.5 a non-empty `agents.defaults.models` is the
 * allowlist; the default model and its fallbacks are let in beside it. The model part is compared with case.
 * OpenClaw: `buildAllowedModelSetWithFallbacks`. In 2026.9 that map lists aliases only, and keeps nothing out.
 */
export function admissions(context: RefContext): (ref: string) => Admission | undefined {
  const { exact, wildcards } = split(context.models);
  const keepsOut = rulesOf(context.dialect?.version ?? '2026.5').modelMapIsAllowlist;
  if (!keepsOut || (exact.length === 0 && wildcards.size === 0)) return () => 'no-allowlist';
  const primary = resolvePrimary(context);
  const entries = new Set(exact.flatMap((entry) => keyOfEntry(context, entry.ref, primary.provider) ?? []));
  // A bare `*` is read as a model of the default provider, so it lets in that provider's models and no others.
  const any = new Set([...wildcards].map((provider) => `${provider}/*`));
  const fallbacks = new Set(
    exact.length === 0
      ? []
      : context.models.text.fallbacks.flatMap((text) => resolveFallback(context, text, primary)?.ref ?? []),
  );
  const admitsPrimary = wildcards.size === 0 || wildcards.has(primary.provider);
  return (ref) => {
    if (entries.has(ref)) return 'entry';
    const wildcard = `${ref.slice(0, ref.indexOf('/'))}/*`;
    if (any.has(wildcard) || entries.has(wildcard)) return 'wildcard';
    if (fallbacks.has(ref)) return 'fallback';
    return admitsPrimary && ref === primary.ref ? 'primary' : undefined;
  };
}

/** For one question; ask `admissions` when there are many. `ref` as `refText` gives it. */
export const isAllowed = (context: RefContext, ref: string): boolean => admissions(context)(ref) !== undefined;

/** Whether the config keeps any model out at all. An empty map does not. */
export const hasAllowlist = (settings: ModelSettings): boolean =>
  (settings.allowlist ?? []).some(({ ref }) => ref.trim() !== '');

/** The entry of the map that stands for this very model, however it is spelled. */
export const entryOf = (settings: ModelSettings, ref: string): AllowEntry | undefined =>
  settings.allowlist?.find((entry) => !isWildcard(entry.ref) && writtenKey(settings, entry.ref) === ref);

/** `provider/*` entries that let this model in. */
export const wildcardOf = (settings: ModelSettings, ref: string): AllowEntry | undefined =>
  settings.allowlist?.find(
    (entry) => isWildcard(entry.ref) && wildcardProvider(entry.ref) === ref.slice(0, ref.indexOf('/')),
  );

/**
 * The model that a text in the file stands for, as the commands compare them: aliases resolved, provider canonical.
 * Undefined for text that is no ref.
 */
export function writtenKey(settings: ModelSettings, text: string): string | undefined {
  const { model } = splitProfile(asLoaded(text));
  const parsed = findAlias(settings, model, 'written')?.ref ?? parseRef(model);
  return parsed && refText({ provider: idForWriting(parsed.provider), model: parsed.model });
}

/** Every model that the settings use, in the order of the chains, each once. */
export function refsInUse(settings: ModelSettings): readonly string[] {
  const { text, image } = settings;
  const texts = [text.primary, ...text.fallbacks, image.primary, ...image.fallbacks];
  return [...new Set(texts.flatMap((written) => (written === undefined ? [] : (writtenKey(settings, written) ?? []))))];
}

function split(settings: ModelSettings) {
  const named = (settings.allowlist ?? []).filter(({ ref }) => ref.trim() !== '');
  const wildcards = new Set(named.filter(({ ref }) => isWildcard(ref)).map(({ ref }) => wildcardProvider(ref)));
  return { exact: named.filter(({ ref }) => !isWildcard(ref)), wildcards };
}

const wildcardProvider = (ref: string): string => providerId(ref.trim().slice(0, -2));

function keyOfEntry(context: RefContext, written: string, primaryProvider: string): string | undefined {
  const text = asLoaded(written);
  const provider = text.includes('/') ? undefined : (onlyProviderWith(context, text) ?? primaryProvider);
  const parsed = parseRef(text, provider);
  return parsed && refText(parsed);
}
