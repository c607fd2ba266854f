/**
 * Characters that are one cell wide and never join with a neighbour, as the inside of a regular expression's class. Texts made
 * of them need no Unicode tables, which cost 20 ms to set up. `test/build/narrow.test.ts` compares each one, and random
 * pairs, with string-width and Intl.Segmenter, so an update of either that disagrees fails there.
 */
export const NARROW =
  '\\u0020-\\u007E\\u00A1-\\u00AC\\u00AE-\\u02FF\\u2010-\\u2027\\u2030-\\u203B\\u2190-\\u2193\\u2500-\\u25FC\\u2605\\u2606\\u2713-\\u2718\\u276F\\u2800-\\u28FF';
