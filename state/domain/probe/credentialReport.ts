import type { ProbeOutcome, ProbeRecord, ProbeStatus } from '../probe.js';
import { bucketOf } from './buckets.js';
import type { CredentialProbe, Decided, ProbeReason } from './credentialProbes.js';
import { recordWords } from './words.js';

export type CredentialProbeOptions = {
  /** As it was typed. */
  readonly provider?: string;
  readonly profileIds: readonly string[];
  readonly timeoutMs: number;
  readonly concurrency: number;
  readonly maxTokens: number;
};

/** OpenClaw's `auth.probes` of `models status --probe --json`; what Pincer adds stands in the results, behind OpenClaw's own keys. */
export type CredentialReport = {
  readonly startedAt: number;
  readonly finishedAt: number;
  readonly durationMs: number;
  /** Rows that were decided without a request do not count. */
  readonly totalTargets: number;
  readonly options: CredentialProbeOptions;
  readonly results: readonly CredentialResult[];
};

export type CredentialResult = {
  readonly provider: string;
  readonly model?: string;
  readonly profileId?: string;
  readonly label: string;
  readonly source: string;
  readonly mode: string;
  readonly status: ProbeStatus;
  readonly reasonCode?: ProbeReason;
  readonly error?: string;
  /** Of the whole question, in ms. */
  readonly latencyMs?: number;
  /** Beyond OpenClaw: what was found where somebody was asked, and what it means in words. */
  readonly outcome?: ProbeOutcome;
  readonly says?: string;
  readonly next?: string;
};

/** `records`: the answers of those probes that were asked, in their order. What was decided comes first, as in OpenClaw. */
export function credentialReport(
  probes: readonly CredentialProbe[],
  records: readonly ProbeRecord[],
  options: CredentialProbeOptions,
  times: { readonly startedAt: number; readonly finishedAt: number },
): CredentialReport {
  const asked = probes.filter(({ plan }) => isTarget(plan));
  const answers = [...records].values();
  const results = asked.map((probe) =>
    probe.plan.kind === 'decided' ? decidedResult(probe, probe.plan) : askedResult(probe, answers.next().value),
  );
  return {
    ...times,
    durationMs: times.finishedAt - times.startedAt,
    totalTargets: asked.length,
    options,
    results: [
      ...probes.flatMap((probe) =>
        probe.plan.kind === 'decided' && !probe.plan.counts ? [decidedResult(probe, probe.plan)] : [],
      ),
      ...results,
    ],
  };
}

const isTarget = (plan: CredentialProbe['plan']): boolean => plan.kind === 'ask' || plan.counts;

const base = ({ provider, model, credential }: CredentialProbe) => ({
  provider,
  ...(model === undefined ? {} : { model }),
  ...(credential.profileId === undefined ? {} : { profileId: credential.profileId }),
  label: credential.label,
  source: credential.source,
  mode: credential.mode,
});

const decidedResult = (probe: CredentialProbe, { status, reason, error, says }: Decided): CredentialResult => ({
  ...base(probe),
  status,
  ...(reason === undefined ? {} : { reasonCode: reason }),
  error,
  ...(says === undefined ? {} : { says }),
});

function askedResult(probe: CredentialProbe, record: ProbeRecord | undefined): CredentialResult {
  if (record === undefined) throw new Error('one that was asked has no answer');
  const { outcome, totalMs, detail } = record;
  const { says, next } = recordWords(record);
  const status = bucketOf(outcome);
  return {
    ...base(probe),
    status,
    ...(status === 'ok' ? {} : { error: says }),
    ...(detail?.decided === true ? {} : { latencyMs: Math.round(totalMs) }),
    outcome,
    says,
    ...(next === undefined ? {} : { next }),
  };
}
