import { envNamesFor, GCLOUD_EVIDENCE } from '../providers/credentialEnv.js';
import type { Rest, Rung, RungBecause } from './auth.js';
import { authProvider, eligibility, orderFrom, profileOrder, profilesOf } from './authOrder.js';
import { type CredentialFacts, NO_CREDENTIALS } from './credentialFacts.js';
import { type AuthView, type Profile, restKind, restsUntil } from './profiles.js';

export type LadderInput = {
  readonly view: AuthView;
  readonly facts: CredentialFacts;
  /** Profiles whose ref leads to nothing, and why. */
  readonly unresolved: ReadonlyMap<string, string>;
  readonly openaiElsewhere: boolean;
  /** The store of the main agent, where another agent is looked at: what comes from there is inherited. */
  readonly mainStore?: string;
};

/**
 * All places where a credential of a provider may stand, in the order in which an agent of OpenClaw 2026.5 looks there. Its other
 * commands take a placeholder of the config before profiles; an agent does not (tried on 2026.5.28).
 */
export function rungsOf(input: LadderInput, id: string): readonly Rung[] {
  const config = configRung(input, id);
  const said = input.facts.config.get(id);
  const isPreferred = said?.usable !== undefined && said.preferred;
  const isPlaceholder = said?.usable !== undefined && said.isMarker && !isPreferred;
  return [
    ...(isPreferred ? config : []),
    ...profileRungs(input, id),
    ...awsRung(input, id),
    ...(isPlaceholder ? config : []),
    ...envRungs(input, id),
    ...gcloudRung(input, id),
    ...(isPreferred || isPlaceholder ? [] : config),
    ...registryRung(input, id),
    ...syntheticRung(input, id),
    ...(id === 'openai' && !input.openaiElsewhere ? profileRungs(input, 'openai-codex', 'openai') : []),
    ...spareRungs(input, id),
  ];
}

/** Of the profiles those that are tried come first, in that order. */
function profileRungs(input: LadderInput, id: string, except?: string): readonly Rung[] {
  const { view } = input;
  const stored = profilesOf(view, id).filter((profile) => profile.provider !== except);
  if (stored.length === 0) return [];
  const order = profileOrder(view, id);
  const place = (profile: Profile) => (order.includes(profile.id) ? order.indexOf(profile.id) : order.length);
  return [...stored].sort((a, b) => place(a) - place(b)).map((profile) => profileRung(input, id, profile, order));
}

function profileRung(input: LadderInput, id: string, profile: Profile, order: readonly string[]): Rung {
  const rest = restOf(input.view, profile);
  return {
    source: { kind: 'profile', id: profile.id, type: profile.type, path: profile.path },
    ...stateOf(input, id, profile, order),
    label: profile.label,
    ...(profile.expires === undefined || profile.expires <= 0 ? {} : { expiresAt: profile.expires }),
    ...(profile.path === input.mainStore ? { inherited: true } : {}),
    ...(rest === undefined ? {} : { rest }),
  };
}

type State = Pick<Rung, 'holds' | 'because'>;

function stateOf({ view, unresolved }: LadderInput, id: string, profile: Profile, order: readonly string[]): State {
  const because = whyNot(view, id, profile, order);
  if (because !== undefined) return because;
  const fault = unresolved.get(profile.id);
  if (fault !== undefined) return { holds: 'unresolved', because: { kind: 'ref', message: fault } };
  if (profile.type !== 'oauth' || (profile.expires ?? 0) > view.now) return { holds: 'present' };
  return { holds: 'expired', because: { kind: 'over', canRefresh: profile.canRefresh } };
}

/** Why OpenClaw does not even try it. */
function whyNot(view: AuthView, id: string, profile: Profile, order: readonly string[]): State | undefined {
  switch (eligibility(view, id, profile.id)) {
    case 'missing_credential':
      return { holds: 'absent', because: { kind: 'empty' } };
    case 'expired':
      return { holds: 'expired', because: { kind: 'over', canRefresh: false } };
    case 'invalid_expires':
      return { holds: 'expired', because: { kind: 'no expiry' } };
    case 'mode_mismatch':
      return { holds: 'excluded', because: differing(view, profile, 'mode') };
    case 'provider_mismatch':
      return { holds: 'excluded', because: differing(view, profile, 'provider') };
    case 'profile_missing':
    case 'ok':
      return order.includes(profile.id) ? undefined : { holds: 'excluded', because: leftOut(view, id) };
  }
}

function differing(view: AuthView, { id, type, provider }: Profile, what: 'mode' | 'provider'): RungBecause {
  const said = view.config.profiles.get(id);
  return {
    kind: 'differs',
    what,
    said: said?.[what] ?? '',
    stored: what === 'mode' ? type : provider,
  };
}

function leftOut(view: AuthView, id: string): RungBecause {
  const from = orderFrom(view, id);
  return from === 'store' || from === 'config' ? { kind: 'not in order', in: from } : { kind: 'not named' };
}

