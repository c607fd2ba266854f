import { keyLabel } from '../../state/domain/auth/authOverview.js';
import {
  type AuthState,
  type AuthStore,
  NO_STORE,
  type Profile,
  type Usage,
} from '../../state/domain/auth/profiles.js';
import { cleanSecret, isMarker, type SecretRef, secretRef } from '../../state/domain/auth/secretText.js';
import { joinPath } from '../../state/domain/config/pathText.js';
import { isObject, type Json, type JsonObject } from '../../state/domain/json.js';
import type { Problem } from '../../state/domain/problem.js';
import { type Secret, secret } from '../secret.js';
import { parseText } from './jsonFile.js';
import type { Reader } from './reader.js';
import { refLabel } from './secretRefs.js';

/** What a profile would send: the secret, or where it is kept. */
export type Material = { readonly secret: Secret } | { readonly ref: SecretRef };

export type StoreRead = {
  readonly store: AuthStore;
  readonly materials: ReadonlyMap<string, Material>;
  readonly problems: readonly Problem[];
  /** `auth-profiles.json` exists. */
  readonly found: boolean;
};

/** The auth store of an agent over that of the main agent, which every other agent reads through. */
export async function readAuthStore(
  reader: Reader,
  paths: { readonly agentDir: string; readonly mainDir: string; readonly oauthFile: string },
): Promise<StoreRead> {
  const own = await readOne(reader, paths.agentDir, paths.oauthFile);
  if (paths.agentDir === paths.mainDir) return own;
  return mergeStores(await readOne(reader, paths.mainDir, paths.oauthFile), own);
}

async function readOne(reader: Reader, dir: string, oauthFile: string): Promise<StoreRead> {
  const path = joinPath(dir, 'auth-profiles.json');
  const [profiles, state] = await Promise.all([
    readJson(reader, path),
    readJson(reader, joinPath(dir, 'auth-state.json')),
  ]);
  const found = profiles.value !== undefined || profiles.problems.length > 0;
  if (isObject(profiles.value) && isObject(profiles.value.profiles)) {
    const entries = Object.entries(profiles.value.profiles).map(([id, value]) => parseEntry(id, value, path));
    const kept = collect(entries);
    // An older form keeps the state beside the profiles; what stands in its own file wins.
    const merged = mergeState(authState(profiles.value), authState(state.value));
    const problems = [...profiles.problems, ...state.problems, ...kept.problems];
    return { ...kept, store: { profiles: kept.profiles, state: merged }, problems, found };
  }
  const older = await readOlder(reader, dir, oauthFile);
  return { ...older, problems: [...profiles.problems, ...older.problems], found };
}

/** `auth.json` and `credentials/oauth.json`: read where there is no store yet. OpenClaw would move them into one. */
async function readOlder(reader: Reader, dir: string, oauthFile: string): Promise<Omit<StoreRead, 'found'>> {
  const path = joinPath(dir, 'auth.json');
  const [legacy, oauth] = await Promise.all([readJson(reader, path), readJson(reader, oauthFile)]);
  const entries: Entry[] = [];
  if (isObject(legacy.value) && !Object.hasOwn(legacy.value, 'profiles')) {
    for (const [key, value] of Object.entries(legacy.value)) entries.push(parseEntry(`${key}:default`, value, path));
  }
  const known = new Set(entries.map(({ id }) => id));
  for (const [provider, value] of Object.entries(isObject(oauth.value) ? oauth.value : {})) {
    if (!isObject(value) || known.has(`${provider}:default`)) continue;
    entries.push(parseEntry(`${provider}:default`, { type: 'oauth', provider, ...value }, oauthFile));
  }
  const kept = collect(entries);
  const problems = [...legacy.problems, ...oauth.problems, ...kept.problems];
  return { materials: kept.materials, problems, store: { profiles: kept.profiles, state: NO_STORE.state } };
}

