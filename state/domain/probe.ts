import type { Cost } from './home.js';

/**
 * What a probe does, each costing more than the one before: `reach` lists models, looks for the one in question among them and costs
 * nothing; `completion` is the smallest real request; `tools` asks for a tool call, and `image` shows a picture.
 */
export type ProbeKind = 'reach' | 'completion' | 'tools' | 'image';

/** The wire dialects that Pincer can speak itself. */
export type ProbeApi =
  | 'openai-completions'
  | 'openai-responses'
  | 'anthropic-messages'
  | 'ollama'
  | 'google-generative-ai';

/**
 * Where the time went. `total` is the deadline of the whole probe, which may be several requests;
 * `connect` covers DNS, TCP and TLS, since a person waits for all three at once.
 */
export type TimeoutPhase = 'connect' | 'first-byte' | 'body' | 'total';

/**
 * What an `ok` left open. A key is proven only where the same path refuses a request without it; a list of models
 * never proves that one of them works; some servers have no list to ask for; and a picture that is taken need not have been looked at.
 */
export type OkNote = 'key-not-proven' | 'model-not-proven' | 'no-model-list' | 'image-not-seen';

export type WrongUrl = 'html' | 'not-found' | 'redirect' | 'not-this-api' | 'not-http' | 'malformed' | 'unencrypted';

/**
 * What a probe found. One member per thing a person would do something different about.
 * Text that came from a server is already stripped of control characters and secrets, and cut to a line.
 */
export type ProbeOutcome =
  | { readonly kind: 'ok'; readonly note?: OkNote }
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
  | { readonly kind: 'proxy'; readonly code: string }
  | { readonly kind: 'loading'; readonly said?: string }
  | { readonly kind: 'wrong-url'; readonly why: WrongUrl; readonly status?: number; readonly to?: string }
  | {
      readonly kind: 'unknown-model';
      /** Refused: the server said so to a request. Not listed: it answers, but its list has no such id. */
      readonly because: 'refused' | 'not-listed';
      readonly said?: string;
      /** Ids the server does have, nearest first. */
      readonly near?: readonly string[];
      /** The ref in the case that OpenClaw's catalogue or the documents have it, where only the case differs. */
      readonly meant?: string;
    }
  | { readonly kind: 'answers-as'; readonly model: string }
  /** The model works, and answers in words where a tool was to be called. */
  | { readonly kind: 'no-tool-call'; readonly said?: string }
  /** The server says that this model has no such thing. */
  | { readonly kind: 'lacks'; readonly what: 'tools' | 'images'; readonly status: number; readonly said?: string }
  | { readonly kind: 'context-smaller'; readonly running: number; readonly configured: number }
  | { readonly kind: 'server-error'; readonly status: number; readonly said?: string }
  | { readonly kind: 'format'; readonly status?: number; readonly said?: string }
  | { readonly kind: 'too-large'; readonly bytes: number }
  | { readonly kind: 'no_model' }
  | { readonly kind: 'no_credential'; readonly looked: readonly string[] }
  | { readonly kind: 'unsupported'; readonly api: string }
  | { readonly kind: 'cancelled' }
  /** A mistake in Pincer itself, kept to the probe where it happened. */
  | { readonly kind: 'bug'; readonly message: string };

/** OpenClaw's buckets, for `--json` and scripts. */
export type ProbeStatus = 'ok' | 'auth' | 'rate_limit' | 'billing' | 'timeout' | 'format' | 'unknown' | 'no_model';

/** Whose key a probe shows, and never the key. In OpenClaw's words, for its JSON. */
export type ProbeCredential = {
  /** A label that gives nothing away: a profile id, or the name of the place. */
  readonly label: string;
  readonly source: 'profile' | 'env' | 'models.json' | 'config' | 'none';
  readonly mode: 'api_key' | 'token' | 'oauth' | 'none';
  readonly profileId?: string;
};

/**
 * One thing to probe. `decided` needs no request: the home itself gives the answer away.
 * A target is plain data; the secret is fetched by provider id when the request is made.
 */
export type ProbeTarget = {
  /** `provider/model`, or the provider alone when it has no model. */
  readonly ref: string;
  readonly provider: string;
  readonly model?: string;
  readonly credential: ProbeCredential;
  readonly plan: ProbePlan;
};

export type ProbePlan =
  | { readonly kind: 'decided'; readonly outcome: ProbeOutcome }
  | {
      readonly kind: 'request';
      readonly api: ProbeApi;
      readonly baseUrl: string;
      /** As the provider knows it: case kept. */
      readonly model: string;
      /** OpenClaw: `authHeader: true` sends the key as a bearer token as well, whatever the API's own header is. */
      readonly authHeader: boolean;
      /** The model has a base URL of its own, so that the key of its provider is meant for that host too. */
      readonly ownUrl: boolean;
      /** There is a key to prove, not a marker for servers that want any. */
      readonly realKey: boolean;
      /** Where a credential was looked for. */
      readonly looked: readonly string[];
      readonly maxTokensField?: 'max_tokens' | 'max_completion_tokens';
      /** Tokens that an answer may have, where somebody said. */
      readonly maxTokens?: number;
      /** This machine or its network: its own facts (running context, loaded models) are worth asking for. */
      readonly local: boolean;
      /** Tokens that OpenClaw will count on, its default of 200,000 included. */
      readonly contextWindow: number;
      /** USD per million tokens. */
      readonly cost?: Cost;
    };

export type ProbeRecord = {
  readonly ref: string;
  readonly probe: ProbeKind;
  readonly outcome: ProbeOutcome;
  /** To the first byte of the answer where there was one, in ms. */
  readonly latencyMs?: number;
  /** To the first token of an answer that came as a stream, in ms: what a person waits for. Thinking counts. */
  readonly ttftMs?: number;
  /** From the first token to the last, where there were enough of them to tell. */
  readonly tokensPerSecond?: number;
  readonly totalMs: number;
  /** Epoch ms. */
  readonly at: number;
  readonly detail?: ProbeDetail;
};

/** What a list of records need not carry, and a person may want to see. */
export type ProbeDetail = {
  readonly provider: string;
  readonly credential: ProbeCredential;
  /** Decided from the home alone: nothing was sent. */
  readonly decided: boolean;
  /** The answer that decided, redacted and without control characters. */
  readonly answer?: { readonly status: number; readonly text: string };
};
