import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Listen, Listener } from '../services/world.js';

/** `Machine.listen`: a server on 127.0.0.1 for one answer. Nobody on the network reaches it. */
export function listenOnce({ port, path, page }: Listen): Promise<Listener | undefined> {
  const answered = Promise.withResolvers<Readonly<Record<string, string>> | undefined>();
  const server = createServer((request, response) => {
    const query = queryOf(request, path);
    if (query === undefined) return tell(response, 404, 'Not found.\n');
    const { status, text } = page(query);
    // The answer is told once the page is sent, so that closing does not cut it off.
    tell(response, status, text, () => {
      if (status < 400) answered.resolve(query);
    });
  });
  // Browsers open connections that they never use.
  server.headersTimeout = 10_000;
  server.requestTimeout = 10_000;
  const close = (): void => {
    answered.resolve(undefined);
    server.close();
    server.closeAllConnections();
  };
  return new Promise((resolve) => {
    server.once('error', () => resolve(undefined));
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      const taken = typeof address === 'object' && address !== null ? address.port : port;
      resolve({
        port: taken,
        answer: answered.promise.finally(close),
        close,
      });
    });
  });
}

/** Of a browser that comes back to the path; its first value where a name is there twice. */
function queryOf({ method, url = '' }: IncomingMessage, path: string): Readonly<Record<string, string>> | undefined {
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
