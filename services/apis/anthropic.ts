import { isObject } from '../../state/domain/json.js';
import { type Api, objectsIn, optional, PROMPT, textOf, trimmed } from './api.js';
import { readOpenAiList } from './openAi.js';

/** OpenClaw: `/v1` is added unless the base URL ends with it. */
const versioned = (baseUrl: string): string => {
  const base = trimmed(baseUrl);
  return base.endsWith('/v1') ? base : `${base}/v1`;
};

/** Without this first line, Anthropic does not take a subscription token. */
const CLAUDE_CODE = [{ type: 'text', text: "You are Claude Code, Anthropic's official CLI for Claude." }];

export const ANTHROPIC_MESSAGES: Api = {
  headers: { 'anthropic-version': '2023-06-01' },
  list: (baseUrl) => ({ method: 'GET', url: `${versioned(baseUrl)}/models?limit=1000` }),
  complete: ({ baseUrl, model, asClaudeCode }) => ({
    method: 'POST',
    url: `${versioned(baseUrl)}/messages`,
    body: {
      model,
      messages: [{ role: 'user', content: PROMPT }],
      max_tokens: 8,
      ...(asClaudeCode ? { system: CLAUDE_CODE } : {}),
    },
  }),
  emptyRequest: (baseUrl) => ({ method: 'POST', url: `${versioned(baseUrl)}/messages`, body: {} }),
  readList: readOpenAiList,
  readAnswer: (body) => {
    if (!isObject(body) || !Array.isArray(body.content)) return undefined;
    const text = objectsIn(body.content).find((part) => part.type === 'text')?.text;
    return { ...optional('model', textOf(body.model)), ...optional('text', textOf(text)) };
  },
};
