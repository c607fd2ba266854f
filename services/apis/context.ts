import { isObject, type Json } from '../../state/domain/json.js';
import type { ProbeApi } from '../../state/domain/probe.js';
import { type ApiRequest, objectsIn, sizeOf, trimmed } from './api.js';
import { listRunning, readRunning, readTrained, showModel } from './ollama.js';

/** A place where a local server may tell with how much context it runs a model, and how to read it. */
export type ContextSource = {
  readonly request: ApiRequest;
  /** Tokens; undefined when this is not such a server, or it does not say. */
  readonly read: (body: Json) => number | undefined;
};

/**
 * Where to ask, best first: the first that tells decides. What runs comes before what the model was trained with, which is
 * only the most it could run with.
 */
export function contextSources(
  api: ProbeApi,
  baseUrl: string,
  model: string,
  list: Json | undefined,
): readonly ContextSource[] {
  const owner = ownerOf(list);
  if (api === 'ollama' || owner === 'library') {
    return [
      { request: listRunning(baseUrl), read: (body) => readRunning(body, model) },
      { request: showModel(baseUrl, model), read: readTrained },
    ];
  }
  const origin = trimmed(baseUrl).replace(/\/v1$/i, '');
  // Asking a router for a model's props would load that model; its list says what is loaded.
  if (owner === 'llamacpp' && !isRouter(list))
    return [{ request: { method: 'GET', url: `${origin}/props` }, read: readProps }];
  if (owner === 'organization_owner') {
    return [{ request: { method: 'GET', url: `${origin}/api/v0/models` }, read: (body) => readLmStudio(body, model) }];
  }
  return [];
}

const rowsOf = (list: Json | undefined) => (isObject(list) ? objectsIn(list.data) : []);

/** Each kind of local server signs its list: llama-server `llamacpp`, Ollama `library`, LM Studio `organization_owner`. */
const ownerOf = (list: Json | undefined): Json | undefined => rowsOf(list)[0]?.owned_by;

const isRouter = (list: Json | undefined): boolean => rowsOf(list).some((row) => isObject(row.status));

function readProps(body: Json): number | undefined {
  const settings = isObject(body) ? body.default_generation_settings : undefined;
  return isObject(settings) ? sizeOf(settings.n_ctx) : undefined;
}

/** Not loaded: what it will be loaded with is not known yet, so nothing is said. */
function readLmStudio(body: Json, model: string): number | undefined {
  const rows = isObject(body) ? objectsIn(body.data) : [];
  return sizeOf(rows.find((row) => row.id === model)?.loaded_context_length);
}
