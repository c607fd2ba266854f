import { isObject, type Json, type JsonObject } from '../../json.js';
import { asLoaded, normalModelId } from '../../models/modelId.js';
import type { Steps } from './pathSyntax.js';
import { getAt, setAt } from './tree.js';

/**
 * Model refs as OpenClaw writes them: the provider by its own name, Gemini's models by their new ones. OpenClaw does that to the whole
 * file; here it happens where something is set, and the refs of others stay as they are. OpenClaw: `normalizeConfigMutationModelRefs`.
 */
export function normalizeRefs(config: Json, touched: readonly Steps[]): Json {
  return touched.reduce(
    (now, path) => PLACES.reduce((value, { at, normalize }) => normalizeAt(value, at, path, normalize), now),
    config,
  );
}

/** `only`: the one entry that was touched; without it, all. */
type Normalize = (value: Json, only: string | undefined) => Json;

const PLACES: readonly { readonly at: Steps; readonly normalize: Normalize }[] = [
  { at: ['agents', 'defaults', 'model'], normalize: choice },
  { at: ['agents', 'defaults', 'models'], normalize: allowlist },
  { at: ['agents', 'list'], normalize: agents },
  { at: ['models', 'providers'], normalize: providers },
];

function normalizeAt(config: Json, at: Steps, touched: Steps, normalize: Normalize): Json {
  const value = getAt(config, at);
  const meets = touched.slice(0, at.length).every((step, i) => step === at[i]);
  if (value === undefined || !meets) return config;
  const after = setAt(config, at, normalize(value, touched[at.length]), () => false);
  return after.ok ? after.value : config;
}

const ref = (value: Json): Json => (typeof value === 'string' ? asLoaded(value) : value);

function choice(value: Json): Json {
  if (!isObject(value)) return ref(value);
  const { primary, fallbacks } = value;
  return {
    ...value,
    ...(primary === undefined ? {} : { primary: ref(primary) }),
    ...(Array.isArray(fallbacks) ? { fallbacks: fallbacks.map(ref) } : {}),
  };
}

/** Two spellings of one model become one entry, the parameters of both in it. */
function allowlist(value: Json, only?: string): Json {
  if (!isObject(value)) return value;
  const merged = new Map<string, Json>();
  for (const [key, entry] of Object.entries(value)) {
    const name = isMeant(only, key) ? asLoaded(key) : key;
    merged.set(name, both(merged.get(name), entry));
  }
  return Object.fromEntries(merged);
}

function both(before: Json | undefined, entry: Json): Json {
  if (!isObject(before) || !isObject(entry)) return entry;
  const params: JsonObject = { ...asObject(before.params), ...asObject(entry.params) };
  return { ...before, ...entry, ...(isObject(before.params) || isObject(entry.params) ? { params } : {}) };
}

const isMeant = (only: string | undefined, key: string): boolean => only === undefined || only === key;

const asObject = (value: Json | undefined): JsonObject => (isObject(value) ? value : {});

function agents(value: Json, only: string | undefined): Json {
  if (!Array.isArray(value)) return value;
  return value.map((agent: Json, i) =>
    isObject(agent) && isMeant(only, String(i))
      ? {
          ...agent,
          ...(agent.model === undefined ? {} : { model: choice(agent.model) }),
          ...(isObject(agent.models) ? { models: allowlist(agent.models) } : {}),
        }
      : agent,
  );
}

function providers(value: Json, only: string | undefined): Json {
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([id, provider]) => [
      id,
      isMeant(only, id) && isObject(provider) && Array.isArray(provider.models)
        ? { ...provider, models: provider.models.map((model: Json) => catalogModel(id, model)) }
        : provider,
    ]),
  );
}

function catalogModel(provider: string, model: Json): Json {
  if (!isObject(model) || typeof model.id !== 'string' || model.id.trim() === '') return model;
  return { ...model, id: normalModelId(provider, model.id) };
}
