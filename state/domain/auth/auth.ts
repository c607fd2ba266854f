/** Where a credential was found. Never what it is. */
export type CredentialSource =
  | {
      readonly kind: 'profile';
      readonly id: string;
      readonly type: 'api_key' | 'token' | 'oauth';
      readonly path: string;
    }
  | {
      readonly kind: 'env';
      readonly name: string;
      readonly from: 'process' | 'dotenv' | 'config' | 'shell';
      readonly path?: string;
    }
  | { readonly kind: 'config'; readonly path: string }
  | { readonly kind: 'models.json'; readonly path: string }
  /** What a cloud's own tools left on this machine: gcloud's application default credentials, or what the AWS SDK finds. */
  | { readonly kind: 'cloud'; readonly of: 'gcloud' | 'aws'; readonly path?: string }
  | { readonly kind: 'synthetic'; readonly marker: string };

/** One rung of the ladder: a source, whether it holds something, and a label that gives nothing away. */
export type Rung = {
  readonly source: CredentialSource;
  readonly holds: 'present' | 'absent' | 'expired' | 'excluded' | 'unresolved';
  /** Masked (see `mask`), or `ref(env:NAME)` / `marker(x)`. */
  readonly label: string;
  /** Why it is not used, or what is special about it; the words are in `rungWords.ts`. */
  readonly because?: RungBecause;
  /** Epoch ms. */
  readonly expiresAt?: number;
  /** A profile of the main agent, which every other agent reads through. */
  readonly inherited?: true;
  /** OpenClaw leaves the profile alone for a while. */
  readonly rest?: Rest;
};

/** Data only: thousands of rungs are made when a home is read, and few are ever looked at. */
export type RungBecause =
  /** An order leaves the profile out: the agent's own, or that of the config. */
  | { readonly kind: 'not in order'; readonly in: 'store' | 'config' }
  /** `auth.profiles` names other profiles of this provider, and OpenClaw then tries those alone. */
  | { readonly kind: 'not named' }
  /** `auth.profiles` says another mode, or another provider, of the profile. */
  | { readonly kind: 'differs'; readonly what: 'mode' | 'provider'; readonly said: string; readonly stored: string }
  /** The profile is there, without a secret. */
  | { readonly kind: 'empty' }
  /** Its `expires` is no time. */
  | { readonly kind: 'no expiry' }
  | { readonly kind: 'over'; readonly canRefresh: boolean }
  /** A reference gives no value; `message` says why and may name paths. */
  | { readonly kind: 'ref'; readonly message: string }
  /** There is a profile to be tried, and while there is one OpenClaw tries nothing else, whether or not it works. */
  | { readonly kind: 'barred' }
  /** An earlier rung is used. */
  | { readonly kind: 'later' }
  /** OpenClaw lists models by it and sends it nowhere. */
  | { readonly kind: 'lists only' }
  /** OpenClaw turns to it when a key for pictures, sound or memory meets a rate limit, never for the text of an agent. */
  | { readonly kind: 'spare' }
  /** What the cloud's credentials want besides; any one of the names of an item would do. */
  | { readonly kind: 'lacks'; readonly names: readonly (readonly string[])[] }
  /** Where the AWS SDK would take it from; absent: its default chain, which only asking tells. */
  | { readonly kind: 'aws'; readonly from?: string };

/** A rest that OpenClaw imposed on a profile after failures. `blocked`: a subscription is used up. Epoch ms. */
export type Rest = {
  readonly kind: 'cooldown' | 'disabled' | 'blocked';
  readonly reason: string;
  readonly until: number;
  /** When the last failure was, where OpenClaw noted it. */
  readonly since?: number;
};

/** What decides in which order profiles are tried: the agent's own order, that of the config, the profiles that it names, or nothing. */
export type OrderFrom = 'store' | 'config' | 'named' | 'none';

/**
 * Which credential of a provider is used, if any. Four states for one that exists:
 * ready, expiring (within the warn window), refreshable (expired, but OpenClaw holds a refresh token), dead.
 */
export type AuthStatus = {
  readonly kind: 'ready' | 'expiring' | 'refreshable' | 'dead' | 'missing' | 'not-needed';
  readonly winner?: Rung;
  /** In OpenClaw's order of precedence; of the profiles those that are tried come first. */
  readonly ladder: readonly Rung[];
  /** Absent where there is neither a profile nor an order. */
  readonly orderFrom?: OrderFrom;
  /** Where somebody set an order: the ids as written, of profiles that are gone too. */
  readonly order?: readonly string[];
  /** For `dead` and `missing`: in words a person can act on, from `advise`. */
  readonly why?: string;
  readonly rest?: Rest;
};

/** OpenClaw: `models status` warns within 24 h. In ms. */
export const WARN_WINDOW_MS = 24 * 60 * 60 * 1000;
