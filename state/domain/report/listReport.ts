import type { Catalog } from '../catalog/catalog.js';
import type { Home } from '../home.js';
import { lazy } from '../lazy.js';
import { refText } from '../models/modelId.js';
import type { Problem } from '../problem.js';
import { canonicalId, idForWriting, providerId } from '../providers/aliases.js';
import { retiredFor } from '../providers/retired.js';
import { providerRow } from '../providers/table.js';
import { fail, ok, type Result } from '../result.js';
import { type ListAuth, listAuth } from './listAuth.js';
import { type ListEntry, listEntries } from './listEntries.js';
import { locallyResolved } from './listLocal.js';
import {
  byProviderAndId,
  byProviderAndName,
  catalogRows,
  configuredModel,
  configuredRows,
  generatedRegistry,
  generatedRows,
  overlaid,
} from './listSources.js';
import { asPluginShows, isThisMachine, type Listed, type ListRow, UNKNOWN_WINDOW, withoutPlugin } from './modelRow.js';

export type ListFlags = { readonly all: boolean; readonly local: boolean; readonly provider?: string };

/** The JSON of OpenClaw 2026.5's `models list --json`. */
export type ListReport = { readonly count: number; readonly models: readonly ListRow[] };

/** What `--provider` means; undefined for no filter. Problem: `usage`, for a display label. */
export function providerFilter(text: string | undefined): Result<string | undefined, Problem> {
  const filter = text?.trim() ?? '';
  if (filter === '') return ok(undefined);
  if (!/\s/.test(filter)) return ok(idForWriting(filter));
  const message = `Invalid provider filter "${filter}". Use a provider id such as "moonshot", not a display label.`;
  return fail({ kind: 'usage', message });
}

/** What `pincer list` prints. `flags.provider` comes from {@link providerFilter}. */
export function listReport(home: Home, catalog: Catalog, flags: ListFlags): ListReport {
  const list = startList(home, catalog, flags);
  if (flags.provider !== undefined) addProvider(list, flags.provider);
  else if (flags.all) addAll(list);
  else addInUse(list);
  return { count: list.rows.length, models: list.rows };
}

type List = {
  readonly home: Home;
  readonly catalog: Catalog;
  readonly flags: ListFlags;
  readonly auth: ListAuth;
  readonly entries: readonly ListEntry[];
  readonly entryOf: ReadonlyMap<string, ListEntry>;
  /** Models that the config describes, see `statedKey`. */
  readonly stated: () => ReadonlySet<string>;
  readonly rows: ListRow[];
  readonly seen: Set<string>;
};

function startList(home: Home, catalog: Catalog, flags: ListFlags): List {
  const entries = listEntries(home);
  return {
    home,
    catalog,
    flags,
    auth: listAuth(home, home.listing),
    entries,
    entryOf: new Map(entries.map((entry) => [entry.key, entry])),
    stated: lazy(() => statedIn(home)),
    rows: [],
    seen: new Set(),
  };
}

/** Without flags: what the config names, what it defines, and what can be used besides. */
function addInUse(list: List): void {
  addEntries(list);
  addConfigured(list);
  for (const model of usableModels(list)) add(list, model, list.auth.has(model.provider));
}

/** `--all`: what OpenClaw generated, what the config defines, and its whole catalogue. */
function addAll(list: List): void {
  addGenerated(list, (model, keyed) => {
    const borrowed = list.entryOf.has(keyOf(model)) && list.auth.borrows(model.provider);
    return keyed || borrowed || list.auth.has(model.provider);
  });
  addConfigured(list);
  for (const model of [...catalogRows(list.catalog)].sort(byProviderAndId))
    add(list, model, list.auth.has(model.provider));
}

/** `--provider`: everything there is to know about one. */
function addProvider(list: List, provider: string): void {
  // A catalogue that grows online: OpenClaw then starts from what it generated and what the config names.
  const grows = providerRow(provider)?.catalogue === 'refreshable';
  if (grows) {
    addGenerated(list, (model, keyed) => keyed || list.auth.has(model.provider));
    addEntries(list);
  }
  const signedIn = list.auth.has(provider) || list.auth.has(canonicalId(provider));
  const known = fromCatalog(list, provider, signedIn);
  for (const model of known) add(list, model, list.auth.has(model.provider));
  addEntries(list);
  addConfigured(list);
  if (list.rows.length === 0) addGenerated(list, (model) => list.auth.has(model.provider));
}

