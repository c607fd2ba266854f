import type { CredentialSource, Rung } from '../auth/auth.js';
import { rulesOf } from '../dialectRules.js';
import type { Home, ModelState, ProviderState } from '../home.js';
import { parseRef } from '../models/modelId.js';
import { resolveFallback, resolveRef } from '../models/modelRef.js';
import type { ProbeApi, ProbeCredential, ProbeOutcome, ProbePlan, ProbeTarget } from '../probe.js';
import { canonicalId } from '../providers/aliases.js';
import { envNamesFor, keysFirst } from '../providers/credentialEnv.js';
import { providerRow } from '../providers/table.js';

/**
 * The models that OpenClaw would call as things stand: default, fallbacks, image model and its fallbacks, each once, in
 * that order. A hop that means nothing is left out, as OpenClaw leaves it out.
 */
export function refsInUse(home: Home): readonly string[] {
  const { resolvedDefault, fallbacks, imageModel, imageFallbacks } = home.use;
  const primary = parseRef(resolvedDefault);
  const hops = (texts: readonly string[]): readonly string[] =>
    primary === undefined ? [] : texts.flatMap((text) => resolveFallback(home, text, primary)?.ref ?? []);
  const image = imageModel === null ? undefined : resolveRef(home, imageModel);
  const imageRef = image?.ok === true ? [image.value.ref] : [];
  return [...new Set([resolvedDefault, ...hops(fallbacks), ...imageRef, ...hops(imageFallbacks)])];
}

/**
 * What to probe for each ref (`provider/model`, or a provider alone, which stands for its first model). What the home
 * itself gives away is decided here, without a request.
 */
export const probeTargets = (home: Probed, refs: readonly string[]): readonly ProbeTarget[] =>
  refs.map((ref) => targetOf(home, ref));

type Probed = Pick<Home, 'providers' | 'dialect'>;

function targetOf(home: Probed, ref: string): ProbeTarget {
  const id = canonicalId(providerPart(ref));
  const provider = home.providers.find((row) => row.id === id);
  const model = modelPart(ref) ?? provider?.models[0]?.id;
  const credential = credentialOf(provider);
  const base = { ref, provider: id, credential, ...(model === undefined ? {} : { model }) };
  const decided = (outcome: ProbeOutcome): ProbeTarget => ({ ...base, plan: { kind: 'decided', outcome } });
  if (model === undefined) return decided({ kind: 'no_model' });
  if (provider === undefined) return decided({ kind: 'no_credential', looked: keysFirst(envNamesFor(id)) });
  const plan = planOf(home, provider, model);
  return 'api' in plan ? { ...base, plan } : decided(plan.outcome);
}

type Plan = Extract<ProbePlan, { kind: 'request' }> | { readonly outcome: ProbeOutcome };

function planOf(home: Probed, provider: ProviderState, id: string): Plan {
  const model = provider.models.find((row) => row.id === id);
  const api = apiOf(home, provider, model);
  const baseUrl = model?.baseUrl ?? provider.baseUrl;
  if (!isProbeApi(api)) return { outcome: { kind: 'unsupported', api } };
  if (baseUrl === undefined || !isHttpUrl(baseUrl)) return { outcome: { kind: 'wrong-url', why: 'malformed' } };
  const missing = missingCredential(provider);
  if (missing !== undefined) return { outcome: missing };
  return {
    kind: 'request',
    api,
    baseUrl,
    model: id,
    ownUrl: model?.baseUrl !== undefined && model.baseUrl !== provider.baseUrl,
    authHeader: provider.authHeader,
    local: provider.local,
    realKey: hasRealKey(provider),
    looked: provider.auth.ladder.map((rung) => placeOf(rung.source)),
    ...limitsOf(model),
  };
}

/**
 * OpenClaw: a model's own api beats its provider's, and without any it speaks openai-completions. To a provider that is
 * natively an Ollama, 2026.5 speaks Ollama even when the config says openai-completions.
 */
