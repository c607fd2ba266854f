import { providerId } from '../providers/aliases.js';
import type { ModelIdRules } from '../providers/row.js';
import { PROVIDERS, providerRow } from '../providers/table.js';

/** A model as OpenClaw addresses it. The provider is in lower case; in the model, case matters. */
export type ModelRef = { readonly provider: string; readonly model: string };

/** What OpenClaw takes for the provider of a text without one. */
export const BARE_PROVIDER = 'openai';

/**
 * The text of a ref: `provider/model`, except that a model id which already starts with its provider is not given it
 * twice (`openrouter/auto`, not `openrouter/openrouter/auto`). OpenClaw: `modelKey`.
 */
export function refText({ provider, model }: ModelRef): string {
  if (provider === '') return model;
  if (model === '') return provider;
  return model.toLowerCase().startsWith(`${provider.toLowerCase()}/`) ? model : `${provider}/${model}`;
}

const DATE = /^\d{8}(?:@|$)/;
const QUANTISATION = /^(?:i?q\d+(?:_[a-z0-9]+)*|\d+bit)(?:@|$)/i;

/**
 * Cuts a trailing `@profile` off. Looks after the last slash only, and lets dates and quantisations
 * (`@20260101`, `@q4_k_m`, `@8bit`) stay with the model. OpenClaw: `splitTrailingAuthProfile`.
 */
export function splitProfile(text: string): { readonly model: string; readonly profile?: string } {
  const whole = text.trim();
  let at = whole.indexOf('@', whole.lastIndexOf('/') + 1);
  for (const belongsToModel of [DATE, QUANTISATION]) {
    if (at > 0 && belongsToModel.test(whole.slice(at + 1))) at = whole.indexOf('@', at + 1);
  }
  if (at <= 0) return { model: whole };
  const model = whole.slice(0, at).trim();
  const profile = whole.slice(at + 1).trim();
  return model === '' || profile === '' ? { model: whole } : { model, profile };
}

/**
 * Splits at the first slash, lower-cases the provider and rewrites the model id as OpenClaw does.
 * Undefined when one side is empty. A text without a slash is a model of `bareProvider`.
 */
export function parseRef(text: string, bareProvider: string = BARE_PROVIDER): ModelRef | undefined {
  const whole = text.trim();
  if (whole === '') return undefined;
  if (whole.toLowerCase() === 'openrouter:auto') return normalRef('openrouter', 'auto');
  // Only the first slash separates: OpenRouter's model ids contain more of them.
  const slash = whole.indexOf('/');
  const provider = slash === -1 ? bareProvider : whole.slice(0, slash).trim();
  const model = whole.slice(slash + 1).trim();
  return provider === '' || model === '' ? undefined : normalRef(provider, model);
}

export function normalRef(provider: string, model: string): ModelRef {
  const id = providerId(provider);
  return { provider: id, model: normalModelId(id, model) };
}

/** The model id as OpenClaw rewrites it for this provider (old and short names of Gemini, Claude, Grok …). */
export function normalModelId(provider: string, model: string): string {
  const rules = providerRow(provider)?.modelIds;
  return rules ? applyRules(rules, model.trim()) : model;
}

function applyRules(rules: ModelIdRules, id: string): string {
  const lower = id.toLowerCase();
  const prefix = rules.stripPrefixes?.find((start) => lower.startsWith(start));
  const bare = prefix === undefined ? id : id.slice(prefix.length);
  const known = own(rules.aliases, bare.toLowerCase()) ?? bare;
  const full = known.includes('/') ? known : withPrefix(rules, known);
  return own(rules.renames, full) ?? full;
}

function withPrefix(rules: ModelIdRules, id: string): string {
  const lower = id.toLowerCase();
  const rule = rules.prefixWhenBareAndStartsWith?.find(({ start }) => lower.startsWith(start));
  const prefix = rule?.prefix ?? rules.prefixWhenBare;
  return prefix === undefined ? id : `${prefix}/${id}`;
}

const own = (record: Readonly<Record<string, string>> | undefined, key: string): string | undefined =>
  record && Object.hasOwn(record, key) ? record[key] : undefined;

/**
 * The text of a ref as OpenClaw holds it after loading the config, and as its status shows it: the provider in lower
 * case, Gemini's old names replaced, the rest as written. OpenClaw: `normalizeAgentModelRefForConfig`.
 */
export function asLoaded(text: string): string {
  const whole = text.trim();
  const slash = whole.indexOf('/');
  if (slash <= 0 || slash >= whole.length - 1) return whole;
  const provider = providerId(whole.slice(0, slash));
  return refText({ provider, model: loadedModelId(provider, whole.slice(slash + 1)) });
}

const GEMINI: Readonly<Record<string, string>> = PROVIDERS.google.modelIds.aliases;

function loadedModelId(provider: string, model: string): string {
  // Gateways that name their models `vendor/model` get Gemini's new names too.
  if (model.startsWith('google/')) return `google/${own(GEMINI, model.slice(7)) ?? model.slice(7)}`;
  const rules = providerRow(provider)?.modelIds;
  if (!rules?.onLoad) return model;
  return own(rules.aliases, model) ?? own(rules.renames, model) ?? model;
}
