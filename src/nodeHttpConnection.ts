import { isIP, type Socket } from 'node:net';
// By name and not as a whole: undici is CommonJS, and its namespace is another one once it is bundled.
import { buildConnector, Client, type Dispatcher, EnvHttpProxyAgent } from 'undici';
import type { HttpPhase } from '../services/world.js';

/** Where the proxy variables are read from: the process environment, or what a test says it is. */
export type ProxyEnv = Readonly<Record<string, string | undefined>>;

export type Connection = {
  readonly dispatcher: Dispatcher;
  /** True once the request was handed to a proxy. */
  readonly viaProxy: () => boolean;
  /** Destroys every socket at once, whatever state it is in. */
  readonly close: () => void;
};

type Connector = buildConnector.connector;

/**
 * One request's way out: straight, or through the proxy that the environment names (NO_PROXY honoured, loopback not
 * excepted unless it says so, as curl does). `enter` hears each phase as it begins. undici keeps an aborted connection
 * attempt alive until it succeeds or times out, so the sockets are kept here and closed by hand.
 */
export function openConnection(env: ProxyEnv, url: URL, enter: (phase: HttpPhase) => void): Connection {
  const sockets = new Set<Socket>();
  let proxied = false;

  const keep = (connect: Connector): Connector => {
    const kept = (options: buildConnector.Options, callback: buildConnector.Callback) => {
      // Typed as returning nothing; the connectors that undici builds return the socket, its tunnel a promise.
      const socket: unknown = connect(options, (...[error, ready]) => {
        if (ready) sockets.add(ready);
        if (error === null) callback(null, ready);
        else callback(error, null);
      });
      if (isSocket(socket)) sockets.add(socket);
      return socket;
    };
    return kept as Connector;
  };

  // The deadline is ours; undici's own must merely not come first.
  const plain = buildConnector({ allowH2: false, timeout: 0 });
  const direct: Connector = (options, callback) => {
    enter(isIP(options.hostname.replace(/^\[|\]$/g, '')) === 0 ? 'dns' : 'connect');
    const socket: unknown = plain(options, callback);
    if (isSocket(socket)) {
      socket.once('lookup', (error: Error | null) => error === null && enter('connect'));
      socket.once('connect', () => url.protocol === 'https:' && enter('tls'));
    }
    return socket as ReturnType<Connector>;
  };

  const client = (origin: string | URL, options: object): Dispatcher => {
    const given =
      'connect' in options && typeof options.connect === 'function' ? (options.connect as Connector) : plain;
    if (given !== direct) {
      proxied = true;
      enter('connect');
    }
    const connect = keep((connectOptions, callback) =>
      given(connectOptions, (...[error, ready]) => {
        if (error !== null) return callback(error, null);
        enter('first-byte');
        callback(null, ready);
      }),
    );
    return new Client(origin, { ...options, connect, ...LIMITS });
  };

  const throughProxy = (): Dispatcher =>
    new EnvHttpProxyAgent({
      ...proxies(env),
      ...LIMITS,
      connect: direct,
      connectTimeout: 0,
      factory: client,
      clientFactory: (origin: URL, options: object) => {
        const connect = 'connect' in options ? keep(options.connect as Connector) : plain;
        return new Client(origin, { ...options, connect, ...LIMITS });
      },
    } as ConstructorParameters<typeof EnvHttpProxyAgent>[0]);
  // Building an agent takes half a millisecond each time, which hundreds of probes would notice.
  const dispatcher = hasProxy(env) ? throughProxy() : client(url.origin, { connect: direct });

  return {
    dispatcher,
    viaProxy: () => proxied,
    close: () => {
      for (const socket of sockets) socket.destroy();
      // Nobody waits for it: what was asked is settled already.
      void dispatcher.destroy().catch(() => undefined);
    },
  };
}

const LIMITS = { headersTimeout: 0, bodyTimeout: 0, allowH2: false } as const;

/** An empty string means none: undici would otherwise go and read the real environment. */
const proxies = (env: ProxyEnv) => ({
  httpProxy: proxyUrl(env.http_proxy ?? env.HTTP_PROXY),
  httpsProxy: proxyUrl(env.https_proxy ?? env.HTTPS_PROXY),
  noProxy: env.no_proxy ?? env.NO_PROXY ?? '',
});

const hasProxy = (env: ProxyEnv): boolean => {
  const { httpProxy, httpsProxy } = proxies(env);
  return httpProxy !== '' || httpsProxy !== '';
};

/** `host:3128` is written often, and means http. */
const proxyUrl = (text = ''): string => (text === '' || /^[a-z][a-z\d+.-]*:\/\//i.test(text) ? text : `http://${text}`);

/** A proxy variable that is no address: no request can leave then, and guessing would send it past the proxy. */
export function hasBrokenProxy(env: ProxyEnv): boolean {
  const { httpProxy, httpsProxy } = proxies(env);
  return [httpProxy, httpsProxy].some((proxy) => proxy !== '' && !/^(https?|socks5?):$/.test(schemeOf(proxy)));
}

const schemeOf = (text: string): string => (URL.canParse(text) ? new URL(text).protocol : '');

const isSocket = (value: unknown): value is Socket =>
  typeof value === 'object' && value !== null && 'destroy' in value && 'once' in value;
