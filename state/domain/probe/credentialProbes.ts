import type { Rung } from '../auth/auth.js';
import type { ProviderAuth } from '../auth/authFacts.js';
import { type Eligibility, eligibility, profileOrder, profilesOf } from '../auth/authOrder.js';
import { type AuthView, type Profile, profileLabel } from '../auth/profiles.js';
import type { Catalog } from '../catalog/catalog.js';
import type { Home, ProviderState } from '../home.js';
import type { ProbeCredential, ProbeStatus, ProbeTarget } from '../probe.js';
import { canonicalId, providerId } from '../providers/aliases.js';
import { probeModel } from './probeModel.js';
import { probeTargets } from './targets.js';

/** OpenClaw's codes for what it decides without a request. */
export type ProbeReason =
  | 'excluded_by_auth_order'
  | 'missing_credential'
  | 'expired'
  | 'invalid_expires'
  | 'unresolved_ref'
  | 'ineligible_profile'
  | 'no_model';

/** One credential of one provider, and whether it is asked with. */
export type CredentialProbe = {
  /** As OpenClaw compares it. */
  readonly provider: string;
  /** The whole ref. */
  readonly model?: string;
  readonly credential: ProbeCredential;
  readonly plan: { readonly kind: 'ask'; readonly target: ProbeTarget } | Decided;
};

/** What OpenClaw says without asking anybody. */
export type Decided = {
  readonly kind: 'decided';
  readonly status: ProbeStatus;
  readonly reason?: ProbeReason;
  readonly error: string;
  /** OpenClaw only finds out when it would ask, and so counts it among the targets. */
  readonly counts: boolean;
  /** What is wrong with the profile, where OpenClaw's words do not tell. */
  readonly says?: string;
};

type CredentialProbeInput = {
  readonly home: Home;
  readonly view: AuthView;
  readonly catalog: Catalog;
  /** Profiles whose reference gives nothing, and the reference as OpenClaw names it: `env:default:NAME`. */
  readonly unresolved: ReadonlyMap<string, string>;
};

/** Which credentials are asked for; blank and empty mean all of them. */
type CredentialChoice = { readonly provider?: string; readonly profileIds: readonly string[] };

/** OpenClaw: `buildProbeTargets`. Every profile of a provider; where it has none, its variable, else its key in the config. */
export function credentialProbes(input: CredentialProbeInput, asked: CredentialChoice): readonly CredentialProbe[] {
  const only = providerId(asked.provider ?? '');
  const rows = input.home.auth.providers.filter(({ provider }) => only === '' || providerId(provider) === only);
  return rows.flatMap((row) => {
    const found = probeModel(input.home, input.catalog, row.provider);
    const model = found === undefined ? undefined : `${row.provider}/${found}`;
    const profiles = profilesOf(input.view, row.provider);
    const wanted =
      asked.profileIds.length === 0 ? profiles : profiles.filter(({ id }) => asked.profileIds.includes(id));
    if (wanted.length > 0) return wanted.map((profile) => ofProfile(input, row, model, profile));
    return asked.profileIds.length > 0 ? [] : ofKey(input, row, model);
  });
}

const given = (provider: string, model: string | undefined) => ({
  provider,
  ...(model === undefined ? {} : { model }),
});

function ofProfile(
  input: CredentialProbeInput,
  { provider }: ProviderAuth,
  model: string | undefined,
  profile: Profile,
): CredentialProbe {
  const label = profileLabel(profile, input.view.config);
  const credential = { label, source: 'profile', mode: profile.type, profileId: profile.id } as const;
  const decided = verdict(input, provider, model, profile);
  if (decided !== undefined) return { ...given(provider, model), credential, plan: decided };
  const target = targetWith(input.home, provider, model ?? provider, profile.id);
  return { ...given(provider, model), credential, plan: { kind: 'ask', target: { ...target, credential } } };
}

