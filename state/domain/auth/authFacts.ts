/**
 * What OpenClaw's `models status --json` says about credentials, as data. Everything here may be printed: a secret occurs
 * only as a masked label (see `mask`), a ref or a marker.
 */
export type AuthFacts = {
  /** The auth store of the agent in question, whether or not it exists. */
  readonly storePath: string;
  readonly shellEnv: ShellEnvFacts;
  /** One row per provider that has a profile, a variable, a key in the config or a synthetic credential; sorted by id. */
  readonly providers: readonly ProviderAuth[];
  /** Every stored profile, by provider and id. */
  readonly profiles: readonly ProfileHealth[];
  readonly health: readonly ProviderHealth[];
  /** Profiles that OpenClaw rests after failures, shortest rest first. */
  readonly unusable: readonly UnusableProfile[];
  readonly runtimeRoutes: readonly RuntimeRoute[];
  /** Providers of the default model, the image model and their fallbacks that have no usable credential; sorted. */
  readonly missingInUse: readonly string[];
  /** Those of which nothing was found, while their credentials may be in `unreadStore`; sorted. Absent without one. */
  readonly unknownInUse?: readonly string[];
  /** What `models status --check` exits with. A credential that cannot be known counts as one that is missing. */
  readonly check: 0 | 1 | 2;
  /** How long before its end a credential counts as expiring, where that was asked to be another time than OpenClaw's; in ms. */
  readonly warnAfterMs?: number;
  /** Set where credentials live in a store that Pincer does not read (2026.9). They are then unknown, not missing. */
  readonly unreadStore?: string;
};

/** The login shell is never started here (it costs seconds), so `appliedKeys` of OpenClaw is always empty in Pincer. */
type ShellEnvFacts = {
  readonly enabled: boolean;
  /** Variables of the providers in use that nothing else supplies, and that a login shell might. */
  readonly mightSupply: readonly string[];
};

export type EffectiveAuth = {
  readonly kind: 'profiles' | 'env' | 'models.json' | 'synthetic' | 'missing';
  /** The store's path (`~` for the home), a masked key, `marker(x)`, `OAuth (env)`, the synthetic source, or `missing`. */
  readonly detail: string;
};

export type ProviderAuth = {
  readonly provider: string;
  readonly effective: EffectiveAuth;
  readonly profiles: {
    readonly count: number;
    readonly oauth: number;
    readonly token: number;
    readonly apiKey: number;
    /** `id=masked`, `id=token:masked`, `id=ref(env:NAME)`, `id=OAuth (mail)`, with ` [cooldown 5m]` where it rests. */
    readonly labels: readonly string[];
  };
  /** `source` reads `env: NAME`. */
  readonly env?: { readonly value: string; readonly source: string };
  /** OpenClaw's name for a key under `models.providers`; `source` reads `models.json: <path>`. */
  readonly modelsJson?: { readonly value: string; readonly source: string };
  readonly syntheticAuth?: {
    readonly value: 'plugin-owned';
    readonly source: string;
    /** A marker. (OpenClaw prints the key itself here where a plugin's config holds one.) */
    readonly credential: string;
    readonly mode: 'api-key';
  };
};

export type HealthStatus = 'ok' | 'expiring' | 'expired' | 'missing' | 'static';

export type ProfileHealth = {
  readonly profileId: string;
  readonly provider: string;
  readonly type: 'api_key' | 'token' | 'oauth';
  readonly status: HealthStatus;
  readonly reasonCode?: string;
  /** Epoch ms. */
  readonly expiresAt?: number;
  readonly remainingMs?: number;
  readonly source: 'store';
  readonly label: string;
};

export type ProviderHealth = {
  readonly provider: string;
  readonly status: HealthStatus;
  readonly expiresAt?: number;
  readonly remainingMs?: number;
  readonly profiles: readonly ProfileHealth[];
  /** Those that would be tried, in that order. */
  readonly effectiveProfiles: readonly ProfileHealth[];
};

export type UnusableProfile = {
  readonly profileId: string;
  /** Absent when the profile of this id is gone. */
  readonly provider?: string;
  readonly kind: 'cooldown' | 'disabled';
  readonly reason?: string;
  readonly until: number;
  readonly remainingMs: number;
};

/** `openai` models run on the Codex runtime unless a base URL says otherwise, and then sign in as `openai-codex`. */
export type RuntimeRoute = {
  readonly provider: string;
  readonly runtime: string;
  readonly authProvider: string;
  readonly status: 'usable' | 'missing';
  readonly effective: EffectiveAuth;
};
