import { isMarker } from '../auth/secretText.js';
import { isLocalUrl, isOwnServer } from '../config/localHost.js';
import { isObject, type Json, type JsonObject, valueAt } from '../json.js';
import type { Entries, RegistryFacts } from './facts.js';
import { foundKey } from './keys.js';
import { modelsThatStay, rowsOf } from './rows.js';

const DEFAULT_BASE = 'http://127.0.0.1:11434';
const LOCAL_KEY = 'ollama-local';

/** The address of Ollama's own API: what OpenClaw talks to, whatever path for OpenAI clients a config gives. */
export const ollamaBase = (baseUrl: string | undefined): string =>
  baseUrl === undefined ? DEFAULT_BASE : baseUrl.replace(/\/+$/, '').replace(/\/v1$/i, '');

/**
 * Ollama's entry, which unlike others is not overlaid with that of the config: it starts from it. `asked`: OpenClaw would ask the
 * server for its models; those that the registry has stay, and without any there is no entry. OpenClaw: `resolveOllamaDiscoveryResult`.
 */
export function ollamaEntry(
  facts: RegistryFacts,
  declared: Entries,
): { readonly entry: JsonObject | undefined; readonly asked: boolean } | undefined {
  const own = declared.ollama;
  const said = textOf(own?.baseUrl);
  const stated = own !== undefined && rowsOf(own.models).length > 0;
  const key = ownKey(facts, own);
  if (stated) {
    const baseUrl = ollamaBase(said);
    return { entry: { ...own, baseUrl, api: own.api ?? 'ollama', ...keyFor(facts, own, key, baseUrl) }, asked: false };
  }
  if (isObject(facts.plugins.entries) && valueAt(facts.plugins.entries, ['ollama', ...SWITCH]) === false)
    return undefined;
  if (!isMeant(own) && (key === undefined || hasRemote(declared))) return undefined;
  const models = modelsThatStay('ollama', facts);
  const baseUrl = ollamaBase(said);
  const entry = { baseUrl, api: 'ollama', models: models ?? [], ...keyFor(facts, own, key, baseUrl) };
  return { entry: models === undefined ? undefined : entry, asked: true };
}

const SWITCH = ['config', 'discovery', 'enabled'] as const;

/** Variable, then config, then profile. */
function ownKey(facts: RegistryFacts, own: JsonObject | undefined): string | undefined {
  if (facts.env('OLLAMA_API_KEY') !== undefined) return 'OLLAMA_API_KEY';
  if (isMeant(own) && isOwnServer(textOf(own?.baseUrl))) return LOCAL_KEY;
  return textOf(own?.apiKey) ?? foundKey(facts, 'ollama')?.text;
}

function keyFor(
  facts: RegistryFacts,
  own: JsonObject | undefined,
  key: string | undefined,
  baseUrl: string,
): { readonly apiKey?: string } {
  const stated = textOf(own?.apiKey);
  if (stated !== undefined && !isPlaceholder(stated)) return { apiKey: stated };
  const variable = facts.env('OLLAMA_API_KEY');
  if (isOwnServer(baseUrl)) {
    const real = key !== undefined && key !== variable && !isPlaceholder(key);
    return { apiKey: real ? key : LOCAL_KEY };
  }
  const value = key === 'OLLAMA_API_KEY' ? variable : key;
  if (value !== undefined && !isMarker(value)) return { apiKey: value };
  return variable === undefined || variable === LOCAL_KEY ? {} : { apiKey: variable };
}

const isPlaceholder = (key: string): boolean => key === 'OLLAMA_API_KEY' || key === LOCAL_KEY;

/** Whether an entry says more than that there is an Ollama. OpenClaw: `hasMeaningfulExplicitOllamaConfig`. */
export function isMeant(own: JsonObject | undefined): boolean {
  if (own === undefined) return false;
  if (rowsOf(own.models).length > 0) return true;
  const baseUrl = textOf(own.baseUrl);
  if (baseUrl !== undefined) return ollamaBase(baseUrl) !== DEFAULT_BASE;
  return ['apiKey', 'auth', 'authHeader', 'headers', 'request', 'injectNumCtxForOpenAICompat'].some(
    (key) => own[key] !== undefined,
  );
}

/** Another provider that speaks Ollama's API to another machine: then nothing is looked for on this one. */
export const hasRemote = (declared: Entries): boolean =>
  Object.entries(declared).some(
    ([id, { api, baseUrl }]) =>
      id !== 'ollama' &&
      textOf(api)?.toLowerCase() === 'ollama' &&
      textOf(baseUrl) !== undefined &&
      !isLocalUrl(textOf(baseUrl)),
  );

const textOf = (value: Json | undefined): string | undefined =>
  typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
