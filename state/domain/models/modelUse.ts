import type { AuthConfig } from '../auth/profiles.js';
import { rulesOf } from '../dialectRules.js';
import { type AgentEntry, fallbacksOfAgent, readSettings } from '../edits/settings.js';
import type { AllowEntry, Dialect, ModelSettings, ModelUse, ProviderState } from '../home.js';
import type { Json } from '../json.js';
import { isObject, valueAt } from '../json.js';
import { aliasesOf } from './aliases.js';
import { asLoaded, parseRef, refText } from './modelId.js';
import { type RefContext, resolveFallback, resolvePrimary } from './modelRef.js';

/** What decides which models are in use. `config` has its includes and variables filled in. */
export type UseInput = {
  readonly config: Json;
  readonly providers: readonly ProviderState[];
  readonly auth: AuthConfig;
  readonly envValue: (name: string) => string | undefined;
  /** The agent named on the command line; OpenClaw lets an agent's own model count only then. */
  readonly agent: AgentEntry | undefined;
  readonly version: Dialect['version'];
};

export type UseResult = {
  readonly use: ModelUse;
  /** Providers of the models in use, as OpenClaw resolves each text on its own. */
  readonly inUse: readonly InUse[];
  /** Those, and the providers of everything on the allowlist. */
  readonly mentioned: readonly string[];
};

/** `codex`: for a chat model, OpenClaw may sign in to `openai` as Codex. */
export type InUse = { readonly provider: string; readonly codex: boolean };

/** OpenClaw: `models status`. */
export function modelUse(input: UseInput): UseResult {
  const settings = readSettings(input.config);
  const allowlist = effectiveAllowlist(input, settings);
  const dialect = { version: input.version };
  const context = { models: { ...settings, allowlist }, providers: input.providers, dialect };
  const own = input.agent?.model?.primary?.trim();
  const raw = asLoaded(own || settings.text.primary || '');
  const resolvedDefault = resolvePrimary(context, { form: 'string', primary: raw, fallbacks: [] }).ref;
  const ownFallbacks = fallbacksOfAgent(input.agent?.rawModel);
  const fallbacks = (ownFallbacks ?? settings.text.fallbacks).map(asLoaded);
  const imageModel = settings.image.primary?.trim() || null;
  const aliases = aliasesOf(context.models, 'running');
  const use: ModelUse = {
    defaultModel: raw === '' ? resolvedDefault : raw,
    resolvedDefault,
    fallbacks,
    imageModel,
    imageFallbacks: settings.image.fallbacks,
    aliases: Object.fromEntries(aliases.map(({ alias, key }) => [alias, key])),
    allowed: allowedIn(input, allowlist),
    addedByPlugin: allowlist.slice(settings.allowlist?.length ?? 0).map(({ ref }) => ref),
    ...(input.agent === undefined
      ? {}
      : { sources: { default: own ? 'agent' : 'defaults', fallbacks: ownFallbacks ? 'agent' : 'defaults' } }),
  };
  // Each text is resolved by itself here: a bare id is one of openai, even where one provider has it.
  const names = new Set(aliases.map(({ alias }) => alias.toLowerCase()));
  const providerOf = (text: string) => providerMeant(context, names, text);
  const chat = [use.defaultModel, ...fallbacks].flatMap((text) => providerOf(text) ?? []);
  const image = [imageModel ?? '', ...use.imageFallbacks].flatMap((text) =>
    text.trim() === '' ? [] : (providerOf(text) ?? []),
  );
  return {
    use,
    inUse: [
      ...chat.map((provider) => ({ provider, codex: true })),
      ...image.map((provider) => ({ provider, codex: false })),
    ],
    mentioned: [...new Set([...chat, ...image, ...use.allowed.flatMap((text) => providerOf(text) ?? [])])],
  };
}

/** The provider of a text. Looking through the aliases costs most, and most texts are none. */
function providerMeant(context: RefContext, names: ReadonlySet<string>, text: string): string | undefined {
  const plain = text.includes('/') && !text.includes('@') && !names.has(text.trim().toLowerCase());
  if (plain) return parseRef(text)?.provider;
  return resolveFallback(context, text, { provider: 'openai', model: '' })?.provider;
}

