import { maskSpans, tokenSpans } from '../masking/redact.js';
import { plain } from '../text.js';

/** Servers like to quote the key they reject, half of it starred out: what is left of it is masked too. */
const QUOTED_KEYS =
  /\b(bearer\s+)[^\s"',;]{4,}|\b((?:sk|pk|rk|gsk|xai|hf|nvapi)[-_])[\w*.\u2026-]{6,}|\b(AIza)[\w*-]{10,}/gi;

const withoutKeys = (text: string): string => {
  const masked = text.replace(
    QUOTED_KEYS,
    (_all, bearer = '', prefix = '', google = '') => `${bearer}${prefix}${google}…`,
  );
  return maskSpans(masked, tokenSpans(masked));
};

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
