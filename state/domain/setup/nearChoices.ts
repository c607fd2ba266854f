import { lettersOff } from '../models/near.js';
import { type AnyWay, everyWay } from './signIns.js';

/**
 * Auth choices that a wrong one may have meant, at most six: the one that is a slip or two away, else those of the provider that its words
 * name, in whatever spelling.
 */
export function nearChoices(typed: string): readonly string[] {
  const text = typed.trim().toLowerCase();
  const ways = everyWay();
  const off = ({ signIn }: AnyWay): number => lettersOff(text, signIn.choice.toLowerCase(), 2);
  const least = Math.min(...ways.map(off));
  const found = ways.filter((way) => (least <= 2 ? off(way) === least : isNamed(way, text)));
  return [...new Set(found.map(({ signIn }) => signIn.choice))].slice(0, MOST);
}

const MOST = 6;

/** Words that most choices have. */
const COMMON: ReadonlySet<string> = new Set(['api', 'key', 'apikey', 'token', 'oauth', 'cn', 'global', 'code', 'auth']);

function isNamed({ signIn, provider }: AnyWay, text: string): boolean {
  const words = text.split(/[^a-z0-9]+/).filter((word) => word.length > 2 && !COMMON.has(word));
  const names = [...`${signIn.choice} ${provider} ${signIn.label}`.toLowerCase().split(/[^a-z0-9]+/)];
  return words.some((word) => names.some((name) => name === word || isSlip(word, name)));
}

/** A short word that is one letter off is another word. */
const isSlip = (word: string, name: string): boolean => word.length > 5 && lettersOff(word, name, 1) <= 1;
