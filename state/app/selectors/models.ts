import { builtInCatalog } from '../../domain/catalog/catalog.js';
import type { Dialect, Home, ModelSettings } from '../../domain/home.js';
import { type Price, priceText, tokensText } from '../../domain/models/price.js';
import { type Unusable, unusableWords } from '../../domain/models/usable.js';
import { type PickerModel, pickerModels } from '../../domain/picker/picker.js';
import { type PickerRow, pickerRows, viewRows } from '../../domain/picker/pickerRows.js';
import { cutMiddle, plain, widthOf } from '../../domain/text.js';
import { type Line, type Span, span, stated } from '../line.js';
import { memo } from '../memo.js';
import type { Model, ModelsSlice, ProbeEntry, Probes } from '../model.js';
import { answering } from './answering.js';
import { outcomeSpan } from './outcome.js';
import { readOnlyWords } from './readOnly.js';

const catalogOf = memo((version: Dialect['version']) => builtInCatalog(version));

/** Every model there is, by number; changes with the files alone, so that a number keeps its meaning. */
const numberedModels = memo((home: Home): readonly PickerModel[] =>
  pickerModels(home, catalogOf(home.dialect.version)),
);

/** Every model with what the draft makes of it, in the order of the numbers. */
const allRows = memo((home: Home, draft: ModelSettings, favourites: readonly string[]): readonly PickerRow[] =>
  pickerRows(numberedModels(home), { ...home, models: draft }, favourites),
);

export type ShownModels = { readonly rows: readonly PickerRow[]; readonly keys: readonly string[] };

const shown = memo(
  (
    rows: readonly PickerRow[],
    { all, filter, sort, favourites }: Pick<ModelsSlice, 'all' | 'filter' | 'sort' | 'favourites'>,
    byRef: Probes['byRef'],
  ): ShownModels => {
    const latency = (ref: string) => byRef[ref]?.last?.latencyMs;
    const view = viewRows(rows, { all, filter, sort, favourites, latency });
    return { rows: view, keys: view.map((row) => row.model.ref) };
  },
);

const NO_PROBES: Probes['byRef'] = {};

/** The part of the slice that decides which rows there are; the cursor and typed digits do not. */
const viewOf = memo((all: boolean, filter: string, sort: ModelsSlice['sort'], favourites: readonly string[]) => ({
  all,
  filter,
  sort,
  favourites,
}));

/** The rows of the picker. Probes matter to one way of sorting only, so that answers do not rebuild a list of thousands. */
export function modelsShown(
  home: Home,
  draft: ModelSettings,
  models: ModelsSlice,
  byRef: Probes['byRef'],
): ShownModels {
  const { all, filter, sort, favourites } = models;
  const view = viewOf(all, filter, sort, favourites);
  return shown(allRows(home, draft, favourites), view, sort === 'latency' ? byRef : NO_PROBES);
}

export const shownModels = ({ file, drafts, models, probes }: Model): ShownModels =>
  modelsShown(file.home, drafts.draft, models, probes.byRef);

/** How many there are, and how many of them would answer. */
export const modelCounts = memo((home: Home, draft: ModelSettings, favourites: readonly string[]) => {
  const rows = allRows(home, draft, favourites);
  return { usable: rows.filter((row) => row.usable).length, all: rows.length };
});

/** The model with that absolute number, shown or not. */
export const refByNumber = (model: Model, number: number): string | undefined =>
  numberedModels(model.file.home)[number - 1]?.ref;

/** The first model of a provider by number. */
export const anyModelOf = ({ file }: Model, id: string): string | undefined =>
  numberedModels(file.home).find((model) => model.ref.startsWith(`${id}/`))?.ref;

const byRefIndex = memo((models: readonly PickerModel[]) => new Map(models.map((model) => [model.ref, model])));

/** What the picker knows of a model. */
export const pickerModel = (home: Home, ref: string): PickerModel | undefined =>
  byRefIndex(numberedModels(home)).get(ref);

export const rowByRef = ({ file, drafts, models }: Model, ref: string): PickerRow | undefined =>
  allRows(file.home, drafts.draft, models.favourites).find((row) => row.model.ref === ref);

