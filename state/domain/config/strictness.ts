import { isObject, type Json, type JsonObject, type KeyPath, valueAt } from '../json.js';
import { retiredChoices } from '../models/retiredRules.js';
import { providerRow } from '../providers/table.js';
import { CONFIG_APIS, CONFIG_SHAPE, type Kind, type Rejection, type Shape } from './schemaKeys.js';
import { wrongValues } from './strictValues.js';

/**
 * What can be told without OpenClaw's schema: the shape of what Pincer is about, and the rules that people trip over. One for a
 * place. Not complete.
 */
export function rejections(config: JsonObject): readonly Rejection[] {
  const all = [...misshapen(config), ...providerRules(config), ...wrongValues(config), ...retiredChoices(config)];
  if (all.length < 2) return all;
  const places = new Map<string, Rejection>();
  for (const rejection of all) {
    const place = JSON.stringify(rejection.path);
    if (!places.has(place)) places.set(place, rejection);
  }
  return [...places.values()];
}

/** Keys that are not known, keys that are missing, and values of another kind than OpenClaw takes. */
function misshapen(root: JsonObject): readonly Rejection[] {
  const found: Rejection[] = [];
  // One path for the whole walk, as most configs have nothing to report.
  const path: (string | number)[] = [];
  const reject = (message: string, ...below: readonly string[]): void => {
    found.push({ path: [...path, ...below], message });
  };
  const walk = (shape: Shape, value: Json): void => {
    const kind = shape.is ?? 'object';
    if (!isOfKind(kind, value)) reject(`Invalid input: ${kindWords(kind)}`);
    else if (Array.isArray(value)) for (const [i, item] of value.entries()) below(shape.each, i, item);
    else if (isObject(value)) inObject(shape, value);
  };
  const below = (shape: Shape | undefined, step: string | number, value: Json): void => {
    if (shape === undefined) return;
    path.push(step);
    walk(shape, value);
    path.pop();
  };
  const inObject = (shape: Shape, value: JsonObject): void => {
    const known = words(shape.keys);
    for (const key of words(shape.needs) ?? []) if (!(key in value)) reject(`Invalid input: ${key} is missing`, key);
    for (const key of Object.keys(value)) {
      if (known?.has(key) === false) reject(`Unrecognized key: "${key}"`, key);
      below(shapeOf(shape, key), key, value[key] ?? null);
    }
  };
  walk(CONFIG_SHAPE, root);
  return found;
}

function isOfKind(kind: NonNullable<Shape['is']>, value: Json): boolean {
  switch (kind) {
    case 'object':
      return isObject(value);
    case 'list':
      return Array.isArray(value);
    case 'choice':
      return typeof value === 'string' || isObject(value);
    case 'text':
      return typeof value === 'string';
    case 'filled':
      return typeof value === 'string' && value !== '';
    case 'flag':
      return typeof value === 'boolean';
    case 'number':
      return typeof value === 'number';
    default:
      return typeof value === 'string' && kind.includes(value);
  }
}

const KINDS: Readonly<Record<Kind, string>> = {
  object: 'an object',
  list: 'a list',
  choice: 'a text, or an object with primary and fallbacks',
  text: 'a text',
  filled: 'a text that is not empty',
  flag: 'true or false',
  number: 'a number',
};

const kindWords = (kind: NonNullable<Shape['is']>): string =>
  typeof kind === 'string' ? KINDS[kind] : `one of ${kind.join(', ')}`;

const sets = new Map<string, ReadonlySet<string>>();

function words(text: string | undefined): ReadonlySet<string> | undefined {
  if (text === undefined) return undefined;
  const made = sets.get(text) ?? new Set(text.split(/\s+/));
  sets.set(text, made);
  return made;
}

const shapeOf = ({ at, each }: Shape, key: string): Shape | undefined =>
  at !== undefined && Object.hasOwn(at, key) ? at[key] : each;

function providerRules(config: JsonObject): readonly Rejection[] {
  const providers = valueAt(config, ['models', 'providers']);
  if (!isObject(providers)) return [];
  return Object.entries(providers).flatMap(([id, entry]) => {
    const path = ['models', 'providers', id];
    if (!isObject(entry)) return [];
    return [...ownProviderRules(id, entry, path), ...apiRule(entry, path), ...modelRules(entry, path)];
  });
}

/** A provider that no plugin of OpenClaw owns has to say where it is and what it has. */
function ownProviderRules(id: string, entry: JsonObject, path: KeyPath): readonly Rejection[] {
  if (providerRow(id)?.ships['2026.5'] === 'bundled' || providerRow(id)?.ships['2026.5'] === 'alias') return [];
  const missing: string[] = [];
  if (typeof entry.baseUrl !== 'string' || entry.baseUrl.trim() === '') missing.push('baseUrl');
  if (!Array.isArray(entry.models)) missing.push('models');
  return missing.map((key) => ({
    path: [...path, key],
    message: `custom model providers must declare ${key}; provider overlays without ${key} are only supported for bundled providers`,
  }));
}

const apiRule = (entry: JsonObject, path: KeyPath): readonly Rejection[] =>
  entry.api === undefined || (typeof entry.api === 'string' && CONFIG_APIS.has(entry.api))
    ? []
    : [{ path: [...path, 'api'], message: `Invalid input: api is one of ${[...CONFIG_APIS].join(', ')}` }];

function modelRules(entry: JsonObject, path: KeyPath): readonly Rejection[] {
  if (!Array.isArray(entry.models)) return [];
  return entry.models.flatMap((model: Json, i) => {
    const here = [...path, 'models', i];
    if (!isObject(model)) return [];
    const named = ['id', 'name'].filter((key) => typeof model[key] !== 'string' || model[key] === '');
    const rules = named.map((key) => ({ path: [...here, key], message: `Invalid input: a model needs ${key}` }));
    return [...rules, ...apiRule(model, here)];
  });
}
