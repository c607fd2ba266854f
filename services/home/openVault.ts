import { authProvider } from '../../state/domain/auth/authOrder.js';
import { cleanSecret, secretRef } from '../../state/domain/auth/secretText.js';
import type { WrittenProvider } from '../../state/domain/config/configProviders.js';
import { originOf } from '../../state/domain/config/localHost.js';
import type { ProviderState } from '../../state/domain/home.js';
import type { Json, JsonObject } from '../../state/domain/json.js';
import { publicUrl } from '../../state/domain/masking/publicText.js';
import { canonicalId } from '../../state/domain/providers/aliases.js';
import { type Secret, secret } from '../secret.js';
import type { Credential, Vault } from '../vault.js';
import type { Material } from './authStore.js';
import type { ConfiguredEntry } from './configured.js';
import type { Credentials } from './credentials.js';
import type { RegisteredProvider } from './registry.js';
import { isProgram, type RefSources, refDefaults, resolveSecretRef } from './secretRefs.js';

export type VaultInput = {
  readonly providers: readonly ProviderState[];
  readonly configured: readonly ConfiguredEntry[];
  readonly registered: readonly RegisteredProvider[];
  readonly credentials: Credentials;
  /** By profile id, refs resolved. */
  readonly profileSecrets: ReadonlyMap<string, Secret>;
  readonly sources: RefSources;
};

/** Puts the secrets that belong to the providers of a home where only a request gets at them. */
export async function openVault(input: VaultInput): Promise<Vault> {
  const credentials = new Map<string, Credential>();
  const headers = new Map<string, Headers>();
  const entries = new Map<string, readonly WrittenProvider[]>();
  for (const provider of input.providers) {
    const found = credentialOf(input, provider);
    if (found !== undefined) credentials.set(provider.id, found);
  }
  const shownAs = new Map<string | undefined, string>();
  for (const { writtenAs, id } of input.providers) if (!shownAs.has(writtenAs)) shownAs.set(writtenAs, id);
  const written = [...input.configured.map(({ id, written }) => ({ id, written })), ...input.registered];
  for (const { id, written: entry } of written) {
    const shown = shownAs.get(entry.writtenAs) ?? canonicalId(id);
    entries.set(shown, [...(entries.get(shown) ?? []), entry]);
    if (headers.has(shown)) continue;
    const models = [...entry.modelHeaders].map(([model, own]) => [model, literal(own)] as const);
    headers.set(shown, {
      own: await resolved(input.sources, entry.headers),
      models: new Map(models),
      request: await resolved(input.sources, entry.requestHeaders),
    });
  }
  return {
    credentialFor: (id, profile) =>
      profile === undefined ? (credentials.get(id) ?? credentials.get(canonicalId(id))) : ofProfile(input, id, profile),
    headersFor: (id, modelId) => {
      const found = headers.get(id) ?? headers.get(canonicalId(id));
      return merged([found?.own, found?.models.get(modelId ?? ''), found?.request]);
    },
    addressFor: (id, shown) => maskedAddress(entries.get(id) ?? entries.get(canonicalId(id)) ?? [], shown),
  };
}

/** Of two that look alike the first counts; they lead to the same host. */
function maskedAddress(entries: readonly WrittenProvider[], shown: string): Secret | undefined {
  const urls = entries.flatMap(({ baseUrl, models }) => [baseUrl, ...models.map((model) => model.baseUrl)]);
  const found = urls.find((url) => url !== undefined && url !== shown && publicUrl(url) === shown);
  return found === undefined ? undefined : secret(found);
}

type Headers = {
  readonly own: HeaderMap;
  readonly models: ReadonlyMap<string, HeaderMap>;
  readonly request: HeaderMap;
};

type HeaderMap = ReadonlyMap<string, Secret>;

/** OpenClaw: those of `request` beat those of the model, which beat those of the provider, however they are spelled. */
function merged(layers: readonly (HeaderMap | undefined)[]): HeaderMap {
  const found = new Map<string, readonly [string, Secret]>();
  for (const layer of layers) for (const [name, value] of layer ?? []) found.set(name.toLowerCase(), [name, value]);
  return new Map(found.values());
}

