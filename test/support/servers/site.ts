import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Json } from '../../../state/domain/json.js';

/** A request as a fake server sees it. */
export type Asked = {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: unknown;
};

export type Answer = {
  readonly status: number;
  readonly json?: Json;
  /** Sent as text/plain unless a header says otherwise. */
  readonly text?: string;
  readonly headers?: Readonly<Record<string, string>>;
};

/** A model server as a function: what it answers to what it is asked. */
export type Site = (asked: Asked) => Answer;

export type Listening = {
  readonly url: string;
  readonly port: number;
  /** Everything that was asked so far, in order. */
  readonly asked: readonly Asked[];
  readonly close: () => Promise<void>;
};

/** Puts a site on a free port of this machine. `delayMs` before each answer. */
export async function listen(site: Site, delayMs = 0): Promise<Listening> {
  const asked: Asked[] = [];
  const server = createServer((request, response) => {
    const noted = (seen: Asked): Answer => {
      asked.push(seen);
      return site(seen);
    };
    void answerTo(request, response, noted, delayMs);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    asked,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Answers one request as the site does. */
export async function answerTo(
  request: IncomingMessage,
  response: ServerResponse,
  site: Site,
  delayMs = 0,
): Promise<void> {
  const answer = site(await read(request));
  if (delayMs > 0) setTimeout(() => send(response, answer), delayMs);
  else send(response, answer);
}

async function read(request: IncomingMessage): Promise<Asked> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
  return {
    method: request.method ?? '',
    path: request.url ?? '',
    headers,
    body: text === '' ? undefined : parsed(text),
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function send(response: ServerResponse, answer: Answer): void {
  const [type, body] =
    answer.json === undefined
      ? ['text/plain; charset=utf-8', answer.text ?? '']
      : ['application/json; charset=utf-8', JSON.stringify(answer.json)];
  response.writeHead(answer.status, { 'content-type': type, ...answer.headers });
  response.end(body);
}

/** The key of a request, however it was sent. */
export const keyOf = ({ headers }: Asked): string | undefined =>
  /^Bearer (.*)$/i.exec(headers.authorization ?? '')?.[1] ?? headers['x-api-key'] ?? headers['x-goog-api-key'];

/** The model that a request asks for. */
export const modelOf = ({ body }: Asked): string | undefined => field(body, 'model');

export function field(body: unknown, name: string): string | undefined {
  if (typeof body !== 'object' || body === null || !(name in body)) return undefined;
  const value = (body as Record<string, unknown>)[name];
  return typeof value === 'string' ? value : undefined;
}

/** `GET /v1/models`, without the query. */
export const routeOf = ({ method, path }: Asked): string => `${method} ${path.split('?')[0] ?? ''}`;

export const chatCompletion = (model: string | undefined): Answer => ({
  status: 200,
  json: {
    id: 'chatcmpl-1',
    object: 'chat.completion',
    created: 1,
    ...(model === undefined ? {} : { model }),
    choices: [{ index: 0, message: { role: 'assistant', content: 'OK' }, finish_reason: 'stop' }],
    usage: { prompt_tokens: 9, completion_tokens: 1, total_tokens: 10 },
  },
});

export const anthropicMessage = (model: string): Answer => ({
  status: 200,
  json: {
    id: 'msg_1',
    type: 'message',
    role: 'assistant',
    model,
    content: [{ type: 'text', text: 'OK' }],
    stop_reason: 'end_turn',
    usage: { input_tokens: 9, output_tokens: 1 },
  },
});
