import type { KeyHandle } from '../auth/keyHandle.js';
import type { LoggedIn } from '../logins/login.js';
import type { SetupModel } from './setup.js';
import type { SignIn } from './signIn.js';

/**
 * What a person said of a set-up so far, on the screen or by flags. `buildSetup` makes of it what is written, `buildTrial` the
 * question that the endpoint is asked before.
 */
export type Answers = {
  readonly signIn: SignIn;
  /** For an endpoint of one's own: the id that it is to have. Without it, one is made of its host. */
  readonly id?: string;
  /** Id of a region of the sign-in. */
  readonly region?: string;
  /** Beats the region. */
  readonly baseUrl?: string;
  /** Beats that of the sign-in. */
  readonly api?: string;
  readonly key?: KeyAnswer;
  readonly keep?: Keep;
  /** The variable that the key goes into; the provider's own is proposed. */
  readonly variable?: string;
  /** The first of the sign-in is proposed. */
  readonly profileId?: string;
  /** Of a token, in epoch ms. */
  readonly expires?: number;
  /** The only ones that may answer, of a provider that passes requests on: see `routing.ts`. */
  readonly hosts?: readonly string[];
  /** From `setupModel`. */
  readonly models: readonly SetupModel[];
};

export type KeyAnswer =
  | { readonly kind: 'held'; readonly handle: KeyHandle }
  /** A variable that is set already. */
  | { readonly kind: 'env'; readonly name: string }
  | { readonly kind: 'login'; readonly login: LoggedIn }
  /** What the home has stays. */
  | { readonly kind: 'current' }
  | { readonly kind: 'none' };

/** Where a key goes; the first is what Pincer proposes. @public */
export type Keep = (typeof KEEPS)[number];

export const KEEPS = ['env', 'profile', 'config'] as const;
