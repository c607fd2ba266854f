import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Listen, Listener } from '../services/world.js';
import { codeOf } from './nodeWorldErrors.js';

/**
 * `Machine.listen`: for one answer, on both addresses that a browser may take `localhost` for; nobody on the network reaches them. A
 * port that somebody else has on one of the two is not had: the answer could go there.
 */
export async function listenOnce({ port, path, page }: Listen): Promise<Listener | undefined> {
  const answered = Promise.withResolvers<Query | undefined>();
  const servers = [0, 1].map(() => serverFor(path, page, answered.resolve));
  const close = (): void => {
    answered.resolve(undefined);
    for (const server of servers) {
      server.close();
      server.closeAllConnections();
    }
  };
  const [four, six] = servers;
  const taken = await bound(four, '127.0.0.1', port);
  if (typeof taken === 'number' && (await bound(six, '::1', taken)) !== 'EADDRINUSE')
    return { port: taken, answer: answered.promise.finally(close), close };
  close();
  return undefined;
}

function serverFor(path: string, page: Listen['page'], tellAnswer: (query: Query) => void): Server {
  const server = createServer((request, response) => {
    const query = queryOf(request, path);
    if (query === undefined) return tell(response, 404, 'Not found.\n');
    const { status, text } = page(query);
    // The answer is told once the page is sent, so that closing does not cut it off.
    tell(response, status, text, () => {
      if (status < 400) tellAnswer(query);
    });
  });
  // Browsers open connections that they never use.
  server.headersTimeout = 10_000;
  server.requestTimeout = 10_000;
  return server;
}

/** The port that it listens on, or why it does not: a machine may well have no IPv6. */
function bound(server: Server | undefined, address: string, port: number): Promise<number | string> {
  return new Promise((resolve) => {
    server?.on('error', (error) => resolve(codeOf(error)));
    server?.listen(port, address, () => {
      const at = server.address();
      resolve(typeof at === 'object' && at !== null ? at.port : port);
    });
  });
}

type Query = Readonly<Record<string, string>>;

/** Of a browser that comes back to the path; its first value where a name is there twice. */
function queryOf({ method, url = '' }: IncomingMessage, path: string): Query | undefined {
  if (method !== 'GET' || !url.startsWith('/')) return undefined;
  const { pathname, searchParams } = new URL(`http://127.0.0.1${url}`);
  if (pathname !== path) return undefined;
  return Object.fromEntries([...searchParams].reverse());
}

/** Nothing in the page is obeyed, kept, or told to others: its address has the code in it. */
const HEADERS = {
  'content-type': 'text/plain; charset=utf-8',
  'x-content-type-options': 'nosniff',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  connection: 'close',
};

function tell(response: ServerResponse, status: number, text: string, sent?: () => void): void {
  // Also when the browser is gone before all of it is sent: its answer has come.
  if (sent !== undefined) response.once('close', sent);
  response.writeHead(status, HEADERS).end(text);
}
