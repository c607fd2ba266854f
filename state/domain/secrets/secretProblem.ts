import { showPath } from '../keyPath.js';
import type { Place } from '../place.js';
import { unreachable } from '../result.js';

/** Why a key is not moved, or a copy not masked. Nothing is changed in any of these cases. */
export type SecretProblem =
  | { readonly kind: 'no-plain-key'; readonly provider: string }
  /** `where`: what gives the variable another value already. */
  | { readonly kind: 'variable-taken'; readonly name: string; readonly where: string }
  | { readonly kind: 'variable-name'; readonly name: string }
  /** No way of quoting carries the value through a dotenv. */
  | { readonly kind: 'not-for-dotenv'; readonly place: Place; readonly name: string }
  /** The config says of its own sources of secrets that none gives this variable. */
  | { readonly kind: 'no-env-source'; readonly place: Place; readonly name: string }
  | { readonly kind: 'variable-unknown'; readonly name: string; readonly file: string }
  /** So short that masking it would change what is no secret. */
  | { readonly kind: 'too-short-to-mask'; readonly name: string };

type Words = { readonly says: string; readonly next: string };

export function secretAdvice(problem: SecretProblem): Words {
  switch (problem.kind) {
    case 'no-plain-key':
      return {
        says: `No key of ${problem.provider} stands in plain text where Pincer could move it from.`,
        next: 'See all that stand in plain text with: pincer config secrets',
      };
    case 'variable-taken':
      return {
        says: `${problem.name} has another value already, from ${problem.where}`,
        next: 'Choose another name with --name, or leave it to Pincer.',
      };
    case 'variable-name':
      return {
        says: `${problem.name} is no name for a variable that OpenClaw would read a key from`,
        next: 'Capitals, digits and underscores, a capital first, and none that steers other programs: MY_API_KEY.',
      };
    case 'not-for-dotenv':
      return {
        says: `The value for ${problem.name} cannot be written to ${problem.place.file} so that OpenClaw reads it back`,
        next: 'It holds several kinds of quotes, or the file has a quote that nothing closes. A SecretRef to a file can hold it.',
      };
    case 'no-env-source':
      return {
        says: `${problem.place.file}: ${showPath(problem.place.path ?? [])} lets no reference name ${problem.name}`,
        next: `Declare a provider of source "env" there, or put ${problem.name} on its allowlist.`,
      };
    case 'variable-unknown':
      return {
        says: `${problem.file} has no variable ${problem.name}`,
        next: 'See which it has with: pincer config secrets --all',
      };
    case 'too-short-to-mask':
      return {
        says: `The value of ${problem.name} is too short to be told from other text`,
        next: 'Remove the copies that hold it by hand; see them with: pincer config secrets',
      };
    default:
      return unreachable(problem);
  }
}
