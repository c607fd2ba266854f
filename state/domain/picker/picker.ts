import { asModelState, type Catalog, type CatalogModel } from '../catalog/catalog.js';
import type { Home, ModelState, ProviderState } from '../home.js';
import { aliasesOf, isWildcard } from '../models/aliases.js';
import { admissions } from '../models/allowlist.js';
import { asLoaded, type ModelRef, parseRef, refText } from '../models/modelId.js';
import { type RefContext, resolveFallback, resolvePrimary, resolveRef } from '../models/modelRef.js';
import { type Price, priceOf } from '../models/price.js';
import { likelyRefs } from '../models/spelling.js';
import { providerUnusable, type Unusable } from '../models/usable.js';
import { canonicalId } from '../providers/aliases.js';
import { providerRow } from '../providers/table.js';

/**
 * A model of the picker. What is here depends on the home as read, and never on a draft, a filter or a sort: so the number
 * that a person types means the same model until the files change.
 */
export type PickerModel = {
  /** Absolute, from 1. */
  readonly number: number;
  /** With the canonical provider, as Pincer shows and writes it. */
  readonly ref: string;
  readonly name: string;
  readonly input: ModelState['input'];
  /** What a turn may use. Undefined for a model that no catalogue has. */
  readonly contextTokens?: number;
  readonly price: Price;
  readonly reasoning: boolean;
  readonly local: boolean;
  /** In use, on the allowlist, or listed under `models.providers`. */
  readonly configured: boolean;
  /** What stops it apart from the allowlist. */
  readonly reason?: Unusable;
};

/**
 * Every model there is to pick from, in the order of their numbers: first those that would answer and may be chosen, of these
 * first what is configured; then what is configured and would not; then the rest. So what a list shows unasked is its start.
 */
export function pickerModels(home: Home, catalog?: Catalog): readonly PickerModel[] {
  const known = knownModels(home, catalog);
  const chain = chainSet(home);
  const used = new Set([...chain, ...listedRefs(home)]);
  const admits = admissions(home);
  const tiers: [Row[], Row[], Row[], Row[]] = [[], [], [], []];
  const taken = new Set<string>();
  const take = (row: Row) => {
    if (taken.has(row.ref)) return;
    taken.add(row.ref);
    const isUsable = row.reason === undefined && (chain.has(row.ref) || admits(row.ref) !== undefined);
    tiers[isUsable ? (row.configured ? 0 : 1) : row.configured ? 2 : 3].push(row);
  };
  for (const ref of used) take({ ...(known.get(ref) ?? unlisted(home, ref, known.keys())), configured: true });
  for (const row of known.values()) take(row);
  const rows = tiers.flat();
  for (const [i, row] of rows.entries()) row.number = i + 1;
  return rows;
}

/** Numbers are given when the order is known; copying thousands of rows for them would cost a millisecond or two. */
type Row = Omit<PickerModel, 'number'> & { number: number };

/** All models of the home's providers, then of the catalogue's other ones, by ref. */
function knownModels(home: Home, catalog: Catalog | undefined): ReadonlyMap<string, Row> {
  const rows = new Map<string, Row>();
  for (const provider of home.providers) {
    addModels(rows, provider, provider.models, providerUnusable(home, provider.id, provider));
  }
  const byId = new Map(home.providers.map((provider) => [provider.id, provider]));
  for (const entry of catalog?.values() ?? []) {
    const provider = byId.get(entry.id);
    if (isLeftOut(home, entry.id, provider)) continue;
    const models = entry.models.map((model) => limited(asModelState(model, entry), model));
    addModels(rows, { id: entry.id, local: false }, models, providerUnusable(home, entry.id, provider));
  }
  return rows;
}

function addModels(
  rows: Map<string, Row>,
  provider: Pick<ProviderState, 'id' | 'local'>,
  models: readonly ModelState[],
  reason: Unusable | undefined,
): void {
  for (const model of models) {
    const ref = refText({ provider: provider.id, model: model.id });
    if (!rows.has(ref)) rows.set(ref, rowOf(ref, provider, model, reason));
  }
}

