import { advise } from '../problem.js';
import { envNamesFor, keysFirst } from '../providers/credentialEnv.js';
import { type AuthStatus, type CredentialSource, type Rest, type Rung, WARN_WINDOW_MS } from './auth.js';
import { authProvider, eligibility, profileOrder, profilesOf } from './authOrder.js';
import type { CredentialFacts } from './credentialFacts.js';
import type { DeadBecause } from './credentialProblem.js';
import { type AuthView, type Profile, restKind, restsUntil } from './profiles.js';

export type LadderInput = {
  readonly view: AuthView;
  readonly facts: CredentialFacts;
  /** Profiles whose ref leads to nothing. */
  readonly unresolved: ReadonlySet<string>;
  readonly openaiElsewhere: boolean;
};

/** Which credential of a provider OpenClaw would send, after looking where it looks and in its order. `id` in lower case. */
export function authStatus(input: LadderInput, id: string): AuthStatus {
  const ladder = rungs(input, id);
  const winner = ladder.find((rung) => rung.holds === 'present' || canRefresh(input, rung));
  if (winner === undefined) return withoutWinner(id, ladder);
  const ordered = [winner, ...ladder.filter((rung) => rung !== winner)];
  const rest = restOf(input, winner);
  return { kind: stateOf(input, id, winner), winner, ladder: ordered, ...(rest === undefined ? {} : { rest }) };
}

function withoutWinner(id: string, ladder: readonly Rung[]): AuthStatus {
  const dead = ladder.find((rung) => rung.holds !== 'absent');
  if (dead === undefined || dead.holds === 'absent' || dead.holds === 'present') {
    const { says, next } = advise({ kind: 'no-credential', provider: id, env: keysFirst(envNamesFor(id)) });
    return { kind: 'missing', ladder, why: next === undefined ? says : `${says}. ${next}` };
  }
  const because: DeadBecause = dead.holds;
  return {
    kind: 'dead',
    ladder,
    why: advise({ kind: 'dead-credential', provider: id, which: whichOf(dead.source), because }).says,
  };
}

function whichOf(source: CredentialSource): string {
  switch (source.kind) {
    case 'profile':
      return `Profile ${source.id}`;
    case 'env':
      return `Variable ${source.name}`;
    case 'config':
      return source.path;
    case 'models.json':
      return 'The key in models.json';
    case 'synthetic':
      return source.marker;
  }
}

/** From the first that OpenClaw tries to the last. */
function rungs(input: LadderInput, id: string): readonly Rung[] {
  const config = configRung(input, id);
  const early = input.facts.config.get(id);
  const configFirst = early?.usable !== undefined && (early.isMarker || early.preferred);
  return [
    ...(input.facts.awsSdk.has(id) ? [AWS] : []),
    ...(configFirst ? config : []),
    ...profileRungs(input, id),
    ...envRungs(input, id),
    ...(configFirst ? [] : config),
    ...registryRung(input, id),
    ...syntheticRung(input, id),
    ...(id === 'openai' && !input.openaiElsewhere ? profileRungs(input, 'openai-codex', 'openai') : []),
  ];
}

const AWS: Rung = { source: { kind: 'synthetic', marker: 'aws-sdk' }, holds: 'present', label: 'marker(aws-sdk)' };

function profileRungs(input: LadderInput, id: string, except?: string): readonly Rung[] {
  const { view } = input;
  const stored = profilesOf(view, id).filter((profile) => profile.provider !== except);
  const order = profileOrder(view, id);
  const place = (profile: Profile) => (order.includes(profile.id) ? order.indexOf(profile.id) : order.length);
  return [...stored]
    .sort((a, b) => place(a) - place(b))
    .map((profile) => ({
      source: { kind: 'profile', id: profile.id, type: profile.type, path: profile.path },
      holds: holdsOf(input, id, profile, order),
      label: profile.label,
      ...(profile.expires === undefined || profile.expires <= 0 ? {} : { expiresAt: profile.expires }),
    }));
}

function holdsOf(
  { view, unresolved }: LadderInput,
  id: string,
  profile: Profile,
  order: readonly string[],
): Rung['holds'] {
  const reason = eligibility(view, id, profile.id);
  if (reason === 'missing_credential') return 'absent';
  if (reason === 'expired' || reason === 'invalid_expires') return 'expired';
  if (reason !== 'ok' || !order.includes(profile.id)) return 'excluded';
  if (unresolved.has(profile.id)) return 'unresolved';
  const over = profile.type === 'oauth' && (profile.expires ?? 0) <= view.now;
  return over ? 'expired' : 'present';
}

function envRungs({ facts }: LadderInput, id: string): readonly Rung[] {
  const found = facts.env.get(authProvider(id));
  if (found !== undefined) return [{ source: found.source, holds: 'present', label: found.label }];
  return envNamesFor(id).map((name) => ({
    source: { kind: 'env', name, from: 'process' },
    holds: 'absent',
    label: 'missing',
  }));
}

function configRung({ facts }: LadderInput, id: string): readonly Rung[] {
  const found = facts.config.get(id);
  if (found === undefined) return [];
  return [{ source: found.source, holds: found.usable === undefined ? 'unresolved' : 'present', label: found.label }];
}

/** OpenClaw lists models by this key, but an agent that runs one does not send it. */
function registryRung({ facts }: LadderInput, id: string): readonly Rung[] {
  const found = facts.registry.get(id);
  if (found === undefined) return [];
  return [{ source: { kind: 'models.json', path: found.path }, holds: 'excluded', label: found.label }];
}

function syntheticRung({ facts }: LadderInput, id: string): readonly Rung[] {
  const found = facts.synthetic.get(id);
  if (found === undefined) return [];
  return [{ source: { kind: 'synthetic', marker: found.marker }, holds: 'present', label: `marker(${found.marker})` }];
}

const canRefresh = ({ view }: LadderInput, { holds, source }: Rung): boolean =>
  holds === 'expired' && source.kind === 'profile' && view.store.profiles.get(source.id)?.canRefresh === true;

function stateOf({ view, facts }: LadderInput, id: string, { holds, source, expiresAt }: Rung): AuthStatus['kind'] {
  if (holds === 'expired') return 'refreshable';
  if (source.kind === 'synthetic') return source.marker === 'aws-sdk' ? 'ready' : 'not-needed';
  if (source.kind === 'config' && facts.config.get(id)?.isMarker === true) return 'not-needed';
  return expiresAt !== undefined && expiresAt - view.now <= WARN_WINDOW_MS ? 'expiring' : 'ready';
}

function restOf({ view }: LadderInput, { source }: Rung): Rest | undefined {
  if (source.kind !== 'profile') return undefined;
  const usage = view.store.state.usage.get(source.id);
  const until = restsUntil(usage, view.store.profiles.get(source.id)?.provider, view.now);
  if (until === undefined) return undefined;
  const kind = restKind(usage, view.now);
  return { kind, reason: (kind === 'disabled' ? usage?.disabledReason : usage?.cooldownReason) ?? 'unknown', until };
}
