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

export const implicitRow = (id: string): ImplicitRow | undefined => implicitRows().get(id);

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

/** Reads the form described at the head of the data. */
export const implicitRows = lazy((): ReadonlyMap<string, ImplicitRow> => {
  const written = JSON.parse(IMPLICIT_2026_5) as readonly WrittenRow[];
  const modelsOf = new Map(written.map(([id, , , , , , , models]) => [id, models] as const));
  return new Map(
    written.map((row) => {
      const [id, plugin, api, baseUrl, variables, more, countsFor, said] = row;
      const models = typeof said === 'string' ? modelsOf.get(said) : said;
      const rows = Array.isArray(models)
        ? models.map((model: WrittenModel) => modelRow(model, api, baseUrl))
        : undefined;
      const entry: JsonObject = {
        baseUrl,
        api,
        ...(more === 0 ? {} : more),
        ...(rows === undefined ? {} : { models: rows }),
      };
      return [
        id,
        {
          id,
          plugin,
          asks: countsFor === 0 ? id : (countsFor.split(' ')[0] ?? id),
          entry,
          variables: variables === 0 ? undefined : variables.split(' '),
          countsFor: countsFor === 0 ? [id] : [id, ...countsFor.split(' ')],
        },
      ] as const;
    }),
  );
});

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
