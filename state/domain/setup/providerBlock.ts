import { isObject, type Json, type JsonObject, type KeyPath, sameJson, valueAt } from '../json.js';
import { publicUrl } from '../masking/publicText.js';
import type { Edit } from '../patch.js';
import { idForWriting, providerId } from '../providers/aliases.js';
import { type Rows, rowEdits, rowsOf } from './modelRows.js';
import type { Endpoint } from './setup.js';
import type { SetupNotice } from './setupNotice.js';

/** The entry of a provider under `models.providers`, under whatever spelling it stands there. */
export type Block = { readonly path: KeyPath; readonly key: string; readonly value: Json };

const PROVIDERS: KeyPath = ['models', 'providers'];

/**
 * The entry that OpenClaw takes for a provider. Ids are compared without case, and that is all: one that is called `z.ai` is not looked
 * at for `zai`.
 */
export const blockOf = (config: Json, provider: string): Block | undefined =>
  entries(config).find(({ key }) => providerId(key) === idForWriting(provider));

/** Every entry that a person may have meant for it. */
export const blocksOf = (config: Json, provider: string): readonly Block[] =>
  entries(config).filter(({ key }) => idForWriting(key) === idForWriting(provider));

function entries(config: Json): readonly Block[] {
  const providers = valueAt(config, PROVIDERS);
  return Object.entries(isObject(providers) ? providers : {}).map(([key, value]) => ({
    path: [...PROVIDERS, key],
    key,
    value,
  }));
}

/** What is to stand in the entry. What is left out stays as it is. */
export type Wanted = {
  readonly provider: string;
  readonly endpoint?: Endpoint;
  /** A reference, a placeholder, or the key itself where that was asked for. */
  readonly apiKey?: Json;
  readonly rows: Rows;
  /** OpenClaw: what no plugin of it owns has to have an address and a list of models, be it an empty one. */
  readonly isOwn: boolean;
};

export type Edited = { readonly edits: readonly Edit[]; readonly notices: readonly SetupNotice[] };

/** Makes the entry, or brings the one that is there in line, key by key. Nothing that it says besides is touched. */
export function blockEdits(config: Json, wanted: Wanted): Edited {
  const { endpoint, apiKey, rows, isOwn } = wanted;
  const block = blockOf(config, wanted.provider);
  if (block !== undefined && isObject(block.value)) return inPlace(block, block.value, wanted);
  if (endpoint === undefined && apiKey === undefined && rows.length === 0) return { edits: [], notices: [] };
  const models = rows.length > 0 || isOwn ? { models: rowsOf(rows) } : {};
  const value = {
    ...(endpoint === undefined ? {} : { baseUrl: endpoint.baseUrl }),
    ...(apiKey === undefined ? {} : { apiKey }),
    ...(endpoint === undefined ? {} : { api: endpoint.api }),
    ...(endpoint?.authHeader ? { authHeader: true } : {}),
    ...models,
  };
  const path = block?.path ?? [...PROVIDERS, idForWriting(wanted.provider)];
  return { edits: [{ path, was: block?.value, value }], notices: [] };
}

function inPlace({ path, key }: Block, value: JsonObject, { endpoint, apiKey, rows, isOwn }: Wanted): Edited {
  const set = (name: string, to: Json | undefined): readonly Edit[] =>
    to === undefined || sameJson(value[name], to) ? [] : [{ path: [...path, name], was: value[name], value: to }];
  const models = rowEdits([...path, 'models'], value.models, rows, isOwn);
  return {
    edits: [
      ...set('baseUrl', endpoint?.baseUrl),
      ...set('apiKey', apiKey),
      ...set('api', endpoint?.api),
      ...set('authHeader', endpoint?.authHeader),
      ...models,
    ],
    notices: [...moved(key, value, endpoint), ...replaced(path, value.apiKey, apiKey)],
  };
}

function moved(key: string, { baseUrl }: JsonObject, endpoint: Endpoint | undefined): readonly SetupNotice[] {
  if (endpoint === undefined || typeof baseUrl !== 'string' || baseUrl.trim() === '') return [];
  const [from, to] = [publicUrl(baseUrl), publicUrl(endpoint.baseUrl)];
  return from === to ? [] : [{ kind: 'endpoint-replaced', provider: key, from, to, needsYes: false }];
}

/** A reference that makes place for another one is told by the diff. */
const replaced = (path: KeyPath, was: Json | undefined, value: Json | undefined): readonly SetupNotice[] =>
  value !== undefined && typeof was === 'string' && was.trim() !== '' && was !== value
    ? [{ kind: 'key-replaced', path: [...path, 'apiKey'].join('.'), needsYes: false }]
    : [];
