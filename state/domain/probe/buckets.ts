import type { ProbeOutcome, ProbeStatus } from '../probe.js';

/**
 * OpenClaw's eight buckets, as its own probe fills them: 404 for a model is `format`, 5xx and network trouble are
 * `timeout`, an overloaded server is `rate_limit`. What OpenClaw has no word for is `unknown`.
 */
const BUCKETS: Readonly<Record<ProbeOutcome['kind'], ProbeStatus>> = {
  ok: 'ok',
  auth: 'auth',
  forbidden: 'auth',
  billing: 'billing',
  rate_limit: 'rate_limit',
  overloaded: 'rate_limit',
  loading: 'rate_limit',
  timeout: 'timeout',
  refused: 'timeout',
  dns: 'timeout',
  tls: 'timeout',
  unreachable: 'timeout',
  dropped: 'timeout',
  proxy: 'timeout',
  'server-error': 'timeout',
  'unknown-model': 'format',
  'wrong-url': 'format',
  // OpenClaw's probes ask for neither; its scan has these as errors of the model.
  'no-tool-call': 'format',
  lacks: 'format',
  format: 'format',
  'too-large': 'format',
  // OpenClaw would use such an endpoint without noticing; scripts that only ask "does it answer" agree with it.
  'answers-as': 'ok',
  'context-smaller': 'ok',
  no_model: 'no_model',
  no_credential: 'unknown',
  unsupported: 'unknown',
  cancelled: 'unknown',
  bug: 'unknown',
};

export const bucketOf = (outcome: ProbeOutcome): ProbeStatus => BUCKETS[outcome.kind];

/** Whether a text names an outcome. */
export const isOutcomeKind = (text: string): text is ProbeOutcome['kind'] => Object.hasOwn(BUCKETS, text);

/** OpenClaw gives a reason code to rows it decides without a request; these are the ones Pincer shares with it. */
export function reasonCodeOf(outcome: ProbeOutcome): string | undefined {
  if (outcome.kind === 'no_model') return 'no_model';
  if (outcome.kind === 'no_credential') return 'missing_credential';
  return undefined;
}
