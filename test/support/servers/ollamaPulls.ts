import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Asked, answerTo, field, type Listening, type Site } from './site.js';

/** What an Ollama does while it pulls: it writes as it likes, and may leave the answer open. */
export type Pulls = (response: ServerResponse, asked: Asked) => void;

/** Lines as Ollama tells them of a model of two layers. */
export const PULL_LINES: readonly object[] = [
  { status: 'pulling manifest' },
  { status: 'pulling 6a0746a1ec1a', digest: 'sha256:6a07', total: 4000, completed: 1000 },
  { status: 'pulling 6a0746a1ec1a', digest: 'sha256:6a07', total: 4000, completed: 4000 },
  { status: 'pulling 4fa551d4f938', digest: 'sha256:4fa5', total: 1000 },
  { status: 'pulling 4fa551d4f938', digest: 'sha256:4fa5', total: 1000, completed: 1000 },
  { status: 'verifying sha256 digest' },
  { status: 'writing manifest' },
  { status: 'success' },
];

export const ndjson = (lines: readonly object[]): string => lines.map((row) => `${JSON.stringify(row)}\n`).join('');

/** An Ollama that also pulls. `hungUp` resolves when the client closes the connection of a pull. */
export async function listenPulling(site: Site, pulls: Pulls): Promise<Listening & { readonly hungUp: Promise<void> }> {
  const asked: Asked[] = [];
  const hungUp = Promise.withResolvers<void>();
  const server = createServer((request, response) => {
    if (request.url !== '/api/pull') {
      const noted: Site = (seen) => {
        asked.push(seen);
        return site(seen);
      };
      void answerTo(request, response, noted);
      return;
    }
    response.on('close', () => hungUp.resolve());
    let text = '';
    request.on('data', (chunk) => {
      text += String(chunk);
    });
    request.on('end', () => {
      const { authorization } = request.headers;
      const seen: Asked = { method: 'POST', path: '/api/pull', headers: { authorization }, body: JSON.parse(text) };
      asked.push(seen);
      response.writeHead(200, { 'content-type': 'application/x-ndjson' });
      pulls(response, seen);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { url: `http://127.0.0.1:${port}`, port, asked, close, hungUp: hungUp.promise };
}

/** Loads what it has, and says of anything else that it does not have it. */
export const loading =
  (names: readonly string[], site: Site): Site =>
  (asked) => {
    if (asked.path !== '/api/generate') return site(asked);
    const name = field(asked.body, 'model') ?? '';
    return names.includes(name)
      ? { status: 200, json: { model: name, response: '', done: true, done_reason: 'load' } }
      : { status: 404, json: { error: `model '${name}' not found` } };
  };
