import { isTaken, probeProfile } from '../../services/auth/probeProfile.js';
import { NO_KEYS } from '../../services/keyring.js';
import type { Known } from '../../services/vault.js';
import { shortenHome } from '../../state/domain/config/pathText.js';
import type { Home } from '../../state/domain/home.js';
import { recordWords } from '../../state/domain/probe/words.js';
import type { ProbeKind, ProbeRecord } from '../../state/domain/probe.js';
import type { Problem } from '../../state/domain/problem.js';
import { fail, ok, type Result } from '../../state/domain/result.js';
import { AUTH_FLAGS } from '../commands/authFlags.js';
import type { Call } from '../commands/command.js';
import { FLAGS } from '../commands/flags.js';
import { EXIT, type ExitCode } from '../exitCodes.js';
import { act } from './action.js';
import { tellActed } from './authTold.js';
import { idsGiven, providerAsked } from './authWords.js';
import { failed, withHome } from './home.js';

/** `pincer auth clear-cooldown`. */
export const clearCooldown = (call: Call): Promise<ExitCode> =>
  withHome(call, async (home, vault) => {
    const asked = askedFor(call, home);
    if (!asked.ok) return failed(call.out, asked.problem);
    const { ids } = asked.value;
    // That none of OpenClaw's commands does this is said before anybody is asked.
    if (home.auth.unreadStore !== undefined) return clear(call, home, asked.value, []);
    if (ids.length === 0) return nothing(call);
    const probes = await askEach(call, { home, vault }, asked.value);
    const bad = probes.filter(({ record }) => record === undefined || !isTaken(record));
    const [first] = bad;
    if (first !== undefined && !call.has(FLAGS.yes) && !call.has(FLAGS.dryRun))
      return failed(call.out, {
        kind: 'rest-not-cleared',
        ids: bad.map(({ id }) => id),
        because: first.record === undefined ? NOBODY : recordWords(first.record).says,
      });
    return clear(call, home, asked.value, probes);
  });

async function clear(call: Call, home: Home, { ids, kind }: Asked, probes: readonly Probed[]): Promise<ExitCode> {
  const acted = await act(call, home, { kind: 'profile', change: { kind: 'clear rest', ids } }, NO_KEYS);
  return tellActed(call, home, acted, {
    lines: [`Ended the rest of: ${ids.join(', ')}`],
    json: { profiles: ids, kind, probes: probes.map(asJson) },
  });
}

const NOBODY = 'No provider that Pincer can ask uses it';

type Asked = { readonly ids: readonly string[]; readonly kind: ProbeKind; readonly timeoutMs: number };

/** Those that are named, or all that rest. */
function askedFor(call: Call, home: Home): Result<Asked, Problem> {
  const ids = idsGiven(call);
  if (!ids.ok) return ids;
  const provider = providerAsked(call);
  if (!provider.ok) return provider;
  const kind = call.value(AUTH_FLAGS.kind) ?? 'reach';
  if (kind !== 'reach' && kind !== 'completion') return usage('--kind takes reach or completion.');
  const timeoutMs = Number(call.value(FLAGS.timeout) ?? 8000);
  if (!(timeoutMs > 0 && timeoutMs < 2 ** 31)) return usage('--timeout must be a positive number.');
  const stranger = ids.value.find((id) => !home.auth.profiles.some(({ profileId }) => profileId === id));
  if (stranger !== undefined && home.auth.unreadStore === undefined)
    return fail({ kind: 'profile-not-found', id: stranger, dir: shortenHome(home.paths.agentDir, home.paths.home) });
  if (ids.value.length > 0) return ok({ ids: [...new Set(ids.value)], kind, timeoutMs });
  const resting = home.auth.unusable.filter((rest) => provider.value === undefined || rest.provider === provider.value);
  return ok({ ids: resting.map(({ profileId }) => profileId), kind, timeoutMs });
}

type Probed = { readonly id: string; readonly record: ProbeRecord | undefined };

async function askEach(call: Call, known: Known, { ids, kind, timeoutMs }: Asked): Promise<readonly Probed[]> {
  const signal = call.interrupt();
  const probed = await Promise.all(
    ids.map(async (id) => ({ id, record: await probeProfile(call.world, known, { id, kind, timeoutMs, signal }) })),
  );
  for (const { id, record } of probed) {
    const { word, says } = record === undefined ? { word: 'not asked', says: NOBODY } : recordWords(record);
    call.out.note(`${id}: ${word}. ${says}`);
  }
  return probed;
}

const asJson = ({ id, record }: Probed) => ({
  profile: id,
  ...(record === undefined ? { word: 'not asked', says: NOBODY } : recordWords(record)),
});

function nothing(call: Call): ExitCode {
  if (call.has(FLAGS.json)) call.out.json({ changed: false, dryRun: call.has(FLAGS.dryRun), files: [], profiles: [] });
  else call.out.say('No profile rests.');
  return EXIT.done;
}

const usage = (message: string): Result<never, Problem> => fail({ kind: 'usage', message });
