import type { Json, JsonObject } from '../../../state/domain/json.js';
import { type Answer, type Asked, keyOf, modelOf, routeOf, type Site } from './site.js';

/** What a model of the fake OpenRouter does when it is asked. */
export type FreeModel = {
  /** As its catalog lists it. */
  readonly row: JsonObject;
  /** `words`: it answers, and calls no tool. A number: the status of a refusal. */
  readonly tools: 'calls' | 'words' | number;
  readonly image?: 'sees' | number;
  readonly headers?: Readonly<Record<string, string>>;
};

/** A row as OpenRouter has it; the places that OpenClaw still looks at are filled in too. */
export const freeRow = (id: string, over: JsonObject = {}): JsonObject => ({
  id,
  name: `Name of ${id}`,
  context_length: 32_768,
  pricing: { prompt: '0', completion: '0', request: '0', image: '0' },
  supported_parameters: ['tools', 'max_tokens'],
  ...over,
});

/** As openrouter.ai answers: the catalog to anybody, the rest to who has the key, as a stream to who wants one. */
export const freeModels =
  (key: string, models: readonly FreeModel[]): Site =>
  (asked) => {
    if (routeOf(asked) === 'GET /api/v1/models') return { status: 200, json: { data: models.map(({ row }) => row) } };
    if (keyOf(asked) !== key)
      return refusal(401, keyOf(asked) === undefined ? 'No auth credentials found' : 'User not found.');
    const model = models.find(({ row }) => row.id === modelOf(asked));
    return model === undefined ? refusal(400, `${modelOf(asked)} is not a valid model ID`) : answerOf(asked, model);
  };

export const refusal = (code: number, message: string, headers: Readonly<Record<string, string>> = {}): Answer => ({
  status: code,
  json: { error: { message, code } },
  headers,
});

function answerOf(asked: Asked, { row, tools, image, headers }: FreeModel): Answer {
  const isImage = JSON.stringify(asked.body).includes('image_url');
  const does = isImage ? (image ?? 404) : tools;
  if (typeof does === 'number')
    return refusal(
      does,
      does === 404 ? 'No endpoints found that support image input' : 'Provider returned error',
      headers,
    );
  const message: JsonObject =
    does === 'calls'
      ? {
          content: null,
          tool_calls: [{ index: 0, id: 'call_1', type: 'function', function: { name: 'ping', arguments: '{}' } }],
        }
      : { content: does === 'sees' ? 'Red' : 'Pong!' };
  const reason = does === 'calls' ? 'tool_calls' : 'stop';
  const head = { id: 'gen-1', created: 1, model: row.id ?? null };
  const usage = { prompt_tokens: 20, completion_tokens: 5, total_tokens: 25 };
  const isStream =
    typeof asked.body === 'object' && asked.body !== null && 'stream' in asked.body && asked.body.stream === true;
  if (!isStream) {
    const choices: Json = [{ index: 0, message: { role: 'assistant', ...message }, finish_reason: reason }];
    return { status: 200, json: { ...head, object: 'chat.completion', choices, usage } };
  }
  const chunk = (delta: JsonObject, finish_reason: string | null): string =>
    `data: ${JSON.stringify({ ...head, object: 'chat.completion.chunk', choices: [{ index: 0, delta, finish_reason }] })}\n\n`;
  const text = `${chunk({ role: 'assistant', ...message }, null)}${chunk({}, reason)}data: ${JSON.stringify({ ...head, object: 'chat.completion.chunk', choices: [], usage })}\n\ndata: [DONE]\n\n`;
  return { status: 200, text, headers: { 'content-type': 'text/event-stream' } };
}
