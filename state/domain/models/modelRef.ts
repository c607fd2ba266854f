import { rulesOf } from '../dialectRules.js';
import type { Dialect, Home, ModelChoice, ProviderState } from '../home.js';
import type { Problem } from '../problem.js';
import { idForWriting, providerId } from '../providers/aliases.js';
import { retiredFor } from '../providers/retired.js';
import { fail, ok, type Result } from '../result.js';
import { plain } from '../text.js';
import { type Alias, findAlias, isWildcard } from './aliases.js';
import {
  asLoaded,
  BARE_PROVIDER,
  type ModelRef,
  normalModelId,
  normalRef,
  parseRef,
  refText,
  splitProfile,
} from './modelId.js';

/** What a text has to be held against to know which model it means. Every `Home` is one; so is a home with a draft. */
export type RefContext = Pick<Home, 'models' | 'providers'> &
  Partial<Pick<Home, 'use'>> & { readonly dialect?: Pick<Dialect, 'version'> };

export type ResolvedRef = ModelRef & {
  /** `provider/model`. */
  readonly ref: string;
  readonly profile?: string;
  readonly via: RefVia;
  /** The alias as spelled in the file, when it was one. */
  readonly alias?: string;
};

/**
 * How a text became a model. `bare-unique`: one configured provider has exactly this model. `bare-default`: nobody has
 * it, so OpenClaw takes openai, with a warning. The last two: nothing usable was written.
 */
type RefVia = 'exact' | 'alias' | 'bare-unique' | 'bare-default' | 'first-configured' | 'built-in-default';

/** The model that a text means when OpenClaw runs it, whoever typed it. Problem: `bad-ref`. */
export function resolveRef(context: RefContext, text: string): Result<ResolvedRef, Problem> {
  const whole = asLoaded(text);
  const { model, profile } = splitProfile(whole);
  const alias = runningAlias(context, whole) ?? runningAlias(context, model);
  if (alias) return ok(viaAlias(alias, profile));
  if (!model.includes('/') && model !== '') return ok(resolveBare(context, whole));
  const parsed = parseRef(model);
  return parsed ? ok(resolved(parsed, 'exact', profile)) : fail({ kind: 'bad-ref', ref: text });
}

/**
 * The model that answers first. Never fails, as OpenClaw never does: a text that means nothing gives the first
 * configured model, or OpenClaw's own default. `choice` is that of an agent where it has one.
 */
export function resolvePrimary(context: RefContext, choice: ModelChoice = context.models.text): ResolvedRef {
  const text = choice.primary?.trim() ?? '';
  if (text !== '') {
    const found = resolveRef(context, text);
    if (found.ok) return found.value;
  }
  const { defaultRef } = rulesOf(context.dialect?.version ?? '2026.5');
  return firstConfigured(context) ?? resolved(defaultRef, 'built-in-default');
}

/**
 * The model of a hop of the chain. Unlike a primary, a bare id is taken for a model of the primary's own provider.
 * Undefined for a text that is no ref: OpenClaw leaves such a hop out.
 */
export function resolveFallback(context: RefContext, text: string, primary: ModelRef): ResolvedRef | undefined {
  const { model, profile } = splitProfile(asLoaded(text));
  const alias = runningAlias(context, model);
  if (alias) return viaAlias(alias, profile);
  const parsed = openRouterFree(context, model) ?? parseRef(model, primary.provider);
  return parsed && resolved(parsed, model.includes('/') ? 'exact' : 'bare-default', profile);
}

/** Which of OpenClaw's commands resolves: those that set or name know the built-in aliases, those for chains do not. */
export type WritingCommand = 'set' | 'set-image' | 'fallbacks' | 'aliases';

/**
 * What OpenClaw's command would write for a text: aliases resolved, profile dropped, provider canonical (`z.ai` → `zai`),
 * a bare id made a model of openai even where a configured provider has it. Problem: `bad-ref`.
 */
export function resolveForWrite(
  context: RefContext,
  text: string,
  command: WritingCommand,
): Result<ResolvedRef, Problem> {
  const { model, profile } = splitProfile(text);
  const knowsAll = command === 'set' || command === 'aliases';
  const alias = findAlias(context.models, model, 'written') ?? (knowsAll ? runningAlias(context, model) : undefined);
  const parsed = alias?.ref ?? parseRef(model);
  if (!parsed) return fail({ kind: 'bad-ref', ref: text });
  const canonical = { provider: idForWriting(parsed.provider), model: parsed.model };
  const loaded = parseRef(asLoaded(refText(canonical))) ?? canonical;
  if (alias) return ok({ ...viaAlias(alias, profile), ...loaded, ref: refText(loaded) });
  return ok(resolved(loaded, model.includes('/') ? 'exact' : 'bare-default', profile));
}

