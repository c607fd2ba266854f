import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import { setDefaultCACertificates } from 'node:tls';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { afterEach, expect, test } from 'vitest';
import type { HttpOutcome, HttpRequest } from '../../services/world.js';
import { nodeRequest } from '../../src/nodeHttp.js';
import { AUTHORITY, EXPIRED, GOOD, OTHER } from '../support/servers/certificates.js';
import { type Hostile, head, misbehave, misbehaveOverTls, onConnect, pour } from '../support/servers/hostile.js';
import { listen } from '../support/servers/site.js';

const MB = 1024 * 1024;
const servers: { readonly close: () => Promise<void> }[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

const kept = async <T extends { readonly close: () => Promise<void> }>(opening: Promise<T>): Promise<T> => {
  const server = await opening;
  servers.push(server);
  return server;
};

const patient = { connectMs: 5000, firstByteMs: 5000, totalMs: 5000 };

const ask = (url: string, over: Partial<HttpRequest> = {}, env: Record<string, string> = {}): Promise<HttpOutcome> =>
  nodeRequest(env)({
    method: 'GET',
    url,
    headers: {},
    deadlines: patient,
    maxBytes: MB,
    signal: new AbortController().signal,
    ...over,
  });

const why = (outcome: HttpOutcome): string => {
  if (outcome.kind === 'failed') return `${outcome.why} ${outcome.code}`;
  return outcome.kind === 'timeout' ? `timeout ${outcome.phase}` : outcome.kind;
};

/** A port on which nothing listens: one that was free a moment ago. */
async function closedPort(): Promise<number> {
  const server = await listen(() => ({ status: 200 }));
  await server.close();
  return server.port;
}

test('a reply comes with status, headers, text and times in order', async () => {
  const server = await kept(listen(() => ({ status: 418, text: 'short', headers: { 'X-Kettle': 'stout' } }), 20));
  const outcome = await ask(`${server.url}/a?b=c`, { method: 'POST', headers: { 'x-one': '1' }, body: '{"two":2}' });
  expect(outcome).toMatchObject({ kind: 'reply', status: 418, text: 'short', truncated: false });
  if (outcome.kind !== 'reply') return;
  expect(outcome.headers['x-kettle']).toBe('stout');
  const { connectedMs = -1, firstByteMs = -1, totalMs } = outcome.timings;
  expect([0, connectedMs, firstByteMs, totalMs]).toEqual([0, connectedMs, firstByteMs, totalMs].sort((a, b) => a - b));
  expect(server.asked).toMatchObject([{ method: 'POST', path: '/a?b=c', headers: { 'x-one': '1' }, body: { two: 2 } }]);
});

test.each([
  ['gzip', gzipSync],
  ['deflate', deflateSync],
  ['br', brotliCompressSync],
] as const)('unpacks %s', async (encoding, pack) => {
  const body = pack('{"data":[]}');
  const server = await kept(
    misbehave((socket) => {
      socket.write(head(`content-encoding: ${encoding}`, `content-length: ${body.length}`));
      socket.end(body);
    }),
  );
  expect(await ask(server.url)).toMatchObject({ kind: 'reply', text: '{"data":[]}', truncated: false });
});

test.each([
  ['gzip', gzipSync],
  ['br', brotliCompressSync],
] as const)('stops a %s bomb at the cap', async (encoding, pack) => {
  const bomb = pack(Buffer.alloc(128 * MB));
  expect(bomb.length).toBeLessThan(MB);
  const server = await kept(
    misbehave((socket) => {
      socket.write(head(`content-encoding: ${encoding}`, `content-length: ${bomb.length}`));
      socket.end(bomb);
    }),
  );
  const before = process.memoryUsage().rss;
  const outcome = await ask(server.url, { maxBytes: MB });
  expect(outcome).toMatchObject({ kind: 'reply', truncated: true });
  expect(outcome.kind === 'reply' && outcome.text.length).toBe(MB);
  expect(process.memoryUsage().rss - before).toBeLessThan(100 * MB);
});

test('stops reading a gigabyte at the cap, and hangs up', async () => {
  const server = await kept(
    misbehave((socket) => {
      socket.write(head(`content-length: ${1024 * MB}`));
      pour(socket, Buffer.alloc(64 * 1024, 'x'));
    }),
  );
  const outcome = await ask(server.url, { maxBytes: MB });
  expect(outcome).toMatchObject({ kind: 'reply', truncated: true });
  await server.left();
});

test('stops at the cap when what comes in without end unpacks to nothing', async () => {
  const server = await kept(
    misbehave((socket) => {
      socket.write(head('content-encoding: gzip', 'transfer-encoding: identity'));
      socket.write(gzipSync('').subarray(0, 10));
      // A stored block of length zero that is not the last, over and over.
      pour(socket, Buffer.alloc(5 * 10_000, Buffer.from([0, 0, 0, 0xff, 0xff])));
    }),
  );
  expect(await ask(server.url, { maxBytes: MB })).toMatchObject({ kind: 'reply', text: '', truncated: true });
  await server.left();
});

test('an answer of exactly the cap is whole', async () => {
  const server = await kept(listen(() => ({ status: 200, text: 'x'.repeat(1000) })));
  expect(await ask(server.url, { maxBytes: 1000 })).toMatchObject({ truncated: false });
  expect(await ask(server.url, { maxBytes: 999 })).toMatchObject({ truncated: true });
});

test('invalid UTF-8 is replaced', async () => {
  const server = await kept(
    misbehave((socket) =>
      socket.end(Buffer.concat([Buffer.from(head('content-length: 4')), Buffer.from([0x61, 0xff, 0xc3, 0x62])])),
    ),
  );
  expect(await ask(server.url)).toMatchObject({ text: 'a\ufffd\ufffdb' });
});

const HANGS: readonly (readonly [string, string, (socket: Parameters<Parameters<typeof misbehave>[0]>[0]) => void])[] =
  [
    ['never answers', 'timeout first-byte', () => undefined],
    ['stops in the middle of its headers', 'timeout first-byte', (socket) => socket.write('HTTP/1.1 200 OK\r\nx-a: ')],
    ['stops after its headers', 'timeout body', (socket) => socket.write(head('content-length: 10'))],
    ['trickles its body without end', 'timeout body', (socket) => void trickle(socket)],
  ];

function trickle(socket: Parameters<Parameters<typeof misbehave>[0]>[0]): void {
  socket.write(head('transfer-encoding: chunked'));
  const timer = setInterval(() => socket.write('1\r\nx\r\n'), 10);
  socket.on('close', () => clearInterval(timer));
}

test.each(HANGS)('a server that %s: %s, and the connection is closed', async (_what, expected, act) => {
  const server = await kept(misbehave(act));
  const outcome = await ask(server.url, { deadlines: { ...patient, totalMs: 300 } });
  expect(why(outcome)).toBe(expected);
  await server.left();
});

test('a server that never shakes hands is a timeout of TLS', async () => {
  const server = await kept(onConnect(() => undefined));
  const deadlines = { connectMs: 80, firstByteMs: 1000, totalMs: 1000 };
  expect(why(await ask(server.url.replace('http', 'https'), { deadlines }))).toBe('timeout tls');
  await server.left();
});

const BREAKS: readonly (readonly [string, RegExp, (socket: Parameters<Parameters<typeof misbehave>[0]>[0]) => void])[] =
  [
    [
      'resets in the middle of the body',
      /^reset /,
      (socket) => socket.write(head('content-length: 100'), () => socket.resetAndDestroy()),
    ],
    ['hangs up in the middle of the body', /^reset /, (socket) => socket.end(`${head('content-length: 100')}abc`)],
    ['hangs up without an answer', /^reset /, (socket) => socket.end()],
    ['speaks another protocol', /^protocol HTTPParserError$/, (socket) => socket.end('SSH-2.0-OpenSSH_9.6\r\n')],
    [
      'counts its chunks wrong',
      /^protocol HTTPParserError$/,
      (socket) => socket.end(`${head('transfer-encoding: chunked')}zz\r\nabc`),
    ],
    [
      'says two lengths',
      /^reset UND_ERR_RES_CONTENT_LENGTH_MISMATCH$/,
      (socket) => socket.end(`${head('content-length: 3', 'content-length: 4')}abcd`),
    ],
    [
      'sends headers without end',
      /^protocol UND_ERR_HEADERS_OVERFLOW$/,
      (socket) => {
        socket.write('HTTP/1.1 200 OK\r\n');
        pour(socket, `x-flood: ${'y'.repeat(100)}\r\n`);
      },
    ],
    [
      'sends one header without end',
      /^protocol UND_ERR_HEADERS_OVERFLOW$/,
      (socket) => {
        socket.write('HTTP/1.1 200 OK\r\nx-flood: ');
        pour(socket, 'y'.repeat(4096));
      },
    ],
    [
      'answers that it will answer, without end',
      /^protocol TOO_MANY_INTERIM_ANSWERS$/,
      (socket) => pour(socket, 'HTTP/1.1 103 Early Hints\r\nlink: </a>\r\n\r\n'),
    ],
    [
      'packs its body wrong',
      /^protocol Z_/,
      (socket) => socket.end(`${head('content-encoding: gzip', 'content-length: 3')}abc`),
    ],
  ];

test.each(BREAKS)('a server that %s is %s', async (_what, expected, act) => {
  const server = await kept(misbehave(act));
  expect(why(await ask(server.url))).toMatch(expected);
  await server.left();
});

test('a server that talks before it is asked', async () => {
  const server = await kept(onConnect((socket) => socket.write('220 mail.example ESMTP\r\n')));
  expect(why(await ask(server.url))).toMatch(/^(protocol|reset) /);
});

test('nothing listens', async () => {
  expect(why(await ask(`http://127.0.0.1:${await closedPort()}`))).toBe('refused ECONNREFUSED');
  expect(why(await ask(`http://localhost:${await closedPort()}`))).toBe('refused ECONNREFUSED');
});

test('a name that does not exist', async () => {
  // Too long for a label of a name, so that the resolver says no without asking anybody.
  expect(why(await ask(`http://${'a'.repeat(64)}.invalid/`))).toMatch(/^dns /);
});

test.each(['', 'model', 'ftp://h/', 'file:///etc/passwd', 'http://', 'https://h:99999/', 'http://[::1/'])(
  '%j is no address',
  async (url) => {
    expect(why(await ask(url))).toBe('bad-url ERR_INVALID_URL');
  },
);

test('a header that cannot be sent is a failure, not an exception', async () => {
  const server = await kept(listen(() => ({ status: 200 })));
  expect(why(await ask(server.url, { headers: { authorization: 'Bearer a\nb' } }))).toMatch(
    /^protocol UND_ERR_INVALID_ARG$/,
  );
});

test('redirects come back as they are, and nobody is asked at their target', async () => {
  const target = await kept(listen(() => ({ status: 200 })));
  const server = await kept(listen(() => ({ status: 302, headers: { location: `${target.url}/stolen` } })));
  const outcome = await ask(server.url, { headers: { authorization: 'Bearer k' } });
  expect(outcome).toMatchObject({ kind: 'reply', status: 302, headers: { location: `${target.url}/stolen` } });
  expect(target.asked).toEqual([]);
});

const hasIPv6 = Object.values(networkInterfaces()).some((all) => all?.some(({ address }) => address === '::1'));

test.skipIf(!hasIPv6)('IPv6', async () => {
  const server: Server = createServer((_request, response) => response.end('six'));
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(0, '::1', resolve));
  servers.push({ close: () => new Promise((resolve) => server.close(() => resolve())) });
  const { port } = server.address() as AddressInfo;
  expect(await ask(`http://[::1]:${port}/`)).toMatchObject({ kind: 'reply', text: 'six' });
});

