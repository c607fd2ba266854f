/** What a request to a demo server asks of a model. */
export type Question = {
  readonly model: string;
  readonly isStream: boolean;
  /** A tool is to be called, or a picture looked at; else words will do. */
  readonly about: 'tools' | 'image' | 'words';
  /** An Ollama is to take the model out of memory. */
  readonly isUnload: boolean;
};

/** Read without much care: nobody but Pincer asks these servers. */
export const questionIn = (body: string): Question => ({
  model: /"model"\s*:\s*"((?:[^"\\]|\\.)*)"/.exec(body)?.[1] ?? '',
  isStream: body.includes('"stream":true'),
  about: body.includes('"tools":') ? 'tools' : /"image_url"|"images":|"type":"image"/.test(body) ? 'image' : 'words',
  isUnload: body.includes('"keep_alive":0'),
});

/** The three dialects that the demo's servers speak. */
export type Dialect = 'anthropic' | 'openai' | 'ollama';

/** An answer as one body, or as the events of a stream, each of which is as it goes over the wire. */
export type Speech = { readonly body: object } | { readonly events: Iterable<string> };

const WORDS = ['one', ', two', ', three', ', four', ', five', ', six', ', seven', ', eight'];

export function speech(dialect: Dialect, model: string, { isStream, about }: Question): Speech {
  if (isStream) return { events: STREAMS[dialect](model) };
  const text = about === 'image' ? 'Red' : 'OK';
  return { body: about === 'tools' ? CALLS[dialect](model) : TEXTS[dialect](model, text) };
}

const sse = (events: readonly object[]): readonly string[] =>
  events.map((event) => `data: ${JSON.stringify(event)}\n\n`);

const chunk = (model: string, delta: object, finish: string | null): object => ({
  object: 'chat.completion.chunk',
  model,
  choices: [{ index: 0, delta, finish_reason: finish }],
});

const STREAMS: Readonly<Record<Dialect, (model: string) => readonly string[]>> = {
  anthropic: (model) =>
    sse([
      { type: 'message_start', message: { model } },
      ...WORDS.map((text) => ({ type: 'content_block_delta', index: 0, delta: { type: 'text_delta', text } })),
      { type: 'message_delta', delta: { stop_reason: 'max_tokens' }, usage: { output_tokens: 8 } },
      { type: 'message_stop' },
    ]),
  openai: (model) => [
    ...sse([...WORDS.map((content) => chunk(model, { content }, null)), chunk(model, {}, 'length')]),
    'data: [DONE]\n\n',
  ],
  ollama: (model) =>
    [
      ...WORDS.map((content) => ({ model, message: { role: 'assistant', content }, done: false })),
      { model, message: { role: 'assistant', content: '' }, done: true, done_reason: 'length' },
    ].map((line) => `${JSON.stringify(line)}\n`),
};

const message = (model: string, content: object, stop_reason: string): object => ({
  id: 'msg_demo',
  type: 'message',
  role: 'assistant',
  model,
  content: [content],
  stop_reason,
});

const choice = (model: string, said: object, finish_reason: string): object => ({
  id: 'chatcmpl-demo',
  object: 'chat.completion',
  model,
  choices: [{ index: 0, message: { role: 'assistant', ...said }, finish_reason }],
});

const TEXTS: Readonly<Record<Dialect, (model: string, text: string) => object>> = {
  anthropic: (model, text) => message(model, { type: 'text', text }, 'end_turn'),
  openai: (model, content) => choice(model, { content }, 'stop'),
  ollama: (model, content) => ({ model, message: { role: 'assistant', content }, done: true }),
};

const CALLS: Readonly<Record<Dialect, (model: string) => object>> = {
  anthropic: (model) => message(model, { type: 'tool_use', id: 'toolu_demo', name: 'ping', input: {} }, 'tool_use'),
  openai: (model) =>
    choice(
      model,
      {
        content: null,
        tool_calls: [{ id: 'call_demo', type: 'function', function: { name: 'ping', arguments: '{}' } }],
      },
      'tool_calls',
    ),
  ollama: (model) => ({
    model,
    message: { role: 'assistant', content: '', tool_calls: [{ function: { name: 'ping', arguments: {} } }] },
    done: true,
  }),
};
