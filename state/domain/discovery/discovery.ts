import type { Cost } from '../home.js';
import type { ProbeApi, ProbeOutcome } from '../probe.js';
import type { FoundModel } from '../setup/trial.js';

/** What a server says of one of its models, beside what its list says. Sizes in tokens. */
export type ModelOnServer = FoundModel & {
  /** The most that the model can take in. */
  readonly trained?: number;
  /** With what it runs now, or will: a server that was started with less than the model could do says so. */
  readonly running?: number;
  /** Where that was read: `/api/ps`, `num_ctx`, `/props`, `loaded_context_length`, `max_model_len`. */
  readonly runningFrom?: string;
  readonly load?: 'loaded' | 'not loaded' | 'failed';
};

/** One place that was asked, and what came of it, before anything is concluded. Base URLs are public ones. */
export type Looked = {
  /** As typed, as configured, or the usual port of this machine. */
  readonly asked: string;
  readonly by: 'host' | 'config' | 'port';
  /** The provider that it is, or would become. */
  readonly provider: string;
  readonly kind?: { readonly id: string; readonly name: string; readonly version?: string };
  /** The one that answers. */
  readonly baseUrl: string;
  readonly api?: ProbeApi;
  readonly outcome: ProbeOutcome;
  /** Other base URLs that were tried and are wrong. */
  readonly tried: readonly string[];
  readonly credential?: FoundCredential;
  /** `undefined`: there is no list to be had, so nothing is known of what is there or gone. */
  readonly models?: readonly ModelOnServer[];
  /** The list goes on: what is missing in it may be there all the same. */
  readonly isCut: boolean;
  /** A llama-server with one model answers as that, whatever id it is asked for. */
  readonly takesAnyId: boolean;
};

/** `sent`: it belongs to the address that was asked; a key goes nowhere else. */
export type FoundCredential = { readonly place: string; readonly label: string; readonly sent: boolean };

/** Why a model is not proposed, or cannot be used as things stand. */
export type Hidden =
  | { readonly kind: 'no-tools' }
  /** `says`: embeddings only, no chat. */
  | { readonly kind: 'unfit'; readonly says: string }
  /** So little context that OpenClaw refuses every turn. */
  | { readonly kind: 'no-context'; readonly tokens: number }
  | { readonly kind: 'no-key'; readonly variable?: string }
  | { readonly kind: 'not-allowed' };

/** A value of the config and what the endpoint says instead. */
export type ModelChange = {
  readonly field: 'contextWindow' | 'reasoning' | 'tools' | 'input';
  readonly configured: string;
  readonly endpoint: string;
};

/** The config counts on more context than there is. `path`: of the value that is wrong. Sizes in tokens. */
export type Overpromise = {
  readonly path: string;
  readonly promised: number;
  readonly there: number;
  /** Where it was read; absent where the model itself can do no more. */
  readonly from?: string;
  /** What OpenClaw asks the server to run with, at each turn. */
  readonly asks?: number;
  /** Where a config can make it ask for as much as that, which the model is able to. */
  readonly couldAsk?: { readonly path: string; readonly tokens: number };
};

/** The numbers that a model gets in a config. */
export type ModelNumbers = {
  readonly contextWindow: number;
  readonly maxTokens: number;
  readonly reasoning: boolean;
  readonly input: readonly ('text' | 'image' | 'video' | 'audio')[];
  readonly cost: Cost;
};

/** What OpenClaw makes of a model when it asks the server by itself. */
export type OpenClawRow = ModelNumbers & {
  readonly contextTokens?: number;
  /** Absent where it says nothing of it. */
  readonly supportsTools?: boolean;
};

export type DiscoveredModel = ModelOnServer & {
  readonly ref: string;
  readonly hidden?: Hidden;
  readonly configured: 'new' | 'same' | 'changed';
  readonly changes: readonly ModelChange[];
  readonly overpromise?: Overpromise;
  /** By the documents: the window that the server tells, else 8192; ten times that for an answer; free. Only of an Ollama. */
  readonly documents?: ModelNumbers;
  /** Absent where OpenClaw does not ask this server, or stops before it gets to this one. */
  readonly openclaw?: OpenClawRow;
};

/** A model that stands in the config, and that the server does not list. `usedAt`: what names it. */
export type GoneModel = { readonly id: string; readonly ref: string; readonly usedAt: readonly string[] };

/** Whether OpenClaw asks a server for its models by itself, and why or why not. */
export type Looks = { readonly asks: boolean; readonly because: LooksBecause };

export type LooksBecause =
  | { readonly kind: 'opted-in' }
  | { readonly kind: 'declared' }
  /** The documents: any block of one's own. */
  | { readonly kind: 'block' }
  | { readonly kind: 'no-key'; readonly variable: string }
  | { readonly kind: 'switched-off'; readonly path: string }
  | { readonly kind: 'other-remote' }
  /** It would ask at `place`. */
  | { readonly kind: 'elsewhere'; readonly place: string }
  /** No provider of this kind is asked, by any version. */
  | { readonly kind: 'never' };

export type DiscoveredServer = Omit<Looked, 'models'> & {
  readonly answers: boolean;
  readonly isConfigured: boolean;
  /** The base URL of the entry is wrong, and this one answers. */
  readonly better?: { readonly path: string; readonly baseUrl: string };
  /** Absent where there is no list. */
  readonly models?: readonly DiscoveredModel[];
  readonly gone: readonly GoneModel[];
  /** By the OpenClaw of this home; absent where Pincer does not know that version so well. */
  readonly openclaw?: Looks;
  /** By the documents, which speak of Ollama alone. */
  readonly documents?: Looks;
};

export type Discovery = { readonly servers: readonly DiscoveredServer[] };
