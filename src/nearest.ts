import { lettersOff } from '../state/domain/models/near.js';

/** The candidate that was probably meant, or undefined when none is close: at most two slips, and fewer for short words. */
export function nearest(typed: string, candidates: readonly string[]): string | undefined {
  const most = Math.min(2, Math.floor(typed.length / 2));
  const off = (candidate: string): number => lettersOff(typed.toLowerCase(), candidate.toLowerCase(), most);
  const [best] = candidates.filter((candidate) => off(candidate) <= most).sort((a, b) => off(a) - off(b));
  return best;
}
