import { secretRef } from '../auth/secretText.js';
import { refersToEnv } from '../config/substitute.js';
import { isObject, type Json, type JsonObject } from '../json.js';
import { mask } from '../masking/mask.js';
import { publicJson, publicUrl } from '../masking/publicText.js';
import { isNoSecret } from './keys.js';
import { rowsOf } from './rows.js';

/**
 * The values of an entry by the names that people see: `baseUrl`, `headers.X-Team`, `models[gpt-5.5].contextWindow`. A model as a
 * whole is there too, as `models[gpt-5.5]`, with its name.
 */
export function fieldsOf(entry: JsonObject): ReadonlyMap<string, Json> {
  const fields = new Map<string, Json>();
  for (const [key, value] of Object.entries(entry)) {
    if (key === 'models') addModels(rowsOf(value), fields);
    else if (key === 'headers' && isObject(value))
      for (const [name, text] of Object.entries(value)) fields.set(`headers.${name}`, text);
    else fields.set(key, value);
  }
  return fields;
}

function addModels(rows: readonly JsonObject[], fields: Map<string, Json>): void {
  for (const { id, name, ...facts } of rows) {
    const model = `models[${String(id)}]`;
    if (fields.has(model)) continue;
    fields.set(model, String(name ?? id));
    for (const [key, value] of Object.entries(facts)) fields.set(`${model}.${key}`, value);
  }
}

/** `models[gpt-5.5]` of `models[gpt-5.5].cost`; undefined for what belongs to no model. */
export const modelOf = (field: string): string | undefined => /^(models\[.*\])\../.exec(field)?.[1];

/** A value as it may be shown. References and markers are open; keys and headers are masked. */
export function shownField(field: string, value: Json): string {
  if (field === 'baseUrl' || field.endsWith('].baseUrl')) return typeof value === 'string' ? publicUrl(value) : '';
  if (field === 'apiKey' || field.startsWith('headers.')) return shownSecret(value);
  const key = field.split('.').at(-1) ?? '';
  const shown = publicJson(value, key);
  return typeof shown === 'string' ? shown : JSON.stringify(shown);
}

function shownSecret(value: Json): string {
  if (typeof value !== 'string') {
    const ref = secretRef(value);
    return ref === undefined ? '...' : `ref(${ref.source}:${ref.id})`;
  }
  // Nobody writes a key in capitals and underscores; that is how variables are named.
  const isOpen = refersToEnv(value) || isNoSecret(value) || VARIABLE.test(value) || secretRef(value) !== undefined;
  return isOpen ? value : mask(value);
}

const VARIABLE = /^[A-Z]+(?:_[A-Z0-9]+)+$/;