/** Catalogue ids that would list the same models twice, and those whose config says that its own list is all. */
function isLeftOut(home: Home, id: string, provider: ProviderState | undefined): boolean {
  if (provider === undefined) return canonicalId(id) !== id || providerRow(id)?.sameModelsAs !== undefined;
  return provider.configured && home.models.mode === 'replace';
}

function rowOf(
  ref: string,
  provider: Pick<ProviderState, 'id' | 'local'>,
  model: ModelState,
  reason: Unusable | undefined,
): Row {
  return {
    number: 0,
    ref,
    name: model.name,
    input: model.input,
    contextTokens: model.contextTokens ?? model.contextWindow,
    price: priceOf(provider, model),
    reasoning: model.reasoning,
    local: provider.local,
    configured: model.origin === 'config',
    ...(reason === undefined ? {} : { reason }),
  };
}

const limited = (model: ModelState, { turnTokens }: CatalogModel): ModelState =>
  turnTokens === undefined ? model : { ...model, contextTokens: turnTokens };

/** A model that is in use although no catalogue has it. Providers with models of their own making may still serve it. */
function unlisted(home: Home, ref: string, known: Iterable<string>): Row {
  const slash = ref.indexOf('/');
  const id = ref.slice(0, slash);
  const name = ref.slice(slash + 1);
  const provider = home.providers.find((other) => other.id === id);
  const local = provider?.local ?? false;
  const reason = providerUnusable(home, id, provider) ?? unknownModel(id, ref, known);
  return {
    number: 0,
    ref,
    name,
    input: ['text'],
    price: priceOf({ id, local }, { id: name }),
    reasoning: false,
    local,
    configured: true,
    ...(reason === undefined ? {} : { reason }),
  };
}

const unknownModel = (provider: string, ref: string, known: Iterable<string>): Unusable | undefined =>
  providerRow(provider)?.open ? undefined : { kind: 'model-unknown', ref, near: likelyRefs(ref, known) };

/** The ref under which the picker has a model: provider aliases resolved, as the documents show refs. */
export const pickerRef = ({ provider, model }: ModelRef): string => refText({ provider: canonicalId(provider), model });

/** The models of the chain, then those of the image chain. */
function chainSet(context: PickerContext): ReadonlySet<string> {
  const { chain, images } = chainRefs(context);
  return new Set([...chain, ...images].flatMap((ref) => ref ?? []));
}

/** The models that the allowlist names one by one. */
const listedRefs = ({ models }: RefContext): readonly string[] =>
  (models.allowlist ?? [])
    .filter(({ ref }) => ref.trim() !== '' && !isWildcard(ref))
    .flatMap(({ ref }) => parseRef(asLoaded(ref)) ?? [])
    .map(pickerRef);

/** `config` tells whether settings that name nothing say so, or could not be read. */
export type PickerContext = RefContext & { readonly config?: Home['config'] };

/** A config that never could be read names no model; OpenClaw's own default would look like an answer. */
export const isDefaultUnknown = ({ config, models }: PickerContext): boolean =>
  config?.kind === 'broken' && models.text.form === 'absent';

/** The chains as picker refs, first the primary. Hops that are no refs are undefined, so that places stay right. */
export function chainRefs(context: PickerContext) {
  const { text, image } = context.models;
  const primary = resolvePrimary(context);
  const hops = text.fallbacks.map((hop) => resolveFallback(context, hop, primary));
  const images = [image.primary, ...image.fallbacks].map((hop) =>
    hop === undefined ? undefined : resolveRef(context, hop),
  );
  return {
    chain: [isDefaultUnknown(context) ? undefined : primary, ...hops].map((ref) => ref && pickerRef(ref)),
    images: images.map((found) => (found?.ok ? pickerRef(found.value) : undefined)),
  };
}

/** Alias of each picker ref that has one; of several the last. */
export const aliasByRef = (context: RefContext): ReadonlyMap<string, string> =>
  new Map(aliasesOf(context.models, 'running').map(({ alias, ref }) => [pickerRef(ref), alias]));
