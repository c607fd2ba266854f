import type { Json, JsonObject } from '../json.js';
import { lazy } from '../lazy.js';
import { IMPLICIT_2026_5 } from './implicit2026.js';

/** What a plugin puts into a registry for one provider. */
export type ImplicitRow = {
  readonly id: string;
  readonly plugin: string;
  /** The id under which the plugin looks for a key. */
  readonly asks: string;
  /** Without a key. No `models` where only a server can tell them. */
  readonly entry: JsonObject;
  /** The plugin is asked only when one of these is set; undefined: always. */
  readonly variables: readonly string[] | undefined;
  /** Ids whose entry in the config counts for this provider; the first that has one. */
  readonly countsFor: readonly string[];
};

type WrittenModel = readonly [
  id: string,
  name: string | 0,
  flags: string,
  contextWindow: number,
  maxTokens: number,
  cost: readonly [number, number, number, number, Json?] | 0,
  more?: JsonObject,
];
type WrittenRow = readonly [
  id: string,
  plugin: string,
  api: string,
  baseUrl: string,
  variables: string | 0,
  more: JsonObject | 0,
  countsFor: string | 0,
  models: readonly WrittenModel[] | string | 0,
];

const written = lazy((): ReadonlyMap<string, WrittenRow> => {
  const rows = JSON.parse(IMPLICIT_2026_5) as readonly WrittenRow[];
  return new Map(rows.map((row) => [row[0], row] as const));
});

/** In the order in which OpenClaw adds them. */
export const implicitIds = (): readonly string[] => [...written().keys()];

/** Reads the form described at the head of the data: only of the row that is asked for, as most homes need few. */
export function implicitRow(id: string): ImplicitRow | undefined {
  const row = written().get(id);
  if (row === undefined) return undefined;
  const models = typeof row[7] === 'string' ? written().get(row[7])?.[7] : row[7];
  return asRow(row, Array.isArray(models) ? models : undefined);
}

function asRow(row: WrittenRow, models: readonly WrittenModel[] | undefined): ImplicitRow {
  const [id, plugin, api, baseUrl, variables, more, same] = row;
  const ids = same === 0 ? [id] : same.split(' ');
  return {
    id,
    plugin,
    asks: ids[0] ?? id,
    entry: {
      baseUrl,
      api,
      ...(more === 0 ? {} : more),
      ...(models === undefined ? {} : { models: models.map((model) => modelRow(model, api, baseUrl)) }),
    },
    variables: variables === 0 ? undefined : variables.split(' '),
    countsFor: [id, ...ids],
  };
}

const INPUTS: Readonly<Record<string, string>> = { t: 'text', i: 'image' };

function modelRow(model: WrittenModel, api: string, baseUrl: string): JsonObject {
  const [id, name, flags, contextWindow, maxTokens, cost, more = {}] = model;
  const [input, output, cacheRead, cacheWrite, tieredPricing] = cost === 0 ? [0, 0, 0, 0] : cost;
  const { contextTokens, ...others } = more;
  const states = flags.includes('b') ? { api: others.api ?? api, baseUrl } : flags.includes('a') ? { api } : {};
  return {
    id,
    name: name === 0 ? id : name,
    ...states,
    reasoning: flags.startsWith('r'),
    input: [...flags].flatMap((flag) => INPUTS[flag] ?? []),
    cost: { input, output, cacheRead, cacheWrite, ...(tieredPricing === undefined ? {} : { tieredPricing }) },
    contextWindow,
    ...(contextTokens === undefined ? {} : { contextTokens }),
    maxTokens,
    ...others,
  };
}
