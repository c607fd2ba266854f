import { unreachable } from '../result.js';
import type { OrderFrom, Rest, Rung, RungBecause } from './auth.js';

/** Why a rung is as it is, for people; undefined where its state says all. May name files and hosts. */
export function rungWhy({ because, source, label, holds }: Rung): string | undefined {
  if (because !== undefined) return becauseWords(because, source.kind);
  // Only OpenClaw runs such programs, so what they say is known to nobody before.
  return holds === 'present' && label.startsWith('ref(exec:')
    ? 'a program gives it, which Pincer does not run'
    : undefined;
}

function becauseWords(because: RungBecause, source: Rung['source']['kind']): string {
  switch (because.kind) {
    case 'not in order':
      return because.in === 'store' ? "the agent's own order leaves it out" : 'auth.order leaves it out';
    case 'not named':
      return 'auth.profiles names others, and only those are tried';
    case 'differs':
      return `auth.profiles says ${because.what} ${because.said}, and it is stored as ${because.stored}`;
    case 'empty':
      return 'it is there, without a secret';
    case 'no expiry':
      return 'its expiry is no time';
    case 'over':
      return because.canRefresh ? 'OpenClaw renews it' : 'it cannot be renewed';
    case 'ref':
      return because.message;
    case 'barred':
      return 'not tried: beside a profile an agent tries nothing else';
    case 'later':
      return source === 'profile' ? 'tried when those before it fail' : 'not tried: an earlier one wins';
    case 'lists only':
      return 'models are listed by it; it is sent nowhere';
    case 'spare':
      return 'never sent with text: OpenClaw keeps it for rate limits of pictures, sound and memory';
    case 'lacks':
      return `it needs ${because.names.map((names) => names.join(' or ')).join(', and ')}`;
    case 'aws':
      return because.from === undefined ? 'from wherever the AWS SDK finds it' : `from ${because.from}`;
    default:
      return unreachable(because);
  }
}

/** In which order profiles are tried, and who says so. */
export const ORDER_WORDS: Readonly<Record<OrderFrom, string>> = {
  store: "the agent's own (auth-state.json)",
  config: 'auth.order in openclaw.json',
  named: 'those that auth.profiles names, by kind, the least used first',
  none: 'none is set: by kind, the least used first',
};

/** What kind of rest it is, and what for. */
export function restWords({ kind, reason }: Rest): { readonly what: string; readonly reason: string } {
  const words = REASONS[reason] ?? reason.replaceAll('_', ' ');
  if (kind === 'blocked') return { what: 'subscription used up', reason: words };
  if (kind === 'cooldown') return { what: 'cooldown', reason: words };
  return { what: reason === 'billing' ? 'billing block' : 'disabled', reason: words };
}

/** OpenClaw's reasons where their names say little. */
const REASONS: Readonly<Record<string, string>> = {
  auth: 'the key was rejected',
  auth_permanent: 'the key was rejected for good',
  billing: 'no credit left',
  format: 'a request was malformed',
  model_not_found: 'the model was not found',
  session_expired: 'the session was over',
  subscription_limit: 'the limit of the plan',
  timeout: 'no answer in time',
  unknown: 'for a reason not kept',
};
