import type { WrittenProvider } from '../config/configProviders.js';
import { isOwnServer } from '../config/localHost.js';
import { isObject, type Json } from '../json.js';
import type { SyntheticCredential } from './credentialFacts.js';

/**
 * The credential that OpenClaw makes up for a server of one's own. `models status` knows only those of its plugins, and those
 * only once its plugin registry was written (`<state>/plugins/installs.json`); a running agent also does without a key for any
 * local server that is fully described.
 */
export function syntheticCredential(
  id: string,
  provider: WrittenProvider,
  entry: Json,
  registryWritten: boolean,
): SyntheticCredential | undefined {
  const source = `models.providers.${id} (synthetic local key)`;
  if (id === 'ollama' && ollamaWantsNone(provider, entry))
    return { source, marker: 'ollama-local', inStatus: registryWritten };
  if (id === 'lmstudio' && lmstudioWantsNone(provider))
    return { source, marker: 'custom-local', inStatus: registryWritten };
  if (hasKey(provider.apiKey) || (provider.auth !== undefined && provider.auth !== 'api-key')) return undefined;
  if (provider.api === undefined || provider.models.length === 0 || !isOwnServer(provider.baseUrl)) return undefined;
  return { source, marker: 'custom-local', inStatus: false };
}

const OLLAMA_DEFAULT = 'http://127.0.0.1:11434';

/** OpenClaw: the Ollama plugin. An entry that says anything of its own, and points to the neighbourhood. */
function ollamaWantsNone({ baseUrl, models }: WrittenProvider, entry: Json): boolean {
  if (!isObject(entry) || !isNearby(baseUrl)) return false;
  if (models.length > 0) return true;
  if (baseUrl !== undefined) return baseUrl.replace(/\/+$/, '').replace(/\/v1$/i, '') !== OLLAMA_DEFAULT;
  const { apiKey, auth, authHeader, headers, request, injectNumCtxForOpenAICompat } = entry;
  if (typeof apiKey === 'string' || auth !== undefined || request !== undefined) return true;
  if (typeof authHeader === 'boolean' || typeof injectNumCtxForOpenAICompat === 'boolean') return true;
  return isObject(headers) && Object.keys(headers).length > 0;
}

/** A name without a dot is one of the own network: a container, a machine beside this one. */
const isNearby = (url: string | undefined): boolean =>
  url === undefined || isOwnServer(url) || /^https?:\/\/(?:[^./:@]+|\[::\]|\[f[cde][^\]]*\])(?:[:/]|$)/i.test(url);

/** OpenClaw: the LM Studio plugin. */
function lmstudioWantsNone({ models, apiKey, headers }: WrittenProvider): boolean {
  const authorized = Object.entries(headers).some(
    ([name, value]) => name.trim().toLowerCase() === 'authorization' && hasKey(value),
  );
  return (
    models.length > 0 && !authorized && (!hasKey(apiKey) || apiKey === 'lmstudio-local' || apiKey === 'custom-local')
  );
}

const hasKey = (value: Json | undefined): boolean =>
  isObject(value) || (typeof value === 'string' && value.trim() !== '');
