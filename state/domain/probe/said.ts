import { plain } from '../text.js';

/** What looks like a key, whoever it belongs to: servers like to quote the one they reject, half masked. */
const KEYS =
  /\b(bearer\s+)[^\s"',;]{4,}|\b((?:sk|pk|rk|gsk|xai|hf|nvapi|key)[-_])[\w*.…-]{6,}|\b(AIza)[\w*-]{10,}|\bey[\w-]{8,}\.[\w-]+\.[\w-]*/gi;

const withoutKeys = (text: string): string =>
  text.replace(KEYS, (_all, bearer = '', prefix = '', google = '') => `${bearer}${prefix}${google}…`);

/** One line of at most `most` characters that a server said, with nothing that moves a cursor or looks like a key. */
export function line(text: string, most = 200): string {
  // A megabyte of blanks need not be searched for the end of the sentence.
  const flat = withoutKeys(plain(text.slice(0, 20 * most)))
    .replace(/\s+/g, ' ')
    .trim();
  const letters = Array.from(flat);
  return letters.length <= most ? flat : `${letters.slice(0, most - 1).join('')}…`;
}

/** An answer for a person who wants to see it: its lines, each harmless, `most` characters in all. */
export const excerpt = (text: string, most = 2000): string =>
  withoutKeys(text.slice(0, most).split(/\r?\n/).map(plain).join('\n'));