/** OpenClaw calls a used-up subscription a cooldown; it lasts until the subscription says, so people are told apart. */
function restOf({ store, now }: AuthView, { id, provider }: Profile): Rest | undefined {
  const usage = store.state.usage.get(id);
  const until = restsUntil(usage, provider, now);
  if (until === undefined || usage === undefined) return undefined;
  const times = { until, ...(usage.lastFailureAt === undefined ? {} : { since: usage.lastFailureAt }) };
  if (restKind(usage, now) === 'disabled')
    return { kind: 'disabled', reason: usage.disabledReason ?? 'unknown', ...times };
  if (usage.blockedUntil === until) return { kind: 'blocked', reason: usage.blockedReason ?? 'unknown', ...times };
  return { kind: 'cooldown', reason: usage.cooldownReason ?? 'unknown', ...times };
}

function envRungs({ facts }: Pick<LadderInput, 'facts'>, id: string): readonly Rung[] {
  const first = facts.env.get(authProvider(id));
  const set = first === undefined || first.isCloud ? [] : [first, ...(first.also ?? [])];
  const absent = envNamesFor(id).map(
    (name): Rung =>
      presentEnv(set.find(({ source }) => source.name === name)) ?? {
        source: { kind: 'env', name, from: 'process' },
        holds: 'absent',
        label: 'missing',
      },
  );
  // A variable that belongs to the provider whose credential this one uses, and that its own list lacks.
  const listed = new Set(absent.map(({ source }) => (source.kind === 'env' ? source.name : '')));
  return [...set.filter(({ source }) => !listed.has(source.name)).flatMap((one) => presentEnv(one) ?? []), ...absent];
}

const presentEnv = (
  found: Pick<NonNullable<ReturnType<CredentialFacts['env']['get']>>, 'label' | 'source'> | undefined,
): Rung | undefined => found && { source: found.source, holds: 'present', label: found.label };

/** OpenClaw: `shouldUseImplicitAwsSdkAuth`, and providers that say `auth: "aws-sdk"`. */
function awsRung({ facts: { awsSdk, cloud } }: LadderInput, id: string): readonly Rung[] {
  if (!awsSdk.has(id) && !cloud.awsImplicit.has(id)) return [];
  const because = { kind: 'aws', ...(cloud.awsFrom === undefined ? {} : { from: cloud.awsFrom }) } as const;
  return [{ source: { kind: 'cloud', of: 'aws' }, holds: 'present', label: 'marker(aws-sdk)', because }];
}

function gcloudRung({ facts: { cloud } }: Pick<LadderInput, 'facts'>, id: string): readonly Rung[] {
  const { provider, needsAnyEnv, needsAllEnv, marker } = GCLOUD_EVIDENCE;
  if (authProvider(id) !== provider) return [];
  const found = cloud.gcloud ?? { lacks: [needsAnyEnv, ...needsAllEnv.map((name) => [name])] };
  const source = { kind: 'cloud', of: 'gcloud', ...(found.path === undefined ? {} : { path: found.path }) } as const;
  if (found.lacks.length === 0) return [{ source, holds: 'present', label: `marker(${marker})` }];
  return [{ source, holds: 'absent', label: 'missing', because: { kind: 'lacks', names: found.lacks } }];
}

function configRung({ facts }: LadderInput, id: string): readonly Rung[] {
  const found = facts.config.get(id);
  if (found === undefined) return [];
  const { source, label, usable, fault } = found;
  if (usable !== undefined) return [{ source, holds: 'present', label }];
  return [
    {
      source,
      holds: 'unresolved',
      label,
      ...(fault === undefined ? {} : { because: { kind: 'ref', message: fault } as const }),
    },
  ];
}

/** OpenClaw lists models by this key, but an agent that runs one does not send it. */
function registryRung({ facts }: LadderInput, id: string): readonly Rung[] {
  const found = facts.registry.get(id);
  if (found === undefined) return [];
  const source = { kind: 'models.json', path: found.path } as const;
  return [{ source, holds: 'excluded', label: found.label, because: { kind: 'lists only' } }];
}

function syntheticRung({ facts }: LadderInput, id: string): readonly Rung[] {
  const found = facts.synthetic.get(id);
  if (found === undefined) return [];
  return [{ source: { kind: 'synthetic', marker: found.marker }, holds: 'present', label: `marker(${found.marker})` }];
}

/** The ladder of a provider of which no file and no variable says anything. */
export const absentRungs = (id: string): readonly Rung[] => [
  ...envRungs({ facts: NO_CREDENTIALS }, id),
  ...gcloudRung({ facts: NO_CREDENTIALS }, id),
];

/** OpenClaw: `resolveProviderApiKeyConfig`. */
function spareRungs({ facts: { spare } }: LadderInput, id: string): readonly Rung[] {
  if (spare.length === 0) return [];
  const base = id.startsWith('google') ? 'GEMINI' : id.toUpperCase().replaceAll('-', '_');
  const isOurs = (name: string): boolean =>
    name === `OPENCLAW_LIVE_${base}_KEY` ||
    name === `OPENCLAW_LIVE_${base}_KEYS` ||
    name === `${base}_API_KEYS` ||
    name.startsWith(`${base}_API_KEY_`);
  return spare.filter(isOurs).map((name) => ({
    source: { kind: 'env', name, from: 'process' },
    holds: 'excluded',
    label: 'not read',
    because: { kind: 'spare' },
  }));
}
