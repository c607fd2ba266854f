import { isObject, type Json, type JsonObject } from '../json.js';

/**
 * What `models list` needs to know of the files, beyond the models in use and the credentials: rows that a config or OpenClaw
 * itself wrote down. Ids and names are kept as written, because the list shows them so.
 */
export type ListingFacts = {
  /** Entries of `models.providers` in file order. */
  readonly configured: readonly WrittenProvider[];
  /** From models.json and the catalogs of plugins, which OpenClaw generates. Empty when there are none, or one is unreadable. */
  readonly generated: readonly WrittenProvider[];
  /** Plugins that change what a list shows (`PLUGINS_THAT_SHOW`) and that the config switches off. */
  readonly pluginsOff: readonly string[];
};

/** Owners of the rules in `modelRow.ts`. */
const PLUGINS_THAT_SHOW = ['anthropic', 'openai'] as const;

export type WrittenProvider = {
  readonly id: string;
  readonly api?: string;
  readonly baseUrl?: string;
  /** Something stands under `apiKey`, whatever it is. */
  readonly keyed: boolean;
  readonly auth?: string;
  readonly contextWindow?: number;
  readonly contextTokens?: number;
  readonly models: readonly WrittenModel[];
};

export type WrittenModel = {
  readonly id: string;
  readonly name: string;
  readonly api?: string;
  readonly baseUrl?: string;
  /** Absent when the entry does not say. */
  readonly input?: readonly string[];
  readonly contextWindow?: number;
  readonly contextTokens?: number;
};

/** A plugin's catalog file, parsed. */
export type PluginCatalog = { readonly pluginId: string; readonly json: Json };

/**
 * `config` after includes, variables and `env` were applied. `modelsJson` is undefined when the file is missing or no JSON:
 * OpenClaw then looks at no catalog either.
 */
export function listingFacts(
  config: Json | undefined,
  modelsJson: Json | undefined,
  catalogs: readonly PluginCatalog[],
): ListingFacts {
  return {
    configured: writtenProviders(isObject(config) ? config['models'] : undefined),
    generated: modelsJson === undefined ? [] : generatedProviders(modelsJson, catalogs),
    pluginsOff: pluginsOff(isObject(config) ? config.plugins : undefined),
  };
}

/** OpenClaw: everything off, denied, not among those allowed, or off by name. */
function pluginsOff(plugins: Json | undefined): readonly string[] {
  if (!isObject(plugins)) return [];
  const { enabled, allow, deny, entries } = plugins;
  return PLUGINS_THAT_SHOW.filter((id) => {
    const entry = isObject(entries) ? entries[id] : undefined;
    const named = isObject(entry) ? entry.enabled : undefined;
    const kept = !Array.isArray(allow) || allow.length === 0 || allow.includes(id) || named === true;
    return enabled === false || named === false || !kept || (Array.isArray(deny) && deny.includes(id));
  });
}

/** OpenClaw: a catalog counts only with its mark; its providers come after those of models.json and replace them by id. */
function generatedProviders(modelsJson: Json, catalogs: readonly PluginCatalog[]): readonly WrittenProvider[] {
  const byId = new Map(writtenProviders(modelsJson).map((provider) => [provider.id, provider]));
  for (const { json } of catalogs) {
    if (!isObject(json) || json['generatedBy'] !== CATALOG_MARK) continue;
    for (const provider of writtenProviders(json)) byId.set(provider.id, provider);
  }
  return [...byId.values()];
}

const CATALOG_MARK = 'openclaw-plugin-model-catalog-v1';

function writtenProviders(holder: Json | undefined): readonly WrittenProvider[] {
  const providers = isObject(holder) ? holder['providers'] : undefined;
  if (!isObject(providers)) return [];
  return Object.entries(providers).flatMap(([id, entry]) => (isObject(entry) ? [writtenProvider(id, entry)] : []));
}

function writtenProvider(id: string, entry: JsonObject): WrittenProvider {
  const models = entry['models'];
  return {
    id,
    ...text(entry, 'api'),
    ...text(entry, 'baseUrl'),
    keyed: isKey(entry['apiKey']),
    ...text(entry, 'auth'),
    ...positive(entry, 'contextWindow'),
    ...positive(entry, 'contextTokens'),
    models: Array.isArray(models) ? models.flatMap((model) => (isObject(model) ? writtenModel(model) : [])) : [],
  };
}

function writtenModel(entry: JsonObject): readonly WrittenModel[] {
  const id = entry['id'];
  if (typeof id !== 'string' || id.trim() === '') return [];
  const name = entry['name'];
  const input = entry['input'];
  return [
    {
      id,
      name: typeof name === 'string' && name.trim() !== '' ? name : id,
      ...text(entry, 'api'),
      ...text(entry, 'baseUrl'),
      ...(Array.isArray(input) ? { input: input.filter((kind) => typeof kind === 'string') } : {}),
      ...positive(entry, 'contextWindow'),
      ...positive(entry, 'contextTokens'),
    },
  ];
}

const isKey = (value: Json | undefined): boolean =>
  isObject(value) || (typeof value === 'string' && value.trim() !== '');

function text<K extends string>(entry: JsonObject, key: K): { readonly [P in K]?: string } {
  const value = entry[key];
  return typeof value === 'string' && value.trim() !== '' ? ({ [key]: value } as { [P in K]: string }) : {};
}

function positive<K extends string>(entry: JsonObject, key: K): { readonly [P in K]?: number } {
  const value = entry[key];
  return typeof value === 'number' && value > 0 ? ({ [key]: value } as { [P in K]: number }) : {};
}
