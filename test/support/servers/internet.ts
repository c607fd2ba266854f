import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer as createHttp } from 'node:http';
import { createServer as createHttps } from 'node:https';
import { type AddressInfo, connect, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { HOSTED } from './certificates.js';
import { type Asked, answerTo, type Site } from './site.js';

/**
 * The hosts of providers without a network: a proxy of this machine leads every encrypted connection to a server of this machine,
 * which has a certificate for them. A program that is given `env` speaks to `https://api.z.ai` as it would anywhere, TLS and all,
 * and nothing leaves the machine.
 */
export type Internet = {
  readonly env: Readonly<Record<string, string>>;
  /** What each host was asked. */
  readonly asked: readonly (Asked & { readonly host: string })[];
  /** Hosts that somebody wanted and that are not here. */
  readonly missed: readonly string[];
  readonly close: () => Promise<void>;
};

/** By host. `onAsked` is called before each answer, while the program that asked still runs. */
export async function openInternet(
  sites: Readonly<Record<string, Site>>,
  onAsked: () => void = () => undefined,
): Promise<Internet> {
  const asked: (Asked & { host: string })[] = [];
  const missed: string[] = [];
  const sockets = new Set<Socket>();
  const far = createHttps(HOSTED, (request, response) => {
    const host = request.headers.host ?? '';
    void answerTo(request, response, (seen) => {
      asked.push({ ...seen, host });
      onAsked();
      return sites[host]?.(seen) ?? { status: 404 };
    });
  });
  const farPort = await opened(far);
  const proxy = createHttp((_, response) => response.writeHead(502).end());
  proxy.on('connect', (request, near: Socket, head: Buffer) => {
    sockets.add(near);
    near.on('error', () => near.destroy());
    const [host = ''] = (request.url ?? '').split(':');
    if (sites[host] === undefined) {
      missed.push(host);
      near.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
      return;
    }
    const through = connect(farPort, '127.0.0.1', () => {
      near.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      through.write(head);
      through.pipe(near).pipe(through);
    });
    sockets.add(through);
    through.on('error', () => near.destroy());
  });
  const port = await opened(proxy);
  const folder = mkdtempSync(join(tmpdir(), 'pincer-internet-'));
  const authority = join(folder, 'authority.pem');
  writeFileSync(authority, HOSTED.cert);
  return {
    // Servers of one's own are spoken to directly, as people who have a proxy set it up.
    env: { HTTPS_PROXY: `http://127.0.0.1:${port}`, NO_PROXY: '127.0.0.1,localhost', NODE_EXTRA_CA_CERTS: authority },
    asked,
    missed,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await Promise.all([closed(far), closed(proxy)]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function opened(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

const closed = (server: Server & { readonly closeAllConnections?: () => void }): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections?.();
  });