/** Usable models that the chain does not have yet. */
export const appendableRows = ({ file, drafts, models }: Model): readonly PickerRow[] =>
  allRows(file.home, drafts.draft, models.favourites).filter(
    (row) => row.usable && !row.tags.some((tag) => tag === 'default' || tag.startsWith('fallback#')),
  );

/** Number, ref, tags and alias, context, price, what it takes, state, star. Built for the visible rows only. */
export function modelCells(row: PickerRow, entry: ProbeEntry | undefined, home: Home, filter: string): Line {
  const { model, reason, favourite } = row;
  return [
    span(String(model.number), 'idle'),
    answering(span(plain(model.ref), reason ? 'idle' : 'plain'), filter),
    answering(aboutSpan(row), filter),
    span(model.contextTokens === undefined ? '' : tokensText(model.contextTokens)),
    priceSpan(model.price),
    span(takes(model), 'idle'),
    stateSpan(reason, entry, home),
    span(favourite ? '★' : '', 'warn'),
  ];
}

/** What the model is here for comes first, since its name may be long and is found elsewhere. */
function aboutSpan({ alias, tags }: PickerRow): Span {
  const marks = tags.filter((tag) => tag !== 'configured').map(shortTag);
  const text = [...marks, ...(alias === undefined ? [] : [plain(alias)])].join(' ');
  // An alias alone gives way altogether; a blank keeps the column for those that have room for it.
  return { ...span(text, 'accent'), short: marks.join(' ') || ' '.repeat(Math.min(1, text.length)) };
}

/** Zeros before the point give way; a price of many digits says more about the table than about the model: the details have it. */
function priceSpan(price: Price): Span {
  const text = priceText(price);
  const brief = text.replace(/\b0\./g, '.');
  return { ...span(text, price.kind === 'unstated' ? 'idle' : 'plain'), short: brief.length > 9 ? '$' : brief };
}

/** As the chain marks its hops, since a column holds several: `▶` for the default, `#1`, `img`, `i1`. */
const shortTag = (tag: string): string =>
  tag === 'default' ? '▶' : tag.replace('image', 'img').replace('img-fallback#', 'i').replace('fallback', '');

/** `img` for pictures, `think` for reasoning: what tells models apart beside text. */
function takes({ input, reasoning }: PickerModel): string {
  const words = [...(input.includes('image') ? ['img'] : []), ...(reasoning ? ['think'] : [])];
  return words.join(' ');
}

function stateSpan(reason: PickerRow['reason'], entry: ProbeEntry | undefined, home: Home): Span {
  if (entry) return outcomeSpan(entry, home);
  if (!reason) return span('');
  return stated('idle', plain(unusableWords(reason)), SHORT[reason.kind]);
}

/**
 * What a number means while it is typed, in at most `cells`: it may stand for a model that the list does not show. A long
 * ref gives way, since the number and what Enter does have to be seen.
 */
export function numberWords(home: Home, digits: string, keys: readonly string[], cells: number): string {
  if (digits === '') return '';
  const models = numberedModels(home);
  const ref = models[Number(digits) - 1]?.ref;
  if (ref === undefined) return `  ${digits}: there is no such number, the last is ${models.length}`;
  const before = `  ${digits} → `;
  const picks = readOnlyWords(home) === undefined ? '  Enter picks it' : '';
  const hidden = keys.includes(ref) ? '' : ', not shown';
  const whole = before + plain(ref) + hidden + picks;
  return widthOf(whole) <= cells
    ? whole
    : before + cutMiddle(plain(ref), Math.max(8, cells - widthOf(before + picks))) + picks;
}

/** Why a model cannot be used, where there is room for a word or two; the details say it in full. */
const SHORT: Readonly<Record<Unusable['kind'], string>> = {
  'no-credential': 'no key',
  'credential-dead': 'expired',
  'credential-unresolved': 'no secret',
  'credential-unread': 'not known',
  malformed: 'malformed',
  'provider-unknown': 'no setup',
  'provider-not-shipped': 'no plugin',
  'model-unknown': 'unknown',
  'not-allowed': 'unlisted',
};
