import type { ModelOnServer } from '../../state/domain/discovery/discovery.js';
import { isObject, type Json, type JsonObject, valueAt } from '../../state/domain/json.js';
import type { FoundModel } from '../../state/domain/setup/trial.js';
import { type ApiRequest, objectsIn, optional, sizeOf, textOf, trimmed } from '../apis/api.js';
import { listRunning, readRunning, readTrained } from '../apis/ollama.js';
import { numCtxShown, showEach, shown } from '../listing/kinds.js';
import { allRows, detailed, type ListingWish } from '../listing/list.js';
import { foundIn } from '../listing/rows.js';
import { bodyOf } from '../probes/ask.js';

/** The models of a server, and whether its list goes on beyond what was read. */
export type OnServer = {
  readonly models: readonly ModelOnServer[];
  readonly isCut: boolean;
  readonly takesAnyId: boolean;
};

/** Rows that are read of one list. */
const MOST_ROWS = 10_000;

/** Ollama is asked about each model; nobody has more than these. */
const MOST_SHOWN = 2000;

/** Everything that a server tells of its models: what they can do, how much context they have and run with, which are loaded. */
export async function modelsOn(wish: ListingWish): Promise<OnServer> {
  const rows = await allRows(wish);
  const isCut = rows.length >= MOST_ROWS;
  // It signs the list of its other API so.
  const isOllama = wish.api === 'ollama' || rows[0]?.owned_by === 'library';
  const models = isOllama ? await onOllama(wish, foundIn(wish.api, rows)) : await onOther(wish, rows);
  const takesAnyId = rows.length === 1 && rows.every((row) => row.owned_by === 'llamacpp' && !isObject(row.status));
  return { models, isCut, takesAnyId };
}

async function onOllama(wish: ListingWish, models: readonly FoundModel[]): Promise<readonly ModelOnServer[]> {
  const [told, running] = await Promise.all([
    showEach({ ...wish, models }, MOST_SHOWN, ofOllama),
    // Without this path, or with nothing in it, nobody knows what is loaded.
    wish.ask(listRunning(wish.baseUrl), true).then(bodyOf),
  ]);
  return models.map((model) => ({ ...model, ...told.get(model.id), ...loadedOllama(running, model.id) }));
}

/** What runs is what is loaded; before that, what the Modelfile says. */
function ofOllama(body: Json): Partial<ModelOnServer> {
  const [asked, trained] = [numCtxShown(body), readTrained(body)];
  // It runs no model with more than that was trained with.
  const running = asked === undefined ? undefined : Math.min(asked, trained ?? asked);
  return {
    ...shown(body),
    ...optional('trained', trained),
    ...(running === undefined ? {} : { running, runningFrom: 'num_ctx' }),
  };
}

function loadedOllama(body: Json | undefined, id: string): Partial<ModelOnServer> {
  if (!isObject(body) || !Array.isArray(body.models)) return {};
  const isLoaded = objectsIn(body.models).some(({ name, model }) => name === id || model === id);
  const running = isLoaded ? readRunning(body, id) : undefined;
  return {
    load: isLoaded ? 'loaded' : 'not loaded',
    ...(running === undefined ? {} : { running, runningFrom: '/api/ps' }),
  };
}

type Row = { readonly id: string; readonly row: JsonObject };
type More = (wish: ListingWish) => Promise<ReadonlyMap<string, Partial<ModelOnServer>>>;

async function onOther(wish: ListingWish, rows: readonly JsonObject[]): Promise<readonly ModelOnServer[]> {
  const more = EXTRA[textOf(rows[0]?.owned_by) ?? ''];
  const [models, extra] = await Promise.all([
    detailed(wish, rows),
    isSingle(rows) ? more?.(wish) : moreOfMany(more, wish),
  ]);
  const listed = new Map(
    rows
      .flatMap((row) => rowOf(row) ?? [])
      .reverse()
      .map(({ id, row }) => [id, fromRow(row)]),
  );
  const [first] = models;
  return models.map((model) => ({
    ...model,
    ...listed.get(model.id),
    ...(extra?.get(model.id) ?? (model === first ? extra?.get(ONLY) : undefined)),
  }));
}

