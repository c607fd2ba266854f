import type { KeyHandle } from './keyHandle.js';

/** What can be done to the auth profiles of an agent. Ids are as stored: `provider:name`. */
export type ProfileChange =
  /** `isLogin`: a person signed in anew, so it comes first in the agent's order, and the provider's rests end. So are all of type `oauth`. */
  | { readonly kind: 'add'; readonly profile: NewProfile; readonly isLogin?: boolean }
  /** Everything that names it follows: `auth.profiles`, `auth.order`, the agent's order, usage statistics. */
  | { readonly kind: 'rename'; readonly id: string; readonly to: string }
  | { readonly kind: 'remove'; readonly id: string }
  /** `store` is the agent's own order, which beats that of the config. `undefined` takes the order away. */
  | {
      readonly kind: 'order';
      readonly provider: string;
      readonly in: 'store' | 'config';
      readonly order: readonly string[] | undefined;
    }
  /** Ends cooldowns and billing blocks; statistics of failures go with them, as a success would clear them. */
  | { readonly kind: 'clear rest'; readonly ids: readonly string[] };

/** A profile to be stored; one of the same id is replaced. The handle's secret is a key, a token, or {@link LoginTokens} as JSON. */
export type NewProfile = {
  readonly id: string;
  readonly provider: string;
  readonly type: 'api_key' | 'token' | 'oauth';
  readonly secret:
    | { readonly kind: 'held'; readonly handle: KeyHandle }
    | { readonly kind: 'env'; readonly name: string };
  /** Epoch ms; for tokens and logins. */
  readonly expires?: number;
  readonly email?: string;
  readonly displayName?: string;
  /** Strings that a provider wants beside the key, such as the account id of Cloudflare's gateway. */
  readonly metadata?: Readonly<Record<string, string>>;
};

/** What a keyring holds for an `oauth` profile, as JSON text. Only services open it. */
export type LoginTokens = { readonly access: string; readonly refresh: string };
