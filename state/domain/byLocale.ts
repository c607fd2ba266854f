/**
 * Order of two ids as `localeCompare` gives it for ASCII: punctuation, digits, letters without regard to case, lower case first.
 * OpenClaw sorts its lists so. Written out because starting a collator costs a millisecond of a headless command.
 */
export function byLocale(a: string, b: string): number {
  if (!ASCII.test(a) || !ASCII.test(b)) return a.localeCompare(b);
  const shared = Math.min(a.length, b.length);
  for (let i = 0; i < shared; i++) {
    const difference = rank(a, i) - rank(b, i);
    if (difference !== 0) return difference;
  }
  if (a.length !== b.length) return a.length - b.length;
  // The same letters: lower case goes first, decided by the first that differs.
  return a === b ? 0 : a > b ? -1 : 1;
}

const ASCII = /^[\x20-\x7e]*$/;
const ORDER = ' _-,;:!?.\'"()[]{}@*/\\&#%`^+<=>|~$0123456789abcdefghijklmnopqrstuvwxyz';
const rank = (text: string, at: number): number => ORDER.indexOf(text.charAt(at).toLowerCase());
