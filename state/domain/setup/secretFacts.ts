import type { KeyHandle } from '../auth/keyHandle.js';

/** What may be told of a secret while it is typed: nothing of its text, not even the ends that a label shows. */
export type SecretFacts = {
  /** Characters. */
  readonly length: number;
  /** White space around what was pasted is gone. */
  readonly trimmed: boolean;
  readonly findings: readonly SecretFinding[];
};

/** What looks wrong with it, for people; without a character of it. */
export type SecretFinding = { readonly tone: 'warn' | 'bad'; readonly says: string };

/** Whose key is asked for, and whether it is a token. */
export type KeyWanted = { readonly provider: string; readonly wants: 'key' | 'token' };

export const NO_SECRET: SecretFacts = { length: 0, trimmed: false, findings: [] };

/** A secret that the keyring holds. */
export type HeldKey = {
  readonly handle: KeyHandle;
  /** Masked as everywhere. */
  readonly label: string;
  readonly length: number;
};
