import { cleanSecret } from '../../state/domain/auth/secretText.js';
import { originOf } from '../../state/domain/config/localHost.js';
import type { Home } from '../../state/domain/home.js';
import { isObject } from '../../state/domain/json.js';
import { jsonOf } from '../../state/domain/probe/serverError.js';
import { probeTargets } from '../../state/domain/probe/targets.js';
import type { ProbeCredential } from '../../state/domain/probe.js';
import { canonicalId } from '../../state/domain/providers/aliases.js';
import { envNamesFor, keysFirst } from '../../state/domain/providers/credentialEnv.js';
import type { Trial } from '../../state/domain/setup/trial.js';
import type { Keyring } from '../keyring.js';
import { type Secret, secret } from '../secret.js';
import type { Credential, Vault } from '../vault.js';
import type { World } from '../world.js';
import { environmentOf } from './environment.js';

/** The key of a trial, and what may be told of it. */
export type TrialKey = {
  readonly secret: Secret | undefined;
  readonly credential: ProbeCredential;
  /** Where it was looked for. */
  readonly looked: readonly string[];
  /** One was asked for, and there is none. */
  readonly missing: boolean;
};

/** Where the key of a trial may come from. */
export type TrialSources = { readonly home: Home; readonly vault: Vault; readonly keyring: Keyring };

/** Finds the key that a trial names. */
export async function trialKey(world: World, known: TrialSources, { key, provider }: Trial): Promise<TrialKey> {
  switch (key.kind) {
    case 'held':
      return found(known.keyring.open(key.handle), HELD, ['the key that was entered']);
    case 'tokens':
      return found(accessOf(known.keyring.open(key.handle)), LOGIN, ['the login']);
    case 'env': {
      const value = cleanSecret((await environmentOf(world, known.home)).get(key.name)?.value);
      const credential = { label: 'env', source: 'env', mode: 'api_key' } as const;
      return found(value === undefined ? undefined : secret(value), credential, [key.name]);
    }
    case 'current': {
      const [target] = probeTargets(known.home, [provider]);
      const current = known.vault.credentialFor(provider)?.secret;
      return found(current, target?.credential ?? NONE, keysFirst(envNamesFor(canonicalId(provider))));
    }
    case 'none':
      return { secret: undefined, credential: NONE, looked: [], missing: false };
  }
}

const found = (value: Secret | undefined, credential: ProbeCredential, looked: readonly string[]): TrialKey => ({
  secret: value,
  credential: value === undefined ? NONE : credential,
  looked,
  missing: value === undefined,
});

const NONE: ProbeCredential = { label: 'none', source: 'none', mode: 'none' };
const HELD: ProbeCredential = { label: 'entered', source: 'none', mode: 'api_key' };
const LOGIN: ProbeCredential = { label: 'login', source: 'none', mode: 'oauth' };

/** What of `LoginTokens` is meant for a provider. */
function accessOf(tokens: Secret | undefined): Secret | undefined {
  const value = tokens === undefined ? undefined : jsonOf(tokens.open());
  return isObject(value) && typeof value.access === 'string' ? secret(value.access) : undefined;
}

/**
 * What may be sent in a trial: its key to the origin that is tried, and the headers that the home has for the provider only to
 * where they go already.
 */
export function trialVault({ home, vault }: TrialSources, trial: Trial, { secret: key }: TrialKey): Vault {
  const origin = originOf(trial.baseUrl);
  const id = canonicalId(trial.provider);
  const goesThere = origin !== undefined && origin === originOf(home.providers.find((row) => row.id === id)?.baseUrl);
  return {
    credentialFor: () =>
      key === undefined || origin === undefined ? undefined : { secret: key, how: howOf(trial), origin },
    headersFor: (_provider, model) => (goesThere ? vault.headersFor(trial.provider, model) : new Map()),
    addressFor: (_provider, shown) => vault.addressFor(trial.provider, shown),
  };
}

function howOf({ api, authHeader }: Trial): Credential['how'] {
  if (authHeader === true) return 'bearer';
  if (api === 'anthropic-messages') return 'x-api-key';
  return api === 'google-generative-ai' ? 'x-goog-api-key' : 'bearer';
}
