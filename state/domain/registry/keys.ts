import { cleanSecret, isKeyVariable, isMarker, secretRef } from '../auth/secretText.js';
import { isObject, type Json, type JsonObject } from '../json.js';
import { AWS_ENV_MARKERS, authAliases, envNamesFor } from '../providers/credentialEnv.js';
import type { RegistryFacts } from './facts.js';

/** What takes the place of a key that is kept in a file or got from a program. */
export const MANAGED = 'secretref-managed';

const HEADER_VARIABLE = 'secretref-env:';

export const headerVariable = (name: string): string => `${HEADER_VARIABLE}${name}`;

/** Text that OpenClaw does not take for a key: the name of a variable that it knows, or a marker. */
export const isNoSecret = (text: string): boolean => isMarker(text.trim()) || isKeyVariable(text.trim());

/** The variable that holds a provider's credential. OpenClaw: `resolveEnvApiKeyVarName`. */
const variableOf = ({ env }: RegistryFacts, provider: string): string | undefined =>
  envNamesFor(provider).find((name) => cleanSecret(env(name)) !== undefined);

export type FoundKey = { readonly text: string; readonly managed: boolean };

/** Where the config says nothing: a variable, else the first profile with a key. */
export function foundKey(facts: RegistryFacts, provider: string): FoundKey | undefined {
  const variable = variableOf(facts, provider);
  if (variable !== undefined) return { text: variable, managed: false };
  const owner = authOwner(provider);
  const profile = facts.profiles.find((item) => authOwner(item.provider) === owner);
  return profile === undefined ? undefined : { text: profile.apiKey, managed: profile.kind !== 'plain' };
}

const authOwner = (provider: string): string => {
  const id = provider.trim().toLowerCase();
  return authAliases().get(id) ?? id;
};

/**
 * An entry with its references and keys as a registry names them. `managed` collects the providers whose key is kept elsewhere:
 * for those the config always wins. OpenClaw: `normalizeProviders`, without what it does to models.
 */
export function withKeys(facts: RegistryFacts, id: string, entry: JsonObject, managed: Set<string>): JsonObject {
  const headers = isObject(entry.headers) ? { headers: markedHeaders(facts, entry.headers) } : {};
  return withFoundKey(facts, id, withOwnKey(facts, id, { ...entry, ...headers }, managed), managed);
}

function markedHeaders({ refDefaults }: RegistryFacts, headers: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => {
      const ref = secretRef(value, refDefaults);
      if (ref === undefined) return [name, value];
      return [name, ref.source === 'env' ? headerVariable(ref.id.trim()) : MANAGED];
    }),
  );
}

function withOwnKey(facts: RegistryFacts, id: string, entry: JsonObject, managed: Set<string>): JsonObject {
  const { apiKey } = entry;
  const ref = secretRef(apiKey, facts.refDefaults);
  if (ref !== undefined) {
    managed.add(id);
    return withVariable(facts, id, { ...entry, apiKey: ref.source === 'env' ? ref.id.trim() : MANAGED }, managed);
  }
  if (typeof apiKey !== 'string') return entry;
  const text = apiKey.trim();
  if (isNoSecret(text)) managed.add(id);
  return withVariable(facts, id, { ...entry, apiKey: text }, managed);
}

/** A key that is the value of the provider's own variable becomes the name of it. */
function withVariable(facts: RegistryFacts, id: string, entry: JsonObject, managed: Set<string>): JsonObject {
  const { apiKey } = entry;
  if (typeof apiKey !== 'string' || apiKey.trim() === '' || VARIABLE_NAME.test(apiKey)) return entry;
  const variable = variableOf(facts, id);
  if (variable === undefined || facts.env(variable) !== apiKey) return entry;
  managed.add(id);
  return { ...entry, apiKey: variable };
}

const VARIABLE_NAME = /^[A-Z_][A-Z0-9_]*$/;

function withFoundKey(facts: RegistryFacts, id: string, entry: JsonObject, managed: Set<string>): JsonObject {
  if (!Array.isArray(entry.models) || entry.models.length === 0 || hasKey(entry.apiKey)) return entry;
  if (entry.auth === 'aws-sdk') {
    const name = AWS_ENV_MARKERS.find((variable) => facts.env(variable) !== undefined);
    return name === undefined ? entry : { ...entry, apiKey: name };
  }
  const found = foundKey(facts, id);
  if (found === undefined) return entry;
  if (found.managed) managed.add(id);
  return { ...entry, apiKey: found.text };
}

const hasKey = (apiKey: Json | undefined): boolean => Boolean(apiKey);
