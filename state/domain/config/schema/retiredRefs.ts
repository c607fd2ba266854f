import { isObject, type Json, type JsonObject, type KeyPath, valueAt } from '../../json.js';
import { asLoaded } from '../../models/modelId.js';
import { retiredFor } from '../../providers/retired.js';
import type { Finding } from './findings.js';
import { finding } from './stage.js';

/** In OpenClaw's order. Those marked are seen in their current spelling, which saves some old names. */
const CHOICES: readonly (readonly [key: string, renamed: boolean])[] = [
  ['model', true],
  ['imageModel', false],
  ['imageGenerationModel', false],
  ['videoGenerationModel', false],
  ['musicGenerationModel', false],
  ['voiceModel', false],
  ['pdfModel', false],
];

type Ref = { readonly path: KeyPath; readonly text: string };

/** OpenClaw: `collectConfiguredModelRefs` and the check of what it collects, for models that their vendor switched off. */
export function retiredStage(config: JsonObject): readonly Finding[] {
  const list = valueAt(config, ['agents', 'list']);
  const agents = Array.isArray(list) ? list.map((_, i) => ['agents', 'list', i]) : [];
  return [
    ...[['agents', 'defaults'], ...agents].flatMap((path) => ofAgent(config, path)),
    ...channelRefs(config),
    ...elsewhere(config),
  ].flatMap(retired);
}

function ofAgent(config: JsonObject, path: KeyPath): readonly Ref[] {
  const agent = valueAt(config, path);
  if (!isObject(agent)) return [];
  const single = (...below: readonly string[]): readonly Ref[] => text(valueAt(agent, below), [...path, ...below]);
  const { models } = agent;
  return [
    ...CHOICES.flatMap(([key, renamed]) => choice(agent[key], [...path, key], renamed)),
    ...single('heartbeat', 'model'),
    ...choice(valueAt(agent, ['subagents', 'model']), [...path, 'subagents', 'model'], false),
    ...single('compaction', 'model'),
    ...single('compaction', 'memoryFlush', 'model'),
    ...Object.keys(isObject(models) ? models : {}).map((ref) => ({
      path: [...path, 'models', ref],
      text: asLoaded(ref),
    })),
  ];
}

function choice(value: Json | undefined, path: KeyPath, renamed: boolean): readonly Ref[] {
  const read = (ref: Ref): Ref => (renamed ? { ...ref, text: asLoaded(ref.text) } : ref);
  if (!isObject(value)) return text(value, path).map(read);
  const hops = Array.isArray(value.fallbacks) ? value.fallbacks : [];
  return [
    ...text(value.primary, [...path, 'primary']),
    ...hops.flatMap((hop: Json, i) => text(hop, [...path, 'fallbacks', i])),
  ].map(read);
}

const text = (value: Json | undefined, path: KeyPath): readonly Ref[] =>
  typeof value === 'string' && value.trim() !== '' ? [{ path, text: value.trim() }] : [];

function channelRefs(config: JsonObject): readonly Ref[] {
  const byChannel = valueAt(config, ['channels', 'modelByChannel']);
  if (!isObject(byChannel)) return [];
  return Object.entries(byChannel).flatMap(([channel, models]) =>
    Object.entries(isObject(models) ? models : {}).flatMap(([id, ref]) =>
      text(ref, ['channels', 'modelByChannel', channel, id]),
    ),
  );
}

function elsewhere(config: JsonObject): readonly Ref[] {
  const mappings = valueAt(config, ['hooks', 'mappings']);
  const places = [
    ...(Array.isArray(mappings) ? mappings.map((_, i) => ['hooks', 'mappings', i, 'model']) : []),
    ['hooks', 'gmail', 'model'],
    ['messages', 'tts', 'summaryModel'],
    ['channels', 'discord', 'voice', 'model'],
  ];
  return places.flatMap((path) => text(valueAt(config, path), path));
}

function retired({ path, text: ref }: Ref): readonly Finding[] {
  const [provider = '', ...rest] = ref.split('/');
  const model = rest.join('/');
  const instead = retiredFor(provider, model);
  if (instead === undefined) return [];
  const id = provider.trim().toLowerCase();
  const message = `Unknown model: ${id}/${model.trim().toLowerCase()}. Its vendor switched it off. Use ${id}/${instead}.`;
  return [finding(path, message, `${id}/${model} was switched off by its vendor; take ${id}/${instead}`)];
}
