import { byLocale } from '../byLocale.js';
import type { HealthStatus, ProfileHealth, ProviderHealth, UnusableProfile } from './authFacts.js';
import { explicitOrder, profileOrder, storedEligibility } from './authOrder.js';
import { type AuthView, type Profile, profileLabel, restKind, restsUntil } from './profiles.js';

/** OpenClaw: auth health. Every stored profile, by provider and id. */
export const profileHealths = (view: AuthView): readonly ProfileHealth[] =>
  [...view.store.profiles.values()]
    .map((profile) => healthOf(profile, view))
    .sort((a, b) => byLocale(a.provider, b.provider) || byLocale(a.profileId, b.profileId));

function healthOf(profile: Profile, view: AuthView): ProfileHealth {
  const base = {
    profileId: profile.id,
    provider: profile.provider,
    type: profile.type,
    source: 'store',
    label: profileLabel(profile, view.config),
  } as const;
  if (profile.type === 'api_key') return { ...base, status: 'static' };
  const { now, warnWithin } = view;
  if (profile.type === 'oauth') {
    const expires = profile.expires === undefined ? {} : { expiresAt: profile.expires };
    return { ...base, ...expires, ...expiry(profile.expires, now, warnWithin) };
  }
  const eligible = storedEligibility(profile, now);
  if (eligible !== 'ok')
    return { ...base, status: eligible === 'expired' ? 'expired' : 'missing', reasonCode: eligible };
  if (profile.expires === undefined) return { ...base, status: 'static' };
  return { ...base, ...expiry(profile.expires, now, warnWithin), expiresAt: profile.expires };
}

function expiry(
  expires: number | undefined,
  now: number,
  warnWithin: number,
): { readonly status: HealthStatus; readonly remainingMs?: number } {
  if (expires === undefined || expires <= 0) return { status: 'missing' };
  const remainingMs = expires - now;
  if (remainingMs <= 0) return { status: 'expired', remainingMs };
  return { status: remainingMs <= warnWithin ? 'expiring' : 'ok', remainingMs };
}

/** OpenClaw: a provider is as well as the worst of the profiles that would be tried; those of keys never expire. */
export function providerHealths(view: AuthView, profiles: readonly ProfileHealth[]): readonly ProviderHealth[] {
  const byProvider = new Map<string, ProfileHealth[]>();
  for (const profile of profiles)
    byProvider.set(profile.provider, [...(byProvider.get(profile.provider) ?? []), profile]);
  return [...byProvider].map(([provider, own]) => {
    const effectiveProfiles = effective(view, provider, own);
    const earliest = Math.min(
      ...effectiveProfiles.flatMap((profile) => (profile.type === 'api_key' ? [] : (profile.expiresAt ?? []))),
    );
    const expires = Number.isFinite(earliest) ? { expiresAt: earliest, remainingMs: earliest - view.now } : {};
    return { provider, status: overall(effectiveProfiles), ...expires, profiles: own, effectiveProfiles };
  });
}

function effective(view: AuthView, provider: string, own: readonly ProfileHealth[]): readonly ProfileHealth[] {
  const explicit = explicitOrder(view, provider);
  const pick = (ids: readonly string[]) => ids.flatMap((id) => own.filter((profile) => profile.profileId === id));
  if (explicit?.length === 0) return [];
  const ordered = pick(profileOrder(view, provider));
  if (ordered.length > 0) return ordered;
  return explicit === undefined ? own : pick(explicit);
}

function overall(profiles: readonly ProfileHealth[]): HealthStatus {
  const expirable = profiles.filter((profile) => profile.type !== 'api_key');
  if (expirable.length === 0) return profiles.length > 0 ? 'static' : 'missing';
  if (expirable.some(({ status }) => status === 'expired' || status === 'missing')) return 'expired';
  return expirable.some(({ status }) => status === 'expiring') ? 'expiring' : 'ok';
}

/** Profiles at rest, soonest back first. Those of profiles that are gone are listed too, as OpenClaw does. */
export const unusableProfiles = ({ store, now }: AuthView): readonly UnusableProfile[] =>
  [...store.state.usage]
    .flatMap(([profileId, usage]): readonly UnusableProfile[] => {
      const provider = store.profiles.get(profileId)?.provider;
      const until = restsUntil(usage, provider, now);
      if (until === undefined) return [];
      const reason = usage.disabledReason;
      return [
        {
          profileId,
          ...(provider === undefined ? {} : { provider }),
          kind: restKind(usage, now),
          ...(reason === undefined ? {} : { reason }),
          until,
          remainingMs: until - now,
        },
      ];
    })
    .sort((a, b) => a.remainingMs - b.remainingMs);

/** `5m`, `3h`, `2d`: OpenClaw's short form. Milliseconds in. */
export function shortDuration(ms: number): string {
  if (ms <= 0) return '0m';
  const minutes = Math.max(1, Math.round(ms / 60_000));
  if (minutes < 60) return `${minutes}m`;
  const hours = Math.round(minutes / 60);
  return hours < 48 ? `${hours}h` : `${Math.round(hours / 24)}d`;
}
