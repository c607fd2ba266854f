import { isObject, type Json, type JsonObject } from '../../state/domain/json.js';
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
  trimmed,
  type Wish,
} from './api.js';
import { COUNT_PROMPT, IMAGE_PNG, IMAGE_PROMPT, PING, TOOL_PROMPT } from './questions.js';

/** OpenClaw talks to the native API whether or not the base URL ends with `/v1`. */
const nativeBase = (baseUrl: string): string => trimmed(baseUrl).replace(/\/v1$/i, '');

const chat = (wish: Wish, message: JsonObject, most: number, more: JsonObject = {}): ApiRequest => ({
  method: 'POST',
  url: `${nativeBase(wish.baseUrl)}/api/chat`,
  body: {
    model: wish.model,
    messages: [{ role: 'user', ...message }],
    options: { num_predict: wish.maxTokens ?? most },
    think: false,
    stream: false,
    ...more,
  },
});

export const OLLAMA: Api = {
  headers: {},
  list: (baseUrl) => ({ method: 'GET', url: `${nativeBase(baseUrl)}/api/tags` }),
  complete: (wish) => chat(wish, { content: COUNT_PROMPT }, PROBE_TOKENS.completion.output, { stream: true }),
  // Ollama cannot force a call.
  callTool: (wish) =>
    chat(wish, { content: TOOL_PROMPT }, PROBE_TOKENS.tools.output, { tools: [{ type: 'function', function: PING }] }),
  seeImage: (wish) => chat(wish, { content: IMAGE_PROMPT, images: [IMAGE_PNG] }, PROBE_TOKENS.image.output),
  readList: (body) => {
    if (!isObject(body) || !Array.isArray(body.models)) return undefined;
    // 0.1.17 has no `model`.
    const ids = objectsIn(body.models).flatMap((row) => textOf(row.model) ?? textOf(row.name) ?? []);
    return { models: ids.map((id) => ({ id })), takesAnyId: false };
  },
  readAnswer: (body) => {
    // The first line of a stream that ended there.
    if (!isObject(body) || !isObject(body.message) || body.done === false) return undefined;
    const calls = objectsIn(body.message.tool_calls);
    return {
      ...optional('model', textOf(body.model)),
      ...optional('text', textOf(body.message.content)),
      ...cutIf(body.done_reason === 'length'),
      ...callsOf(calls.map((call) => objectOf(call.function).name)),
    };
  },
  readEvent: (event) => {
    const message = objectOf(event.message);
    const text = textOf(message.content);
    const tokens = sizeOf(event.eval_count);
    const nanoseconds = sizeOf(event.eval_duration);
    const rate = tokens === undefined || nanoseconds === undefined ? undefined : (tokens * 1e9) / nanoseconds;
    return {
      ...optional('model', textOf(event.model)),
      ...optional('text', text),
      ...optional('generated', text || textOf(message.thinking)),
      done: event.done === true,
      last: event.done === true,
      cut: event.done_reason === 'length',
      ...optional('tokens', tokens),
      ...optional('rate', rate),
      ...(event.error === undefined ? {} : { error: event }),
    };
  },
};

/** `model` is today's name of the field, `name` that of 0.1.17. */
export const showModel = (baseUrl: string, model: string): ApiRequest => ({
  method: 'POST',
  url: `${nativeBase(baseUrl)}/api/show`,
  body: { model, name: model },
});

export const listRunning = (baseUrl: string): ApiRequest => ({ method: 'GET', url: `${nativeBase(baseUrl)}/api/ps` });

/** `model_info["<arch>.context_length"]`: what the model was trained with, the most it can run with. */
export function readTrained(body: Json): number | undefined {
  const facts = isObject(body) && isObject(body.model_info) ? body.model_info : {};
  const key = Object.keys(facts).find((name) => name.endsWith('.context_length'));
  return key === undefined ? undefined : sizeOf(facts[key]);
}

/** `/api/ps` of newer versions tells what a loaded model runs with. */
export function readRunning(body: Json, model: string): number | undefined {
  const rows = isObject(body) ? objectsIn(body.models) : [];
  const row = rows.find(({ name, model: id }) =>
    [name, id].some((text) => text === model || text === `${model}:latest`),
  );
  return sizeOf(row?.context_length);
}
