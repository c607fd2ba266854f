import { advise } from '../problem.js';
import { envNamesFor, keysFirst } from '../providers/credentialEnv.js';
import type { AuthStatus, CredentialSource, Rung } from './auth.js';
import { explicitOrder, orderFrom, profilesOf } from './authOrder.js';
import type { DeadBecause } from './credentialProblem.js';
import { type LadderInput, rungsOf } from './rungs.js';

/** Which credential of a provider an agent of OpenClaw would send, after looking where it looks and in its order. `id` in lower case. */
export function authStatus(input: LadderInput, id: string): AuthStatus {
  const { ladder, winner } = decided(rungsOf(input, id));
  const order = orderOf(input, id);
  if (winner === undefined) return { ...withoutWinner(id, ladder), ...order };
  const { rest } = winner;
  return { kind: kindOf(input, id, winner), winner, ladder, ...order, ...(rest === undefined ? {} : { rest }) };
}

function orderOf({ view }: LadderInput, id: string): Pick<AuthStatus, 'order' | 'orderFrom'> {
  const order = explicitOrder(view, id);
  if (order !== undefined) return { orderFrom: orderFrom(view, id), order };
  return profilesOf(view, id).length > 0 ? { orderFrom: orderFrom(view, id) } : {};
}

/**
 * The ladder with its winner, and on every other rung that holds something why it is not used. While there is a profile to be
 * tried, an agent tries profiles alone: with a profile whose secret is missing, or one at rest, it fails beside a good variable.
 */
function decided(rungs: readonly Rung[]): { readonly ladder: readonly Rung[]; readonly winner: Rung | undefined } {
  const firstTried = rungs.findIndex(isTried);
  const isBarred = (rung: Rung, i: number): boolean =>
    firstTried >= 0 && i > firstTried && rung.source.kind !== 'profile';
  const winner = rungs.find((rung, i) => isUsable(rung) && !isBarred(rung, i));
  const at = winner === undefined ? -1 : rungs.indexOf(winner);
  const ladder = rungs.map((rung, i): Rung => {
    if (rung === winner || rung.holds !== 'present') return rung;
    return { ...rung, because: { kind: isBarred(rung, i) && (at < 0 || at >= firstTried) ? 'barred' : 'later' } };
  });
  return { ladder, winner };
}

const isUsable = (rung: Rung): boolean => rung.holds === 'present' || canRefresh(rung);

/** A login that is over is tried even if it cannot be renewed; a token that is over is not. */
const isTried = ({ source, holds }: Rung): boolean =>
  source.kind === 'profile' &&
  (holds === 'present' || holds === 'unresolved' || (holds === 'expired' && source.type === 'oauth'));

const canRefresh = ({ holds, because }: Rung): boolean =>
  holds === 'expired' && because?.kind === 'over' && because.canRefresh;

function withoutWinner(id: string, ladder: readonly Rung[]): AuthStatus {
  const dead = ladder.find(({ holds, because }) => isDead(holds) && because?.kind !== 'spare');
  if (dead === undefined || !isDead(dead.holds)) {
    const { says, next } = advise({ kind: 'no-credential', provider: id, env: keysFirst(envNamesFor(id)) });
    return { kind: 'missing', ladder, why: next === undefined ? says : `${says}. ${next}` };
  }
  const because: DeadBecause = dead.holds;
  const { says } = advise({ kind: 'dead-credential', provider: id, which: whichOf(dead.source), because });
  return { kind: 'dead', ladder, why: says };
}

const isDead = (holds: Rung['holds']): holds is DeadBecause => holds !== 'absent' && holds !== 'present';

/** Names no profile: it may be somebody's address, and the ladder has it where names may be seen. */
function whichOf(source: CredentialSource): string {
  switch (source.kind) {
    case 'profile':
      return 'A profile';
    case 'env':
      return `Variable ${source.name}`;
    case 'config':
      return source.path;
    case 'models.json':
      return 'The key in models.json';
    case 'cloud':
      return source.of;
    case 'synthetic':
      return source.marker;
  }
}

function kindOf({ view, facts }: LadderInput, id: string, { holds, source, expiresAt }: Rung): AuthStatus['kind'] {
  if (holds === 'expired') return 'refreshable';
  if (source.kind === 'synthetic') return 'not-needed';
  if (source.kind === 'config' && facts.config.get(id)?.isMarker === true) return 'not-needed';
  return expiresAt !== undefined && expiresAt - view.now <= view.warnWithin ? 'expiring' : 'ready';
}
