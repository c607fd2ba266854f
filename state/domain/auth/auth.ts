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
  | { readonly kind: 'synthetic'; readonly marker: string };

/** One rung of the ladder: a source, whether it holds something, and a label that gives nothing away. */
export type Rung = {
  readonly source: CredentialSource;
  readonly holds: 'present' | 'absent' | 'expired' | 'excluded' | 'unresolved';
  /** Masked (see `mask`), or `ref(env:NAME)` / `marker(x)`. */
  readonly label: string;
  /** Epoch ms. */
  readonly expiresAt?: number;
};

/** A rest that OpenClaw imposed on a profile after failures. Epoch ms. */
export type Rest = { readonly kind: 'cooldown' | 'disabled'; readonly reason: string; readonly until: number };

/**
 * Which credential of a provider is used, if any. Four states for one that exists:
 * ready, expiring (within the warn window), refreshable (expired, but OpenClaw holds a refresh token), dead.
 */
export type AuthStatus = {
  readonly kind: 'ready' | 'expiring' | 'refreshable' | 'dead' | 'missing' | 'not-needed';
  readonly winner?: Rung;
  readonly ladder: readonly Rung[];
  /** For `dead` and `missing`: in words a person can act on, from `advise`. */
  readonly why?: string;
  readonly rest?: Rest;
};

/** OpenClaw: `models status` warns within 24 h. In ms. */
export const WARN_WINDOW_MS = 24 * 60 * 60 * 1000;
