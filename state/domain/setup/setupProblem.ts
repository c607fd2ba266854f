import { unreachable } from '../result.js';

/** Why a set-up cannot be made of what was said. Nothing was asked or written. */
export type SetupProblem =
  /** OpenClaw takes a name that it does not know for done. `near`: what may have been meant. */
  | { readonly kind: 'unknown-choice'; readonly choice: string; readonly near: readonly string[] }
  | { readonly kind: 'unknown-setup'; readonly provider: string; readonly near?: string }
  | { readonly kind: 'setup-unnamed' }
  /** OpenClaw knows it, and has no way to sign in to it. `note`: why, or what else to do. */
  | { readonly kind: 'no-setup'; readonly provider: string; readonly note: string }
  | {
      readonly kind: 'unknown-region';
      readonly provider: string;
      readonly region: string;
      readonly known: readonly string[];
    }
  /** Not a web address, or one with a key or password in it; it is not repeated for that. */
  | { readonly kind: 'base-url'; readonly because: 'malformed' | 'holds-secret' }
  /** `pattern`: an address with parts in braces, which are the person's own. */
  | {
      readonly kind: 'setup-needs';
      readonly provider: string;
      readonly what: SetupNeed;
      readonly pattern?: string;
      /** It can be logged in to instead. */
      readonly logsIn?: true;
    }
  /** A login, or another program that wants the terminal. */
  | { readonly kind: 'needs-person'; readonly provider: string; readonly choice: string }
  /** Case matters in a model id, and the provider has this one in another. */
  | { readonly kind: 'model-case'; readonly ref: string; readonly meant: string }
  /** It answers, and not to those who come without one. */
  | { readonly kind: 'wants-key'; readonly host: string }
  /** It was named as the one that holds the key. */
  | { readonly kind: 'unset-variable'; readonly name: string }
  | { readonly kind: 'trial-failed'; readonly host: string; readonly says: string; readonly next?: string };

export type SetupNeed = 'base-url' | 'api' | 'id' | 'key' | 'token' | 'model';

type Words = { readonly says: string; readonly next?: string };

const GIVE_KEY =
  'Pipe it in, name a variable that holds it with --from-env NAME, or run this in a terminal to be asked for it.';

const NEEDS: Readonly<Record<SetupNeed, Words>> = {
  'base-url': { says: 'where it is', next: 'Say it with --base-url, such as http://127.0.0.1:8000/v1.' },
  api: { says: 'which API it speaks', next: 'Say it with --api openai-completions or --api anthropic-messages.' },
  id: { says: 'an id', next: 'Letters, numbers and hyphens, such as my-proxy.' },
  key: { says: 'a key', next: GIVE_KEY },
  token: { says: 'a token', next: GIVE_KEY },
  model: { says: 'a model', next: 'Say which with --model <id>; it may be given several times.' },
};

export function setupAdvice(problem: SetupProblem): Words & { readonly exitCode: 1 | 2 } {
  switch (problem.kind) {
    case 'unknown-choice':
      return {
        says: `There is no auth choice "${problem.choice}"${meantOneOf(problem.near)}`,
        next: 'OpenClaw 2026.5 would end without an error and set nothing up. See all choices with: pincer setup --list',
        exitCode: 2,
      };
    case 'unknown-setup':
      return {
        says: `Pincer knows no provider "${problem.provider}"${meant(problem.near)}`,
        next: `For an endpoint of your own: pincer providers add ${problem.provider} --base-url <url> --api <api>`,
        exitCode: 2,
      };
    case 'setup-unnamed':
      return {
        says: 'Name a provider, or an --auth-choice',
        next: 'See them all with: pincer setup --list\nOr run this in a terminal, where it asks.',
        exitCode: 1,
      };
    case 'no-setup':
      return { says: `${problem.provider} cannot be set up by itself`, next: problem.note, exitCode: 1 };
    case 'unknown-region':
      return {
        says: `${problem.provider} has no region "${problem.region}"`,
        next:
          problem.known.length === 0
            ? 'It has only one; leave --region out, or name another endpoint with --base-url.'
            : `It has: ${problem.known.join(', ')}.`,
        exitCode: 1,
      };
    case 'base-url':
      return problem.because === 'malformed'
        ? {
            says: 'The base URL is not a web address',
            next: 'Write it as http://host:port/path or https://host/path.',
            exitCode: 1,
          }
        : {
            says: 'The base URL has a user name, a password or a query in it, where a key would be seen by everybody',
            next: 'Leave it out of the address; the key is asked for by itself.',
            exitCode: 1,
          };
    case 'setup-needs': {
      if (problem.pattern !== undefined) return ownParts(problem.provider, problem.pattern);
      const { says, next = '' } = NEEDS[problem.what];
      const login = problem.logsIn ? `\nOr log in: pincer auth login ${problem.provider}` : '';
      return { says: `Setting ${problem.provider} up needs ${says}`, next: `${next}${login}`, exitCode: 1 };
    }
    case 'needs-person':
      return {
        says: `${problem.choice} is a login, which needs a person`,
        next: `Log in with: pincer auth login ${problem.provider}\nOr step by step, in a terminal: pincer setup ${problem.provider}`,
        exitCode: 1,
      };
    case 'model-case':
      return {
        says: `There is no ${problem.ref}: model ids are case-sensitive. Did you mean ${problem.meant}?`,
        next: 'Repeat it with that id, or with --yes to take it as it is.',
        exitCode: 1,
      };
    case 'wants-key':
    case 'unset-variable':
    case 'trial-failed':
      return unwritten(problem);
    default:
      return unreachable(problem);
  }
}

type Untried = Extract<SetupProblem, { readonly kind: 'wants-key' | 'unset-variable' | 'trial-failed' }>;

/** The endpoint was asked, or could not be; a yes writes it all the same. */
function unwritten(problem: Untried): Words & { readonly exitCode: 1 } {
  const { says, next } = triedWords(problem);
  const insist =
    'Nothing was written. Repeat it with --yes to write it all the same, or with --no-probe to ask nothing.';
  return { says, next: next === undefined ? insist : `${next}\n${insist}`, exitCode: 1 };
}

function triedWords(problem: Untried): Words {
  switch (problem.kind) {
    case 'wants-key':
      return { says: `${problem.host} wants a key, and none was given`, next: GIVE_KEY };
    case 'unset-variable':
      return {
        says: `${problem.name} is set nowhere that OpenClaw would look`,
        next: "Put it into OpenClaw's .env first, or pipe the key in, and it is put there.",
      };
    case 'trial-failed':
      return {
        says: `${problem.host} did not pass the probe: ${problem.says}`,
        ...(problem.next === undefined ? {} : { next: problem.next }),
      };
    default:
      return unreachable(problem);
  }
}

const ownParts = (provider: string, pattern: string) =>
  ({
    says: `Where ${provider} is differs from account to account: ${pattern}`,
    next: 'Say it with --base-url, with your own in place of what stands in braces.',
    exitCode: 1,
  }) as const;

const meant = (near: string | undefined): string => (near === undefined ? '' : `. Did you mean "${near}"?`);

const meantOneOf = (near: readonly string[]): string =>
  near.length === 0 ? '' : `. Did you mean ${near.map((one) => `"${one}"`).join(' or ')}?`;
