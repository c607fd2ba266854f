import type { Home } from '../state/domain/home.js';
import type { Secret } from './secret.js';

/**
 * The secrets of one home, apart from the `Home` that describes them. Each is bound to the origin it was meant for, and is
 * opened only in the line that builds the request.
 */
export type Vault = {
  /** What OpenClaw would send for this provider now, or with this auth profile; undefined where it would send nothing. */
  readonly credentialFor: (providerId: string, profileId?: string) => Credential | undefined;
  /** Extra headers of a provider and, over them, of one model. */
  readonly headersFor: (providerId: string, modelId?: string) => ReadonlyMap<string, Secret>;
  /** The base URL that a home shows with something masked, as it was written; undefined where nothing was. */
  readonly addressFor: (providerId: string, shown: string) => Secret | undefined;
};

/** `how` names the header style: the API decides it, unless the provider says `authHeader` (then always bearer). */
export type Credential = {
  readonly secret: Secret;
  readonly how: 'bearer' | 'x-api-key' | 'x-goog-api-key';
  /** `https://host:port` of the effective base URL; undefined when the provider has none. Send it nowhere else. */
  readonly origin: string | undefined;
};

/** A home as last read, and the secrets that belong to it. */
export type Known = { readonly home: Home; readonly vault: Vault };

/** The vault with one auth profile for a provider's only credential. */
export const profileVault = (vault: Vault, profileId: string): Vault => ({
  ...vault,
  credentialFor: (provider) => vault.credentialFor(provider, profileId),
});
