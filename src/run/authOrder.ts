import { NO_KEYS } from '../../services/keyring.js';
import type { ProfileChange } from '../../state/domain/auth/profileChange.js';
import type { Problem } from '../../state/domain/problem.js';
import { fail, ok, type Result } from '../../state/domain/result.js';
import { AUTH_FLAGS } from '../commands/authFlags.js';
import type { Call } from '../commands/command.js';
import type { ExitCode } from '../exitCodes.js';
import { act } from './action.js';
import { type Told, tellActed } from './authTold.js';
import { idsGiven, providerNeeded } from './authWords.js';
import { failed, withHome } from './home.js';

/** `pincer auth order set`. */
export const setOrder = (call: Call): Promise<ExitCode> => {
  const ids = idsGiven(call);
  return ids.ok ? order(call, [...new Set(ids.value)]) : Promise.resolve(failed(call.out, ids.problem));
};

/** `pincer auth order clear`. */
export const clearOrder = (call: Call): Promise<ExitCode> => order(call, undefined);

type Order = Extract<ProfileChange, { readonly kind: 'order' }>;

const order = (call: Call, ids: readonly string[] | undefined): Promise<ExitCode> =>
  withHome(call, async (home) => {
    const asked = orderAsked(call, ids);
    if (!asked.ok) return failed(call.out, asked.problem);
    const acted = await act(call, home, { kind: 'profile', change: asked.value }, NO_KEYS);
    return tellActed(call, home, acted, told(asked.value, home.paths.agentId));
  });

function told({ provider, in: where, order: ids }: Order, agentId: string): Told {
  const [of, set, gone] =
    where === 'store'
      ? [[`Agent: ${agentId}`], 'Order override', 'Cleared per-agent order override.']
      : [[], 'Order in the config', 'Cleared the order in the config.'];
  return {
    lines: [...of, `Provider: ${provider}`, ids === undefined ? gone : `${set}: ${ids.join(', ')}`],
    json: { agentId, provider, in: where === 'store' ? 'agent' : 'config', order: ids ?? null },
  };
}

function orderAsked(call: Call, ids: readonly string[] | undefined): Result<Order, Problem> {
  const provider = providerNeeded(call);
  if (!provider.ok) return provider;
  const where = call.value(AUTH_FLAGS.in) ?? 'agent';
  if (where !== 'agent' && where !== 'config') return fail({ kind: 'usage', message: '--in takes agent or config.' });
  if (ids?.length === 0) return fail({ kind: 'order-empty', provider: provider.value });
  return ok({ kind: 'order', provider: provider.value, in: where === 'agent' ? 'store' : 'config', order: ids });
}
