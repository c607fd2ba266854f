import { NO_KEYS } from '../../services/keyring.js';
import type { Home } from '../../state/domain/home.js';
import type { Call } from '../commands/command.js';
import type { ExitCode } from '../exitCodes.js';
import { act } from './action.js';
import { tellActed } from './authTold.js';
import { idsGiven } from './authWords.js';
import { failed, withHome } from './home.js';

/** `pincer auth remove`. */
export const removeProfile = (call: Call): Promise<ExitCode> =>
  withHome(call, async (home) => {
    const ids = idsGiven(call);
    if (!ids.ok) return failed(call.out, ids.problem);
    const [id = ''] = ids.value;
    const was = described(home, id);
    const acted = await act(call, home, { kind: 'profile', change: { kind: 'remove', id } }, NO_KEYS);
    return tellActed(call, home, acted, { lines: [`Removed auth profile: ${was}`], json: { profile: id } });
  });

/** `pincer auth rename`. */
export const renameProfile = (call: Call): Promise<ExitCode> =>
  withHome(call, async (home) => {
    const ids = idsGiven(call);
    if (!ids.ok) return failed(call.out, ids.problem);
    const [id = '', name = ''] = ids.value;
    const to = name.includes(':') || !id.includes(':') ? name : `${id.slice(0, id.indexOf(':'))}:${name}`;
    const acted = await act(call, home, { kind: 'profile', change: { kind: 'rename', id, to } }, NO_KEYS);
    return tellActed(call, home, acted, { lines: [`Auth profile: ${id} -> ${to}`], json: { profile: to, was: id } });
  });

/** `anthropic:work (anthropic/token)`, as OpenClaw has it. */
function described({ auth }: Home, id: string): string {
  const known = auth.profiles.find(({ profileId }) => profileId === id);
  return known === undefined ? id : `${id} (${known.provider}/${known.type})`;
}
