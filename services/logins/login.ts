import type { LoginRequest, LoginStage } from '../../state/domain/logins/login.js';
import type { Keyring } from '../keyring.js';
import type { World } from '../world.js';

export type LoginRun = {
  readonly request: LoginRequest;
  readonly onStage: (stage: LoginStage) => void;
  readonly signal: AbortSignal;
  /** The address that the browser ended at, pasted by the person; resolves when it was. */
  readonly pasted: Promise<string>;
};

/** Logs in, and puts what came of it into the keyring. The last stage is `done` or `failed`; it is told and returned. */
export function runLogin(_world: World, _keyring: Keyring, _run: LoginRun): Promise<LoginStage> {
  throw new Error('runLogin');
}
