/** What `scan` knows of one model: a row of `openclaw models scan --json`, key by key. Texts are as the server gave them. */
export type Scanned = {
  readonly id: string;
  readonly name: string;
  readonly provider: string;
  readonly modelRef: string;
  /** Tokens. */
  readonly contextLength: number | null;
  readonly maxCompletionTokens: number | null;
  readonly supportedParametersCount: number;
  /** The catalog says that it takes tools; only the probe tells whether it does. */
  readonly supportsToolsMeta: boolean;
  /** `text+image->text`. */
  readonly modality: string | null;
  /** Billions of parameters, as the id or the name tells. */
  readonly inferredParamB: number | null;
  readonly createdAtMs: number | null;
  /** USD per token, per request, per image. */
  readonly pricing: Pricing | null;
  readonly isFree: boolean;
  readonly tool: Check;
  readonly image: Check;
};

type Pricing = {
  readonly prompt: number;
  readonly completion: number;
  readonly request: number;
  readonly image: number;
  readonly webSearch: number;
  readonly internalReasoning: number;
};

/** What a probe of it came to. `latencyMs`: to the end of the answer. */
export type Check = {
  readonly ok: boolean;
  readonly latencyMs: number | null;
  readonly error?: string;
  readonly skipped?: true;
};

export const SKIPPED: Check = { ok: false, latencyMs: null, skipped: true };

/** What a person narrows the catalog down to; zeros and an empty provider let everything through. */
export type ScanFilter = {
  /** Billions. */
  readonly minParams: number;
  readonly maxAgeDays: number;
  /** The part of the id before its slash: who made the model. */
  readonly maker: string;
};

/** What is written. Each list in its order. */
export type ScanChoice = {
  readonly selected: readonly string[];
  readonly selectedImages: readonly string[];
  readonly setDefault: boolean;
  readonly setImage: boolean;
};

/** The provider that gives some models away: OpenClaw's `models scan` looks at its catalog alone. */
export const FREE_CATALOG = 'openrouter';
