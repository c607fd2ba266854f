import json5 from 'json5';
import { isObject, type Json, type JsonObject, valueAt } from '../../../state/domain/json.js';
import { asLoaded } from '../../../state/domain/models/modelId.js';

/** What a config means to OpenClaw, with the ways of saying it that are the same made one. `base` is the file before. */
export function effectOf(text: string, base: string): Json {
  const { meta: _, ...config } = asObject(json5.parse<Json>(text.replace(/^\uFEFF/, '')));
  const had = hasAllowlist(base);
  const agents = asObject(config.agents);
  const defaults = asObject(agents.defaults);
  const models = asObject(defaults.models);
  const effective = {
    ...defaults,
    model: choice(defaults.model),
    imageModel: choice(defaults.imageModel),
    // OpenClaw makes an allowlist by the way, of the one model that was written. Pincer does not, unless asked to; what both
    // must agree on then are the aliases.
    models: keysLoaded(had ? models : withContent(models)),
  };
  return withoutEmpty({ ...config, agents: { ...agents, defaults: effective } }) ?? {};
}

/** Whether the key is there, as the text of a config says it. */
export function hasAllowlist(text: string): boolean {
  const config = text === '' ? {} : json5.parse<Json>(text.replace(/^\uFEFF/, ''));
  return isObject(valueAt(config, ['agents', 'defaults', 'models']));
}

const asObject = (value: Json | undefined): JsonObject => (isObject(value) ? value : {});

/** The string form says the same as an object with a primary alone. A model is not its own fallback. */
function choice(value: Json | undefined): Json {
  const written = typeof value === 'string' ? { primary: value } : asObject(value);
  const hops = Array.isArray(written.fallbacks) ? written.fallbacks : [];
  const primary = written.primary === undefined ? {} : { primary: loaded(written.primary) };
  return { ...written, ...primary, fallbacks: hops.map(loaded).filter((hop) => hop !== primary.primary) };
}

/** OpenClaw lower-cases providers everywhere in the file that it writes; Pincer leaves the text of others alone. */
const loaded = (text: Json): Json => (typeof text === 'string' ? asLoaded(text) : text);

const keysLoaded = (models: JsonObject): JsonObject =>
  Object.fromEntries(Object.entries(models).map(([ref, entry]) => [asLoaded(ref), entry]));

const withContent = (models: JsonObject): JsonObject =>
  Object.fromEntries(Object.entries(models).filter(([, entry]) => Object.keys(asObject(entry)).length > 0));

/** Empty lists and objects under `agents` say nothing; those of the allowlist do. */
function withoutEmpty(value: Json, inAllowlist = false): Json | undefined {
  if (Array.isArray(value)) return value.length === 0 ? undefined : value;
  if (!isObject(value)) return value;
  const kept = Object.entries(value).flatMap(([key, item]) => {
    const less = inAllowlist
      ? item
      : withoutEmpty(item, key === 'models' && Object.keys(asObject(item)).some((ref) => ref.includes('/')));
    return less === undefined ? [] : [[key, less] as const];
  });
  return kept.length === 0 && !inAllowlist ? undefined : Object.fromEntries(kept);
}