function apiOf({ dialect }: Probed, provider: ProviderState, model: ModelState | undefined): string {
  const written = model?.api ?? provider.api ?? 'openai-completions';
  const native = providerRow(provider.id)?.api === 'ollama' && rulesOf(dialect.version).speaksOllamaNatively;
  return native && written === 'openai-completions' ? 'ollama' : written;
}

/** What OpenClaw counts on where nothing is said. Tokens. */
const DEFAULT_CONTEXT = 200_000;

const limitsOf = (model: ModelState | undefined) => ({
  contextWindow: Math.min(model?.contextTokens ?? Number.POSITIVE_INFINITY, model?.contextWindow ?? DEFAULT_CONTEXT),
  ...(model?.maxTokensField === undefined ? {} : { maxTokensField: model.maxTokensField }),
  ...(model?.cost === undefined ? {} : { cost: model.cost }),
});

/** A server of one's own may want no key at all: asking it costs nothing and tells. */
function missingCredential(provider: ProviderState): ProbeOutcome | undefined {
  const { kind, ladder, winner } = provider.auth;
  // What a program would give is not known here: asking without it would look like a key that is refused.
  if (winner?.label.startsWith('ref(exec:')) return { kind: 'no_credential', looked: [winner.label] };
  if (provider.local || (kind !== 'missing' && kind !== 'dead')) return undefined;
  return { kind: 'no_credential', looked: ladder.map((rung) => placeOf(rung.source)) };
}

/** A marker is what OpenClaw sends to servers that want any key: there is nothing to prove about it. */
function hasRealKey({ auth }: ProviderState): boolean {
  const winner = auth.winner;
  if (winner === undefined || winner.holds !== 'present')
    return auth.kind === 'expiring' || auth.kind === 'refreshable';
  return winner.source.kind !== 'synthetic' && winner.source.kind !== 'cloud' && !winner.label.startsWith('marker(');
}

function credentialOf(provider: ProviderState | undefined): ProbeCredential {
  const winner = provider?.auth.winner;
  if (winner === undefined) return { label: 'none', source: 'none', mode: 'none' };
  return describe(winner);
}

function describe({ source }: Rung): ProbeCredential {
  switch (source.kind) {
    case 'profile':
      return { label: source.id, source: 'profile', mode: source.type, profileId: source.id };
    case 'env':
      return { label: 'env', source: 'env', mode: source.name.includes('OAUTH_TOKEN') ? 'oauth' : 'api_key' };
    case 'cloud':
      return { label: 'env', source: 'env', mode: 'oauth' };
    // OpenClaw calls a key of the config `models.json`, where it ends up.
    case 'config':
    case 'models.json':
    case 'synthetic':
      return { label: 'models.json', source: 'models.json', mode: 'api_key' };
  }
}

function placeOf(source: CredentialSource): string {
  switch (source.kind) {
    case 'profile':
      return `profile ${source.id}`;
    case 'env':
      return source.name;
    case 'config':
    case 'models.json':
      return source.path;
    case 'cloud':
      return source.of;
    case 'synthetic':
      return source.marker;
  }
}

const APIS: Readonly<Record<ProbeApi, true>> = {
  'openai-completions': true,
  'openai-responses': true,
  'anthropic-messages': true,
  ollama: true,
  'google-generative-ai': true,
};

const isProbeApi = (api: string): api is ProbeApi => Object.hasOwn(APIS, api);

/** Good enough to try; the request itself parses it for real. */
const isHttpUrl = (text: string): boolean =>
  /^\s*https?:\/\/(?:\[[\da-f:.]+\]|[^\s/?#:@[\]]+)(?::\d{1,5})?(?:[/?#]\S*)?\s*$/i.test(text);

const providerPart = (ref: string): string => ref.slice(0, ref.includes('/') ? ref.indexOf('/') : ref.length);

/** Only the first slash separates: model ids contain more of them. */
function modelPart(ref: string): string | undefined {
  const model = ref.includes('/') ? ref.slice(ref.indexOf('/') + 1) : '';
  return model === '' ? undefined : model;
}