/** The same for a model that is to be chosen, not taken away. Problems: `bad-ref`, `unseen-characters`, `retired-model`. */
export function resolveToChoose(
  context: RefContext,
  text: string,
  command: WritingCommand,
): Result<ResolvedRef, Problem> {
  const found = resolveForWrite(context, text, command);
  if (!found.ok) return found;
  const { provider, model, ref } = found.value;
  if (plain(ref) !== ref) return fail({ kind: 'unseen-characters', ref: plain(ref) });
  const instead = retiredFor(provider, model);
  if (instead === undefined) return found;
  return fail({ kind: 'retired-model', ref, instead: refText({ provider, model: instead }) });
}

/** An alias of the file, a built-in one, or one of a ref that a plugin adds in memory. */
export function runningAlias(context: RefContext, name: string): Alias | undefined {
  const found = findAlias(context.models, name, 'running');
  if (found || context.use === undefined) return found;
  const { aliases, addedByPlugin } = context.use;
  if (addedByPlugin.length === 0) return undefined;
  const lower = name.trim().toLowerCase();
  const alias = Object.keys(aliases).findLast((other) => other.toLowerCase() === lower);
  const key = alias === undefined ? undefined : aliases[alias];
  const ref = key !== undefined && addedByPlugin.includes(key) ? parseRef(key) : undefined;
  return alias === undefined || key === undefined || ref === undefined ? undefined : { alias, key, ref };
}

const resolved = (ref: ModelRef, via: RefVia, profile?: string): ResolvedRef => ({
  ...ref,
  ref: refText(ref),
  via,
  ...(profile === undefined ? {} : { profile }),
});

const viaAlias = ({ alias, ref }: Alias, profile: string | undefined): ResolvedRef => ({
  ...resolved(ref, 'alias', profile),
  alias,
});

function resolveBare(context: RefContext, text: string): ResolvedRef {
  if (text.toLowerCase() === 'openrouter:auto') return resolved(normalRef('openrouter', 'auto'), 'exact');
  const free = openRouterFree(context, text);
  if (free) return resolved(free, 'bare-unique');
  const provider = onlyProviderWith(context, text);
  if (provider !== undefined) return resolved(normalRef(provider, text), 'bare-unique');
  return resolved({ provider: BARE_PROVIDER, model: text }, 'bare-default');
}

/** `openrouter:free` means the first free OpenRouter model that the config mentions. */
function openRouterFree(context: RefContext, text: string): ModelRef | undefined {
  if (text.toLowerCase() !== 'openrouter:free') return undefined;
  const [provider = ''] = text.toLowerCase().split(':');
  const listed = (context.models.allowlist ?? []).flatMap(({ ref }) => parseRef(ref) ?? []);
  const isFree = (ref: ModelRef) => ref.provider === provider && ref.model.includes('/') && ref.model.endsWith(':free');
  const own = configured(context).find(({ id }) => id === provider)?.models ?? [];
  return listed.find(isFree) ?? own.map(({ id }) => normalRef(provider, id)).find(isFree);
}

/**
 * The one configured provider that has exactly this model id (case aside), in the allowlist or in `models.providers`.
 * OpenClaw: `inferUniqueProviderFromConfiguredModels`.
 */
export function onlyProviderWith(context: RefContext, model: string): string | undefined {
  const wanted = model.trim().toLowerCase();
  const found = new Set<string>();
  for (const { ref } of context.models.allowlist ?? []) {
    const parsed = ref.includes('/') && !isWildcard(ref) ? parseRef(ref) : undefined;
    if (parsed?.model.toLowerCase() === wanted) found.add(parsed.provider);
  }
  for (const { provider, model: id } of configuredModels(context)) {
    if (id.toLowerCase() === wanted || normalModelId(provider, id).toLowerCase() === wanted) found.add(provider);
  }
  const [only] = found;
  return found.size === 1 ? only : undefined;
}

const configured = (context: RefContext): readonly ProviderState[] =>
  context.providers.filter((provider) => provider.configured);

/** Models that the config itself lists, in the order of the file. */
const configuredModels = (context: RefContext): readonly ModelRef[] =>
  configured(context).flatMap((provider) =>
    provider.models
      .filter(({ origin }) => origin === 'config')
      .map(({ id }) => ({ provider: providerId(provider.writtenAs ?? provider.id), model: id })),
  );

/** OpenClaw takes its own default where the config has a block for that provider, else the first model of the file. */
function firstConfigured(context: RefContext): ResolvedRef | undefined {
  if (configured(context).some(({ writtenAs, id }) => (writtenAs ?? id) === BARE_PROVIDER)) return undefined;
  const [first] = configuredModels(context);
  return first && resolved(first, 'first-configured');
}