test('cancelling closes the connection and answers, in whatever phase', async () => {
  const silent = await kept(misbehave(() => undefined));
  const pouring = await kept(misbehave((socket) => void trickle(socket)));
  for (const server of [silent, pouring]) {
    const abort = new AbortController();
    const asking = ask(server.url, { signal: abort.signal });
    await new Promise<void>((resolve) => whenHeard(server, resolve));
    abort.abort();
    expect((await asking).kind).toBe('cancelled');
    await server.left();
  }
});

function whenHeard(server: Hostile, then: () => void): void {
  if (server.heard() === '') setImmediate(() => whenHeard(server, then));
  else then();
}

test('cancelled before it began: nobody is asked', async () => {
  const server = await kept(misbehave(() => undefined));
  expect((await ask(server.url, { signal: AbortSignal.abort() })).kind).toBe('cancelled');
  expect(server.heard()).toBe('');
});

const secure = (certificate: typeof GOOD) =>
  kept(misbehaveOverTls(certificate, (socket) => socket.end(`${head('content-length: 2')}ok`)));

test('TLS: an unknown authority, another name, an old certificate, and none at all', async () => {
  expect(why(await ask((await secure(GOOD)).url))).toBe('tls UNABLE_TO_VERIFY_LEAF_SIGNATURE');
  setDefaultCACertificates([AUTHORITY]);
  expect(await ask((await secure(GOOD)).url)).toMatchObject({ kind: 'reply', text: 'ok' });
  expect(why(await ask((await secure(OTHER)).url))).toBe('tls ERR_TLS_CERT_ALTNAME_INVALID');
  expect(why(await ask((await secure(EXPIRED)).url))).toBe('tls CERT_HAS_EXPIRED');
  const plain = await kept(listen(() => ({ status: 200 })));
  expect(why(await ask(plain.url.replace('http', 'https')))).toMatch(/^tls /);
  const silent = await kept(onConnect((socket) => socket.destroy()));
  expect(why(await ask(silent.url.replace('http', 'https')))).toMatch(/^tls /);
});

