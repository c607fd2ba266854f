import { dottedPath, type Place, placeText } from '../place.js';
import { unreachable } from '../result.js';

/** What may be wrong with the credentials of a home. */
export type CredentialProblem =
  /** Credentials live in OpenClaw's own database, which is not read. */
  | { readonly kind: 'store-not-read'; readonly file: string }
  /** A secret reference that gives no value; `message` says why. */
  | { readonly kind: 'secret-unresolved'; readonly place: Place; readonly message: string }
  /** An entry of the auth store that does not parse; the others are used. */
  | { readonly kind: 'profile-ignored'; readonly place: Place; readonly profileId: string; readonly message: string }
  /** Nothing anywhere that OpenClaw would send to this provider; `env` are the variables that would count. */
  | { readonly kind: 'no-credential'; readonly provider: string; readonly env: readonly string[] }
  /** There is a credential, and it is of no use. */
  | {
      readonly kind: 'dead-credential';
      readonly provider: string;
      readonly which: string;
      readonly because: DeadBecause;
    };

export type DeadBecause = 'expired' | 'excluded' | 'unresolved';

type Words = { readonly says: string; readonly next?: string };

export function credentialAdvice(problem: CredentialProblem): Words {
  switch (problem.kind) {
    case 'store-not-read':
      return {
        says: `Credentials live in OpenClaw's database (${problem.file}), which Pincer does not read yet`,
        next: 'Ask `openclaw models status` for them.',
      };
    case 'secret-unresolved':
      return { says: `${placeText(problem.place)}: ${dottedPath(problem.place.path)}: ${problem.message}` };
    case 'profile-ignored':
      return {
        says: `${problem.place.file}: profile ${problem.profileId} is ignored: ${problem.message}`,
      };
    case 'no-credential':
      return {
        says: `No credential for ${problem.provider}`,
        next: `Run \`pincer setup ${problem.provider}\`${problem.env.length === 0 ? '' : `, or set ${problem.env.join(' or ')}`}.`,
      };
    case 'dead-credential':
      return {
        says: `${problem.which} of ${problem.provider} ${DEAD[problem.because]}`,
        next: `Run \`pincer setup ${problem.provider}\`.`,
      };
    default:
      return unreachable(problem);
  }
}

const DEAD: Readonly<Record<DeadBecause, string>> = {
  expired: 'has expired',
  excluded: 'is kept out, by the auth order or by a mode that differs in the config',
  unresolved: 'refers to a secret that gives no value',
};
