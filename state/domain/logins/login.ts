import type { KeyHandle } from '../auth/keyHandle.js';
import type { LoginFlow } from '../setup/signIn.js';

/** A login that Pincer runs itself. */
export type LoginRequest = {
  readonly flow: LoginFlow;
  /** Whose profile it becomes. */
  readonly provider: string;
  /** `global`, `cn`; as in the sign-in's regions. */
  readonly region?: string;
  /** `false`: no browser is opened, the person does it. */
  readonly openBrowser: boolean;
  /** The terminal is on another machine than the browser: an `ssh -L` line is shown. */
  readonly isRemote: boolean;
};

/** How far a login is. Tokens stay in the keyring. */
export type LoginStage =
  | { readonly kind: 'starting' }
  /** Open the page, type the code. `fullUrl` has the code in it, and is what the QR code says. */
  | {
      readonly kind: 'code';
      readonly code: string;
      readonly url: string;
      readonly fullUrl?: string;
      /** Epoch ms. */
      readonly expiresAt: number;
      readonly qr: readonly string[];
      /** The server asked for patience: seconds between two questions now. */
      readonly intervalSeconds: number;
    }
  /** Open the page; it comes back to the port by itself, or its address is pasted. */
  | {
      readonly kind: 'browser';
      readonly url: string;
      readonly port: number;
      readonly ssh?: string;
      readonly expiresAt: number;
      readonly qr: readonly string[];
    }
  | { readonly kind: 'done'; readonly login: LoggedIn }
  | { readonly kind: 'failed'; readonly why: LoginFailure };

export type LoggedIn = {
  readonly handle: KeyHandle;
  readonly type: 'oauth' | 'token' | 'api_key';
  readonly profileId: string;
  /** Epoch ms. */
  readonly expires?: number;
  /** Where the server says its models are. */
  readonly baseUrl?: string;
  /** Something the server wants the person to know. */
  readonly says?: string;
};

export type LoginFailure =
  | { readonly kind: 'denied' }
  | { readonly kind: 'expired' }
  | { readonly kind: 'cancelled' }
  /** The answer does not belong to this login: the state differs. */
  | { readonly kind: 'foreign-answer' }
  | { readonly kind: 'refused'; readonly status: number; readonly said?: string }
  | { readonly kind: 'unreachable'; readonly host: string; readonly because: string }
  | { readonly kind: 'odd-answer'; readonly host: string; readonly says: string }
  | { readonly kind: 'no-port' };