/** A forward proxy that writes down what it is asked for, and knows one host by another name. */
async function proxy(status?: number): Promise<Server & { readonly seen: string[]; readonly url: string }> {
  const seen: string[] = [];
  const server = createServer((request, response) => {
    seen.push(`${request.method} ${request.url}`);
    response.statusCode = status ?? 200;
    response.end('from the proxy');
  });
  server.on('connect', (request, socket) => {
    seen.push(`CONNECT ${request.url}`);
    if (status !== undefined) return socket.end(`HTTP/1.1 ${status} No\r\n\r\n`);
    const to = connect(Number(request.url?.split(':')[1]), '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n');
      socket.pipe(to).pipe(socket);
    });
    to.on('error', () => socket.destroy());
    socket.on('error', () => to.destroy());
    return undefined;
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  servers.push({
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  });
  return Object.assign(server, { seen, url: `http://127.0.0.1:${port}` });
}

test('HTTP_PROXY is used, loopback included', async () => {
  const through = await proxy();
  expect(await ask('http://models.example/v1', {}, { HTTP_PROXY: through.url })).toMatchObject({
    text: 'from the proxy',
  });
  expect(await ask('http://127.0.0.1:9/', {}, { http_proxy: through.url.slice('http://'.length) })).toMatchObject({
    text: 'from the proxy',
  });
  expect(through.seen).toEqual(['GET http://models.example/v1', 'GET http://127.0.0.1:9/']);
});

