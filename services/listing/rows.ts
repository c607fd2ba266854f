import { isObject, type Json, type JsonObject } from '../../state/domain/json.js';
import { line } from '../../state/domain/probe/said.js';
import type { ProbeApi } from '../../state/domain/probe.js';
import type { FoundModel } from '../../state/domain/setup/trial.js';
import { plain } from '../../state/domain/text.js';
import { objectsIn, optional, textOf } from '../apis/api.js';
import { contextOf, costOf, inputOf, maxTokensOf, nameOf, reasoningOf, toolsOf, unfitOf } from './fields.js';

/** The rows of a list and how each reads, by the API that gave it. `undefined`: this is no list of that API. */
export function rowsOf(api: ProbeApi, body: Json): readonly JsonObject[] | undefined {
  const rows = ROWS[api](body);
  return Array.isArray(rows) ? objectsIn(rows) : undefined;
}

const dataOf = (body: Json): Json | undefined => (isObject(body) ? body.data : body);
const modelsOf = (body: Json): Json | undefined => (isObject(body) ? body.models : undefined);

const ROWS: Readonly<Record<ProbeApi, (body: Json) => Json | undefined>> = {
  'openai-completions': dataOf,
  'openai-responses': dataOf,
  'anthropic-messages': dataOf,
  ollama: modelsOf,
  'google-generative-ai': modelsOf,
};

export function foundIn(api: ProbeApi, rows: readonly JsonObject[]): readonly FoundModel[] {
  const read = api === 'google-generative-ai' ? googleModel : api === 'ollama' ? ollamaModel : listedModel;
  return unique(rows.flatMap((row) => read(row) ?? []));
}

/** A row of `{data: [{id}]}` with whatever else its server knows. */
export function listedModel(row: JsonObject, given = textOf(row.id)): FoundModel | undefined {
  const id = usable(given);
  if (id === undefined) return undefined;
  const name = nameOf(row);
  return {
    id,
    ...optional('name', name === undefined || name === id ? undefined : line(name, 120)),
    ...optional('contextWindow', contextOf(row)),
    ...optional('maxTokens', maxTokensOf(row)),
    ...optional('cost', costOf(row)),
    ...optional('input', inputOf(row)),
    ...optional('reasoning', reasoningOf(row)),
    ...optional('tools', toolsOf(row)),
    ...optional('unfit', unfitOf(row)),
  };
}

function googleModel(row: JsonObject): FoundModel | undefined {
  const model = listedModel({ ...row, name: null }, textOf(row.name)?.replace(/^models\//, ''));
  const methods = Array.isArray(row.supportedGenerationMethods) ? row.supportedGenerationMethods : undefined;
  if (model === undefined || methods === undefined || methods.includes('generateContent')) return model;
  return { ...model, unfit: methods.includes('embedContent') ? 'embeddings only' : 'no chat' };
}

/** 0.1.17 has no `model`. What it can do, only `/api/show` tells. */
function ollamaModel(row: JsonObject): FoundModel | undefined {
  const id = usable(textOf(row.model) ?? textOf(row.name));
  return id === undefined ? undefined : { id };
}

/** An id that nobody could type into a config is none, nor is one that a terminal would obey. */
const usable = (id: string | undefined): string | undefined =>
  id === undefined || id === '' || id.length > LONGEST_ID || plain(id).trim() !== id ? undefined : id;

const LONGEST_ID = 300;

/** Servers list a model once for each of its instances. The first tells. */
function unique(models: readonly FoundModel[]): readonly FoundModel[] {
  const byId = new Map<string, FoundModel>();
  for (const model of models) if (!byId.has(model.id)) byId.set(model.id, model);
  return [...byId.values()];
}