/** In OpenClaw's order: an order that somebody set, what the profile is good for, its reference, the model. */
function verdict(
  { view, unresolved }: CredentialProbeInput,
  provider: string,
  model: string | undefined,
  { id }: Profile,
): Decided | undefined {
  const key = providerId(provider);
  const order = view.store.state.order.get(key) ?? view.config.order.get(key);
  if (order !== undefined && !order.includes(id)) return unknown('excluded_by_auth_order', EXCLUDED);
  const fit = eligibility(view, provider, id);
  const isOrdered = order !== undefined && order.length > 0;
  if (isOrdered && !profileOrder(view, provider).includes(id)) return unknown(reasonOf(fit), lacking(reasonOf(fit)));
  const ref = unresolved.get(id);
  if (ref !== undefined)
    return unknown('unresolved_ref', `${LACKING}[unresolved_ref]: could not resolve SecretRef "${ref}".`);
  if (model === undefined) return NO_MODEL;
  if (fit === 'ok') return undefined;
  const error = `Auth profile "${id}" is not configured for ${provider}.`;
  return { kind: 'decided', status: 'unknown', error, counts: true, says: FAULTS[fit] };
}

const unknown = (reason: ProbeReason, error: string): Decided => ({
  kind: 'decided',
  status: 'unknown',
  reason,
  error,
  counts: false,
});

/** OpenClaw's words, as are those below. */
const EXCLUDED = 'Excluded by auth.order for this provider.';

const NO_MODEL: Decided = {
  kind: 'decided',
  status: 'no_model',
  reason: 'no_model',
  error: 'No model available for probe',
  counts: false,
};

type Unfit = Exclude<Eligibility, 'ok'>;

const reasonOf = (fit: Eligibility): keyof typeof LACKS =>
  fit === 'missing_credential' || fit === 'expired' || fit === 'invalid_expires' ? fit : 'ineligible_profile';

const LACKING = 'Auth profile credentials are missing or expired.\n↳ Auth reason ';

const lacking = (reason: keyof typeof LACKS): string => `${LACKING}[${reason}]: ${LACKS[reason]}`;

const LACKS = {
  missing_credential: 'no inline credential or SecretRef is configured.',
  expired: 'token credentials are expired.',
  invalid_expires: 'token expires must be a positive Unix ms timestamp.',
  ineligible_profile: 'profile is incompatible with provider config.',
} as const;

const FAULTS: Readonly<Record<Unfit, string>> = {
  missing_credential: 'The profile holds no key, and names no place of one.',
  expired: 'The token of the profile has expired.',
  invalid_expires: 'What the profile says of its end is no time.',
  mode_mismatch: 'auth.profiles says another mode of the profile than the store.',
  provider_mismatch: 'auth.profiles says another provider of the profile than the store.',
  profile_missing: 'The store has no such profile.',
};

/** A variable, else a key of the config. What only a plugin makes up is nothing to ask with. */
function ofKey(input: CredentialProbeInput, row: ProviderAuth, model: string | undefined): readonly CredentialProbe[] {
  const { provider, env, effective } = row;
  const hasKey = effective.kind === 'models.json' && !effective.detail.startsWith('marker(oauth:');
  if (env === undefined && !hasKey) return [];
  const place = env === undefined ? 'models.json' : 'env';
  const mode = env?.source.includes('OAUTH_TOKEN') === true ? 'oauth' : 'api_key';
  const credential = { label: place, source: place, mode } as const;
  if (model === undefined) return [{ provider, credential, plan: NO_MODEL }];
  const target = targetWith(input.home, provider, model, undefined);
  return [{ provider, model, credential, plan: { kind: 'ask', target: { ...target, credential } } }];
}

/** A model to be asked with one profile's own credential, whether or not it is the one that would be used. */
function targetWith(home: Home, provider: string, ref: string, profileId: string | undefined): ProbeTarget {
  const owner = home.providers.find(({ id }) => id === provider) ?? ownerOf(home, provider);
  const known = owner === undefined || profileId === undefined ? owner : asWinner(owner, profileId);
  const providers = home.providers.map((one) => (one === owner && known !== undefined ? known : one));
  const [target] = probeTargets({ ...home, providers }, [ref]);
  if (target === undefined) throw new Error('a ref gives a target');
  return target;
}

const ownerOf = (home: Home, provider: string): ProviderState | undefined => {
  const id = canonicalId(provider);
  return home.providers.find((one) => one.id === id);
};

/** The provider as it would be if this profile came first. */
export function asWinner(owner: ProviderState, profileId: string): ProviderState {
  const rung = owner.auth.ladder.find((one) => isOf(one, profileId));
  if (rung === undefined) return owner;
  return { ...owner, auth: { ...owner.auth, kind: 'ready', winner: { ...rung, holds: 'present' } } };
}

const isOf = ({ source }: Rung, id: string): boolean => source.kind === 'profile' && source.id === id;
