import { matchScore, queryWords } from '../domain/picker/fuzzy.js';

/** Those items that answer the query, the best first; equals stay in their order. An empty query is answered by all. */
export function bestMatches<T>(query: string, items: readonly T[], textOf: (item: T) => string): readonly T[] {
  const words = queryWords(query);
  if (words.length === 0) return items;
  return items
    .map((item) => ({ item, score: matchScore(words, textOf(item).toLowerCase()) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .map(({ item }) => item);
}

/** Those items that answer the query, in their own order: where time says more than how well they answer. */
export function allMatches<T>(query: string, items: readonly T[], textOf: (item: T) => string): readonly T[] {
  const words = queryWords(query);
  return words.length === 0 ? items : items.filter((item) => matchScore(words, textOf(item).toLowerCase()) > 0);
}