function allowedIn(input: UseInput, allowlist: readonly AllowEntry[]): readonly string[] {
  if (rulesOf(input.version).modelMapIsAllowlist) return allowlist.map(({ ref }) => ref);
  const allow = valueAt(input.config, ['agents', 'defaults', 'modelPolicy', 'allow']);
  return Array.isArray(allow) ? allow.filter((ref): ref is string => typeof ref === 'string') : [];
}

/** The keys of `agents.defaults.models` as OpenClaw holds them after loading, with those that a plugin adds at the end. */
function effectiveAllowlist(input: UseInput, settings: ModelSettings): readonly AllowEntry[] {
  const written = settings.allowlist ?? [];
  const added = rulesOf(input.version).anthropicPluginAdds ? addedForAnthropic(input, settings) : [];
  const byKey = new Map<string, AllowEntry>();
  for (const entry of [...written, ...added.map((ref): AllowEntry => ({ ref, entry: {} }))]) {
    const ref = asLoaded(entry.ref);
    const before = byKey.get(ref);
    byKey.set(ref, before === undefined ? { ...entry, ref } : mergeEntries(before, { ...entry, ref }));
  }
  return [...byKey.values()];
}

/** Two spellings of one ref become one entry, the later one over the earlier. */
function mergeEntries(before: AllowEntry, after: AllowEntry): AllowEntry {
  if (!isObject(before.entry) || !isObject(after.entry)) return after;
  return { ...before, ...after, entry: { ...before.entry, ...after.entry } };
}

/** With an API key for Anthropic, its plugin puts the primary and this one on the list, in memory only. */
const ANTHROPIC_EXTRA = 'anthropic/claude-sonnet-4-6';

/** OpenClaw: the Anthropic plugin's config defaults. They apply only where `agents.defaults` exists at all. */
function addedForAnthropic(input: UseInput, settings: ModelSettings): readonly string[] {
  const defaults = valueAt(input.config, ['agents', 'defaults']);
  if (!isObject(defaults) || anthropicMode(input) !== 'api_key') return [];
  const keys = new Set((settings.allowlist ?? []).map(({ ref }) => ref));
  const primary = settings.text.primary?.trim() ?? '';
  const known = primary === '' ? undefined : parseRef(primary, 'anthropic');
  const added = known !== undefined && isAnthropic(refText(known)) ? [refText(known)] : [];
  if (![...keys, ...added].some(isAnthropic)) return [];
  return [...new Set([...added, ANTHROPIC_EXTRA])].filter((ref) => !keys.has(ref));
}

function isAnthropic(ref: string): boolean {
  const whole = ref.trim().toLowerCase();
  const provider = whole.includes('/') ? whole.slice(0, whole.indexOf('/')).trim() : 'anthropic';
  if (provider === 'anthropic') return true;
  return /^(?:amazon-|aws-)?bedrock$/.test(provider) && whole.includes('anthropic.claude');
}

/** How Anthropic is signed in to, as its plugin sees it: the config and the environment, not the store. */
function anthropicMode({ auth, envValue }: UseInput): 'api_key' | 'oauth' | undefined {
  const profiles = [...auth.profiles].filter(
    ([, { provider }]) => provider === 'anthropic' || provider === 'claude-cli',
  );
  const modes = new Map(profiles.map(([id, said]) => [id, modeOf(said)]));
  const order = [...(auth.order.get('anthropic') ?? []), ...(auth.order.get('claude-cli') ?? [])];
  const first = order.map((id) => modes.get(id)).find((mode) => mode !== undefined);
  if (first !== undefined) return first;
  const said = new Set([...modes.values()].filter((mode) => mode !== undefined));
  const [only] = said;
  if (said.size === 1) return only;
  if (envValue('ANTHROPIC_OAUTH_TOKEN')?.trim()) return 'oauth';
  return envValue('ANTHROPIC_API_KEY')?.trim() ? 'api_key' : undefined;
}

function modeOf({
  provider,
  mode,
}: {
  readonly provider: string;
  readonly mode: string;
}): 'api_key' | 'oauth' | undefined {
  if (provider === 'claude-cli' || mode === 'oauth' || mode === 'token') return 'oauth';
  return mode === 'api_key' ? 'api_key' : undefined;
}
