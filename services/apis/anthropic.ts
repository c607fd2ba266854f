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
  textsOf,
  trimmed,
  type Wish,
} from './api.js';
import { readOpenAiList } from './openAi.js';
import { COUNT_PROMPT, IMAGE_PNG, IMAGE_PROMPT, PING, TOOL_PROMPT } from './questions.js';

/** OpenClaw: `/v1` is added unless the base URL ends with it. */
const versioned = (baseUrl: string): string => {
  const base = trimmed(baseUrl);
  return base.endsWith('/v1') ? base : `${base}/v1`;
};

/** Without this first line, Anthropic does not take a subscription token. */
const CLAUDE_CODE = [{ type: 'text', text: "You are Claude Code, Anthropic's official CLI for Claude." }];

const message = (wish: Wish, content: Json, most: number, more: JsonObject = {}): ApiRequest => ({
  method: 'POST',
  url: `${versioned(wish.baseUrl)}/messages`,
  body: {
    model: wish.model,
    messages: [{ role: 'user', content }],
    max_tokens: wish.maxTokens ?? most,
    ...(wish.asClaudeCode ? { system: CLAUDE_CODE } : {}),
    ...more,
  },
});

const { name, description, parameters: input_schema } = PING;

export const ANTHROPIC_MESSAGES: Api = {
  headers: { 'anthropic-version': '2023-06-01' },
  list: (baseUrl) => ({ method: 'GET', url: `${versioned(baseUrl)}/models?limit=1000` }),
  complete: (wish) => message(wish, COUNT_PROMPT, PROBE_TOKENS.completion.output, { stream: true }),
  callTool: (wish, isForced = true) =>
    message(wish, TOOL_PROMPT, PROBE_TOKENS.tools.output, {
      tools: [{ name, description, input_schema }],
      ...(isForced ? { tool_choice: { type: 'any' } } : {}),
    }),
  seeImage: (wish) => {
    const source = { type: 'base64', media_type: 'image/png', data: IMAGE_PNG };
    return message(
      wish,
      [
        { type: 'image', source },
        { type: 'text', text: IMAGE_PROMPT },
      ],
      PROBE_TOKENS.image.output,
    );
  },
  emptyRequest: (baseUrl) => ({ method: 'POST', url: `${versioned(baseUrl)}/messages`, body: {} }),
  readList: readOpenAiList,
  readAnswer: (body) => {
    if (!isObject(body) || !Array.isArray(body.content)) return undefined;
    const parts = objectsIn(body.content);
    return {
      ...optional('model', textOf(body.model)),
      ...optional('text', textsOf(parts)),
      ...cutIf(body.stop_reason === 'max_tokens'),
      ...callsOf(parts.filter(({ type }) => type === 'tool_use').map((part) => part.name)),
    };
  },
  readEvent: (event) => {
    const delta = objectOf(event.delta);
    switch (event.type) {
      case 'message_start':
        return { ...optional('model', textOf(objectOf(event.message).model)) };
      case 'content_block_delta': {
        const text = textOf(delta.text);
        return { ...optional('text', text), ...optional('generated', text ?? textOf(delta.thinking)) };
      }
      case 'message_delta':
        return {
          done: textOf(delta.stop_reason) !== undefined,
          cut: delta.stop_reason === 'max_tokens',
          ...optional('tokens', sizeOf(objectOf(event.usage).output_tokens)),
        };
      case 'message_stop':
        return { done: true, last: true };
      case 'error':
        return { error: event };
      default:
        return {};
    }
  },
};
