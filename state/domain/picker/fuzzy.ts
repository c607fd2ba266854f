/**
 * Fuzzy matching as people filter lists: every word of the query must occur, its letters in order, case aside. `gpt5mini`
 * finds `gpt-5-mini`. Letters that stand together or begin a part of a name count for more (the technique of fzf: the
 * first way forward finds an end, the way back from there finds the tightest start).
 */

/** The words of a query, in lower case. An empty query has none, and matches everything. */
export const queryWords = (query: string): readonly string[] => query.toLowerCase().split(/\s+/).filter(Boolean);

/** How well a text answers: higher is better, 0 is not at all. `lower` is the text in lower case. */
export function matchScore(words: readonly string[], lower: string): number {
  let score = 1;
  for (const word of words) {
    const found = wordScore(word, lower);
    if (found === 0) return 0;
    score += found;
  }
  return score;
}

/** The places of the letters that answer, ascending; for drawing, so for the few rows on the screen. */
export function matchPlaces(words: readonly string[], lower: string): readonly number[] {
  const places = words.flatMap((word) => {
    const whole = wholeAt(word, lower);
    return whole >= 0 ? Array.from(word, (_, i) => whole + i) : (scattered(word, lower) ?? []);
  });
  return [...new Set(places)].sort((a, b) => a - b);
}

function wordScore(word: string, text: string): number {
  const whole = wholeAt(word, text);
  // A word that stands there as such beats any scattered letters, and best at the start of a part of the name.
  if (whole >= 0) return 1000 + (startsPart(text, whole) ? 500 : 0) - Math.min(whole, 200);
  const places = scattered(word, text);
  return places ? worth(text, places) : 0;
}

/** The first occurrence that begins a part of the name, else the first. */
function wholeAt(word: string, text: string): number {
  const first = text.indexOf(word);
  for (let at = first; at >= 0; at = text.indexOf(word, at + 1)) if (startsPart(text, at)) return at;
  return first;
}

function scattered(word: string, text: string): readonly number[] | undefined {
  let end = -1;
  for (let i = 0; i < word.length; i++) {
    end = text.indexOf(word.charAt(i), end + 1);
    if (end < 0) return undefined;
  }
  const places: number[] = [];
  let at = end;
  for (let i = word.length - 1; i >= 0; i--) {
    at = text.lastIndexOf(word.charAt(i), at);
    places.push(at--);
  }
  places.reverse();
  return isMeant(places, text) ? places : undefined;
}

/** In a long text almost any letters are found somewhere. They are meant where they are close, or begin parts of the name. */
function isMeant(places: readonly number[], text: string): boolean {
  const span = (places.at(-1) ?? 0) - (places[0] ?? 0) + 1;
  return span <= 3 * places.length || places.every((at, i) => startsPart(text, at) || places[i - 1] === at - 1);
}

function worth(text: string, places: readonly number[]): number {
  let score = 0;
  let before = -2;
  for (const at of places) {
    score += at === before + 1 ? 8 : startsPart(text, at) ? 6 : 1;
    before = at;
  }
  const span = before - (places[0] ?? 0) + 1;
  return Math.min(999, Math.max(1, score * 10 - span));
}

const PART_STARTS = '/-_.: @(';

const startsPart = (text: string, at: number): boolean => at === 0 || PART_STARTS.includes(text.charAt(at - 1));
