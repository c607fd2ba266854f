import { unreachable } from '../result.js';

/** Which chain of `agents.defaults` is meant: `model` or `imageModel`. */
export type ChainKey = 'text' | 'image';

/** What can be wrong with a request to change models, chains, aliases or the allowlist. Nothing was changed then. */
export type RefProblem =
  | { readonly kind: 'own-fallback'; readonly ref: string; readonly chain: ChainKey }
  /** Its vendor switched it off, and OpenClaw refuses a config that chooses it. */
  | { readonly kind: 'retired-model'; readonly ref: string; readonly instead: string }
  /** It holds control characters or direction marks: what is shown of it is not what would be written. */
  | { readonly kind: 'unseen-characters'; readonly ref: string }
  | { readonly kind: 'fallback-not-found'; readonly ref: string; readonly chain: ChainKey }
  | { readonly kind: 'no-such-position'; readonly position: number; readonly length: number }
  | { readonly kind: 'alias-empty' }
  | { readonly kind: 'alias-charset'; readonly alias: string }
  | { readonly kind: 'alias-taken'; readonly alias: string; readonly ref: string }
  | { readonly kind: 'alias-not-found'; readonly alias: string }
  | { readonly kind: 'not-listed'; readonly ref: string }
  | { readonly kind: 'listed-by-wildcard'; readonly ref: string; readonly wildcard: string };

/** Words for `advise`. Where OpenClaw has a sentence for it, that is the sentence, with Pincer's own command to look. */
export function refAdvice(problem: RefProblem): { readonly says: string; readonly next?: string } {
  switch (problem.kind) {
    case 'own-fallback':
      return {
        says: `${problem.ref} is the ${problem.chain === 'image' ? 'image model' : 'default model'} already: it cannot stand in for itself.`,
        next: 'Choose a model of another provider: that helps when the first one is down.',
      };
    case 'retired-model':
      return {
        says: `${problem.ref} was switched off by its vendor: OpenClaw refuses a config that chooses it.`,
        next: `Use ${problem.instead}.`,
      };
    case 'unseen-characters':
      return {
        says: `${problem.ref} holds characters that cannot be seen, so it would not be what it looks like.`,
        next: 'Type it instead of pasting it.',
      };
    case 'fallback-not-found':
      return {
        says: `${FALLBACK[problem.chain]} not found: ${problem.ref}. Run ${LIST[problem.chain]} to see configured fallbacks.`,
      };
    case 'no-such-position':
      return { says: `There is no place ${problem.position} in a chain of ${problem.length}.` };
    case 'alias-empty':
      return { says: 'Alias cannot be empty.' };
    case 'alias-charset':
      return { says: 'Alias must use letters, numbers, dots, underscores, colons, or dashes.' };
    case 'alias-taken':
      return {
        says: `Alias ${problem.alias} already points to ${problem.ref}.`,
        next: `Remove it first: pincer aliases remove ${problem.alias}`,
      };
    case 'alias-not-found':
      return { says: `Alias not found: ${problem.alias}. Run pincer aliases list to see configured aliases.` };
    case 'not-listed':
      return { says: `${problem.ref} is not on the allowlist.` };
    case 'listed-by-wildcard':
      return {
        says: `${problem.ref} is let in by ${problem.wildcard}, not by an entry of its own.`,
        next: `Disallow ${problem.wildcard}, and allow the models that shall stay one by one.`,
      };
    default:
      return unreachable(problem);
  }
}

const FALLBACK: Readonly<Record<ChainKey, string>> = { text: 'Fallback', image: 'Image fallback' };
const LIST: Readonly<Record<ChainKey, string>> = {
  text: 'pincer fallbacks list',
  image: 'pincer image-fallbacks list',
};
