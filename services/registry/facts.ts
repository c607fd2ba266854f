import type { Environment } from '../../state/domain/config/envVars.js';
import { isObject, type JsonObject, valueAt } from '../../state/domain/json.js';
import type { ProfileKey, RegistryFacts } from '../../state/domain/registry/facts.js';
import { MANAGED } from '../../state/domain/registry/keys.js';
import type { StoreRead } from '../home/authStore.js';
import type { ConfigFile } from '../home/configFile.js';
import type { ConfigInEffect } from '../home/readParts.js';
import { refDefaults } from '../home/secretRefs.js';

/** What a home says that decides about a registry, beside the registry itself. The facts hold secrets. */
export function registryFacts(
  from: { readonly file: ConfigFile; readonly config: ConfigInEffect; readonly stored: StoreRead },
  existing: JsonObject,
): RegistryFacts {
  const { file, config, stored } = from;
  const allowed = valueAt(config.value, ['agents', 'defaults', 'models']);
  const plugins = config.value.plugins;
  return {
    mode: valueAt(config.value, ['models', 'mode']) === 'replace' ? 'replace' : 'merge',
    written: providersOf(file.written),
    effective: providersOf(config.value),
    refDefaults: refDefaults(config.value),
    plugins: isObject(plugins) ? plugins : {},
    wildcards: new Set(isObject(allowed) ? Object.keys(allowed).flatMap(wholeProvider) : []),
    env: (name) => setValue(config.environment, name),
    profiles: profileKeys(stored),
    existing,
  };
}

function providersOf(config: JsonObject): JsonObject {
  const providers = valueAt(config, ['models', 'providers']);
  return isObject(providers) ? providers : {};
}

const wholeProvider = (ref: string): readonly string[] =>
  ref.endsWith('/*') ? [ref.slice(0, -2).trim().toLowerCase()] : [];

/** OpenClaw: `Z_AI_API_KEY` is copied to the name that counts when it starts. */
function setValue(environment: Environment, name: string): string | undefined {
  const own = environment.get(name)?.value.trim() ?? '';
  const value = own === '' && name === 'ZAI_API_KEY' ? (environment.get('Z_AI_API_KEY')?.value.trim() ?? '') : own;
  return value === '' ? undefined : value;
}

function profileKeys({ store, materials }: StoreRead): readonly ProfileKey[] {
  return [...store.profiles.values()].flatMap(({ id, provider, type }): readonly ProfileKey[] => {
    const material = type === 'oauth' ? undefined : materials.get(id);
    if (material === undefined) return [];
    if ('secret' in material) return [{ provider, apiKey: material.secret.open(), kind: 'plain' }];
    const { source, id: name } = material.ref;
    return [
      source === 'env' ? { provider, apiKey: name, kind: 'variable' } : { provider, apiKey: MANAGED, kind: 'managed' },
    ];
  });
}
