import type { KeyHandle } from '../auth/keyHandle.js';
import type { Cost } from '../home.js';
import type { ProbeApi, ProbeKind, ProbeOutcome, ProbeRecord } from '../probe.js';

/** A question to an endpoint that stands in no file yet, with a key that does not either. */
export type Trial = {
  readonly provider: string;
  readonly api: string;
  readonly baseUrl: string;
  readonly authHeader?: true;
  readonly key:
    | { readonly kind: 'held'; readonly handle: KeyHandle }
    /** Of a login: its access token is sent, and its refresh token never. */
    | { readonly kind: 'tokens'; readonly handle: KeyHandle }
    | { readonly kind: 'env'; readonly name: string }
    /** The credential that the home has for the provider. */
    | { readonly kind: 'current' }
    | { readonly kind: 'none' };
  /** The person agreed that the key goes over the network unencrypted; without it, none is sent there. */
  readonly mayGoOpenly?: true;
  readonly probe: ProbeKind;
  /** For `completion`; `reach` needs none. */
  readonly model?: string;
  /** Tokens that the set-up will promise; without it, no server runs with too few. */
  readonly contextWindow?: number;
  /** Of one probe; 8 s without it. */
  readonly timeoutMs?: number;
};

/** A question to an endpoint of which not even the API is known. */
export type ApiTrial = Omit<Trial, 'api' | 'probe'>;

export type TrialResult = {
  readonly record: ProbeRecord;
  /** The one that answers: as asked, or the variant with or without `/v1` that works where the asked one does not. */
  readonly baseUrl: string;
  /** What was tried besides, and found wrong. */
  readonly tried: readonly { readonly baseUrl: string; readonly outcome: ProbeOutcome }[];
  /** What the server lists; empty where it has no list. */
  readonly models: readonly FoundModel[];
};

/** `api` is absent where none of them answers; `result` is then the trial that says most about why. */
export type ApiFound = { readonly api?: ProbeApi; readonly result: TrialResult };

/** A model that an endpoint lists, with what it says of it. */
export type FoundModel = {
  readonly id: string;
  readonly name?: string;
  /** Tokens. The running size where the server tells it, else the trained one. */
  readonly contextWindow?: number;
  /** It is what the model was trained with: an Ollama runs it with less unless it is asked, and tells so once it is loaded. */
  readonly sizeFrom?: 'training';
  readonly maxTokens?: number;
  readonly cost?: Cost;
  readonly input?: readonly ('text' | 'image' | 'video' | 'audio')[];
  readonly reasoning?: boolean;
  /** `undefined`: the server does not say. */
  readonly tools?: boolean;
  /** Why it is not proposed: `no tools`, `embeddings only`. */
  readonly unfit?: string;
};
