import type { KeyHandle } from '../state/domain/auth/keyHandle.js';
import { type Secret, secret } from './secret.js';

/**
 * Secrets that came in and are written nowhere yet: a pasted key, the tokens of a login. Everything else knows them by a handle,
 * so that an action, a message and the model can name one without holding it.
 */
export type Keyring = {
  readonly hold: (value: string) => KeyHandle;
  /** `undefined` once it was forgotten. */
  readonly open: (handle: KeyHandle) => Secret | undefined;
  readonly forget: (handle: KeyHandle) => void;
};

export function createKeyring(): Keyring {
  const held = new Map<KeyHandle, Secret>();
  let count = 0;
  return {
    hold: (value) => {
      count += 1;
      const handle = `key ${count}`;
      held.set(handle, secret(value));
      return handle;
    },
    open: (handle) => held.get(handle),
    forget: (handle) => void held.delete(handle),
  };
}

/** For actions that bring no secret along. */
export const NO_KEYS: Keyring = createKeyring();
