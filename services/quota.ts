import type { Home } from '../state/domain/home.js';
import { jsonOf } from '../state/domain/probe/serverError.js';
import { canonicalId } from '../state/domain/providers/aliases.js';
import { QUOTA_PATHS, type QuotaAnswer, readQuota } from '../state/domain/providers/planQuota.js';
import { limitsOf } from './probes/ask.js';
import { takeOut } from './probes/keys.js';
import type { Credential, Vault } from './vault.js';
import type { HttpOutcome, World } from './world.js';

/**
 * What is left of a provider's plan. Asked on demand alone, with the credential that OpenClaw would use, at the host to which its
 * requests go anyway: a key of one region stays there.
 */
export async function askQuota(
  world: World,
  home: Home,
  vault: Vault,
  provider: string,
  signal: AbortSignal,
): Promise<QuotaAnswer> {
  const id = canonicalId(provider);
  const paths = QUOTA_PATHS[id];
  if (paths === undefined) return { kind: 'no-plan' };
  const credential = vault.credentialFor(id);
  const origin = credential?.origin;
  if (!home.providers.some((row) => row.id === id) || credential === undefined || origin === undefined)
    return { kind: 'no-credential' };
  let answer: QuotaAnswer = { kind: 'no-plan' };
  for (const path of paths) {
    answer = await askAt(world, credential, origin, path, signal);
    // A path that is not there any more says nothing of the key: the next one is newer.
    if (!(answer.kind === 'refused' && NO_SUCH_PATH.has(answer.status))) return answer;
  }
  return answer;
}

const NO_SUCH_PATH: ReadonlySet<number> = new Set([404, 405, 410]);

async function askAt(
  world: World,
  { secret }: Credential,
  origin: string,
  path: string,
  signal: AbortSignal,
): Promise<QuotaAnswer> {
  const { connectMs, firstByteMs, totalMs, maxBytes } = limitsOf();
  const outcome = await world.request({
    method: 'GET',
    url: `${origin}${path}`,
    headers: { accept: 'application/json', 'user-agent': 'pincer', authorization: `Bearer ${secret.open()}` },
    deadlines: { connectMs, firstByteMs, totalMs },
    maxBytes,
    signal,
  });
  const { host } = new URL(origin);
  if (outcome.kind !== 'reply') return { kind: 'unreachable', host, because: because(outcome) };
  return judged(host, outcome.status, jsonOf(takeOut(outcome.text, secret)));
}

function judged(host: string, status: number, body: ReturnType<typeof jsonOf>): QuotaAnswer {
  const read = readQuota(body);
  if (read.kind === 'refused') return { kind: 'refused', host, status, said: read.said };
  if (status < 200 || status > 299) return { kind: 'refused', host, status };
  return read.kind === 'odd' ? { kind: 'odd', host } : { kind: 'quota', host, quota: read.quota };
}

function because(outcome: Exclude<HttpOutcome, { kind: 'reply' }>): string {
  if (outcome.kind === 'timeout') return 'no answer in time';
  return outcome.kind === 'cancelled' ? 'interrupted' : outcome.code;
}
