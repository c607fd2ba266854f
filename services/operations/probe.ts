import { judge } from '../../state/domain/probe/judge.js';
import { excerpt, line } from '../../state/domain/probe/said.js';
import type { ProbeKind, ProbeOutcome, ProbePlan, ProbeRecord, ProbeTarget } from '../../state/domain/probe.js';
import { APIS } from '../apis/index.js';
import { asker, type ProbeLimits } from '../probes/ask.js';
import { GATHER } from '../probes/gather.js';
import { type Keys, keysFor } from '../probes/keys.js';
import type { Speed } from '../probes/stream.js';
import { profileVault, type Vault } from '../vault.js';
import type { HttpOutcome, World } from '../world.js';

export type ProbeRun = {
  readonly kind: ProbeKind;
  readonly concurrency: number;
  readonly limits: ProbeLimits;
  /** Each target with the auth profile that it names, whether or not that one would be used. */
  readonly ownProfiles?: true;
};

/**
 * Probes all targets, at most `concurrency` at a time, and tells each record as it comes; the result is in the order of
 * the targets. After a cancel, those under way and those not begun yet come back as cancelled, at once.
 */
export async function runProbes(
  world: World,
  vault: Vault,
  targets: readonly ProbeTarget[],
  run: ProbeRun,
  signal: AbortSignal,
  onRecord: (record: ProbeRecord) => void,
): Promise<readonly ProbeRecord[]> {
  const records = new Map<number, ProbeRecord>();
  const waiting = [...targets.entries()].values();
  const work = async (): Promise<void> => {
    for (const [i, target] of waiting) {
      const { profileId } = target.credential;
      const own = run.ownProfiles === undefined || profileId === undefined ? vault : profileVault(vault, profileId);
      const record = await runProbe(world, own, target, run.kind, run.limits, signal);
      records.set(i, record);
      onRecord(record);
    }
  };
  const workers = Math.max(1, Math.min(Math.floor(run.concurrency), targets.length));
  await Promise.all(Array.from({ length: workers }, work));
  return targets.flatMap((_, i) => records.get(i) ?? []);
}

/**
 * One probe. Whatever goes wrong in it, even in Pincer itself, is its outcome.
 * @public
 */
export async function runProbe(
  world: World,
  vault: Vault,
  target: ProbeTarget,
  kind: ProbeKind,
  limits: ProbeLimits,
  signal: AbortSignal,
): Promise<ProbeRecord> {
  const startedAt = world.now();
  const { outcome, main, speed } = await findOut(world, vault, target, kind, limits, signal);
  const latencyMs = main?.timings.firstByteMs;
  return {
    ref: target.ref,
    probe: kind,
    outcome,
    ...(latencyMs === undefined ? {} : { latencyMs }),
    ...speed,
    totalMs: Math.max(main?.timings.totalMs ?? 0, world.now() - startedAt),
    at: world.now(),
    detail: {
      provider: target.provider,
      credential: target.credential,
      decided: target.plan.kind === 'decided',
      ...(main?.kind === 'reply' ? { answer: { status: main.status, text: excerpt(main.text) } } : {}),
    },
  };
}

type Finding = { readonly outcome: ProbeOutcome; readonly main?: HttpOutcome; readonly speed?: Speed };

async function findOut(
  world: World,
  vault: Vault,
  { provider, plan }: ProbeTarget,
  kind: ProbeKind,
  limits: ProbeLimits,
  signal: AbortSignal,
): Promise<Finding> {
  if (plan.kind === 'decided') return { outcome: plan.outcome };
  if (signal.aborted) return { outcome: { kind: 'cancelled' } };
  let keys: Keys | undefined;
  try {
    keys = keysFor(vault, provider, plan);
    if (keys.unsendable !== undefined) return { outcome: { kind: 'format', said: keys.unsendable } };
    const finding = await gatherAndJudge(world, plan, kind, limits, signal, keys);
    if (finding.outcome.kind !== 'unknown-model') return finding;
    const { meantIn } = await import('../probes/meant.js');
    return { ...finding, outcome: { ...finding.outcome, ...meantIn(provider, plan.model) } };
  } catch (error) {
    // The one place beside main.ts that catches: a mistake in one probe must not cost the others.
    const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    return { outcome: { kind: 'bug', message: line(keys?.redact(message) ?? 'in reading the key') } };
  }
}

async function gatherAndJudge(
  world: World,
  plan: Extract<ProbePlan, { kind: 'request' }>,
  kind: ProbeKind,
  limits: ProbeLimits,
  signal: AbortSignal,
  keys: Keys,
): Promise<Finding> {
  const api = APIS[plan.api];
  const ask = asker(world, limits, signal, api.headers, keys);
  const host = URL.canParse(plan.baseUrl) ? new URL(plan.baseUrl).host : plan.baseUrl;
  const asWritten = { ...plan, baseUrl: keys.baseUrl };
  const { evidence, ...seen } = await GATHER[kind]({ plan: asWritten, api, keys, ask, host, now: world.now() });
  // A cancel in the middle leaves evidence that would be judged wrongly.
  return { ...seen, outcome: signal.aborted ? { kind: 'cancelled' } : judge(evidence) };
}
