import { isObject, type Json, type JsonObject } from '../../json.js';
import { normalModelId } from '../../models/modelId.js';
import { providerId } from '../../providers/aliases.js';

/**
 * A provider of the config with what OpenClaw fills in for it and its models. `bundled`: one that it ships.
 * OpenClaw: `applyModelDefaults`, after the plugin of the provider had its say.
 */
export function filledProvider(id: string, written: JsonObject, bundled: boolean): JsonObject {
  const provider = byPlugin(
    id,
    bundled ? { ...written, baseUrl: written.baseUrl ?? '', models: written.models ?? [] } : written,
  );
  if (!Array.isArray(provider.models)) return provider;
  return { ...provider, models: provider.models.map((model: Json) => filledModel(id, provider.api, model)) };
}

function byPlugin(id: string, provider: JsonObject): JsonObject {
  const named = providerId(id);
  if (id.trim().toLowerCase() === 'ollama') return { ...provider, baseUrl: provider.baseUrl || OLLAMA };
  if (named === 'anthropic' || named === 'claude-cli') return withAnthropicApi(provider);
  if (id === 'google' || id === 'google-vertex') return provider.api === undefined ? withGoogleUrl(provider) : provider;
  return provider;
}

const OLLAMA = 'http://127.0.0.1:11434';

const withAnthropicApi = (provider: JsonObject): JsonObject =>
  provider.api || !Array.isArray(provider.models) || provider.models.length === 0
    ? provider
    : { ...provider, api: 'anthropic-messages' };

/** Google's own host speaks its own API below a version. */
function withGoogleUrl(provider: JsonObject): JsonObject {
  const url = typeof provider.baseUrl === 'string' ? provider.baseUrl.trim().replace(/\/+$/, '') : '';
  const path = /^https:\/\/generativelanguage\.googleapis\.com(\/[^?#]*)?$/i.exec(url);
  if (path === null) return provider;
  const kept = (path[1] ?? '').replace(/\/openai$/i, '').replace(/\/+$/, '');
  return { ...provider, baseUrl: `https://generativelanguage.googleapis.com${kept === '' ? '/v1beta' : kept}` };
}

const WINDOW = 200_000;
const MAX_TOKENS = 8192;

function filledModel(provider: string, api: Json | undefined, model: Json): Json {
  if (!isObject(model)) return model;
  const window = positive(model.contextWindow) ?? WINDOW;
  const id = typeof model.id === 'string' ? normalModelId(provider, model.id) : (model.id ?? '');
  const ownApi = model.api ?? api;
  return {
    ...model,
    id,
    reasoning: model.reasoning === true,
    input: model.input ?? ['text'],
    cost: cost(model.cost),
    contextWindow: window,
    maxTokens: maxTokens(provider, String(id), positive(model.maxTokens), window),
    ...(ownApi === undefined ? {} : { api: ownApi }),
  };
}

/** Mistral counts the answer into the window, so a limit as large as that is never the one. OpenClaw: `MISTRAL_SAFE_MAX_TOKENS_BY_MODEL`. */
function maxTokens(provider: string, id: string, said: number | undefined, window: number): number {
  const most = Math.min(said ?? MAX_TOKENS, window);
  if (providerId(provider) !== 'mistral' || most < window) return most;
  return Math.min((Object.hasOwn(MISTRAL, id) ? MISTRAL[id] : undefined) ?? MAX_TOKENS, window);
}

const MISTRAL: Readonly<Record<string, number>> = {
  'devstral-medium-latest': 32_768,
  'magistral-small': 40_000,
  'mistral-large-latest': 16_384,
  'mistral-medium-2508': 8192,
  'mistral-small-latest': 16_384,
  'pixtral-large-latest': 32_768,
};

function cost(said: Json | undefined): JsonObject {
  const written = isObject(said) ? said : {};
  const price = (key: string): Json => (typeof written[key] === 'number' ? (written[key] ?? 0) : 0);
  return {
    input: price('input'),
    output: price('output'),
    cacheRead: price('cacheRead'),
    cacheWrite: price('cacheWrite'),
    ...(written.tieredPricing === undefined ? {} : { tieredPricing: written.tieredPricing }),
  };
}

const positive = (value: Json | undefined): number | undefined =>
  typeof value === 'number' && Number.isFinite(value) && value > 0 ? value : undefined;
