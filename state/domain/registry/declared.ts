import { isObject, type Json, type JsonObject } from '../json.js';
import { normalModelId } from '../models/modelId.js';
import type { Entries } from './facts.js';
import { googleEntry } from './google.js';
import { implicitRow } from './implicitTable.js';
import { ollamaBase } from './ollama.js';
import { inOrder, rowsOf } from './rows.js';

/** Keys in the order in which OpenClaw's schema gives them back, whatever order they were written in. */
const PROVIDER_KEYS =
  'baseUrl apiKey auth api contextWindow contextTokens maxTokens timeoutSeconds region injectNumCtxForOpenAICompat params agentRuntime localService headers authHeader request models'.split(
    ' ',
  );
const MODEL_KEYS =
  'id name api baseUrl reasoning input cost contextWindow contextTokens maxTokens params agentRuntime headers compat mediaInput metadataSource'.split(
    ' ',
  );

const COMPAT_KEYS =
  'supportsStore supportsPromptCacheKey supportsDeveloperRole supportsReasoningEffort supportsUsageInStreaming supportsTools supportsStrictMode requiresStringContent strictMessageKeys visibleReasoningDetailTypes supportedReasoningEfforts reasoningEffortMap maxTokensField thinkingFormat requiresToolResultName requiresAssistantAfterToolResult requiresThinkingAsText toolSchemaProfile unsupportedToolSchemaKeywords nativeWebSearchTool toolCallArgumentsEncoding requiresMistralToolIds requiresOpenAiAnthropicToolPayload'.split(
    ' ',
  );

/**
 * `models.providers` as OpenClaw holds it once it has loaded the config: keys in its order, models with its defaults, and an empty
 * base URL and list of models where none was written. OpenClaw: `applyModelDefaults`, then `materializeRuntimeConfig`.
 */
export function declaredEntries(providers: JsonObject): Entries {
  const entries: Record<string, JsonObject> = {};
  for (const [id, value] of Object.entries(providers)) {
    if (isObject(value)) entries[id] = declared(id, inOrder(value, PROVIDER_KEYS));
  }
  return entries;
}

function declared(id: string, value: JsonObject): JsonObject {
  const entry = fromPlugin(
    id,
    Array.isArray(value.models) ? { ...value, models: value.models.map(rowInOrder) } : value,
  );
  const models = rowsOf(entry.models);
  const filled = models.length === 0 ? entry : { ...entry, models: models.map((row) => filledModel(id, entry, row)) };
  return {
    ...filled,
    ...(filled.baseUrl === undefined ? { baseUrl: '' } : {}),
    ...(filled.models === undefined ? { models: [] } : {}),
  };
}

/** What the plugins of single providers do to their entry before the defaults. OpenClaw: `normalizeConfig` of each. */
function fromPlugin(id: string, entry: JsonObject): JsonObject {
  switch (id.trim().toLowerCase()) {
    case 'anthropic':
      return withAnthropicApi(entry);
    case 'deepseek':
      return {
        ...entry,
        ...(entry.models === undefined ? {} : { models: rowsOf(entry.models).map(withCatalogFacts) }),
      };
    case 'google':
      return googleEntry(id, entry);
    case 'ollama':
      return {
        ...entry,
        ...(typeof entry.baseUrl === 'string' && entry.baseUrl.trim() !== '' ? {} : { baseUrl: ollamaBase(undefined) }),
        ...(Array.isArray(entry.models) ? {} : { models: [] }),
      };
    default:
      return entry;
  }
}

export const withAnthropicApi = (entry: JsonObject): JsonObject =>
  entry.api || rowsOf(entry.models).length === 0 ? entry : { ...entry, api: 'anthropic-messages' };

/** OpenClaw: the DeepSeek plugin knows window, limit and price of its own models. */
function withCatalogFacts(row: JsonObject): JsonObject {
  const known = rowsOf(implicitRow('deepseek')?.entry.models).find(({ id }) => id === row.id);
  if (known === undefined) return row;
  const costs = isObject(row.cost) && Object.values(row.cost).some((price) => typeof price === 'number');
  return {
    ...row,
    ...(isPositive(row.contextWindow) ? {} : { contextWindow: known.contextWindow ?? null }),
    ...(isPositive(row.maxTokens) ? {} : { maxTokens: known.maxTokens ?? null }),
    ...(costs ? {} : { cost: known.cost ?? null }),
  };
}

const WINDOW = 200_000;
const MAX_TOKENS = 8192;

const rowInOrder = (row: Json): Json =>
  !isObject(row)
    ? row
    : inOrder(isObject(row.compat) ? { ...row, compat: inOrder(row.compat, COMPAT_KEYS) } : row, MODEL_KEYS);

function filledModel(provider: string, entry: JsonObject, row: JsonObject): JsonObject {
  const contextWindow = isPositive(row.contextWindow) ? row.contextWindow : WINDOW;
  const id = typeof row.id === 'string' ? normalModelId(provider.trim().toLowerCase(), row.id) : row.id;
  const api = row.api ?? entry.api;
  return {
    ...row,
    ...(id === undefined ? {} : { id }),
    reasoning: row.reasoning === true,
    input: row.input ?? ['text'],
    cost: costOf(row.cost),
    contextWindow,
    maxTokens: maxTokensOf(provider, id, row.maxTokens, contextWindow),
    ...(api === undefined ? {} : { api }),
  };
}

function costOf(value: Json | undefined): JsonObject {
  const said = isObject(value) ? value : {};
  const price = (key: string): number => (typeof said[key] === 'number' ? said[key] : 0);
  const tiers = said.tieredPricing ? { tieredPricing: said.tieredPricing } : {};
  return {
    input: price('input'),
    output: price('output'),
    cacheRead: price('cacheRead'),
    cacheWrite: price('cacheWrite'),
    ...tiers,
  };
}

/** OpenClaw: what Mistral's models may answer with where a config lets them fill the whole window, which Mistral refuses. */
const MISTRAL: ReadonlyMap<Json | undefined, number> = new Map([
  ['devstral-medium-latest', 32_768],
  ['magistral-small', 40_000],
  ['mistral-large-latest', 16_384],
  ['mistral-medium-2508', 8192],
  ['mistral-small-latest', 16_384],
  ['pixtral-large-latest', 32_768],
]);

function maxTokensOf(provider: string, id: Json | undefined, written: Json | undefined, window: number): number {
  const within = Math.min(isPositive(written) ? written : MAX_TOKENS, window);
  if (provider.trim().toLowerCase() !== 'mistral' || within < window) return within;
  return Math.min(MISTRAL.get(id) ?? MAX_TOKENS, window);
}

const isPositive = (value: Json | undefined): value is number =>
  typeof value === 'number' && Number.isFinite(value) && value > 0;
