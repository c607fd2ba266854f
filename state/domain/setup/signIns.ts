import type { SignIn } from './signIn.js';

/** The ways to sign in to a provider, the one to propose first. Takes aliases. Empty for one that OpenClaw does not know. */
export function signInsOf(_provider: string): readonly SignIn[] {
  throw new Error('signInsOf');
}

/** By `--auth-choice`, earlier names and those of the documents included; `renamedTo` where OpenClaw of today refuses it. */
export function signInOf(
  _choice: string,
): { readonly signIn: SignIn; readonly provider: string; readonly renamedTo?: string } | undefined {
  throw new Error('signInOf');
}

/** The way for an endpoint of one's own, OpenAI- or Anthropic-compatible. */
export function customSignIn(): SignIn {
  throw new Error('customSignIn');
}
