import { secretRef } from '../../state/domain/auth/secretText.js';
import { isObject, type Json, type JsonObject, valueAt } from '../../state/domain/json.js';
import { credentialEnv } from '../../state/domain/providers/credentialEnv.js';
import { isSecretHeader } from '../../state/domain/secrets/headerNames.js';
import { isVariableName } from '../../state/domain/secrets/variableNames.js';
import type { StoreRead } from '../home/authStore.js';
import type { RegisteredProvider } from '../home/registry.js';
import { isPlainSecret } from './plain.js';

/** What was read of a home anyway. `written` is the config with its includes in place and every `${…}` as written. */
export type PlainKeysInput = {
  readonly configPath: string;
  readonly written: JsonObject;
  readonly registered: readonly RegisteredProvider[];
  readonly stored: StoreRead;
};

/** As `ProviderState` has them. */
export type PlainKeys = { readonly plainKeys: readonly string[]; readonly plainInRegistry?: number };

/** Provider in lower case → where keys of it stand in plain text, for people. Cheaper than the search of all files, and less. */
export function plainKeysOf(input: PlainKeysInput): ReadonlyMap<string, PlainKeys> {
  const providers = objectAt(input.written, ['models', 'providers']);
  const names = namesIn(providers);
  const elsewhere = byProvider([...inConfig(input, providers, names), ...plainProfiles(input.stored, names)]);
  const registered = byProvider(input.registered.flatMap((one) => inRegistry(one, names)));
  return new Map(
    [...new Set([...elsewhere.keys(), ...registered.keys()])].map((id) => {
      const copies = registered.get(id) ?? [];
      const plainKeys = [...(elsewhere.get(id) ?? []), ...copies].map(([, where]) => where);
      return [id, { plainKeys, ...(copies.length === 0 ? {} : { plainInRegistry: copies.length }) }] as const;
    }),
  );
}

const byProvider = (all: readonly Standing[]): ReadonlyMap<string, readonly Standing[]> =>
  Map.groupBy(all, ([provider]) => provider.trim().toLowerCase());

/** A provider, and where a key of it stands. */
type Standing = readonly [string, string];

function inConfig(
  { configPath, written }: PlainKeysInput,
  providers: JsonObject,
  names: ReadonlySet<string>,
): readonly Standing[] {
  const file = baseName(configPath);
  const own = Object.entries(providers).flatMap(([id, entry]) =>
    plainIn(entry, names).map((path): Standing => [id, `${file} models.providers.${id}.${path}`]),
  );
  const block = blockKeys(written).flatMap(([name, path]) =>
    [...credentialEnv()].flatMap(([id, known]): readonly Standing[] =>
      known.includes(name) ? [[id, `${file} ${path}`]] : [],
    ),
  );
  return [...own, ...block];
}

function inRegistry({ id, path, written }: RegisteredProvider, names: ReadonlySet<string>): readonly Standing[] {
  const { apiKey, headers, writtenAs } = written;
  const entry = { ...(apiKey === undefined ? {} : { apiKey }), headers };
  return plainIn(entry, names).map((at): Standing => [id, `${baseName(path)} providers.${writtenAs}.${at}`]);
}

/** Provider and profile of those that hold their secret themselves. */
function plainProfiles(
  { store, materials }: StoreRead,
  names: ReadonlySet<string>,
): readonly (readonly [string, string])[] {
  return [...store.profiles].flatMap(([id, { provider, path, type }]) => {
    const material = materials.get(id);
    if (type === 'oauth' || material === undefined || !('secret' in material)) return [];
    return isPlainSecret(material.secret.open(), names) ? [[provider, `${baseName(path)} ${id}`] as const] : [];
  });
}

const baseName = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

function objectAt(value: Json, path: readonly string[]): JsonObject {
  const found = valueAt(value, path);
  return isObject(found) ? found : {};
}

/** Paths below a provider. */
function plainIn(entry: Json, names: ReadonlySet<string>): readonly string[] {
  if (!isObject(entry)) return [];
  const { apiKey } = entry;
  const key = typeof apiKey === 'string' && isPlainSecret(apiKey, names) ? ['apiKey'] : [];
  const headers = (['headers', 'request.headers'] as const).flatMap((at) =>
    Object.entries(objectAt(entry, at.split('.'))).flatMap(([name, value]) =>
      typeof value === 'string' && isSecretHeader(name) && isPlainSecret(value, names) ? [`${at}.${name}`] : [],
    ),
  );
  return [...key, ...headers];
}

/** The variables that the keys of the providers refer to. */
function namesIn(providers: JsonObject): ReadonlySet<string> {
  const refs = Object.values(providers).flatMap((entry) => (isObject(entry) ? (secretRef(entry.apiKey) ?? []) : []));
  return new Set(refs.flatMap(({ id }) => (isVariableName(id) ? [id] : [])));
}

function blockKeys(config: JsonObject): readonly (readonly [string, string])[] {
  const none: ReadonlySet<string> = new Set();
  return (['env', 'env.vars'] as const).flatMap((at) =>
    Object.entries(objectAt(config, at.split('.'))).flatMap(([name, value]) =>
      typeof value === 'string' && isPlainSecret(value, none) ? [[name, `${at}.${name}`] as const] : [],
    ),
  );
}