const isSingle = (rows: readonly JsonObject[]): boolean => rows.length === 1 && !isObject(rows[0]?.status);

/** Asking a router for the props of a model would load it. */
const moreOfMany = (more: More | undefined, wish: ListingWish) => (more === props ? undefined : more?.(wish));

function rowOf(row: JsonObject): Row | undefined {
  const id = textOf(row.id);
  return id === undefined ? undefined : { id, row };
}

/** vLLM and SGLang tell what they were started with, llama-server both sizes, a router what it has loaded. */
function fromRow(row: JsonObject): Partial<ModelOnServer> {
  const trained = sizeOf(valueAt(row, ['meta', 'n_ctx_train']));
  const [running, from] =
    sizeOf(valueAt(row, ['meta', 'n_ctx'])) === undefined
      ? [sizeOf(row.max_model_len), 'max_model_len']
      : [sizeOf(valueAt(row, ['meta', 'n_ctx'])), 'meta.n_ctx'];
  return {
    ...optional('trained', trained),
    ...(running === undefined ? {} : { running, runningFrom: from }),
    ...optional('load', routerState(row)),
  };
}

function routerState({ status }: JsonObject): ModelOnServer['load'] {
  if (!isObject(status)) return undefined;
  if (status.failed === true) return 'failed';
  return status.value === 'loaded' ? 'loaded' : 'not loaded';
}

/** Of a server with one model. */
const ONLY = '';

const rootOf = (baseUrl: string): string => trimmed(baseUrl).replace(/\/v1$/i, '');
const get = (url: string): ApiRequest => ({ method: 'GET', url });

const props: More = async ({ baseUrl, ask }) => {
  const body = bodyOf(await ask(get(`${rootOf(baseUrl)}/props`), true));
  const running = sizeOf(valueAt(body, ['default_generation_settings', 'n_ctx']));
  const load = { load: isObject(body) && body.is_sleeping === true ? 'not loaded' : 'loaded' } as const;
  return new Map([[ONLY, running === undefined ? {} : { running, runningFrom: '/props', ...load }]]);
};

/** 0.3.6 and later; newer versions tell the same of each instance in `/api/v1/models`. */
const lmStudio: More = async ({ baseUrl, ask }) => {
  const older = bodyOf(await ask(get(`${rootOf(baseUrl)}/api/v0/models`), true));
  if (isObject(older) && Array.isArray(older.data)) return new Map(objectsIn(older.data).flatMap(ofLmStudio));
  const newer = bodyOf(await ask(get(`${rootOf(baseUrl)}/api/v1/models`), true));
  return new Map(isObject(newer) ? objectsIn(newer.models).flatMap(ofNewerLmStudio) : []);
};

type Told = readonly (readonly [string, Partial<ModelOnServer>])[];

function ofLmStudio(row: JsonObject): Told {
  const id = textOf(row.id);
  if (id === undefined) return [];
  return [[id, lmStudioFacts(row.state === 'loaded', row.max_context_length, row.loaded_context_length)]];
}

function ofNewerLmStudio(row: JsonObject): Told {
  const id = textOf(row.key);
  if (id === undefined) return [];
  const [instance] = objectsIn(row.loaded_instances);
  const running = valueAt(instance, ['config', 'context_length']);
  return [[id, lmStudioFacts(instance !== undefined, row.max_context_length, running)]];
}

function lmStudioFacts(isLoaded: boolean, most: Json | undefined, size: Json | undefined): Partial<ModelOnServer> {
  const running = isLoaded ? sizeOf(size) : undefined;
  return {
    load: isLoaded ? 'loaded' : 'not loaded',
    ...optional('trained', sizeOf(most)),
    ...(running === undefined ? {} : { running, runningFrom: 'loaded_context_length' }),
  };
}

/** By the signature of a list: what tells more than a list does of loaded models. */
const EXTRA: Readonly<Record<string, More>> = { llamacpp: props, organization_owner: lmStudio };