function addEntries(list: List): void {
  for (const entry of list.entries) if (!list.seen.has(entry.key)) addEntry(list, entry);
}

function addGenerated(list: List, isAvailable: (model: Listed, keyed: boolean) => boolean): void {
  const registry = [...generatedRegistry(list.home.listing)].sort((a, b) => byProviderAndId(a.model, b.model));
  for (const { model, keyed } of registry) add(list, model, isAvailable(model, keyed));
}

const fromCatalog = (list: List, only?: string, signedIn?: boolean): readonly Listed[] => {
  const { pluginsOff } = list.home.listing;
  const rows = catalogRows(list.catalog, only, signedIn);
  return pluginsOff.length === 0 ? rows : rows.map((model) => withoutPlugin(model, pluginsOff));
};

function usableModels(list: List): readonly Listed[] {
  const generated = generatedRows(list.home.listing).filter(
    (model) => retiredFor(model.provider, model.id) === undefined,
  );
  const base = generated.length > 0 ? generated : fromCatalog(list);
  return overlaid(base, list.home.listing)
    .filter((model) => list.auth.has(model.provider))
    .sort(byProviderAndName);
}

function addConfigured(list: List): void {
  for (const model of configuredRows(list.home.listing)) add(list, model, list.auth.has(model.provider));
}

const keyOf = (model: Listed): string => refText({ provider: model.provider, model: model.id });

function add(list: List, model: Listed, available: boolean): void {
  const key = keyOf(model);
  if (list.seen.has(key) || !passes(list.flags, model)) return;
  const shown = asPluginShows(model, {
    windowStated: isWindowStated(list, model),
    off: list.home.listing.pluginsOff,
  });
  if (retiredFor(shown.provider, shown.id) !== undefined) return;
  list.seen.add(key);
  list.rows.push(row(key, shown, known(list.home, available), list.entryOf.get(key)));
}

/** A model that the config names. Its name is its id, unless the config describes it. */
function addEntry(list: List, entry: ListEntry): void {
  if (list.flags.provider !== undefined && providerId(entry.provider) !== list.flags.provider) return;
  const model = entryModel(list, entry);
  if (model === undefined || (list.flags.local && !isThisMachine(model.baseUrl))) return;
  const shown = asPluginShows(model, {
    windowStated: isWindowStated(list, model),
    off: list.home.listing.pluginsOff,
  });
  if (retiredFor(shown.provider, shown.id) !== undefined) return;
  list.seen.add(entry.key);
  list.rows.push(row(entry.key, shown, known(list.home, list.auth.has(shown.provider)), entry));
}

/** With `--local` OpenClaw looks closer, at the address; without, it takes what the config says of the model or nothing. */
function entryModel(list: List, entry: ListEntry): Listed | undefined {
  const { listing } = list.home;
  if (list.flags.local && !list.flags.all) return locallyResolved(listing, entry.provider, entry.model);
  const described = configuredModel(listing, entry.provider, entry.model);
  const bare = { provider: entry.provider, id: entry.model, name: entry.model, input: ['text'] };
  return described ?? { ...bare, contextWindow: UNKNOWN_WINDOW };
}

const passes = (flags: ListFlags, model: Listed): boolean =>
  (flags.provider === undefined || idForWriting(model.provider) === flags.provider) &&
  (!flags.local || isThisMachine(model.baseUrl));

const statedIn = ({ listing }: Home): ReadonlySet<string> =>
  new Set(listing.configured.flatMap(({ id, models }) => models.map((model) => statedKey(id, model.id))));

const statedKey = (provider: string, model: string): string => `${providerId(provider)}\n${model.toLowerCase()}`;

const isWindowStated = (list: List, { provider, id }: Listed): boolean => list.stated().has(statedKey(provider, id));

/** What was not found may be in a store that is not read. OpenClaw prints `null` for what it does not know either. */
const known = ({ auth }: Home, available: boolean): boolean | null =>
  available || auth.unreadStore === undefined ? available : null;

function row(key: string, model: Listed, available: boolean | null, entry: ListEntry | undefined): ListRow {
  const aliases = entry?.aliases ?? [];
  return {
    key,
    name: model.name,
    input: model.input.join('+') || 'text',
    contextWindow: model.contextWindow,
    ...(model.contextTokens === undefined ? {} : { contextTokens: model.contextTokens }),
    local: isThisMachine(model.baseUrl),
    available,
    tags: [...(entry?.tags ?? []), ...(aliases.length === 0 ? [] : [`alias:${aliases.join(',')}`])],
    missing: false,
  };
}
