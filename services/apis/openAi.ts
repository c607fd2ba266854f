import { isObject, type Json, type JsonObject } from '../../state/domain/json.js';
import type { Listed, Listing } from '../../state/domain/probe/evidence.js';
import { type Api, objectsIn, optional, PROMPT, sizeOf, textOf, trimmed } from './api.js';

/** `{data: [{id}]}`; vLLM adds `max_model_len`, llama-server `aliases` and `meta.n_ctx`. */
export function readOpenAiList(body: Json): Listing | undefined {
  // Together answers with the bare list.
  const rows = Array.isArray(body) ? body : isObject(body) ? body.data : undefined;
  if (!Array.isArray(rows)) return undefined;
  const objects = objectsIn(rows);
  return { models: objects.flatMap(listedOf), takesAnyId: takesAnyId(objects) };
}

function listedOf(row: JsonObject): readonly Listed[] {
  const id = textOf(row.id);
  if (id === undefined || id === '') return [];
  const meta = isObject(row.meta) ? row.meta : {};
  const aliases = Array.isArray(row.aliases) ? row.aliases.filter((alias) => typeof alias === 'string') : [];
  const running = sizeOf(meta.n_ctx) ?? sizeOf(row.max_model_len) ?? sizeOf(row.loaded_context_length);
  return [{ id, ...(aliases.length === 0 ? {} : { aliases }), ...optional('running', running) }];
}

/** A llama-server with one model takes any id. As a router it has a status for each model and rejects unknown ones. */
const takesAnyId = (rows: readonly JsonObject[]): boolean =>
  rows.length === 1 && rows.every((row) => row.owned_by === 'llamacpp' && !isObject(row.status));

export const OPENAI_COMPLETIONS: Api = {
  headers: {},
  list: (baseUrl) => ({ method: 'GET', url: `${trimmed(baseUrl)}/models` }),
  complete: ({ baseUrl, model, maxTokensField }) => ({
    method: 'POST',
    url: `${trimmed(baseUrl)}/chat/completions`,
    body: {
      model,
      messages: [{ role: 'user', content: PROMPT }],
      [maxTokensField ?? 'max_completion_tokens']: 8,
      stream: false,
    },
  }),
  emptyRequest: (baseUrl) => ({ method: 'POST', url: `${trimmed(baseUrl)}/chat/completions`, body: {} }),
  readList: readOpenAiList,
  readAnswer: (body) => {
    if (!isObject(body) || !Array.isArray(body.choices)) return undefined;
    const [choice] = objectsIn(body.choices);
    const message = isObject(choice?.message) ? choice.message : {};
    return { ...optional('model', textOf(body.model)), ...optional('text', textOf(message.content)) };
  },
};

export const OPENAI_RESPONSES: Api = {
  headers: {},
  list: OPENAI_COMPLETIONS.list,
  complete: ({ baseUrl, model }) => ({
    method: 'POST',
    url: `${trimmed(baseUrl)}/responses`,
    body: {
      model,
      input: [{ role: 'user', content: [{ type: 'input_text', text: PROMPT }] }],
      // OpenAI refuses less than 16 here.
      max_output_tokens: 16,
      store: false,
      stream: false,
    },
  }),
  emptyRequest: (baseUrl) => ({ method: 'POST', url: `${trimmed(baseUrl)}/responses`, body: {} }),
  readList: readOpenAiList,
  readAnswer: (body) => {
    if (!isObject(body) || !Array.isArray(body.output)) return undefined;
    return optional('model', textOf(body.model));
  },
};
