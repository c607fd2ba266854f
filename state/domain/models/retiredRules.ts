import { isObject, type Json, type JsonObject, type KeyPath, valueAt } from '../json.js';
import { retiredFor } from '../providers/retired.js';
import { asLoaded } from './modelId.js';

/** A chosen model that is no more: OpenClaw refuses the whole file over it. */
type RetiredChoice = { readonly path: KeyPath; readonly message: string };

/**
 * Looks where a config chooses models. Text models are seen in their current spelling, which saves some old names; the others
 * as written. OpenClaw: the check of model refs in its validation.
 */
export function retiredChoices(config: JsonObject): readonly RetiredChoice[] {
  const defaults = valueAt(config, ['agents', 'defaults']);
  const list = valueAt(config, ['agents', 'list']);
  const agents = Array.isArray(list) ? list : [];
  return [
    ...(isObject(defaults) ? choices(defaults, ['agents', 'defaults']) : []),
    ...agents.flatMap((agent: Json, at) => (isObject(agent) ? choices(agent, ['agents', 'list', at]) : [])),
  ];
}

const AS_WRITTEN = ['imageModel', 'pdfModel', 'imageGenerationModel', 'videoGenerationModel', 'musicGenerationModel'];

function choices(holder: JsonObject, path: KeyPath): readonly RetiredChoice[] {
  const models = holder.models;
  return [
    ...choice(holder.model, [...path, 'model'], asLoaded),
    ...AS_WRITTEN.flatMap((key) => choice(holder[key], [...path, key], (text) => text)),
    ...Object.keys(isObject(models) ? models : {}).flatMap((ref) => found(asLoaded(ref), [...path, 'models', ref])),
  ];
}

function choice(value: Json | undefined, path: KeyPath, read: (text: string) => string): readonly RetiredChoice[] {
  if (typeof value === 'string') return found(read(value), path);
  if (!isObject(value)) return [];
  const { primary, fallbacks } = value;
  return [
    ...(typeof primary === 'string' ? found(read(primary), [...path, 'primary']) : []),
    ...(Array.isArray(fallbacks) ? fallbacks : []).flatMap((hop: Json, at) =>
      typeof hop === 'string' ? found(read(hop), [...path, 'fallbacks', at]) : [],
    ),
  ];
}

function found(ref: string, path: KeyPath): readonly RetiredChoice[] {
  const [provider = '', ...rest] = ref.split('/');
  const instead = retiredFor(provider, rest.join('/'));
  if (instead === undefined) return [];
  const id = provider.trim().toLowerCase();
  return [{ path, message: `Unknown model: ${ref}. Its vendor switched it off. Use ${id}/${instead}.` }];
}