async function readJson(
  reader: Reader,
  path: string,
): Promise<{ readonly value: Json | undefined; readonly problems: readonly Problem[] }> {
  const file = await reader.read(path);
  if (file.kind === 'missing') return { value: undefined, problems: [] };
  if (file.kind === 'unreadable')
    return { value: undefined, problems: [{ kind: 'unreadable', place: { file: path }, code: file.code }] };
  const parsed = parseText(path, file.text);
  return parsed.ok ? { value: parsed.value, problems: [] } : { value: undefined, problems: [parsed.problem] };
}

type Entry =
  | { readonly id: string; readonly ok: true; readonly profile: Profile; readonly material: Material | undefined }
  | { readonly id: string; readonly ok: false; readonly problem: Problem };

function collect(entries: readonly Entry[]): {
  readonly profiles: Map<string, Profile>;
  readonly materials: Map<string, Material>;
  readonly problems: readonly Problem[];
} {
  const profiles = new Map<string, Profile>();
  const materials = new Map<string, Material>();
  const problems: Problem[] = [];
  for (const entry of entries) {
    if (!entry.ok) problems.push(entry.problem);
    else {
      profiles.set(entry.id, entry.profile);
      if (entry.material !== undefined) materials.set(entry.id, entry.material);
    }
  }
  return { profiles, materials, problems };
}

/** OpenClaw tolerates `mode` for `type`, `apiKey` for `key`, and a ref in the place of the secret. */
function parseEntry(id: string, value: Json, path: string): Entry {
  const refuse = (message: string): Entry => {
    const place = { file: path, path: ['profiles', id] };
    return { id, ok: false, problem: { kind: 'profile-ignored', place, profileId: id, message } };
  };
  if (!isObject(value)) return refuse('it is not an object');
  const type = Object.hasOwn(value, 'type') ? value.type : value.mode;
  if (type !== 'api_key' && type !== 'token' && type !== 'oauth')
    return refuse('its type is none of api_key, token and oauth');
  const provider = typeof value.provider === 'string' ? value.provider.trim().toLowerCase() : '';
  if (provider === '') return refuse('it names no provider');
  const held = type === 'oauth' ? oauthMaterial(value) : keyMaterial(value, type);
  const profile: Profile = { id, provider, type, path, ...held.facts, ...names(value), ...expiry(value, type) };
  return { id, ok: true, profile, material: held.material };
}

type Held = {
  readonly facts: Pick<Profile, 'holdsSecret' | 'holdsRef' | 'canRefresh' | 'label'>;
  readonly material: Material | undefined;
};

function keyMaterial(value: JsonObject, type: 'api_key' | 'token'): Held {
  const field = type === 'token' ? value.token : (value.key ?? value.apiKey);
  const text = typeof field === 'string' && field.trim() !== '' ? field : undefined;
  const ref =
    secretRef(type === 'token' ? value.tokenRef : value.keyRef) ?? (isObject(field) ? secretRef(field) : undefined);
  const shown = text === undefined ? labelOf(ref) : keyLabel(text, isMarker);
  const clean = cleanSecret(text);
  // A text that names a variable is a ref in effect.
  const inText = clean === undefined ? undefined : secretRef(clean);
  return {
    facts: {
      holdsSecret: text !== undefined,
      holdsRef: ref !== undefined,
      canRefresh: false,
      label: type === 'token' ? `token:${shown}` : shown,
    },
    material: materialOf(ref ?? inText, clean),
  };
}

const materialOf = (ref: SecretRef | undefined, clean: string | undefined): Material | undefined => {
  if (ref !== undefined) return { ref };
  return clean === undefined ? undefined : { secret: secret(clean) };
};

const labelOf = (ref: SecretRef | undefined): string => (ref === undefined ? 'missing' : refLabel(ref));

