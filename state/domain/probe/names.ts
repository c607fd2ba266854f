import type { Listed } from './evidence.js';

/** Ends of an id that name a version of the same model: `-20250929`, `-2025-11-13`, `-001`, `-latest`, `:latest`. */
const VERSION = /(?::latest|-latest|-\d{8}|-\d{4}-\d{2}-\d{2}|-\d{3,4}|@\d{8})$/;

/**
 * Whether an answer's model name is the one that was asked for. Servers answer with a dated version of an alias, with or
 * without the maker's folder, `models/` before it, or other capitals; a router (`openrouter/auto`) answers with its choice.
 */
export function sameModel(asked: string, answered: string): boolean {
  if (asked === answered || /(^|\/)auto$/.test(asked)) return true;
  const [a, b] = [canonical(asked), canonical(answered)];
  return a === b || lastPart(a) === b || a === lastPart(b);
}

const canonical = (id: string): string =>
  id
    .toLowerCase()
    .replace(/^(?:models|tunedmodels)\//, '')

    .replace(/\.gguf$/, '')
    .replace(/:free$|:nitro$|:floor$|:online$/, '')
    .replace(VERSION, '');

const lastPart = (id: string): string => id.slice(id.lastIndexOf('/') + 1);

/** The listed model that an id stands for. An exact id first: versions of one model may all be listed. */
export const findListed = (asked: string, models: readonly Listed[]): Listed | undefined =>
  models.find((model) => model.id === asked) ??
  models.find((model) => model.aliases?.includes(asked) === true) ??
  models.find((model) => sameModel(asked, model.id));

/** Up to three ids that a person who typed `asked` may have meant, nearest first; all of them where there are few. */
export function nearNames(asked: string, models: readonly Listed[]): readonly string[] {
  if (models.length <= 3) return models.map((model) => model.id);
  const pairs = pairsOf(asked);
  return models
    .map((model) => ({ id: model.id, score: likeness(pairs, pairsOf(model.id)) }))
    .filter((row) => row.score > 0.3)
    .sort((a, b) => b.score - a.score)
    .slice(0, 3)
    .map((row) => row.id);
}

/** Dice's coefficient over pairs of neighbouring letters: cheap, and forgiving about order and length. */
function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let shared = 0;
  for (const pair of a) if (b.has(pair)) shared += 1;
  return (2 * shared) / (a.size + b.size || 1);
}

function pairsOf(id: string): ReadonlySet<string> {
  const letters = id.toLowerCase().slice(0, 200);
  const pairs = new Set<string>();
  for (let i = 0; i < letters.length - 1; i += 1) pairs.add(letters.slice(i, i + 2));
  return pairs;
}
