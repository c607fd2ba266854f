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
  textOf,
  textsOf,
  trimmed,
  type Wish,
} from './api.js';
import { IMAGE_URL, OPENAI_COMPLETIONS, readOpenAiList, shownTokens } from './openAi.js';
import { COUNT_PROMPT, IMAGE_PROMPT, PING, TOOL_PROMPT } from './questions.js';

const respond = (wish: Wish, content: readonly JsonObject[], most: number, more: JsonObject = {}): ApiRequest => ({
  method: 'POST',
  url: `${trimmed(wish.baseUrl)}/responses`,
  body: {
    model: wish.model,
    input: [{ role: 'user', content }],
    // OpenAI refuses less than 16 here.
    max_output_tokens: Math.max(16, wish.maxTokens ?? most),
    store: false,
    stream: false,
    ...more,
  },
});

export const OPENAI_RESPONSES: Api = {
  headers: {},
  list: OPENAI_COMPLETIONS.list,
  complete: (wish) =>
    respond(wish, [{ type: 'input_text', text: COUNT_PROMPT }], PROBE_TOKENS.completion.output, { stream: true }),
  callTool: (wish, isForced = true) =>
    respond(wish, [{ type: 'input_text', text: TOOL_PROMPT }], PROBE_TOKENS.tools.output, {
      tools: [{ type: 'function', ...PING }],
      ...(isForced ? { tool_choice: 'required' } : {}),
    }),
  seeImage: (wish) =>
    respond(
      wish,
      [
        { type: 'input_text', text: IMAGE_PROMPT },
        { type: 'input_image', image_url: IMAGE_URL },
      ],
      PROBE_TOKENS.image.output,
    ),
  emptyRequest: (baseUrl) => ({ method: 'POST', url: `${trimmed(baseUrl)}/responses`, body: {} }),
  readList: readOpenAiList,
  readAnswer: (body) => {
    if (!isObject(body) || !Array.isArray(body.output)) return undefined;
    const items = objectsIn(body.output);
    return {
      ...optional('model', textOf(body.model)),
      ...optional('text', textsOf(items.flatMap(({ content }) => objectsIn(content)))),
      ...cutIf(body.status === 'incomplete'),
      ...callsOf(items.filter(({ type }) => type === 'function_call').map((item) => item.name)),
    };
  },
  readEvent: (event) => {
    const response = objectOf(event.response);
    const delta = textOf(event.delta);
    switch (event.type) {
      case 'response.output_text.delta':
        return { ...optional('text', delta), ...optional('generated', delta) };
      case 'response.reasoning_text.delta':
      case 'response.reasoning_summary_text.delta':
        return { ...optional('generated', delta) };
      case 'response.created':
        return { ...optional('model', textOf(response.model)) };
      case 'response.completed':
      case 'response.incomplete':
        return {
          ...optional('model', textOf(response.model)),
          done: true,
          last: true,
          cut: event.type === 'response.incomplete',
          ...optional('tokens', shownTokens(objectOf(response.usage), 'output_tokens')),
        };
      case 'response.failed':
        return { error: { error: response.error ?? null } };
      case 'error':
        return { error: event.error === undefined ? { error: event } : event };
      default:
        return {};
    }
  },
};
