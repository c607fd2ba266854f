import { authAliases } from '../providers/credentialEnv.js';
import { type OrderFrom, WARN_WINDOW_MS } from './auth.js';
import { type AuthConfig, type AuthStore, type AuthView, type Profile, restsUntil } from './profiles.js';

/** Why a profile is not tried; `ok` when it is. OpenClaw's reason codes. */
export type Eligibility =
  | 'ok'
  | 'profile_missing'
  | 'provider_mismatch'
  | 'mode_mismatch'
  | 'missing_credential'
  | 'invalid_expires'
  | 'expired';

/** The provider whose credential this one uses. */
export const authProvider = (provider: string): string => {
  const id = provider.trim().toLowerCase();
  return authAliases().get(id) ?? id;
};

/** What the rules look at, with the profiles sorted by owner once. */
export function authView(
  config: AuthConfig,
  store: AuthStore,
  now: number,
  warnWithin: number = WARN_WINDOW_MS,
): AuthView {
  const owned = new Map<string, Profile[]>();
  for (const profile of store.profiles.values()) {
    const owner = authProvider(profile.provider);
    owned.set(owner, [...(owned.get(owner) ?? []), profile]);
  }
  return { config, store, now, warnWithin, owned };
}

/** Stored profiles of a provider, in the order of the file. */
export const profilesOf = (view: AuthView, provider: string): readonly Profile[] =>
  view.owned.get(authProvider(provider)) ?? [];

/**
 * The profiles of a provider that OpenClaw would try, best first. OpenClaw: auth profile order. An order set for the agent beats
 * one in the config, which beats the ids of `auth.profiles`, which beat all that is stored; then what cannot work is left out.
 */
export function profileOrder(view: AuthView, provider: string): readonly string[] {
  const explicit = explicitOrder(view, provider);
  const base = explicit ?? candidates(view, provider);
  const usable = (ids: readonly string[]) => ids.filter((id) => eligibility(view, provider, id) === 'ok');
  let kept = usable(base);
  // A config that names only profiles which are gone does not lock out those that exist.
  if (kept.length === 0 && base.length > 0 && namedInConfig(view, provider).length > 0 && noneStored(view, base))
    kept = usable(compatibleProfiles(view, provider));
  const unique = [...new Set(kept)];
  return explicit !== undefined && explicit.length > 0 ? restingLast(view, unique) : byTypeThenUse(view, unique);
}

/** Which of these four it was. */
export function orderFrom(view: AuthView, provider: string): OrderFrom {
  const id = provider.trim().toLowerCase();
  const owner = authProvider(id);
  const asked = owner === CODEX ? [owner, id, OPENAI] : [owner, id];
  for (const name of asked) {
    if (view.store.state.order.has(name)) return 'store';
    if (view.config.order.has(name)) return 'config';
  }
  return namedInConfig(view, provider).length > 0 ? 'named' : 'none';
}

const noneStored = (view: AuthView, ids: readonly string[]): boolean => ids.every((id) => !view.store.profiles.has(id));

function candidates(view: AuthView, provider: string): readonly string[] {
  const named = namedInConfig(view, provider);
  return named.length > 0 ? named : compatibleProfiles(view, provider);
}

/** An order that somebody set. `openai-codex` falls back to that of `openai`, its own profiles kept. */
export function explicitOrder(view: AuthView, provider: string): readonly string[] | undefined {
  const id = provider.trim().toLowerCase();
  const owner = authProvider(id);
  const direct = orderOf(view, owner) ?? orderOf(view, id);
  if (direct !== undefined || owner !== CODEX) return direct;
  const shared = view.store.state.order.get(OPENAI) ?? view.config.order.get(OPENAI);
  if (shared === undefined) return undefined;
  const native = profilesOf(view, CODEX).map((profile) => profile.id);
  const merged = shared.some((profile) => native.includes(profile)) ? [...shared, ...native] : [...native, ...shared];
  return [...new Set(merged)];
}

const orderOf = (view: AuthView, id: string): readonly string[] | undefined =>
  view.store.state.order.get(id) ?? view.config.order.get(id);

const OPENAI = 'openai';
const CODEX = 'openai-codex';

/** An OpenAI API key also serves where OpenClaw signs in as Codex. */
const serves = (owner: string, provider: string, type: string): boolean =>
  authProvider(provider) === owner || (owner === CODEX && authProvider(provider) === OPENAI && type === 'api_key');

function namedInConfig(view: AuthView, provider: string): readonly string[] {
  const owner = authProvider(provider);
  return [...view.config.profiles]
    .filter(([id, said]) => serves(owner, said.provider, view.store.profiles.get(id)?.type ?? said.mode))
    .map(([id]) => id);
}

function compatibleProfiles(view: AuthView, provider: string): readonly string[] {
  const owner = authProvider(provider);
  const own = profilesOf(view, provider);
  if (owner !== CODEX) return own.map(({ id }) => id);
  return [...view.store.profiles.values()]
    .filter((profile) => serves(owner, profile.provider, profile.type))
    .map((profile) => profile.id);
}

export function eligibility(view: AuthView, provider: string, id: string): Eligibility {
  const owner = authProvider(provider);
  const profile = view.store.profiles.get(id);
  const said = view.config.profiles.get(id);
  if (profile === undefined) {
    const sdk = said?.mode === 'aws-sdk' && authProvider(said.provider) === owner && view.config.awsSdk.has(provider);
    return sdk ? 'ok' : 'profile_missing';
  }
  if (!serves(owner, profile.provider, profile.type)) return 'provider_mismatch';
  if (said !== undefined && !serves(owner, said.provider, profile.type)) return 'provider_mismatch';
  // A login that was configured as OAuth may be stored as a token; nothing else may differ.
  if (said !== undefined && said.mode !== profile.type && !(said.mode === 'oauth' && profile.type === 'token'))
    return 'mode_mismatch';
  return storedEligibility(profile, view.now);
}

/** What the credential says by itself. An expired OAuth login stays eligible: OpenClaw refreshes it. */
export function storedEligibility(profile: Profile, now: number): Eligibility {
  if (!profile.holdsSecret && !profile.holdsRef) return 'missing_credential';
  if (profile.type !== 'token' || profile.expires === undefined) return 'ok';
  if (profile.expires <= 0) return 'invalid_expires';
  return profile.expires <= now ? 'expired' : 'ok';
}

function restingLast(view: AuthView, ids: readonly string[]): readonly string[] {
  const resting = ids.flatMap((id) => {
    const until = restOf(view, id);
    return until === undefined ? [] : [{ id, until }];
  });
  const awake = ids.filter((id) => restOf(view, id) === undefined);
  return [...awake, ...resting.sort((a, b) => a.until - b.until).map(({ id }) => id)];
}

function byTypeThenUse(view: AuthView, ids: readonly string[]): readonly string[] {
  const rank = { oauth: 0, token: 1, api_key: 2, none: 3 };
  const typeRank = (id: string) => rank[view.store.profiles.get(id)?.type ?? 'none'];
  const lastUsed = (id: string) => view.store.state.usage.get(id)?.lastUsed ?? 0;
  return restingLast(
    view,
    [...ids].sort((a, b) => typeRank(a) - typeRank(b) || lastUsed(a) - lastUsed(b)),
  );
}

const restOf = (view: AuthView, id: string): number | undefined =>
  restsUntil(view.store.state.usage.get(id), view.store.profiles.get(id)?.provider, view.now);
