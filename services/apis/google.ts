import { isObject, type JsonObject } from '../../state/domain/json.js';
import { PROBE_TOKENS } from '../../state/domain/probe/cost.js';
import {
  type Api,
  type ApiRequest,
  callsOf,
  cutIf,
  objectOf,
  objectsIn,
  optional,
  sizeOf,
  textOf,
  textsOf,
  trimmed,
  type Wish,
} from './api.js';
import { COUNT_PROMPT, IMAGE_PNG, IMAGE_PROMPT, PING, TOOL_PROMPT } from './questions.js';

/** OpenClaw: Google's own host without a path means `/v1beta`. */
const versioned = (baseUrl: string): string => {
  const base = trimmed(baseUrl);
  return /^https:\/\/generativelanguage\.googleapis\.com$/i.test(base) ? `${base}/v1beta` : base;
};

/** An id with `..` in it would lead to another path of the host, key and all; then its slashes count for nothing. */
function pathOf(model: string): string {
  if (/(?:^|\/)\.\.?(?:\/|$)/.test(model)) return `models/${encodeURIComponent(model)}`;
  const named = /^(?:models|tunedModels)\//.test(model) ? model : `models/${model}`;
  return named.split('/').map(encodeURIComponent).join('/');
}

const generate = (
  wish: Wish,
  parts: readonly JsonObject[],
  most: number,
  more: JsonObject = {},
  method = 'generateContent',
): ApiRequest => ({
  method: 'POST',
  url: `${versioned(wish.baseUrl)}/${pathOf(wish.model)}:${method}`,
  body: {
    contents: [{ role: 'user', parts }],
    generationConfig: { maxOutputTokens: wish.maxTokens ?? most },
    ...more,
  },
});

const { name, description } = PING;

export const GOOGLE_GENERATIVE_AI: Api = {
  headers: {},
  list: (baseUrl) => ({ method: 'GET', url: `${versioned(baseUrl)}/models?pageSize=1000` }),
  complete: (wish) =>
    generate(wish, [{ text: COUNT_PROMPT }], PROBE_TOKENS.completion.output, {}, 'streamGenerateContent?alt=sse'),
  callTool: (wish, isForced = true) =>
    // A function without parameters has none at all here: Google refuses an object without properties.
    generate(wish, [{ text: TOOL_PROMPT }], PROBE_TOKENS.tools.output, {
      tools: [{ functionDeclarations: [{ name, description }] }],
      ...(isForced ? { toolConfig: { functionCallingConfig: { mode: 'ANY' } } } : {}),
    }),
  seeImage: (wish) => {
    const inlineData = { mimeType: 'image/png', data: IMAGE_PNG };
    return generate(wish, [{ inlineData }, { text: IMAGE_PROMPT }], PROBE_TOKENS.image.output);
  },
  readList: (body) => {
    if (!isObject(body) || !Array.isArray(body.models)) return undefined;
    const names = objectsIn(body.models).flatMap((row) => textOf(row.name) ?? []);
    return { models: names.map((name) => ({ id: name.replace(/^models\//, '') })), takesAnyId: false };
  },
  readAnswer: (body) => {
    if (!isObject(body)) return undefined;
    // A prompt that is blocked, or an allowance spent on thinking, leaves no candidate; the usage is always there.
    if (!Array.isArray(body.candidates) && !isObject(body.usageMetadata)) return undefined;
    const candidate = objectsIn(body.candidates)[0] ?? {};
    const parts = objectsIn(objectOf(candidate.content).parts);
    const calls = parts.map((part) => part.functionCall).filter((call) => call !== undefined);
    return {
      ...optional('model', textOf(body.modelVersion)),
      ...optional('text', textsOf(parts.filter(({ thought }) => thought !== true))),
      ...cutIf(candidate.finishReason === 'MAX_TOKENS'),
      ...callsOf(calls.map((call) => objectOf(call).name)),
    };
  },
  readEvent: (event) => {
    const candidate = objectsIn(event.candidates)[0] ?? {};
    const parts = objectsIn(objectOf(candidate.content).parts);
    const isBlocked = objectOf(event.promptFeedback).blockReason !== undefined;
    return {
      ...optional('model', textOf(event.modelVersion)),
      ...optional('generated', textsOf(parts)),
      ...optional('text', textsOf(parts.filter(({ thought }) => thought !== true))),
      done: isBlocked || textOf(candidate.finishReason) !== undefined,
      cut: candidate.finishReason === 'MAX_TOKENS',
      ...optional('tokens', sizeOf(objectOf(event.usageMetadata).candidatesTokenCount)),
      ...(event.error === undefined ? {} : { error: event }),
    };
  },
};
