import type { AddressInfo } from 'node:net';
import { createServer, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';

export type Hostile = {
  readonly port: number;
  readonly url: string;
  /** Everything that came in, of all connections. */
  readonly heard: () => string;
  /** Resolves when the last connection is gone. */
  readonly left: () => Promise<void>;
  readonly close: () => Promise<void>;
};

/** A server below HTTP: `act` is given each connection once the request's headers are in. */
export const misbehave = (act: (socket: Socket) => void): Promise<Hostile> => open(createServer(), 'http', act, true);

/** The same, but before a word is said. */
export const onConnect = (act: (socket: Socket) => void): Promise<Hostile> => open(createServer(), 'http', act, false);

export const misbehaveOverTls = (certificate: { key: string; cert: string }, act: (socket: Socket) => void) =>
  open(createTlsServer(certificate), 'https', act, true, 'secureConnection');

async function open(
  server: Server,
  scheme: string,
  act: (socket: Socket) => void,
  waitForRequest: boolean,
  event = 'connection',
): Promise<Hostile> {
  const sockets = new Set<Socket>();
  const leaving = new Set<() => void>();
  let heard = '';
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    // A client that hangs up in the middle is what these servers are for.
    socket.on('error', () => undefined);
    socket.on('close', () => {
      sockets.delete(socket);
      if (sockets.size === 0) for (const resolve of leaving) resolve();
    });
  });
  server.on(event, (socket: Socket) => {
    socket.on('error', () => undefined);
    let acted = !waitForRequest;
    if (acted) act(socket);
    socket.on('data', (chunk) => {
      heard += chunk.toString('latin1');
      if (acted || !heard.includes('\r\n\r\n')) return;
      acted = true;
      act(socket);
    });
  });
  server.on('tlsClientError', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    port,
    url: `${scheme}://127.0.0.1:${port}`,
    heard: () => heard,
    left: () => (sockets.size === 0 ? Promise.resolve() : new Promise((resolve) => leaving.add(resolve))),
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
}

/** Writes as fast as the other side reads, until it hangs up. */
export function pour(socket: Socket, chunk: string | Uint8Array): void {
  const more = (): void => {
    while (!socket.destroyed && socket.writable) if (!socket.write(chunk)) return;
  };
  socket.on('drain', more);
  more();
}

export const head = (...lines: readonly string[]): string => `${['HTTP/1.1 200 OK', ...lines].join('\r\n')}\r\n\r\n`;
