import { isObject } from '../../state/domain/json.js';
import { type Api, objectsIn, optional, PROMPT, textOf, trimmed } from './api.js';

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

export const GOOGLE_GENERATIVE_AI: Api = {
  headers: {},
  list: (baseUrl) => ({ method: 'GET', url: `${versioned(baseUrl)}/models?pageSize=1000` }),
  complete: ({ baseUrl, model }) => ({
    method: 'POST',
    url: `${versioned(baseUrl)}/${pathOf(model)}:generateContent`,
    body: { contents: [{ role: 'user', parts: [{ text: PROMPT }] }], generationConfig: { maxOutputTokens: 8 } },
  }),
  readList: (body) => {
    if (!isObject(body) || !Array.isArray(body.models)) return undefined;
    const names = objectsIn(body.models).flatMap((row) => textOf(row.name) ?? []);
    return { models: names.map((name) => ({ id: name.replace(/^models\//, '') })), takesAnyId: false };
  },
  readAnswer: (body) => {
    if (!isObject(body)) return undefined;
    // A prompt that is blocked, or an allowance spent on thinking, leaves no candidate; the usage is always there.
    if (!Array.isArray(body.candidates) && !isObject(body.usageMetadata)) return undefined;
    return optional('model', textOf(body.modelVersion));
  },
};
