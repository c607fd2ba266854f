import type { ModelState } from '../home.js';
import { isObject, type Json, type JsonObject } from '../json.js';
import { normalModelId } from '../models/modelId.js';

/** A provider as it stands in a config or registry, taken field by field: what is malformed counts as absent. */
export type WrittenProvider = {
  readonly writtenAs: string;
  readonly baseUrl?: string;
  readonly api?: string;
  readonly auth?: string;
  readonly apiKey?: Json;
  readonly headers: JsonObject;
  /** `request.headers`, which beat all others. */
  readonly requestHeaders: JsonObject;
  readonly authHeader: boolean;
  readonly models: readonly ModelState[];
  /** Headers of single models, by model id. */
  readonly modelHeaders: ReadonlyMap<string, JsonObject>;
  /** What made part of the entry unusable, at this path below it. */
  readonly faults: readonly { readonly path: readonly (string | number)[]; readonly message: string }[];
};

type Origin = ModelState['origin'];

/** Window and limit of a model that says nothing, by where it stands. OpenClaw gives those of a registry less. */
const WINDOW: Readonly<Record<Origin, number>> = {
  config: 200_000,
  'built-in': 200_000,
  'models.json': 128_000,
  'plugin-catalog': 128_000,
};
const MAX_TOKENS = 8192;

export function writtenProvider(writtenAs: string, value: Json, origin: Origin): WrittenProvider {
  const faults: Faults = [];
  if (!isObject(value)) {
    faults.push({ path: [], message: 'a provider is an object of settings' });
    return {
      writtenAs,
      headers: {},
      requestHeaders: {},
      authHeader: false,
      models: [],
      modelHeaders: new Map(),
      faults,
    };
  }
  const baseUrl = textOf(value, 'baseUrl', faults);
  const api = textOf(value, 'api', faults) ?? apiOf(writtenAs, value);
  const auth = textOf(value, 'auth', faults);
  const rows = firstOfEach(value.models === undefined ? [] : modelRows(value.models, faults));
  return {
    writtenAs,
    ...defined({ baseUrl, api, auth }),
    ...(value.apiKey === undefined ? {} : { apiKey: value.apiKey }),
    headers: isObject(value.headers) ? value.headers : {},
    requestHeaders: isObject(value.request) && isObject(value.request.headers) ? value.request.headers : {},
    authHeader: value.authHeader === true,
    models: rows.map((row) => modelState(row, { provider: writtenAs, api, origin })),
    modelHeaders: new Map(
      rows.flatMap((row) => (isObject(row.headers) ? [[normalModelId(writtenAs, row.id), row.headers] as const] : [])),
    ),
    faults,
  };
}

/** Of two models with one id, OpenClaw takes the first. */
function firstOfEach(rows: readonly ModelRow[]): readonly ModelRow[] {
  const seen = new Set<string>();
  return rows.filter(({ id }) => seen.size < seen.add(id).size);
}

/** The same without the keys that are undefined. */
const defined = <K extends string>(texts: Readonly<Record<K, string | undefined>>): { readonly [P in K]?: string } =>
  Object.fromEntries(Object.entries(texts).filter(([, text]) => text !== undefined)) as { [P in K]?: string };

type Faults = { path: readonly (string | number)[]; message: string }[];

function textOf(value: JsonObject, key: string, faults: Faults): string | undefined {
  const said = value[key];
  if (said === undefined) return undefined;
  if (typeof said === 'string') return said.trim() || undefined;
  faults.push({ path: [key], message: `${key} is a text` });
  return undefined;
}

/** OpenClaw: the Anthropic plugin states the API of its own two ids where a config does not. */
const apiOf = (writtenAs: string, value: JsonObject): string | undefined =>
  /^(?:anthropic|claude-cli)$/i.test(writtenAs.trim()) && Array.isArray(value.models) && value.models.length > 0
    ? 'anthropic-messages'
    : undefined;

type ModelRow = JsonObject & { readonly id: string };

function modelRows(value: Json, faults: Faults): readonly ModelRow[] {
  if (!Array.isArray(value)) {
    faults.push({ path: ['models'], message: 'models is a list' });
    return [];
  }
  return value.flatMap((row: Json, i): readonly ModelRow[] => {
    if (isObject(row) && typeof row.id === 'string' && row.id.trim() !== '') return [{ ...row, id: row.id }];
    faults.push({ path: ['models', i], message: 'a model is an object with an id' });
    return [];
  });
}

function modelState(
  row: ModelRow,
  from: { readonly provider: string; readonly api: string | undefined; readonly origin: Origin },
): ModelState {
  const contextWindow = positive(row.contextWindow) ?? WINDOW[from.origin];
  const contextTokens = positive(row.contextTokens);
  return {
    id: normalModelId(from.provider, row.id),
    name: textIn(row.name) ?? row.id,
    origin: from.origin,
    ...defined({ api: textIn(row.api) ?? from.api, baseUrl: textIn(row.baseUrl) }),
    ...wireFacts(row),
    reasoning: row.reasoning === true,
    input: inputs(row.input),
    cost: costOf(row.cost),
    contextWindow,
    ...(contextTokens === undefined ? {} : { contextTokens }),
    maxTokens: Math.min(positive(row.maxTokens) ?? MAX_TOKENS, contextWindow),
  };
}

function wireFacts(row: ModelRow): Pick<ModelState, 'headerNames' | 'maxTokensField'> {
  const headerNames = isObject(row.headers) ? Object.keys(row.headers) : [];
  const field = isObject(row.compat) ? row.compat.maxTokensField : undefined;
  return {
    ...(headerNames.length > 0 ? { headerNames } : {}),
    ...(field === 'max_tokens' || field === 'max_completion_tokens' ? { maxTokensField: field } : {}),
  };
}

const textIn = (value: Json | undefined): string | undefined =>
  typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;

const positive = (value: Json | undefined): number | undefined =>
  typeof value === 'number' && Number.isFinite(value) && value > 0 ? value : undefined;

const KINDS = ['text', 'image', 'video', 'audio'] as const;

function inputs(value: Json | undefined): ModelState['input'] {
  if (!Array.isArray(value)) return ['text'];
  return KINDS.filter((kind) => value.includes(kind));
}

function costOf(value: Json | undefined): NonNullable<ModelState['cost']> {
  const said = isObject(value) ? value : {};
  const price = (key: string) => (typeof said[key] === 'number' ? said[key] : 0);
  return {
    input: price('input'),
    output: price('output'),
    cacheRead: price('cacheRead'),
    cacheWrite: price('cacheWrite'),
  };
}
