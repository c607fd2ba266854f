import { generateKeyPairSync } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished, vi } from 'vitest';
import type { CodeFlow, DeviceFlow } from '../../../state/domain/logins/flow.js';
import { type Browser, openBrowser } from './browser.js';

const CLIENT = 'pincer-test';
const DEVICE_CODE = 'urn:ietf:params:oauth:grant-type:device_code';
const SCOPE = 'openid offline_access';

/** A certified OAuth server, for one client without a secret, and a person with a browser. */
export type OidcServer = {
  readonly origin: string;
  readonly device: DeviceFlow;
  readonly code: CodeFlow;
  /** Device codes that were sent, in order. */
  readonly codes: readonly string[];
  /** Requests for tokens so far, by grant type. */
  readonly polls: readonly string[];
  /** The next requests for tokens are answered with this error, before the server itself sees them. */
  readonly insist: (...errors: readonly string[]) => void;
  readonly browser: () => Browser;
  /** Status of a request with the access token. */
  readonly userInfo: (access: string) => Promise<number>;
  /** Status of a question for tokens; what a client does is the flow's. */
  readonly token: (form: Readonly<Record<string, string>>) => Promise<number>;
};

const gives = { type: 'oauth', profileId: 'example:default' } as const;

type OidcOptions = {
  readonly codeSeconds?: number;
  /** It takes the place of this login's own server: its client, its paths, its scopes. */
  readonly as?: Pick<DeviceFlow, 'clientId' | 'start' | 'poll' | 'scope'>;
  /** Between two questions; without it the server says nothing, which means five. */
  readonly intervalSeconds?: number;
};

/** Gone when the test is over. */
export async function openOidc({
  codeSeconds = 600,
  as = { clientId: CLIENT, start: '/device/auth', poll: '/token', scope: SCOPE },
  intervalSeconds,
}: OidcOptions = {}): Promise<OidcServer> {
  const polls: string[] = [];
  const codes: string[] = [];
  const errors: string[] = [];
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(
    () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  );
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const provider = await providerAt(origin, codeSeconds, as);
  provider.use(async (ctx, next) => {
    if (ctx.path === as.start && intervalSeconds !== undefined) {
      await next();
      ctx.body = { ...(ctx.body as object), interval: intervalSeconds };
      return;
    }
    if (ctx.path !== as.poll) return next();
    const error = errors.shift();
    if (error === undefined) {
      await next();
      const params = ctx.oidc?.params;
      polls.push(String(params?.['grant_type']));
      if (typeof params?.['device_code'] === 'string') codes.push(params['device_code']);
      return;
    }
    polls.push(error);
    ctx.status = 400;
    ctx.body = { error };
  });
  server.on('request', provider.callback());
  const row = { label: 'Example', hosts: { global: origin }, clientId: as.clientId, scope: as.scope, gives };
  return {
    origin,
    polls,
    codes,
    device: {
      ...row,
      kind: 'device',
      start: as.start,
      poll: as.poll,
      grantType: DEVICE_CODE,
      pkce: true,
      dialect: 'rfc 8628',
    },
    code: {
      ...row,
      kind: 'code',
      authorize: '/auth',
      token: as.poll,
      port: 0,
      callbackHost: '127.0.0.1',
      dialect: 'rfc 6749',
    },
    insist: (...more) => void errors.push(...more),
    browser: () => openBrowser(origin),
    userInfo: async (access) =>
      (await fetch(`${origin}/me`, { headers: { authorization: `Bearer ${access}` } })).status,
    token: async (form) =>
      (
        await fetch(`${origin}${as.poll}`, {
          method: 'POST',
          body: new URLSearchParams({ client_id: as.clientId, ...form }),
        })
      ).status,
  };
}

async function providerAt(origin: string, codeSeconds: number, as: NonNullable<OidcOptions['as']>) {
  // It says on the console that its pages are for development, which is what they are used for.
  const info = vi.spyOn(console, 'info').mockReturnValue(undefined);
  const warn = vi.spyOn(console, 'warn').mockReturnValue(undefined);
  onTestFinished(() => {
    info.mockRestore();
    warn.mockRestore();
  });
  const { Provider } = await import('oidc-provider');
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return new Provider(origin, {
    clients: [
      {
        client_id: as.clientId,
        application_type: 'native',
        token_endpoint_auth_method: 'none',
        grant_types: ['authorization_code', 'refresh_token', DEVICE_CODE],
        response_types: ['code'],
        redirect_uris: ['http://127.0.0.1/callback'],
      },
    ],
    jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), use: 'sig', alg: 'ES256' }] },
    enabledJWA: { idTokenSigningAlgValues: ['ES256'] },
    clientDefaults: { id_token_signed_response_alg: 'ES256' },
    cookies: { keys: ['not a secret of anybody'] },
    features: { deviceFlow: { enabled: true }, devInteractions: { enabled: true } },
    routes: { device_authorization: as.start, token: as.poll },
    scopes: ['openid', 'offline_access', ...as.scope.split(' ')],
    issueRefreshToken: () => true,
    pkce: { required: () => true },
    ttl: {
      DeviceCode: codeSeconds,
      AccessToken: 3600,
      AuthorizationCode: 60,
      IdToken: 3600,
      RefreshToken: 86_400,
      Grant: 86_400,
      Interaction: 3600,
      Session: 3600,
    },
  });
}
