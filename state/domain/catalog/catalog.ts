import type { Cost, Dialect, ModelState } from '../home.js';
import { CATALOG_2026_5 } from './may2026.js';
import { CATALOG_2026_9 } from './september2026.js';

/** The models of one provider that OpenClaw knows without asking it. */
export type CatalogProvider = {
  readonly id: string;
  readonly api?: string;
  readonly baseUrl?: string;
  readonly models: readonly CatalogModel[];
};

export type CatalogModel = {
  readonly id: string;
  readonly name: string;
  readonly reasoning: boolean;
  readonly input: ModelState['input'];
  /** Tokens, as `models list` prints it. */
  readonly contextWindow: number;
  /** Only where `models list` prints it. */
  readonly contextTokens?: number;
  /** What 2026.5 limits a turn to where that is less than the window, although `models list` does not say so. */
  readonly turnTokens?: number;
  readonly maxTokens: number;
  /** Absent where the catalogue does not say. */
  readonly cost?: Cost;
};

/** By provider id, in OpenClaw's order. Ids that are another name of a provider are in it too, as OpenClaw has them. */
export type Catalog = ReadonlyMap<string, CatalogProvider>;

const TEXTS: Readonly<Record<Dialect['version'], string>> = { '2026.5': CATALOG_2026_5, '2026.9': CATALOG_2026_9 };

/** The catalogue that comes with an OpenClaw. Parses about 25 kB (a third of a millisecond): keep the result. */
export const builtInCatalog = (version: Dialect['version']): Catalog => parseCatalog(TEXTS[version]);

type WrittenModel = readonly [
  id: string,
  name: string | 0,
  flags: string,
  contextWindow: number,
  maxTokens: number,
  cost: readonly [number, number, number, number] | 0,
  contextTokens?: number,
  turnTokens?: number,
];
type WrittenProvider = readonly [id: string, api: string, baseUrl: string, models: readonly WrittenModel[] | string];

/**
 * Reads the form described at the head of the data modules. Throws on any other: the text is part of the program.
 * @internal Exported for its test.
 */
export function parseCatalog(text: string): Catalog {
  const written = JSON.parse(text) as readonly WrittenProvider[];
  const catalog = new Map<string, CatalogProvider>();
  const later: WrittenProvider[] = [];
  for (const row of written) {
    if (typeof row[3] === 'string') later.push(row);
    else catalog.set(row[0], provider(row, row[3].map(model)));
  }
  for (const row of later) catalog.set(row[0], provider(row, catalog.get(String(row[3]))?.models ?? []));
  return catalog;
}

const provider = ([id, api, baseUrl]: WrittenProvider, models: readonly CatalogModel[]): CatalogProvider => ({
  id,
  ...(api === '' ? {} : { api }),
  ...(baseUrl === '' ? {} : { baseUrl }),
  models,
});

const INPUTS: Readonly<Record<string, ModelState['input'][number]>> = { t: 'text', i: 'image', v: 'video', a: 'audio' };

function model(row: WrittenModel): CatalogModel {
  const [id, name, flags, contextWindow, maxTokens, cost, contextTokens, turnTokens] = row;
  return {
    id,
    name: name === 0 ? id : name,
    reasoning: flags.startsWith('r'),
    input: [...flags].flatMap((flag) => INPUTS[flag] ?? []),
    contextWindow,
    ...(contextTokens ? { contextTokens } : {}),
    ...(turnTokens ? { turnTokens } : {}),
    maxTokens,
    ...(cost === 0 ? {} : { cost: { input: cost[0], output: cost[1], cacheRead: cost[2], cacheWrite: cost[3] } }),
  };
}

/** A catalogue model as the rest of the program holds models. */
export const asModelState = (entry: CatalogModel, from: CatalogProvider): ModelState => ({
  id: entry.id,
  name: entry.name,
  origin: 'built-in',
  ...(from.api === undefined ? {} : { api: from.api }),
  ...(from.baseUrl === undefined ? {} : { baseUrl: from.baseUrl }),
  reasoning: entry.reasoning,
  input: entry.input,
  ...(entry.cost === undefined ? {} : { cost: entry.cost }),
  contextWindow: entry.contextWindow,
  ...(entry.contextTokens === undefined ? {} : { contextTokens: entry.contextTokens }),
  maxTokens: entry.maxTokens,
});
