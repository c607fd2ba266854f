import { inflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { APIS } from '../../../services/apis/index.js';
import { IMAGE_PNG, SEEN } from '../../../services/apis/questions.js';
import type { Json } from '../../../state/domain/json.js';
import type { ProbeApi } from '../../../state/domain/probe.js';

const WISH = { baseUrl: 'https://a.example/v1', model: 'm', asClaudeCode: false };
const ALL = Object.keys(APIS) as ProbeApi[];

/** What forces a call, where the API has such a thing. */
const FORCED: Readonly<Record<ProbeApi, object | undefined>> = {
  'openai-completions': { tool_choice: 'required' },
  'openai-responses': { tool_choice: 'required' },
  'anthropic-messages': { tool_choice: { type: 'any' } },
  'google-generative-ai': { toolConfig: { functionCallingConfig: { mode: 'ANY' } } },
  ollama: undefined,
};

test.each(ALL)('%s: OpenClaw’s question for a tool call, 256 tokens, and no more force than the API has', (name) => {
  const { callTool } = APIS[name];
  const forced = callTool(WISH).body;
  expect(JSON.stringify(forced)).toContain('Call the ping tool with {} and nothing else.');
  expect(JSON.stringify(forced)).toContain('256');
  expect(JSON.stringify(forced)).toContain('"name":"ping"');
  if (FORCED[name] !== undefined) expect(forced).toMatchObject(FORCED[name]);
  const left = JSON.stringify(callTool(WISH, false).body);
  expect(left).toContain('"name":"ping"');
  expect(left).not.toMatch(/tool_?(choice|config)/i);
});

test.each(ALL)('%s: a picture and sixteen tokens to say what is on it', (name) => {
  const text = JSON.stringify(APIS[name].seeImage(WISH).body);
  expect(text).toContain(IMAGE_PNG);
  expect(text).toMatch(/"(?:max_completion_tokens|max_output_tokens|max_tokens|maxOutputTokens|num_predict)":16\b/);
});

test.each(ALL)('%s: the allowance that was asked for', (name) => {
  const { complete, callTool, seeImage } = APIS[name];
  for (const request of [complete, callTool, seeImage]) {
    expect(JSON.stringify(request({ ...WISH, maxTokens: 77 }).body)).toMatch(/:77\b/);
  }
});

test('a subscription token of Claude needs its first line with every question', () => {
  const { complete, callTool, seeImage } = APIS['anthropic-messages'];
  for (const request of [complete, callTool, seeImage]) {
    expect(request({ ...WISH, asClaudeCode: true }).body).toMatchObject({ system: [{ type: 'text' }] });
  }
});

test('the picture is red all over', () => {
  const png = Buffer.from(IMAGE_PNG, 'base64');
  const at = png.indexOf('IDAT');
  const rows = inflateSync(png.subarray(at + 4, at + 4 + png.readUInt32BE(at - 4)));
  expect(rows).toHaveLength(64 * (1 + 64 * 3));
  for (let y = 0; y < 64; y += 1) {
    const row = rows.subarray(y * 193 + 1, (y + 1) * 193);
    for (let x = 0; x < 64; x += 1) expect([...row.subarray(x * 3, x * 3 + 3)]).toEqual([255, 0, 0]);
  }
});

test.each([
  ['Red', true],
  ['**Red.**', true],
  ['The image is filled with the colour red', true],
  ['I cannot see any image', false],
  ['Rendered', false],
  ['', false],
] as const)('%j: was it seen?', (said, isSeen) => expect(SEEN.test(said)).toBe(isSeen));

type Row = readonly [api: ProbeApi, body: Json, answer: object];

const CALLS: readonly Row[] = [
  [
    'openai-completions',
    {
      model: 'm',
      choices: [
        { message: { content: null, tool_calls: [{ type: 'function', function: { name: 'ping', arguments: '{}' } }] } },
      ],
    },
    { model: 'm', toolCalls: ['ping'] },
  ],
  [
    'openai-completions',
    { choices: [{ message: { content: '', function_call: { name: 'ping', arguments: '{}' } } }] },
    { text: '', toolCalls: ['ping'] },
  ],
  ['openai-completions', { choices: [{ message: { content: 'ping({})' } }] }, { text: 'ping({})' }],
  ['openai-completions', { choices: [{ message: { content: 'OK', tool_calls: null } }] }, { text: 'OK' }],
  [
    'openai-responses',
    { model: 'm', output: [{ type: 'reasoning' }, { type: 'function_call', name: 'ping', arguments: '{}' }] },
    { model: 'm', toolCalls: ['ping'] },
  ],
  [
    'openai-responses',
    { model: 'm', output: [{ type: 'message', content: [{ type: 'output_text', text: 'OK' }] }] },
    { model: 'm', text: 'OK' },
  ],
  [
    'anthropic-messages',
    {
      model: 'm',
      content: [
        { type: 'text', text: 'I call it.' },
        { type: 'tool_use', name: 'ping', input: {} },
      ],
    },
    { model: 'm', text: 'I call it.', toolCalls: ['ping'] },
  ],
  ['anthropic-messages', { content: [{ type: 'text', text: 'No.' }] }, { text: 'No.' }],
  [
    'google-generative-ai',
    { candidates: [{ content: { parts: [{ functionCall: { name: 'ping', args: {} } }] } }], modelVersion: 'm' },
    { model: 'm', toolCalls: ['ping'] },
  ],
  [
    'google-generative-ai',
    { candidates: [{ content: { parts: [{ text: 'hm', thought: true }, { text: 'No.' }] } }] },
    { text: 'No.' },
  ],
  ['google-generative-ai', { candidates: [{ finishReason: 'MAX_TOKENS' }] }, { cut: true }],
  [
    'ollama',
    { model: 'm', message: { content: '', tool_calls: [{ function: { name: 'ping', arguments: {} } }] }, done: true },
    { model: 'm', text: '', toolCalls: ['ping'] },
  ],
  ['ollama', { model: 'm', message: { content: 'pong' }, done: true }, { model: 'm', text: 'pong' }],
];

test.each(CALLS)('%s: %j', (api, body, answer) => expect(APIS[api].readAnswer(body)).toEqual(answer));
