import type { SecretRef } from '../../state/domain/auth/secretText.js';
import { providerFault } from '../../state/domain/config/edit/dryRun.js';
import { placeOf } from '../../state/domain/config/edit/pathSyntax.js';
import type { Environment } from '../../state/domain/config/envVars.js';
import { expand, type PathFacts } from '../../state/domain/config/paths.js';
import { isObject, type Json, type JsonObject, valueAt } from '../../state/domain/json.js';
import { publicText } from '../../state/domain/masking/publicText.js';
import type { Problem } from '../../state/domain/problem.js';
import type { Result } from '../../state/domain/result.js';
import { parseText } from './jsonFile.js';
import type { Reader } from './reader.js';

type Sources = {
  readonly reader: Reader;
  readonly environment: Environment;
  readonly around: { readonly facts: PathFacts };
};

/**
 * Why a ref of env or file gives no secret, in OpenClaw's words; undefined when it does. The secret itself is looked at and dropped.
 * OpenClaw: `resolveSecretRefValue`.
 */
export async function refFault(sources: Sources, config: JsonObject, ref: SecretRef): Promise<string | undefined> {
  const wrong = providerFault(config, ref);
  if (wrong !== undefined) return ofProvider(wrong);
  const provider = valueAt(config, ['secrets', 'providers', ref.provider]);
  return ref.source === 'env'
    ? envFault(sources.environment, provider, ref)
    : fileFault(sources, isObject(provider) ? provider : {}, ref);
}

const ofProvider = (message: string): string => `SecretProviderResolutionError: ${message}`;
const ofRef = (message: string): string => `SecretRefResolutionError: ${message}`;

function envFault(environment: Environment, provider: Json | undefined, { id, provider: name }: SecretRef) {
  const allowlist = isObject(provider) ? provider.allowlist : undefined;
  if (Array.isArray(allowlist) && !allowlist.includes(id))
    return ofRef(`Environment variable "${publicText(id)}" is not allowlisted in secrets.providers.${name}.allowlist.`);
  const value = environment.get(id)?.value.trim() ?? '';
  return value === '' ? ofRef(`Environment variable "${publicText(id)}" is missing or empty.`) : undefined;
}

async function fileFault(
  { reader, around }: Sources,
  provider: JsonObject,
  { id, provider: name }: SecretRef,
): Promise<string | undefined> {
  const path = typeof provider.path === 'string' ? expand(provider.path, around.facts) : '';
  const label = `secrets.providers.${name}.path`;
  const file = await reader.read(path);
  if (file.kind === 'missing')
    return ofProvider(`${label} is not readable: ${path} | ENOENT: no such file or directory, lstat '${path}'`);
  if (file.kind === 'unreadable') return ofProvider(`${label} is not readable: ${path} | ${file.code}`);
  if ((file.mode & 0o077) !== 0 && provider.allowInsecurePath !== true)
    return ofProvider(`${label} permissions are too open: ${path}`);
  return provider.mode === 'singleValue' ? singleFault(name, id) : jsonFault(name, parseText(path, file.text), id);
}

const singleFault = (name: string, id: string): string | undefined =>
  id === 'value' ? undefined : ofRef(`singleValue file provider "${name}" expects ref id "value".`);

function jsonFault(name: string, parsed: Result<Json, Problem>, id: string): string | undefined {
  if (!parsed.ok || !isObject(parsed.value)) return ofProvider(`File provider "${name}" payload is not a JSON object.`);
  const wrong = pointerFault(parsed.value, id);
  return wrong === undefined ? undefined : ofRef(wrong);
}

/** RFC 6901, in the words of OpenClaw's `readJsonPointer`. */
function pointerFault(root: Json, pointer: string): string | undefined {
  if (!pointer.startsWith('/'))
    return 'File-backed secret ids must be absolute JSON pointers (for example: "/providers/openai/apiKey").';
  let here: Json | undefined = root;
  for (const part of pointer.slice(1).split('/')) {
    const step = part.replaceAll('~1', '/').replaceAll('~0', '~');
    const isList = Array.isArray(here);
    here = valueAt(here, [isList ? (placeOf(step) ?? -1) : step]);
    if (here === undefined) return `JSON pointer segment "${step}" ${isList ? 'is out of bounds' : 'does not exist'}.`;
  }
  return undefined;
}