/** OpenClaw: the headers of a model are texts; a `$NAME` there is sent as it is. */
const literal = (headers: JsonObject): HeaderMap =>
  new Map(
    Object.entries(headers).flatMap(([name, value]) => {
      const clean = cleanSecret(value);
      return clean === undefined ? [] : [[name, secret(clean)] as const];
    }),
  );

async function resolved(sources: RefSources, headers: JsonObject): Promise<ReadonlyMap<string, Secret>> {
  const entries = Object.entries(headers).map(
    async ([name, value]) => [name, await headerValue(sources, value)] as const,
  );
  const found = await Promise.all(entries);
  return new Map(found.flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const])));
}

async function headerValue(sources: RefSources, value: Json): Promise<Secret | undefined> {
  const ref = secretRef(value, refDefaults(sources.config));
  if (ref !== undefined) {
    const found = await resolveSecretRef(sources, ref);
    // OpenClaw sends a `$NAME` without value as it is written.
    if (found.ok || typeof value !== 'string') return found.ok ? found.value : undefined;
  }
  const clean = cleanSecret(value);
  return clean === undefined ? undefined : secret(clean);
}

function ofProfile({ providers, profileSecrets }: VaultInput, id: string, profile: string): Credential | undefined {
  const provider = providers.find((one) => one.id === id || one.id === canonicalId(id));
  const value = profileSecrets.get(profile);
  if (provider === undefined || value === undefined) return undefined;
  return { secret: value, how: howOf(provider, value), origin: originOf(provider.baseUrl) };
}

function credentialOf(input: VaultInput, provider: ProviderState): Credential | undefined {
  const value = winningSecret(input, provider);
  return value && { secret: value, how: howOf(provider, value), origin: originOf(provider.baseUrl) };
}

function winningSecret({ credentials, profileSecrets }: VaultInput, provider: ProviderState): Secret | undefined {
  const source = provider.auth.winner?.source;
  const id = (provider.writtenAs ?? provider.id).trim().toLowerCase();
  switch (source?.kind) {
    case 'profile':
      // A login of the Codex runtime is for another server than OpenAI's API.
      return provider.id === 'openai' && source.type !== 'api_key' && isCodex(source.id)
        ? undefined
        : profileSecrets.get(source.id);
    case 'env':
      return credentials.envSecrets.get(authProvider(id)) ?? credentials.envSecrets.get(id);
    case 'config':
      return credentials.configSecrets.get(id);
    default:
      return undefined;
  }
}

const isCodex = (profileId: string): boolean => profileId.startsWith('openai-codex:');

function howOf({ api, authHeader }: ProviderState, value: Secret): Credential['how'] {
  if (authHeader) return 'bearer';
  // Anthropic takes keys in a header of its own, and the tokens of a login as bearer.
  if (api === 'anthropic-messages') return value.open().includes('sk-ant-oat') ? 'bearer' : 'x-api-key';
  return api === 'google-generative-ai' ? 'x-goog-api-key' : 'bearer';
}

/** The secrets of stored profiles, with their refs followed; and the profiles whose ref leads to nothing. */
export async function resolveProfiles(
  sources: RefSources,
  materials: ReadonlyMap<string, Material>,
): Promise<{ readonly secrets: ReadonlyMap<string, Secret>; readonly unresolved: ReadonlyMap<string, string> }> {
  const secrets = new Map<string, Secret>();
  const unresolved = new Map<string, string>();
  const resolve = async (id: string, material: Material) => {
    const found =
      'ref' in material
        ? await resolveSecretRef(sources, material.ref)
        : ({ ok: true, value: material.secret } as const);
    if (found.ok) secrets.set(id, found.value);
    else if (!('ref' in material) || !isProgram(sources, material.ref)) unresolved.set(id, found.problem);
  };
  await Promise.all([...materials].map(([id, material]) => resolve(id, material)));
  return { secrets, unresolved };
}
