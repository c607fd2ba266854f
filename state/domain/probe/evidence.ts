import type { ProbeKind } from '../probe.js';

/** An answer, as far as judging needs it. `World.request` gives this shape and more. */
export type Reply = {
  readonly kind: 'reply';
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
  readonly truncated: boolean;
};

type Phase = 'dns' | 'connect' | 'tls' | 'first-byte' | 'body';

export type Exchange =
  | Reply
  | { readonly kind: 'timeout'; readonly phase: Phase; readonly timings: { readonly totalMs: number } }
  | {
      readonly kind: 'failed';
      readonly why: 'refused' | 'dns' | 'tls' | 'reset' | 'unreachable' | 'protocol' | 'proxy' | 'bad-url';
      readonly code: string;
      readonly phase: Phase;
    }
  | { readonly kind: 'cancelled' };

/** One row of a server's list of models. */
export type Listed = {
  readonly id: string;
  readonly aliases?: readonly string[];
  /** Tokens of context that this server runs it with, where the list says so. */
  readonly running?: number;
};

/** What could be read from a list. */
export type Listing = {
  readonly models: readonly Listed[];
  /** A server that takes any model id and answers with the one it runs. */
  readonly takesAnyId: boolean;
};

/** What could be read from a completion. */
export type Answer = {
  readonly model?: string;
  readonly text?: string;
  /** Names of the tools that it calls; left out where it calls none. */
  readonly toolCalls?: readonly string[];
  /** Its allowance of tokens ended before it did. */
  readonly cut?: true;
};

/** Everything one probe saw, for `judge`. */
export type Evidence = {
  readonly probe: ProbeKind;
  readonly host: string;
  /** Empty where only the server is in question. */
  readonly model: string;
  /** Tokens that OpenClaw will count on. */
  readonly contextWindow: number;
  /** A real key was sent, not a marker for servers that want any. */
  readonly keySent: boolean;
  /** Where a key was looked for, to tell when the server wants one that is not there. */
  readonly looked: readonly string[];
  /** Epoch ms, for retry dates. */
  readonly now: number;
  /** The request that decides: the list, the completion, or (where there is no list) an empty request. */
  readonly main: Exchange;
  readonly shape: 'list' | 'completion' | 'empty-request';
  /** What `main` gave, when its dialect could read it. */
  readonly listing?: Listing;
  readonly answer?: Answer;
  /** `main` came as a stream: whole, or it ended in the middle of the answer. */
  readonly stream?: 'whole' | 'cut';
  /** It was shown a picture; did it say what is on it? */
  readonly seen?: boolean;
  /** The same request as `main` without the key. */
  readonly keyless?: Exchange;
  /** Tokens of context the server runs this model with, from wherever it tells. */
  readonly running?: number;
};