test('NO_PROXY is honoured', async () => {
  const through = await proxy();
  const server = await kept(listen(() => ({ status: 200, text: 'direct' })));
  for (const noProxy of ['127.0.0.1', '*', `example.com, 127.0.0.1:${server.port}`]) {
    expect(await ask(server.url, {}, { HTTP_PROXY: through.url, NO_PROXY: noProxy })).toMatchObject({ text: 'direct' });
  }
  expect(through.seen).toEqual([]);
});

test('HTTPS goes through a tunnel, and its certificate is still checked', async () => {
  setDefaultCACertificates([AUTHORITY]);
  const through = await proxy();
  const [good, other] = [await secure(GOOD), await secure(OTHER)];
  const env = { HTTPS_PROXY: through.url };
  expect(await ask(good.url, {}, env)).toMatchObject({ kind: 'reply', text: 'ok' });
  expect(why(await ask(other.url, {}, env))).toBe('tls ERR_TLS_CERT_ALTNAME_INVALID');
  expect(through.seen).toEqual([`CONNECT 127.0.0.1:${good.port}`, `CONNECT 127.0.0.1:${other.port}`]);
});

test('a proxy that is down or says no is not the server', async () => {
  const down = `http://127.0.0.1:${await closedPort()}`;
  expect(why(await ask('http://models.example/', {}, { HTTP_PROXY: down }))).toBe('proxy ECONNREFUSED');
  expect(why(await ask('https://models.example/', {}, { HTTPS_PROXY: down }))).toBe('proxy ECONNREFUSED');
  expect(why(await ask('https://models.example/', {}, { HTTPS_PROXY: (await proxy(403)).url }))).toBe(
    'proxy PROXY_403',
  );
  expect(why(await ask('http://models.example/', {}, { HTTP_PROXY: (await proxy(407)).url }))).toMatch(/^proxy /);
  expect(why(await ask('https://models.example/', {}, { HTTPS_PROXY: (await proxy(407)).url }))).toBe(
    'proxy PROXY_407',
  );
});

test('a proxy that is no HTTP or SOCKS address is a failure of the proxy', async () => {
  expect(why(await ask('http://models.example/', {}, { HTTP_PROXY: 'ftp://proxy' }))).toMatch(/^proxy /);
});

test('cancelling and deadlines hold behind a proxy', async () => {
  const silent = await kept(onConnect(() => undefined));
  const deadlines = { connectMs: 80, firstByteMs: 120, totalMs: 150 };
  expect(why(await ask('https://models.example/', { deadlines }, { HTTPS_PROXY: silent.url }))).toBe('timeout connect');
  await silent.left();
  expect(why(await ask('http://models.example/', { deadlines }, { HTTP_PROXY: silent.url }))).toBe(
    'timeout first-byte',
  );
  await silent.left();
});
