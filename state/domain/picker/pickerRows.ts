import { admissions } from '../models/allowlist.js';
import type { Price } from '../models/price.js';
import type { Unusable } from '../models/usable.js';
import { matchScore, queryWords } from './fuzzy.js';
import { aliasByRef, chainRefs, type PickerContext, type PickerModel } from './picker.js';

/** A row as it is drawn: the model, and what the settings in question make of it. */
export type PickerRow = {
  readonly model: PickerModel;
  readonly alias?: string;
  /** In OpenClaw's order: `default`, `fallback#1`, `image`, `img-fallback#1`, `configured`, `missing`. */
  readonly tags: readonly string[];
  /** In one of the chains. */
  readonly inUse: boolean;
  readonly usable: boolean;
  readonly reason?: Unusable;
  readonly favourite: boolean;
  /** What a filter looks at, in lower case: ref, name and alias. */
  readonly search: string;
};

type PickerSort = 'number' | 'name' | 'context' | 'price' | 'latency';

export type PickerView = {
  /** Also models that are neither usable, nor configured, nor in use. */
  readonly all: boolean;
  readonly filter: string;
  readonly sort: PickerSort;
  /** Shown first, in whatever order the others have. */
  readonly favourites: readonly string[];
  /** Last latencies in ms, for that sort. */
  readonly latency?: (ref: string) => number | undefined;
};

/** Every model with what these settings, the file's or a draft's, make of it. In the order of the numbers. */
export function pickerRows(
  models: readonly PickerModel[],
  context: PickerContext,
  favourites: readonly string[],
): readonly PickerRow[] {
  const admits = admissions(context);
  const tags = tagsByRef(context);
  const aliases = aliasByRef(context);
  const starred = new Set(favourites);
  return models.map((model) => {
    const { ref } = model;
    const own = tags.get(ref);
    const alias = aliases.get(ref);
    // A hop of the chain is let in by being one, however its provider is spelled.
    const reason = model.reason ?? (own || admits(ref) ? undefined : ({ kind: 'not-allowed', ref } as const));
    return {
      model,
      ...(alias === undefined ? {} : { alias }),
      tags: own || model.configured ? rowTags(own, model) : NO_TAGS,
      inUse: own !== undefined,
      usable: reason === undefined,
      ...(reason === undefined ? {} : { reason }),
      favourite: starred.has(ref),
      search: `${ref} ${model.name} ${alias ?? ''}`.toLowerCase(),
    };
  });
}

const NO_TAGS: readonly string[] = [];
const CONFIGURED: readonly string[] = ['configured'];

function rowTags(own: readonly string[] | undefined, model: PickerModel): readonly string[] {
  if (own === undefined && model.reason?.kind !== 'model-unknown') return CONFIGURED;
  return [
    ...(own ?? []),
    ...(model.configured ? ['configured'] : []),
    ...(model.reason?.kind === 'model-unknown' ? ['missing'] : []),
  ];
}

function tagsByRef(context: PickerContext): ReadonlyMap<string, readonly string[]> {
  const { chain, images } = chainRefs(context);
  const tags = new Map<string, string[]>();
  const tag = (ref: string | undefined, name: string) => {
    if (ref === undefined) return;
    const known = tags.get(ref);
    if (known) known.push(name);
    else tags.set(ref, [name]);
  };
  for (const [i, ref] of chain.entries()) tag(ref, i === 0 ? 'default' : `fallback#${i}`);
  for (const [i, ref] of images.entries()) tag(ref, i === 0 ? 'image' : `img-fallback#${i}`);
  return tags;
}

/** The rows that a view shows, in its order: the best match first while there is a filter. */
export function viewRows(rows: readonly PickerRow[], view: PickerView): readonly PickerRow[] {
  const shown = view.all ? rows : rows.filter(isShownUnasked);
  const words = queryWords(view.filter);
  const found = words.length === 0 ? shown : matching(shown, words);
  return favouritesFirst(view.sort === 'number' ? found : [...found].sort(ORDER[view.sort](view)));
}

const isShownUnasked = ({ usable, model, inUse, favourite }: PickerRow): boolean =>
  usable || model.configured || inUse || favourite;

function matching(rows: readonly PickerRow[], words: readonly string[]): readonly PickerRow[] {
  const found: { readonly row: PickerRow; readonly score: number }[] = [];
  for (const row of rows) {
    const score = matchScore(words, row.search);
    // Of models that match alike, the shorter name is the plainer answer.
    if (score > 0) found.push({ row, score: score - row.model.ref.length / 100 });
  }
  return found.sort((a, b) => b.score - a.score || a.row.model.number - b.row.model.number).map(({ row }) => row);
}

const favouritesFirst = (rows: readonly PickerRow[]): readonly PickerRow[] =>
  rows.some(({ favourite }) => favourite)
    ? [...rows.filter(({ favourite }) => favourite), ...rows.filter(({ favourite }) => !favourite)]
    : rows;

type Compare = (a: PickerRow, b: PickerRow) => number;

/** Sorting is stable, so equals stay in the order of their numbers. What is not known comes last. */
const ORDER: Readonly<Record<Exclude<PickerSort, 'number'>, (view: PickerView) => Compare>> = {
  name: () => (a, b) => compareText(a.model.ref, b.model.ref),
  context: () => (a, b) => (b.model.contextTokens ?? 0) - (a.model.contextTokens ?? 0),
  price: () => (a, b) => dollars(a.model.price) - dollars(b.model.price),
  latency:
    ({ latency }) =>
    (a, b) =>
      (latency?.(a.model.ref) ?? UNKNOWN) - (latency?.(b.model.ref) ?? UNKNOWN),
};

const UNKNOWN = Number.MAX_SAFE_INTEGER;

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Answers are billed for more than questions, but there is more of the question: OpenClaw's turns are mostly context. */
function dollars(price: Price): number {
  switch (price.kind) {
    case 'free':
      return 0;
    case 'unstated':
      return UNKNOWN;
    case 'paid':
      return price.cost.input * 4 + price.cost.output;
  }
}
