import type { AuthStatus, Rung } from '../../state/domain/auth/auth.js';
import type { ProbeOutcome, ProbeRecord } from '../../state/domain/probe.js';
import { NOON } from './builders.js';

/** A stored key of the agent itself, as a rung of the ladder. */
export const profileRung = (id: string, over: Partial<Rung> = {}): Rung => ({
  source: { kind: 'profile', id, type: 'api_key', path: '/home/ann/.openclaw/agents/main/agent/auth-profiles.json' },
  holds: 'present',
  label: 'sk-abcde...12345678',
  ...over,
});

/** A status with these rungs, of which the first one that holds something wins. */
export function authOf(ladder: readonly Rung[], over: Partial<AuthStatus> = {}): AuthStatus {
  const winner = ladder.find(({ holds }) => holds === 'present');
  const rest = winner?.rest;
  return {
    kind: winner === undefined ? 'dead' : 'ready',
    ladder,
    orderFrom: 'none',
    ...(winner === undefined ? {} : { winner }),
    ...(rest === undefined ? {} : { rest }),
    ...over,
  };
}

/** What a test of one profile found a second after noon. */
export const proofOf = (outcome: ProbeOutcome = { kind: 'ok' }): ProbeRecord => ({
  ref: 'p3/m0',
  probe: 'reach',
  outcome,
  latencyMs: 88,
  totalMs: 90,
  at: NOON + 1000,
});
