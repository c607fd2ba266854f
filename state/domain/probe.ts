/** What a probe does: `reach` lists models and costs nothing; `completion` is the smallest real request. */
export type ProbeKind = 'reach' | 'completion';

/** The wire dialects that Pincer can speak itself. */
export type ProbeApi =
  | 'openai-completions'
  | 'openai-responses'
  | 'anthropic-messages'
  | 'ollama'
  | 'google-generative-ai';

export type TimeoutPhase = 'connect' | 'first-byte' | 'body' | 'total';

/**
 * What a probe found. One member per thing a person would do something different about.
 * Text that came from a server is already stripped of control characters and secrets, and cut to a line.
 */
export type ProbeOutcome =
  | { readonly kind: 'ok'; readonly note?: 'key-not-proven' | 'model-not-proven' }
  | { readonly kind: 'auth'; readonly status: number; readonly said?: string }
  | { readonly kind: 'forbidden'; readonly status: number; readonly said?: string }
  | { readonly kind: 'billing'; readonly status: number; readonly said?: string }
  | { readonly kind: 'rate_limit'; readonly status: number; readonly retryAfterMs?: number; readonly said?: string }
  | { readonly kind: 'overloaded'; readonly status: number; readonly retryAfterMs?: number; readonly said?: string }
  | { readonly kind: 'timeout'; readonly phase: TimeoutPhase; readonly afterMs: number }
  | { readonly kind: 'refused' }
  | { readonly kind: 'dns'; readonly host: string }
  | { readonly kind: 'tls'; readonly code: string }
  | { readonly kind: 'unreachable'; readonly code: string }
  | { readonly kind: 'dropped'; readonly code: string }
  | { readonly kind: 'loading'; readonly said?: string }
  | { readonly kind: 'wrong-url'; readonly why: 'html' | 'not-found' | 'redirect' | 'not-this-api' | 'malformed'; readonly status?: number; readonly to?: string }
  | { readonly kind: 'unknown-model'; readonly said?: string; readonly near?: readonly string[] }
  | { readonly kind: 'answers-as'; readonly model: string }
  | { readonly kind: 'context-smaller'; readonly running: number; readonly configured: number }
  | { readonly kind: 'server-error'; readonly status: number; readonly said?: string }
  | { readonly kind: 'format'; readonly status?: number; readonly said?: string }
  | { readonly kind: 'too-large'; readonly bytes: number }
  | { readonly kind: 'no_model' }
  | { readonly kind: 'no_credential'; readonly looked: readonly string[] }
  | { readonly kind: 'unsupported'; readonly api: string }
  | { readonly kind: 'cancelled' };

/** OpenClaw's buckets, for `--json` and scripts. */
export type ProbeStatus = 'ok' | 'auth' | 'rate_limit' | 'billing' | 'timeout' | 'format' | 'unknown' | 'no_model';

export type ProbeRecord = {
  readonly ref: string;
  readonly probe: ProbeKind;
  readonly outcome: ProbeOutcome;
  /** To the first byte of the answer where there was one, in ms. */
  readonly latencyMs?: number;
  readonly totalMs: number;
  /** Epoch ms. */
  readonly at: number;
};
