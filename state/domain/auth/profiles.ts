import { providerRow } from '../providers/table.js';

/** A profile of the auth store without its secret: what the rules about order, health and labels need to know. */
export type Profile = {
  readonly id: string;
  /** Lower case. */
  readonly provider: string;
  readonly type: 'api_key' | 'token' | 'oauth';
  /** For `oauth`: an access or a refresh token. */
  readonly holdsSecret: boolean;
  readonly holdsRef: boolean;
  readonly canRefresh: boolean;
  /** OpenClaw's form: masked, `marker(x)`, `ref(env:NAME)`, `missing`; with `token:` before those of tokens. */
  readonly label: string;
  /** Epoch ms. 0 stands for a value that is no time. */
  readonly expires?: number;
  readonly email?: string;
  readonly displayName?: string;
  /** The file it was read from: an agent reads those of the main agent through. */
  readonly path: string;
};

/** What OpenClaw remembers about profiles; all times in epoch ms. */
export type AuthState = {
  /** By provider in lower case. */
  readonly order: ReadonlyMap<string, readonly string[]>;
  readonly usage: ReadonlyMap<string, Usage>;
};

export type Usage = {
  readonly lastUsed?: number;
  readonly lastFailureAt?: number;
  readonly blockedUntil?: number;
  readonly blockedReason?: string;
  readonly cooldownUntil?: number;
  readonly cooldownReason?: string;
  readonly disabledUntil?: number;
  readonly disabledReason?: string;
};

export type AuthStore = { readonly profiles: ReadonlyMap<string, Profile>; readonly state: AuthState };

export const NO_STORE: AuthStore = { profiles: new Map(), state: { order: new Map(), usage: new Map() } };

/** The `auth` section of the config. */
export type AuthConfig = {
  readonly profiles: ReadonlyMap<string, ConfiguredProfile>;
  /** By provider in lower case, trimmed ids. An empty list is an order too: nothing is tried. */
  readonly order: ReadonlyMap<string, readonly string[]>;
  /** Providers that say `auth: "aws-sdk"` in `models.providers`. */
  readonly awsSdk: ReadonlySet<string>;
};

export type ConfiguredProfile = {
  readonly provider: string;
  readonly mode: string;
  readonly email?: string;
  readonly displayName?: string;
};

/** Everything that rules about credentials look at. */
export type AuthView = {
  readonly config: AuthConfig;
  readonly store: AuthStore;
  readonly now: number;
  /** How long before its end a credential is called expiring; in ms. */
  readonly warnWithin: number;
  /** Stored profiles by the provider whose credential they are, in the order of the file. */
  readonly owned: ReadonlyMap<string, readonly Profile[]>;
};

/** How OpenClaw names a profile: its id, and in brackets whom it belongs to. */
export function profileLabel(profile: Profile, config: AuthConfig): string {
  const said = config.profiles.get(profile.id);
  const name = said?.displayName?.trim() || profile.displayName?.trim() || '';
  const email = said?.email?.trim() || profile.email?.trim() || '';
  const who = name === '' ? email : name;
  return who === '' ? profile.id : `${profile.id} (${who})`;
}

/** The moment until which OpenClaw leaves a profile alone; undefined when it does not. */
export function restsUntil(usage: Usage | undefined, provider: string | undefined, now: number): number | undefined {
  if (provider !== undefined && providerRow(provider)?.neverRests) return undefined;
  const until = Math.max(usage?.blockedUntil ?? 0, usage?.cooldownUntil ?? 0, usage?.disabledUntil ?? 0);
  return until > now ? until : undefined;
}

export const restKind = (usage: Usage | undefined, now: number): 'cooldown' | 'disabled' =>
  (usage?.disabledUntil ?? 0) > now ? 'disabled' : 'cooldown';
