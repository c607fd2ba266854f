import { matchPlaces, queryWords } from '../../domain/picker/fuzzy.js';
import type { Span } from '../line.js';

/** The cell with the letters marked that answer the filter. A word of the filter that is not in it marks nothing. */
export function answering(cell: Span, filter: string): Span {
  const lower = cell.text.toLowerCase();
  // A few letters change their length with their case; their places would be those of other letters.
  if (filter === '' || lower.length !== cell.text.length) return cell;
  const marks = matchPlaces(queryWords(filter), lower);
  return marks.length === 0 ? cell : { ...cell, marks };
}
