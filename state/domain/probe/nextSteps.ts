import type { ProbeOutcome } from '../probe.js';
import { TROUBLES, TROUBLES_ANYWHERE, type Trouble, type TroubleKind } from '../providers/troubles.js';

/**
 * What helps with an outcome of one provider, where something is known of it: the troubleshooting of the documents and the known
 * traps of each. `provider` is a canonical id.
 */
export function nextStepOf(provider: string, outcome: ProbeOutcome): string | undefined {
  const kind = kindOf(outcome);
  if (kind === undefined) return undefined;
  const said = 'said' in outcome ? (outcome.said ?? '') : '';
  const own = Object.hasOwn(TROUBLES, provider) ? (TROUBLES[provider] ?? []) : [];
  const fitting = [...own, ...TROUBLES_ANYWHERE].filter(({ on }) => on.includes(kind));
  const heard = fitting.find(({ saying }) => saying?.test(said) === true);
  return (heard ?? fitting.find(isGeneral))?.next;
}

const isGeneral = ({ saying }: Trouble): boolean => saying === undefined;

function kindOf(outcome: ProbeOutcome): TroubleKind | undefined {
  switch (outcome.kind) {
    case 'ok':
    case 'cancelled':
    case 'bug':
      return undefined;
    case 'timeout':
      return outcome.phase === 'connect' ? 'unconnected' : 'unanswered';
    case 'wrong-url':
      // Known traps are about a server that was asked.
      return outcome.why === 'unencrypted' ? undefined : outcome.kind;
    default:
      return outcome.kind;
  }
}
