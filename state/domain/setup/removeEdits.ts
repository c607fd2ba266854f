import { applyEdit } from '../edits/applyEdit.js';
import { readAgents, readSettings } from '../edits/settings.js';
import type { Home } from '../home.js';
import { isObject, type Json, type JsonObject, type KeyPath, valueAt } from '../json.js';
import { showPath } from '../keyPath.js';
import { hasAllowlist } from '../models/allowlist.js';
import { type RefContext, resolvePrimary, resolveRef } from '../models/modelRef.js';
import type { Edit, Notice, Patch } from '../patch.js';
import { idForWriting, providerId } from '../providers/aliases.js';
import { blocksOf } from './providerBlock.js';

/**
 * Takes a provider out of the config: its entries, and wherever an agent or the defaults choose, fall back to, allow or name one of
 * its models. Nothing is put in place of what goes: what OpenClaw takes then is said. Other sections that name it are only told of.
 */
export function removeEdits(home: Home, config: Json, provider: string): Patch {
  const id = idForWriting(provider);
  const context: RefContext = { ...home, models: readSettings(config) };
  const isOf = (text: string): boolean => {
    const ref = text.trim().endsWith('/*') ? text.trim().replace('/*', '/x') : text;
    const found = ref.trim() === '' ? undefined : resolveRef(context, ref);
    return found?.ok === true && idForWriting(found.value.provider) === id;
  };
  const blocks = blocksOf(config, id);
  const edits = [
    ...blocks.map(({ path, value }) => ({ path, was: value, value: undefined })),
    ...refEdits(valueAt(config, ['agents']), ['agents'], isOf),
  ];
  const after = edits.reduce(applied, config);
  const gone = new Set(blocks.map(({ key }) => providerId(key)));
  const left = home.providers.filter((one) => !gone.has(providerId(one.writtenAs ?? one.id)));
  return {
    edits,
    notices: [
      ...blocks.map(({ key, value }): Notice => {
        const models = isObject(value) && Array.isArray(value.models) ? value.models.length : 0;
        return { kind: 'block-gone', provider: key, models, needsYes: true };
      }),
      ...primaryGone(context, { ...home, models: readSettings(after), providers: left }, id),
      ...agentsWithout(config, after),
      ...allowlistGone(config, after),
      ...stillNamed(after, id),
    ],
  };
}

const applied = (config: Json, edit: Edit): Json => {
  const done = applyEdit(config, edit);
  return done.ok ? done.value : config;
};

/** OpenClaw keeps refs under keys that end in `model`, a text or a primary with fallbacks, and as the keys of `models`. */
function refEdits(value: Json | undefined, path: KeyPath, isOf: (text: string) => boolean): readonly Edit[] {
  if (Array.isArray(value)) return value.flatMap((item: Json, i) => refEdits(item, [...path, i], isOf));
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([key, item]) => {
    const at = [...path, key];
    if (key === 'models' && isObject(item)) return entryEdits(item, at, isOf);
    return /model$/i.test(key) ? choiceEdits(item, at, isOf) : refEdits(item, at, isOf);
  });
}

const entryEdits = (entries: JsonObject, path: KeyPath, isOf: (text: string) => boolean): readonly Edit[] =>
  Object.entries(entries)
    .filter(([ref]) => isOf(ref))
    .map(([ref, was]) => ({ path: [...path, ref], was, value: undefined }));

function choiceEdits(choice: Json, path: KeyPath, isOf: (text: string) => boolean): readonly Edit[] {
  if (typeof choice === 'string') return isOf(choice) ? [{ path, was: choice, value: undefined }] : [];
  if (!isObject(choice)) return [];
  const { primary, fallbacks } = choice;
  const losesPrimary = typeof primary === 'string' && isOf(primary);
  const hops: readonly Json[] = Array.isArray(fallbacks) ? fallbacks : [];
  const gone = hops.flatMap((hop, i) => (typeof hop === 'string' && isOf(hop) ? [i] : []));
  const saysMore = Object.keys(choice).some((key) => key !== 'primary' && key !== 'fallbacks');
  if (losesPrimary && gone.length === hops.length && !saysMore) return [{ path, was: choice, value: undefined }];
  return [
    ...(losesPrimary ? [{ path: [...path, 'primary'], was: primary, value: undefined }] : []),
    // From the back, so that the places before still mean what they meant.
    ...gone.reverse().map((i) => ({ path: [...path, 'fallbacks', i], was: hops[i], value: undefined })),
  ];
}

function primaryGone(before: RefContext, after: RefContext, id: string): readonly Notice[] {
  const was = resolvePrimary(before);
  const next = resolvePrimary(after);
  if (idForWriting(was.provider) !== id || next.ref === was.ref) return [];
  return [{ kind: 'primary-gone', ref: was.ref, next: next.ref, needsYes: true }];
}

function agentsWithout(before: Json, after: Json): readonly Notice[] {
  const now = new Map(readAgents(after).map((agent) => [agent.id, agent.model?.primary]));
  return readAgents(before).flatMap(({ id, model }): readonly Notice[] =>
    model?.primary === undefined || now.get(id) !== undefined
      ? []
      : [{ kind: 'agent-model-gone', agent: id, ref: model.primary, needsYes: true }],
  );
}

const allowlistGone = (before: Json, after: Json): readonly Notice[] =>
  hasAllowlist(readSettings(before)) && !hasAllowlist(readSettings(after))
    ? [{ kind: 'disarms-allowlist', needsYes: true }]
    : [];

/** Texts like `provider/model`, and keys of that form, anywhere in what is left. */
function stillNamed(config: Json, id: string): readonly Notice[] {
  const paths = [...naming(config, [], id)].map((path) => showPath(path));
  return paths.length === 0 ? [] : [{ kind: 'still-named', paths, needsYes: false }];
}

function* naming(value: Json, path: KeyPath, id: string): Generator<KeyPath> {
  if (typeof value === 'string' && isRefOf(value, id)) yield path;
  for (const [key, item] of itemsOf(value)) {
    const at = [...path, key];
    if (typeof key === 'string' && isRefOf(key, id)) yield at;
    else yield* naming(item, at, id);
  }
}

function itemsOf(value: Json): Iterable<readonly [string | number, Json]> {
  if (Array.isArray(value)) return value.entries();
  return isObject(value) ? Object.entries(value) : [];
}

const isRefOf = (text: string, id: string): boolean =>
  /^[^\s/:]+\/[^\s]/.test(text) && idForWriting(text.slice(0, text.indexOf('/'))) === id;