function oauthMaterial(value: JsonObject): Held {
  const access = cleanSecret(value.access);
  const canRefresh = cleanSecret(value.refresh) !== undefined;
  return {
    facts: { holdsSecret: access !== undefined || canRefresh, holdsRef: false, canRefresh, label: 'OAuth' },
    material: access === undefined ? undefined : { secret: secret(access) },
  };
}

function names(value: JsonObject): Pick<Profile, 'email' | 'displayName'> {
  const { email, displayName } = value;
  return {
    ...(typeof email === 'string' && email.trim() !== '' ? { email } : {}),
    ...(typeof displayName === 'string' && displayName.trim() !== '' ? { displayName } : {}),
  };
}

function expiry({ expires }: JsonObject, type: Profile['type']): Pick<Profile, 'expires'> {
  if (type === 'api_key' || expires === undefined) return {};
  return { expires: typeof expires === 'number' && Number.isFinite(expires) && expires > 0 ? expires : 0 };
}

function authState(value: Json | undefined): AuthState {
  if (!isObject(value)) return NO_STORE.state;
  const order = new Map<string, readonly string[]>();
  for (const [provider, ids] of Object.entries(isObject(value.order) ? value.order : {})) {
    const list = stringList(ids);
    if (list.length > 0) order.set(provider.trim().toLowerCase(), list);
  }
  const usage = new Map<string, Usage>();
  for (const [id, stats] of Object.entries(isObject(value.usageStats) ? value.usageStats : {})) {
    if (isObject(stats)) usage.set(id, usageOf(stats));
  }
  return { order, usage };
}

export const stringList = (value: Json | undefined): readonly string[] =>
  Array.isArray(value)
    ? value.flatMap((item: Json) => (typeof item === 'string' && item.trim() !== '' ? [item.trim()] : []))
    : [];

function usageOf(stats: JsonObject): Usage {
  const numbers = ['lastUsed', 'lastFailureAt', 'blockedUntil', 'cooldownUntil', 'disabledUntil'].flatMap((key) => {
    const value = stats[key];
    return typeof value === 'number' && Number.isFinite(value) ? [[key, value] as const] : [];
  });
  const texts = ['cooldownReason', 'disabledReason', 'blockedReason'].flatMap((key) => {
    const value = stats[key];
    return typeof value === 'string' && (FAILURE_REASONS.has(value) || value === 'subscription_limit')
      ? [[key, value] as const]
      : [];
  });
  return Object.fromEntries<string | number>([...numbers, ...texts]);
}

/** OpenClaw drops a reason it does not know. */
const FAILURE_REASONS: ReadonlySet<string> = new Set(
  'auth auth_permanent format overloaded rate_limit billing timeout model_not_found session_expired empty_response no_error_details unclassified unknown'.split(
    ' ',
  ),
);

const mergeState = (base: AuthState, over: AuthState): AuthState => ({
  order: new Map([...base.order, ...over.order]),
  usage: new Map([...base.usage, ...over.usage]),
});

/** OpenClaw: an agent's own profiles and state over the main agent's; what then refers to no profile is dropped. */
function mergeStores(main: StoreRead, own: StoreRead): StoreRead {
  const problems = [...main.problems, ...own.problems];
  const found = main.found || own.found;
  const { profiles: ownProfiles, state: ownState } = own.store;
  if (ownProfiles.size === 0 && ownState.order.size === 0 && ownState.usage.size === 0)
    return { ...main, problems, found };
  const profiles = new Map([...main.store.profiles, ...ownProfiles]);
  const state = mergeState(main.store.state, ownState);
  const order = [...state.order].flatMap(([provider, ids]) => {
    const kept = ids.filter((id) => profiles.has(id));
    return kept.length > 0 ? [[provider, kept] as const] : [];
  });
  const usage = [...state.usage].filter(([id]) => profiles.has(id));
  return {
    store: { profiles, state: { order: new Map(order), usage: new Map(usage) } },
    materials: new Map([...main.materials, ...own.materials]),
    problems,
    found,
  };
}
