import type { Cost } from '../../state/domain/home.js';
import { isObject, type Json, type JsonObject, type KeyPath, valueAt } from '../../state/domain/json.js';
import type { FoundModel } from '../../state/domain/setup/trial.js';
import { sizeOf } from '../apis/api.js';

/** Where the servers of this world keep the facts of a model, in a row of their lists. The first path that says something decides. */

/** What a server runs the model with comes before what the model could do. */
const CONTEXT: readonly KeyPath[] = [
  ['loaded_context_length'],
  ['meta', 'n_ctx'],
  ['max_model_len'],
  ['context_length'],
  ['context_window'],
  ['max_context_length'],
  ['max_input_tokens'],
  ['inputTokenLimit'],
  ['top_provider', 'context_length'],
  ['metadata', 'context_length'],
  ['model_spec', 'availableContextTokens'],
  ['capabilities', 'limits', 'max_context_window_tokens'],
  ['meta', 'n_ctx_train'],
];

const MAX_TOKENS: readonly KeyPath[] = [
  ['max_completion_tokens'],
  ['max_output_tokens'],
  ['max_output_length'],
  ['outputTokenLimit'],
  ['top_provider', 'max_completion_tokens'],
  ['metadata', 'max_tokens'],
  ['capabilities', 'limits', 'max_output_tokens'],
  ['max_tokens'],
];

const NAMES: readonly KeyPath[] = [['display_name'], ['displayName'], ['model_spec', 'name'], ['name']];

/** A yes or no; or a complete list of words, in which a word stands for yes and its absence for no. */
type Ability = {
  readonly flags: readonly KeyPath[];
  readonly lists: readonly KeyPath[];
  readonly words: readonly string[];
};

const FEATURES: readonly KeyPath[] = [['supported_parameters'], ['supported_features']];

/** Words for people, or of some abilities only: what they leave out may be there all the same. */
const HINTS: readonly KeyPath[] = [['capabilities'], ['tags']];

const TOOLS: Ability = {
  flags: [
    ['capabilities', 'function_calling'],
    ['capabilities', 'supports', 'tool_calls'],
    ['capabilities', 'trained_for_tool_use'],
    ['model_spec', 'capabilities', 'supportsFunctionCalling'],
    ['supports_function_calling'],
    ['supports_tools'],
  ],
  lists: [...FEATURES, ['capabilities']],
  words: ['tools', 'tool_use', 'tool-use', 'function_calling'],
};

const REASONING: Ability = {
  flags: [
    ['capabilities', 'reasoning'],
    ['capabilities', 'thinking', 'supported'],
    ['model_spec', 'capabilities', 'supportsReasoning'],
    ['supports_reasoning'],
    ['thinking'],
  ],
  lists: FEATURES,
  words: ['reasoning', 'thinking'],
};

const VISION: Ability = {
  flags: [
    ['capabilities', 'vision'],
    ['capabilities', 'supports', 'vision'],
    ['capabilities', 'image_input', 'supported'],
    ['model_spec', 'capabilities', 'supportsVision'],
    ['supports_image_in'],
    ['supports_image_input'],
    ['supports_vision'],
  ],
  lists: [],
  words: ['vision'],
};

const INPUTS: readonly KeyPath[] = [
  ['architecture', 'input_modalities'],
  ['input_modalities'],
  ['modalities', 'input'],
];
const OUTPUTS: readonly KeyPath[] = [
  ['architecture', 'output_modalities'],
  ['output_modalities'],
  ['modalities', 'output'],
];

const textAt = (row: JsonObject, paths: readonly KeyPath[]): string | undefined =>
  paths.map((path) => valueAt(row, path)).find((value) => typeof value === 'string' && value.trim() !== '') as
    | string
    | undefined;

const sizeAt = (row: JsonObject, paths: readonly KeyPath[]): number | undefined =>
  paths.map((path) => sizeOf(valueAt(row, path))).find((value) => value !== undefined);

const wordsAt = (row: JsonObject, paths: readonly KeyPath[]): readonly string[] => {
  const found = paths.map((path) => valueAt(row, path)).find((value) => Array.isArray(value) && value.length > 0);
  return Array.isArray(found) ? found.filter((word) => typeof word === 'string') : [];
};

/** `undefined` where the row does not say. */
function can(row: JsonObject, { flags, lists, words }: Ability): boolean | undefined {
  const flag = flags.map((path) => valueAt(row, path)).find((value) => typeof value === 'boolean');
  if (typeof flag === 'boolean') return flag;
  const listed = wordsAt(row, lists);
  if (listed.length > 0) return words.some((word) => listed.includes(word));
  const hints = HINTS.flatMap((path) => wordsAt(row, [path]));
  return words.some((word) => hints.includes(word)) ? true : undefined;
}

