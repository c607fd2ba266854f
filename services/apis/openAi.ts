import { isObject, type Json, type JsonObject } from '../../state/domain/json.js';
import { PROBE_TOKENS } from '../../state/domain/probe/cost.js';
import type { Listed, Listing } from '../../state/domain/probe/evidence.js';
import {
  type Api,
  type ApiRequest,
  callsOf,
  cutIf,
  objectOf,
  objectsIn,
  optional,
  rateOf,
  sizeOf,
  textOf,
  trimmed,
  type Wish,
} from './api.js';
import { COUNT_PROMPT, IMAGE_PNG, IMAGE_PROMPT, PING, TOOL_PROMPT } from './questions.js';

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

/** A picture as OpenAI's dialects take it. */
export const IMAGE_URL = `data:image/png;base64,${IMAGE_PNG}`;

const chat = (wish: Wish, content: Json, most: number, more: JsonObject = {}): ApiRequest => ({
  method: 'POST',
  url: `${trimmed(wish.baseUrl)}/chat/completions`,
  body: {
    model: wish.model,
    messages: [{ role: 'user', content }],
    [wish.maxTokensField ?? 'max_completion_tokens']: wish.maxTokens ?? most,
    stream: false,
    ...more,
  },
});

export const OPENAI_COMPLETIONS: Api = {
  headers: {},
  list: (baseUrl) => ({ method: 'GET', url: `${trimmed(baseUrl)}/models` }),
  complete: (wish) => chat(wish, COUNT_PROMPT, PROBE_TOKENS.completion.output, { stream: true }),
  callTool: (wish, isForced = true) =>
    chat(wish, TOOL_PROMPT, PROBE_TOKENS.tools.output, {
      tools: [{ type: 'function', function: PING }],
      ...(isForced ? { tool_choice: 'required' } : {}),
    }),
  seeImage: (wish) =>
    chat(
      wish,
      [
        { type: 'text', text: IMAGE_PROMPT },
        { type: 'image_url', image_url: { url: IMAGE_URL } },
      ],
      PROBE_TOKENS.image.output,
    ),
  emptyRequest: (baseUrl) => ({ method: 'POST', url: `${trimmed(baseUrl)}/chat/completions`, body: {} }),
  readList: readOpenAiList,
  readAnswer: (body) => {
    if (!isObject(body) || !Array.isArray(body.choices)) return undefined;
    const [choice] = objectsIn(body.choices);
    const message = objectOf(choice?.message);
    const calls = objectsIn(message.tool_calls).map((call) => objectOf(call.function).name);
    return {
      ...optional('model', textOf(body.model)),
      ...optional('text', textOf(message.content)),
      ...cutIf(choice?.finish_reason === 'length'),
      // Servers from before 2023-11 call it by its first name.
      ...callsOf(isObject(message.function_call) ? [...calls, message.function_call.name] : calls),
    };
  },
  readEvent: (event) => {
    const [choice] = objectsIn(event.choices);
    const delta = objectOf(choice?.delta);
    const text = textOf(delta.content);
    return {
      ...optional('model', textOf(event.model)),
      ...optional('text', text),
      // Thinking has a name at each maker's.
      ...optional('generated', text || textOf(delta.reasoning_content) || textOf(delta.reasoning)),
      done: textOf(choice?.finish_reason) !== undefined,
      cut: choice?.finish_reason === 'length',
      ...optional('tokens', shownTokens(objectOf(event.usage), 'completion_tokens')),
      ...optional('rate', rateOf(objectOf(event.timings).predicted_per_second)),
      ...(event.error === undefined || event.error === null ? {} : { error: event }),
    };
  },
};

/** Without what was thought and not shown, of which the stream has no trace. */
export function shownTokens(usage: JsonObject, field: 'completion_tokens' | 'output_tokens'): number | undefined {
  const all = sizeOf(usage[field]);
  const hidden = sizeOf(objectOf(usage[`${field}_details`]).reasoning_tokens) ?? 0;
  return all === undefined ? undefined : sizeOf(all - hidden);
}
