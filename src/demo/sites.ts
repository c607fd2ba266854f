import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createOllamaModels } from './ollamaModels.js';
import { type Dialect, type Question, questionIn, type Speech, speech } from './speech.js';

/** One fake model server of the demo: what it is called, how long it thinks, and what it says. */
type Site = {
  readonly delayMs: () => number;
  readonly answer: (route: string, asked: Question, key: string | undefined) => Answer;
};

type Answer = { readonly status: number } & Speech;

/** A healthy server is not equally fast every time. */
const brisk = (from: number, to: number) => () => Math.round(from + Math.random() * (to - from));

const ok = (body: object): Answer => ({ status: 200, body });
const anthropicError = (status: number, type: string, message: string): Answer => ({
  status,
  body: { type: 'error', error: { type, message } },
});
const noSuchRoute: Answer = { status: 404, body: { error: { message: 'File Not Found', type: 'not_found_error' } } };

const list = (ids: readonly string[], owner: string): Answer =>
  ok({ object: 'list', data: ids.map((id) => ({ id, object: 'model', owned_by: owner })) });

const speaks = (dialect: Dialect, model: string, asked: Question): Answer => ({
  status: 200,
  ...speech(dialect, model, asked),
});

const CLAUDE = ['claude-sonnet-4-5-20250929', 'claude-opus-4-6', 'claude-haiku-4-5-20251001'];

const healthyAnthropic: Site = {
  delayMs: brisk(180, 420),
  answer: (route, asked, key) => {
    if (key === undefined) return anthropicError(401, 'authentication_error', 'x-api-key header is required');
    if (route === 'GET /v1/models') return list(CLAUDE, 'anthropic');
    const found = CLAUDE.find((id) => id.startsWith(asked.model));
    return found === undefined
      ? anthropicError(404, 'not_found_error', `model: ${asked.model}`)
      : speaks('anthropic', found, asked);
  },
};

const rejectingMiniMax: Site = {
  delayMs: brisk(90, 160),
  answer: () => anthropicError(401, 'authentication_error', 'invalid api key (demo: this server rejects every key)'),
};

const slowMoonshot: Site = {
  delayMs: brisk(1400, 1700),
  answer: (route, asked, key) => {
    if (key === undefined)
      return {
        status: 401,
        body: { error: { message: 'Invalid Authentication', type: 'invalid_authentication_error' } },
      };
    return route === 'GET /v1/models'
      ? list(['kimi-k2.5', 'kimi-k2-thinking', 'kimi-k2-turbo-preview'], 'moonshot')
      : speaks('openai', asked.model, asked);
  },
};

const qwenPortal: Site = {
  delayMs: brisk(220, 380),
  answer: (route, asked, key) => {
    if (key === undefined) return { status: 401, body: { error: { message: 'No token', code: 'invalid_api_key' } } };
    return route === 'GET /v1/models'
      ? list(['coder-model', 'vision-model'], 'qwen')
      : speaks('openai', asked.model, asked);
  },
};

const OLLAMA = ['gpt-oss:20b', 'llama3.3:latest', 'qwen2.5-coder:32b', 'deepseek-r1:32b'];

/** `llama3.3` is loaded with less context than the demo's config promises: a finding worth showing. */
const models = createOllamaModels(OLLAMA, 'llama3.3:latest');

const healthyOllama: Site = {
  delayMs: brisk(20, 70),
  answer: (route, asked) => {
    switch (route) {
      case 'GET /api/tags':
        return ok({ models: models.pulled().map((name) => ({ name, model: name })) });
      case 'GET /api/ps':
        return ok({ models: models.loaded().map((name) => ({ name, model: name, context_length: 8192 })) });
      case 'POST /api/generate':
        models.load(asked.model, asked.isUnload);
        return ok({ model: asked.model, response: '', done: true });
      case 'POST /api/pull':
        return { status: 200, events: models.pull(asked.model) };
      case 'POST /api/show':
        return ok({ capabilities: ['completion', 'tools'], model_info: { 'demo.context_length': 131_072 } });
      case 'GET /v1/models':
        return list(models.pulled(), 'library');
      case 'POST /api/chat':
        return speaks('ollama', asked.model, asked);
      case 'POST /v1/chat/completions':
        return speaks('openai', asked.model, asked);
      default:
        return noSuchRoute;
    }
  },
};

const SITES = {
  anthropic: healthyAnthropic,
  minimax: rejectingMiniMax,
  moonshot: slowMoonshot,
  'qwen-portal': qwenPortal,
  ollama: healthyOllama,
} as const satisfies Readonly<Record<string, Site>>;

export type DemoUrls = Readonly<Record<keyof typeof SITES | 'lmstudio', string>>;

export type DemoServers = { readonly urls: DemoUrls; readonly close: () => Promise<void> };

/** Starts every fake server on a free port of this machine. LM Studio is the one that is down. */
export async function openServers(): Promise<DemoServers> {
  const [anthropic, minimax, moonshot, qwen, ollama, lmstudio] = await Promise.all([
    start(SITES.anthropic),
    start(SITES.minimax),
    start(SITES.moonshot),
    start(SITES['qwen-portal']),
    start(SITES.ollama),
    start(SITES.ollama),
  ]);
  // A port that was free a moment ago: nothing listens there now.
  await stop(lmstudio);
  const servers = [anthropic, minimax, moonshot, qwen, ollama];
  return {
    urls: {
      anthropic: anthropic.url,
      minimax: minimax.url,
      moonshot: moonshot.url,
      'qwen-portal': qwen.url,
      ollama: ollama.url,
      lmstudio: lmstudio.url,
    },
    close: async () => {
      await Promise.all(servers.map(stop));
    },
  };
}

type Running = { readonly server: Server; readonly url: string };

async function start(site: Site): Promise<Running> {
  const server = createServer((request, response) => {
    void readBody(request).then((body) => {
      const answer = site.answer(routeOf(request), questionIn(body), keyOf(request));
      setTimeout(() => send(response, answer), site.delayMs());
    });
  });
  // The demo ends when the console does, whatever is still being answered.
  server.unref();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { server, url: `http://127.0.0.1:${port}` };
}

const stop = ({ server }: Running): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });

const routeOf = (request: IncomingMessage): string =>
  `${request.method} ${(request.url ?? '').split('?')[0] ?? ''}`.replace('/anthropic/', '/');

const keyOf = ({ headers }: IncomingMessage): string | undefined =>
  [headers['x-api-key'], headers.authorization].flat().find((value) => value !== undefined && value !== '');

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

/** As fast as a good model speaks. */
const WORD_MS = 25;

function send(response: ServerResponse, answer: Answer): void {
  if ('body' in answer) {
    response.writeHead(answer.status, { 'content-type': 'application/json' });
    response.end(JSON.stringify(answer.body));
    return;
  }
  response.writeHead(answer.status, { 'content-type': 'text/event-stream' });
  const waiting = answer.events[Symbol.iterator]();
  const more = (): void => {
    const { value, done } = waiting.next();
    if (done === true || response.destroyed) {
      response.end();
      return;
    }
    response.write(value);
    setTimeout(more, WORD_MS);
  };
  more();
}
