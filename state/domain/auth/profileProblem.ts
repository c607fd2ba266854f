import type { Place } from '../place.js';
import { unreachable } from '../result.js';

/** Why the auth profiles are not changed. No file is touched in any of these cases. */
export type ProfileProblem =
  /** `dir`: of the agent that was looked into, `~` for the home. */
  | { readonly kind: 'profile-not-found'; readonly id: string; readonly dir: string; readonly provider?: string }
  | { readonly kind: 'profile-of-other'; readonly id: string; readonly is: string; readonly not: string }
  /** `in`: the file that has it. */
  | { readonly kind: 'profile-taken'; readonly id: string; readonly in: string }
  | { readonly kind: 'profile-id'; readonly id: string }
  | { readonly kind: 'order-empty'; readonly provider: string }
  /** Credentials of an earlier form, which OpenClaw would no longer see once there is a store. */
  | { readonly kind: 'older-store'; readonly place: Place }
  /** What was pasted is none, in words that do not repeat it. OpenClaw's where it has them. */
  | { readonly kind: 'not-a-secret'; readonly message: string; readonly next?: string }
  /** The secret was let go of: it has to be entered again. */
  | { readonly kind: 'secret-gone' }
  | { readonly kind: 'bad-duration'; readonly message: string }
  /** OpenClaw keeps its credentials in a database, and has no command for this. */
  | { readonly kind: 'no-command-for-it'; readonly what: string; readonly version: string; readonly next: string }
  | { readonly kind: 'openclaw-missing'; readonly command: string }
  /** `said`: its last words, without secrets. */
  | { readonly kind: 'openclaw-failed'; readonly command: string; readonly how: string; readonly said?: string }
  | { readonly kind: 'rest-not-cleared'; readonly ids: readonly string[]; readonly because: string };

type Words = { readonly says: string; readonly next?: string };

export function profileAdvice(problem: ProfileProblem): Words {
  switch (problem.kind) {
    case 'profile-not-found':
      return {
        says: `Auth profile "${problem.id}" not found in ${problem.dir}.`,
        next: `Run pincer auth list${problem.provider === undefined ? '' : ` --provider ${problem.provider}`} to see saved profiles.`,
      };
    case 'profile-of-other':
      return { says: `Auth profile "${problem.id}" is for ${problem.is}, not ${problem.not}.` };
    case 'profile-taken':
      return {
        says: `There is an auth profile "${problem.id}" already, in ${problem.in}`,
        next: 'Choose another name, or remove that one first.',
      };
    case 'profile-id':
      return {
        says: `"${problem.id}" is no name for an auth profile`,
        next: 'Write it as provider:name, without spaces, commas or slashes: anthropic:work.',
      };
    case 'order-empty':
      return {
        says: 'Missing profile ids.',
        next: `Run pincer auth list --provider ${problem.provider} to choose one or more profile ids.`,
      };
    case 'older-store':
      return {
        says: `${problem.place.file} holds credentials in an earlier form, which OpenClaw ignores as soon as there is an auth-profiles.json`,
        next: 'Run `openclaw models auth list` once: it moves them there. Then try again.',
      };
    case 'not-a-secret':
      return { says: problem.message, ...(problem.next === undefined ? {} : { next: problem.next }) };
    case 'secret-gone':
      return { says: 'The key that was entered is not held any more', next: 'Enter it again.' };
    case 'bad-duration':
      return { says: problem.message };
    case 'no-command-for-it':
      return {
        says: `OpenClaw ${problem.version} keeps credentials in a database that only it may write, and has no command to ${problem.what}`,
        next: problem.next,
      };
    case 'openclaw-missing':
      return {
        says: `\`${problem.command}\` is what would write it, and no openclaw command was found`,
        next: 'Put the folder of openclaw on PATH.',
      };
    case 'openclaw-failed':
      return {
        says: `\`${problem.command}\` ${problem.how}${problem.said === undefined ? '' : `: ${problem.said}`}`,
        next: 'Nothing was written by Pincer. Look at what is there with: openclaw models auth list',
      };
    case 'rest-not-cleared':
      return {
        says: `The rest of ${problem.ids.join(', ')} was left as it is: ${problem.because}`,
        next: 'OpenClaw would run into the same again. To end it all the same, repeat it with --yes.',
      };
    default:
      return unreachable(problem);
  }
}
