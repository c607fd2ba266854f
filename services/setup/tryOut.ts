import type { Home } from '../../state/domain/home.js';
import type { Trial, TrialResult } from '../../state/domain/setup/trial.js';
import type { Keyring } from '../keyring.js';
import type { Vault } from '../vault.js';
import type { World } from '../world.js';

export type Tried = { readonly home: Home; readonly vault: Vault; readonly keyring: Keyring };

/** Probes what stands in no file yet, and lists the models that the endpoint has. Whatever goes wrong is its outcome. */
export function tryOut(_world: World, _known: Tried, _trial: Trial, _signal: AbortSignal): Promise<TrialResult> {
  throw new Error('tryOut');
}
