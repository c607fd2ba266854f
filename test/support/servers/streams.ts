import type { Json } from '../../../state/domain/json.js';
import type { ProbeApi } from '../../../state/domain/probe.js';

const sse = (events: readonly (readonly [name: string | undefined, data: Json | string])[]): string =>
  events
    .map(([name, data]) => {
      const text = typeof data === 'string' ? data : JSON.stringify(data);
      return `${name === undefined ? '' : `event: ${name}\n`}data: ${text}\n\n`;
    })
    .join('');

const chunk = (delta: Json, finish: string | null, more: { readonly [key: string]: Json } = {}): Json => ({
  id: 'chatcmpl-1',
  object: 'chat.completion.chunk',
  created: 1,
  model: 'tiny-chain',
  choices: [{ index: 0, delta, finish_reason: finish }],
  ...more,
});

/** How each dialect streams `one, dös, 三` from a model called tiny-chain: thinking first where there is any. */
export const STREAMS: Readonly<Record<ProbeApi, string>> = {
  // llama-server 0.5.0: the first chunk holds null, the last one what it measured itself.
  'openai-completions': sse([
    [undefined, chunk({ role: 'assistant', content: null }, null)],
    [undefined, chunk({ content: 'one,' }, null)],
    [undefined, chunk({ content: ' dös,' }, null)],
    [undefined, chunk({ content: ' 三' }, null)],
    [undefined, chunk({}, 'length', { timings: { predicted_n: 8, predicted_per_second: 42.5 } })],
    [undefined, '[DONE]'],
  ]),
  'openai-responses': sse([
    ['response.created', { type: 'response.created', response: { model: 'tiny-chain', status: 'in_progress' } }],
    ['response.reasoning_summary_text.delta', { type: 'response.reasoning_summary_text.delta', delta: 'Counting' }],
    ['response.output_text.delta', { type: 'response.output_text.delta', delta: 'one,' }],
    ['response.output_text.delta', { type: 'response.output_text.delta', delta: ' dös, 三' }],
    [
      'response.incomplete',
      {
        type: 'response.incomplete',
        response: {
          model: 'tiny-chain',
          status: 'incomplete',
          usage: { output_tokens: 16, output_tokens_details: { reasoning_tokens: 8 } },
        },
      },
    ],
  ]),
  'anthropic-messages': sse([
    ['message_start', { type: 'message_start', message: { model: 'tiny-chain', usage: { output_tokens: 1 } } }],
    ['content_block_start', { type: 'content_block_start', index: 0, content_block: { type: 'text', text: '' } }],
    ['ping', { type: 'ping' }],
    ['content_block_delta', { type: 'content_block_delta', delta: { type: 'text_delta', text: 'one,' } }],
    ['content_block_delta', { type: 'content_block_delta', delta: { type: 'text_delta', text: ' dös, 三' } }],
    ['content_block_stop', { type: 'content_block_stop', index: 0 }],
    ['message_delta', { type: 'message_delta', delta: { stop_reason: 'max_tokens' }, usage: { output_tokens: 8 } }],
    ['message_stop', { type: 'message_stop' }],
  ]),
  'google-generative-ai': sse([
    [undefined, { candidates: [{ content: { parts: [{ text: 'Hm', thought: true }] } }], modelVersion: 'tiny-chain' }],
    [undefined, { candidates: [{ content: { parts: [{ text: 'one, dös, 三' }] } }], modelVersion: 'tiny-chain' }],
    [
      undefined,
      {
        candidates: [{ content: { parts: [{ text: '' }] }, finishReason: 'MAX_TOKENS' }],
        usageMetadata: { candidatesTokenCount: 8 },
        modelVersion: 'tiny-chain',
      },
    ],
  ]).replaceAll('\n', '\r\n'),
  ollama: [
    { model: 'tiny-chain', message: { role: 'assistant', content: 'one,' }, done: false },
    { model: 'tiny-chain', message: { role: 'assistant', content: ' dös, 三' }, done: false },
    {
      model: 'tiny-chain',
      message: { role: 'assistant', content: '' },
      done: true,
      done_reason: 'length',
      eval_count: 8,
      eval_duration: 160_000_000,
    },
  ]
    .map((line) => `${JSON.stringify(line)}\n`)
    .join(''),
};

/** A chunk of HTTP's chunked encoding. */
export function chunked(bytes: Uint8Array | string): Buffer {
  const data = typeof bytes === 'string' ? Buffer.from(bytes) : bytes;
  return Buffer.concat([Buffer.from(`${data.byteLength.toString(16)}\r\n`), data, Buffer.from('\r\n')]);
}

export const CHUNKED = 'transfer-encoding: chunked';