export const contextOf = (row: JsonObject): number | undefined => sizeAt(row, CONTEXT);
export const maxTokensOf = (row: JsonObject): number | undefined => sizeAt(row, MAX_TOKENS);
export const nameOf = (row: JsonObject): string | undefined => textAt(row, NAMES);
export const toolsOf = (row: JsonObject): boolean | undefined => can(row, TOOLS);
export const reasoningOf = (row: JsonObject): boolean | undefined => can(row, REASONING);

const KINDS_OF_INPUT = ['text', 'image', 'video', 'audio'] as const;

export function inputOf(row: JsonObject): FoundModel['input'] {
  const said = wordsAt(row, INPUTS);
  if (said.length > 0) return KINDS_OF_INPUT.filter((kind) => said.includes(kind));
  const sees = row.type === 'vlm' || can(row, VISION);
  if (sees === undefined || sees === false) return sees === false ? ['text'] : undefined;
  return row.supports_video_in === true ? ['text', 'image', 'video'] : ['text', 'image'];
}

/** What servers call their kinds of model, and why one is not for conversations. Kinds that are not here may be. */
const UNFIT_KINDS: Readonly<Record<string, string>> = {
  embedding: 'embeddings only',
  embeddings: 'embeddings only',
  'text-embedding': 'embeddings only',
  image: 'makes no text',
  image_generation: 'makes no text',
  video: 'makes no text',
  video_generation: 'makes no text',
  audio: 'makes no text',
  audio_speech: 'makes no text',
  tts: 'makes no text',
  upscale: 'makes no text',
  inpaint: 'makes no text',
  asr: 'transcribes only',
  transcribe: 'transcribes only',
  audio_transcription: 'transcribes only',
  rerank: 'no chat',
  reranking: 'no chat',
  moderation: 'no chat',
};

const KIND: readonly KeyPath[] = [['mode'], ['capabilities', 'type'], ['type']];

/** Why a model is not for an agent, where the server says so; nothing is concluded from names. */
export function unfitOf(row: JsonObject): string | undefined {
  const kinds = KIND.map((path) => valueAt(row, path)).filter((kind) => typeof kind === 'string');
  const kind = kinds.map((word) => (Object.hasOwn(UNFIT_KINDS, word) ? UNFIT_KINDS[word] : undefined)).find(Boolean);
  if (kind !== undefined) return kind;
  const outputs = wordsAt(row, OUTPUTS);
  if (outputs.length > 0 && !outputs.includes('text')) return 'makes no text';
  if (NO_CHAT.some((path) => valueAt(row, path) === false)) return 'no chat';
  if (row.active === false) return 'not active';
  return toolsOf(row) === false ? 'no tools' : undefined;
}

const NO_CHAT: readonly KeyPath[] = [['capabilities', 'completion_chat'], ['supports_chat']];

const PRICES: readonly KeyPath[] = [['pricing'], ['model_spec', 'pricing'], ['metadata', 'pricing']];

/** USD per million tokens; `undefined` where a price of input or output is missing, or depends (`-1`). */
export function costOf(row: JsonObject): Cost | undefined {
  const pricing = PRICES.map((path) => valueAt(row, path)).find(isObject);
  if (pricing === undefined) return undefined;
  const input = firstPrice(pricing, ['prompt', 'input', 'input_tokens']);
  const output = firstPrice(pricing, ['completion', 'output', 'output_tokens']);
  if (input === undefined || output === undefined) return undefined;
  const cacheRead = firstPrice(pricing, ['input_cache_read', 'cache_input', 'cached_input', 'cache_read_tokens']) ?? 0;
  return { input, output, cacheRead, cacheWrite: firstPrice(pricing, ['input_cache_write', 'cache_write']) ?? 0 };
}

const firstPrice = (pricing: JsonObject, names: readonly string[]): number | undefined =>
  names.map((name) => priceOf(pricing[name])).find((price) => price !== undefined);

/** A text is the price of one token (OpenRouter, Vercel, Synthetic), a number that of a million (Together, Chutes, Venice). */
function priceOf(said: Json | undefined): number | undefined {
  const value = isObject(said) ? said.usd : said;
  if (typeof value === 'number') return perMillion(value, 1);
  const text = typeof value === 'string' ? /^\s*\$?(\d+(?:\.\d+)?(?:e-?\d+)?)\s*$/i.exec(value)?.[1] : undefined;
  return text === undefined ? undefined : perMillion(Number(text), 1_000_000);
}

/** To a millionth of a dollar: `0.0000006` times a million is not quite 0.6. */
export function perMillion(value: number, times: number): number | undefined {
  const price = Math.round(value * times * 1_000_000) / 1_000_000;
  return Number.isFinite(price) && price >= 0 ? price : undefined;
}
