/** A login as facts: where its servers are, what they are asked, and how their answers are read. Rows stand in `flows.ts`. */
export type Flow = DeviceFlow | CodeFlow;

type Server = {
  /** How the server is called in sentences. */
  readonly label: string;
  /** Origins by region; the first is the default. */
  readonly hosts: Readonly<Record<string, string>>;
  readonly clientId: string;
  /** Separated by blanks, as OAuth has them. */
  readonly scope: string;
  readonly gives: Gives;
};

/** A code is shown here and typed there, and the server asked until it was (RFC 8628). */
export type DeviceFlow = Server & {
  readonly kind: 'device';
  /** Paths on the host. */
  readonly start: string;
  readonly poll: string;
  readonly grantType: string;
  readonly pkce: boolean;
  /** `minimax`: fields and times of its own, and the code that the person types is the one that is asked for. */
  readonly dialect: 'rfc 8628' | 'minimax';
};

/** A page is opened and comes back to a port of this machine with a code (RFC 6749 with RFC 7636, RFC 8252). */
export type CodeFlow = Server & {
  readonly kind: 'code';
  readonly authorize: string;
  readonly token: string;
  /** The one to try first; where somebody has it, any that is free. */
  readonly port: number;
  readonly callbackHost: '127.0.0.1' | 'localhost';
  /** `openrouter`: no client id, no `state` (it stands in the path that the page comes back to), JSON, and a key as the answer. */
  readonly dialect: 'rfc 6749' | 'openrouter';
};

/** What a login comes to. */
type Gives = {
  /** `oauth` needs a refresh token and an expiry. */
  readonly type: 'oauth' | 'token' | 'api_key';
  readonly profileId: string;
  /** Where its models are, for a provider that OpenClaw needs to be told so. */
  readonly models?: {
    /** Base URLs by region, for a server that names none. */
    readonly defaults: Readonly<Record<string, string>>;
    /** What the server may name instead: these hosts and what is below them. */
    readonly domains: readonly string[];
    /** The path that a base URL ends in. */
    readonly path?: '/v1';
  };
};

/** The row's value for a region; that of the default where it has none for it. */
export const byRegion = (values: Readonly<Record<string, string>>, region: string | undefined): string =>
  (region !== undefined && Object.hasOwn(values, region) ? values[region] : Object.values(values)[0]) ?? '';
