import { isObject, type Json, type JsonObject, type KeyPath, valueAt } from '../json.js';
import type { Rejection } from './schemaKeys.js';

/** Values that OpenClaw 2026.5 refuses, where a person is likely to write one: numbers, kinds of input, refs to secrets. */
export const wrongValues = (config: JsonObject): readonly Rejection[] => [
  ...wrongEnv(config.env),
  ...wrongModes(valueAt(config, ['auth', 'profiles'])),
  ...entriesOf(valueAt(config, ['models', 'providers'])).flatMap(([id, entry]) =>
    inProvider(entry, ['models', 'providers', id]),
  ),
];

const entriesOf = (value: Json | undefined): readonly (readonly [string, Json])[] =>
  isObject(value) ? Object.entries(value) : [];

const wrong = (path: KeyPath, message: string): Rejection => ({ path, message: `Invalid input: ${message}` });

function wrongEnv(env: Json | undefined): readonly Rejection[] {
  const own = entriesOf(env).filter(([name]) => name !== 'vars' && name !== 'shellEnv');
  const vars = isObject(env) ? entriesOf(env.vars) : [];
  const notText = (path: KeyPath) => (entry: readonly [string, Json]) =>
    typeof entry[1] === 'string' ? [] : [wrong([...path, entry[0]], 'a variable is a text')];
  return [...own.flatMap(notText(['env'])), ...vars.flatMap(notText(['env', 'vars']))];
}

const MODES: ReadonlySet<Json | undefined> = new Set(['api_key', 'aws-sdk', 'oauth', 'token']);

const wrongModes = (profiles: Json | undefined): readonly Rejection[] =>
  entriesOf(profiles).flatMap(([id, said]) => {
    if (!isObject(said) || MODES.has(said.mode)) return [];
    return [wrong(['auth', 'profiles', id, 'mode'], `mode is one of ${[...MODES].join(', ')}`)];
  });

function inProvider(entry: Json, path: KeyPath): readonly Rejection[] {
  if (!isObject(entry)) return [];
  const models: readonly Json[] = Array.isArray(entry.models) ? entry.models : [];
  return [
    ...wrongNumbers(entry, path),
    ...wrongRef(entry.apiKey, [...path, 'apiKey']),
    ...entriesOf(entry.headers).flatMap(([name, value]) => wrongRef(value, [...path, 'headers', name])),
    ...models.flatMap((model, i) => (isObject(model) ? inModel(model, [...path, 'models', i]) : [])),
  ];
}

function inModel(model: JsonObject, path: KeyPath): readonly Rejection[] {
  const inputs: readonly Json[] = Array.isArray(model.input) ? model.input : [];
  return [
    ...wrongNumbers(model, path),
    ...inputs.flatMap((kind, i) =>
      INPUTS.has(kind) ? [] : [wrong([...path, 'input', i], `input is any of ${[...INPUTS].join(', ')}`)],
    ),
    ...entriesOf(model.headers).flatMap(([name, value]) =>
      typeof value === 'string' ? [] : [wrong([...path, 'headers', name], 'a header of a model is a text')],
    ),
  ];
}

const INPUTS: ReadonlySet<Json> = new Set<Json>(['text', 'image', 'video', 'audio']);

const wrongNumbers = (entry: JsonObject, path: KeyPath): readonly Rejection[] =>
  ['contextWindow', 'contextTokens', 'maxTokens', 'timeoutSeconds'].flatMap((key) => {
    const value = entry[key];
    if (value === undefined || (typeof value === 'number' && value > 0)) return [];
    return [wrong([...path, key], 'a number above 0')];
  });

/** OpenClaw: SecretRef. Text is always right; an object has to say all three, and nothing else. */
function wrongRef(value: Json | undefined, path: KeyPath): readonly Rejection[] {
  if (value === undefined || typeof value === 'string') return [];
  if (!isObject(value)) return [wrong(path, 'a text or a secret reference')];
  const { source, provider, id } = value;
  const named = typeof provider === 'string' && /^[a-z][a-z0-9_-]{0,63}$/.test(provider);
  if (!named || typeof id !== 'string' || Object.keys(value).length !== 3)
    return [wrong(path, 'a secret reference has source, provider and id')];
  const fits = source === 'exec' || (source === 'env' && ENV_ID.test(id)) || (source === 'file' && FILE_ID.test(id));
  return fits ? [] : [wrong([...path, 'id'], 'env refers to a variable, file to /a/pointer or value')];
}

const ENV_ID = /^[A-Z][A-Z0-9_]{0,127}$/;
const FILE_ID = /^(?:\/.*|value)$/s;
