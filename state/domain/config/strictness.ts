import { isObject, type Json, type JsonObject, type KeyPath, valueAt } from '../json.js';
import { retiredChoices } from '../models/retiredRules.js';
import { providerRow } from '../providers/table.js';
import { CONFIG_APIS, CONFIG_SHAPE, type Rejection, type Shape } from './schemaKeys.js';
import { wrongValues } from './strictValues.js';

/** What can be told without OpenClaw's schema: unknown keys, and the rules that people trip over. Not complete. */
export const rejections = (config: JsonObject): readonly Rejection[] => [
  ...unknownKeys(config),
  ...providerRules(config),
  ...choiceRules(config),
  ...wrongValues(config),
  ...retiredChoices(config),
];

function unknownKeys(root: JsonObject): readonly Rejection[] {
  const found: Rejection[] = [];
  // One path for the whole walk, as most configs have nothing to report.
  const path: (string | number)[] = [];
  const walk = (shape: Shape, value: Json): void => {
    if (Array.isArray(value)) for (const [i, item] of value.entries()) below(shape.each, i, item);
    else if (isObject(value)) inObject(shape, value);
  };
  const below = (shape: Shape | undefined, step: string | number, value: Json): void => {
    if (shape === undefined) return;
    path.push(step);
    walk(shape, value);
    path.pop();
  };
  const inObject = (shape: Shape, value: JsonObject): void => {
    const known = knownKeys(shape);
    for (const key of Object.keys(value)) {
      if (known?.has(key) === false) found.push({ path: [...path, key], message: `Unrecognized key: "${key}"` });
      below(shapeOf(shape, key), key, value[key] ?? null);
    }
  };
  walk(CONFIG_SHAPE, root);
  return found;
}

const sets = new Map<Shape, ReadonlySet<string>>();

function knownKeys(shape: Shape): ReadonlySet<string> | undefined {
  if (shape.keys === undefined) return undefined;
  const made = sets.get(shape) ?? new Set(shape.keys.split(/\s+/));
  sets.set(shape, made);
  return made;
}

const shapeOf = ({ at, each }: Shape, key: string): Shape | undefined =>
  at !== undefined && Object.hasOwn(at, key) ? at[key] : each;

function providerRules(config: JsonObject): readonly Rejection[] {
  const providers = valueAt(config, ['models', 'providers']);
  if (!isObject(providers)) return [];
  return Object.entries(providers).flatMap(([id, entry]) => {
    const path = ['models', 'providers', id];
    if (!isObject(entry)) return [{ path, message: 'Invalid input: a provider is an object' }];
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
    if (!isObject(model)) return [{ path: here, message: 'Invalid input: a model is an object' }];
    const named = ['id', 'name'].filter((key) => typeof model[key] !== 'string' || model[key] === '');
    const rules = named.map((key) => ({ path: [...here, key], message: `Invalid input: a model needs ${key}` }));
    return [...rules, ...apiRule(model, here)];
  });
}

function choiceRules(config: JsonObject): readonly Rejection[] {
  return ['model', 'imageModel'].flatMap((key): readonly Rejection[] => {
    const path = ['agents', 'defaults', key];
    const value = valueAt(config, path);
    if (value === undefined || typeof value === 'string') return [];
    if (!isObject(value)) return [{ path, message: 'Invalid input: a text, or an object with primary and fallbacks' }];
    const { primary, fallbacks } = value;
    const wrong: Rejection[] = [];
    if (primary !== undefined && typeof primary !== 'string')
      wrong.push({ path: [...path, 'primary'], message: 'Invalid input: a text' });
    if (fallbacks !== undefined && !(Array.isArray(fallbacks) && fallbacks.every((ref) => typeof ref === 'string')))
      wrong.push({ path: [...path, 'fallbacks'], message: 'Invalid input: a list of texts' });
    return wrong;
  });
}
