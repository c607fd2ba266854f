import type { ProbeDetail, ProbeKind, ProbeOutcome, ProbeRecord, ProbeStatus } from '../probe.js';
import { bucketOf, reasonCodeOf } from './buckets.js';
import { recordWords } from './words.js';

export type ProbeOptions = {
  readonly kind: ProbeKind;
  readonly timeoutMs: number;
  readonly concurrency: number;
  readonly maxTokens: number;
  /** Set when one provider was asked for. */
  readonly provider?: string;
};

/** OpenClaw's `auth.probes` of `models status --probe --json`, with Pincer's own findings beside it. */
export type ProbeReport = {
  readonly startedAt: number;
  readonly finishedAt: number;
  readonly durationMs: number;
  /** Rows that were decided without a request do not count, as in OpenClaw. */
  readonly totalTargets: number;
  readonly options: ProbeOptions & { readonly profileIds: readonly string[] };
  readonly results: readonly ProbeResult[];
};

type ProbeResult = {
  readonly provider: string;
  readonly model?: string;
  readonly profileId?: string;
  readonly label: string;
  readonly source: string;
  readonly mode: string;
  readonly status: ProbeStatus;
  readonly reasonCode?: string;
  readonly error?: string;
  readonly latencyMs?: number;
  /** Beyond OpenClaw: how fast an answer came that was a stream. */
  readonly ttftMs?: number;
  readonly tokensPerSecond?: number;
  /** Beyond OpenClaw: the outcome itself, and what it means in words. */
  readonly outcome: ProbeOutcome;
  readonly says: string;
  readonly next?: string;
};

export function probesJson(
  records: readonly ProbeRecord[],
  options: ProbeOptions,
  times: { readonly startedAt: number; readonly finishedAt: number },
): ProbeReport {
  return {
    ...times,
    durationMs: times.finishedAt - times.startedAt,
    totalTargets: records.filter(({ detail }) => detail?.decided !== true).length,
    options: { profileIds: [], ...options },
    results: records.map(resultOf),
  };
}

const UNKNOWN: Pick<ProbeDetail, 'provider' | 'credential'> = {
  provider: '',
  credential: { label: 'none', source: 'none', mode: 'none' },
};

function resultOf(record: ProbeRecord): ProbeResult {
  const { outcome } = record;
  const { provider, credential } = record.detail ?? UNKNOWN;
  const { says, next } = recordWords(record);
  const status = bucketOf(outcome);
  const reasonCode = reasonCodeOf(outcome);
  const error = outcome.kind === 'no_model' ? 'No model available for probe' : says;
  return {
    provider,
    // OpenClaw names the whole ref here.
    ...(outcome.kind === 'no_model' ? {} : { model: record.ref }),
    ...(credential.profileId === undefined ? {} : { profileId: credential.profileId }),
    label: credential.label,
    source: credential.source,
    mode: credential.mode,
    status,
    ...(reasonCode === undefined ? {} : { reasonCode }),
    ...(status === 'ok' ? {} : { error }),
    ...(record.latencyMs === undefined ? {} : { latencyMs: Math.round(record.latencyMs) }),
    ...(record.ttftMs === undefined ? {} : { ttftMs: Math.round(record.ttftMs) }),
    ...(record.tokensPerSecond === undefined ? {} : { tokensPerSecond: Math.round(record.tokensPerSecond * 10) / 10 }),
    outcome,
    says,
    ...(next === undefined ? {} : { next }),
  };
}
