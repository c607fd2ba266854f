import type { AuthStatus } from './auth/auth.js';
import type { AuthFacts } from './auth/authFacts.js';
import type { Json } from './json.js';
import type { Place } from './place.js';
import type { Problem } from './problem.js';
import type { ListingFacts } from './report/listingFacts.js';

/**
 * Everything the console knows about one OpenClaw home, as last read. JSON-serialisable, and without a single secret:
 * a credential appears as the place where it was found and a masked label.
 */
export type Home = {
  readonly paths: HomePaths;
  readonly dialect: Dialect;
  readonly config: ConfigState;
  readonly agents: readonly Agent[];
  readonly models: ModelSettings;
  readonly providers: readonly ProviderState[];
  /** The models that OpenClaw uses as things stand, after its own defaults and additions. */
  readonly use: ModelUse;
  /** Credentials as `models status` tells them. */
  readonly auth: AuthFacts;
  /** Models as the files spell them, for `models list`. From `listingFacts(config, modelsJson, pluginCatalogs)`. */
  readonly listing: ListingFacts;
  /** Where an agent's registry file says something else than the config would make of it. */
  readonly drift: readonly Drift[];
  /** Raised while reading; each costs only what depends on it. */
  readonly problems: readonly Problem[];
  /** Every file that was looked at, existing or not: a change of any of them is a reason to read again. */
  readonly watched: readonly string[];
  readonly readAt: number;
};

/** One value of a provider that an agent's registry and the config do not agree on. Secrets are masked. */
export type Drift = {
  readonly agentId: string;
  /** As spelled in the registry. */
  readonly provider: string;
  /** `baseUrl`, `apiKey`, `headers.X-Team`, `models[gpt-5.5].contextWindow`; empty where the whole entry differs. */
  readonly field: string;
  /** What the config makes of it; absent where it says nothing. */
  readonly authored?: string;
  /** What the registry says; absent where it says nothing. */
  readonly registered?: string;
  /** What OpenClaw would write there at its next chance. */
  readonly next?: string;
  /** The file whose value OpenClaw sends its requests with. */
  readonly wins: string;
  /** The registry in question. */
  readonly file: string;
};

/**
 * What `models status` prints about models. Differs from `ModelSettings`, which is the file as written: here `${VAR}`s and
 * includes are filled in, built-in aliases added, and the model that a plugin adds in memory counted.
 */
export type ModelUse = {
  /** As configured (alias, bare id or ref); where nothing is configured, the resolved ref. */
  readonly defaultModel: string;
  /** `provider/model` that the default resolves to. */
  readonly resolvedDefault: string;
  /** As configured, before resolving. */
  readonly fallbacks: readonly string[];
  /** `null` where none is configured. */
  readonly imageModel: string | null;
  readonly imageFallbacks: readonly string[];
  /** Alias to ref, in OpenClaw's order, built-in and plugin-added ones included. */
  readonly aliases: Readonly<Record<string, string>>;
  /** Keys of `agents.defaults.models` in effect; empty means everything is allowed. */
  readonly allowed: readonly string[];
  /** Keys of `allowed` that stand in no file: a plugin adds them in memory. */
  readonly addedByPlugin: readonly string[];
  /** With `--agent`: whose setting counts. */
  readonly sources?: { readonly default: 'agent' | 'defaults'; readonly fallbacks: 'agent' | 'defaults' };
};

export type HomePaths = {
  readonly config: string;
  /** Where its links lead; absent where it is none and has none above it. */
  readonly realConfig?: string;
  readonly stateDir: string;
  readonly agentId: string;
  readonly agentDir: string;
  readonly authStore: string;
  readonly modelsJson: string;
  /** The agent was named with `--agent`, so its own model settings count (OpenClaw: only then). */
  readonly agentNamed: boolean;
  /** What `~` stands for when a path is shown. */
  readonly home: string;
};

/** The OpenClaw whose rules apply to this home, and how that was found out (section 8 of the reference). */
export type Dialect = {
  readonly version: '2026.5' | '2026.9';
  readonly because: string;
  /** False where Pincer recognises the version but does not write its files yet. */
  readonly writable: boolean;
};

export type ConfigState =
  | { readonly kind: 'absent' }
  | {
      readonly kind: 'read';
      readonly bytes: number;
      readonly hash: string;
      /** File → hash of what the config includes. */
      readonly included?: Readonly<Record<string, string>>;
    }
  | { readonly kind: 'broken'; readonly problem: Problem };

export type Agent = {
  readonly id: string;
  readonly name?: string;
  readonly isDefault: boolean;
  readonly model?: ModelChoice;
};

/** A `model`-like key as written: OpenClaw takes a string, or an object with a primary and fallbacks. */
export type ModelChoice = {
  readonly form: 'absent' | 'string' | 'object';
  /** As written; may be an alias, a bare id, or malformed. */
  readonly primary?: string;
  readonly fallbacks: readonly string[];
  /** The whole value, malformed ones too: a write compares with it. Only in settings that were read, not in drafts. */
  readonly written?: Json;
};

/** The keys under `agents.defaults` that Pincer edits, as written in the file. */
export type ModelSettings = {
  readonly text: ModelChoice;
  readonly image: ModelChoice;
  /** `agents.defaults.models`: the allowlist of 2026.5, alias source in both. `undefined` when the key is absent. */
  readonly allowlist: readonly AllowEntry[] | undefined;
  /** `models.mode`; OpenClaw's default is merge. */
  readonly mode: 'merge' | 'replace';
};

/** One key of `agents.defaults.models` as written, `provider/*` included. `entry` is its whole value. */
export type AllowEntry = { readonly ref: string; readonly alias?: string; readonly entry: Json };

/** One provider: configured, built in, or both, with its effective values and the credential that wins. */
export type ProviderState = {
  /** Canonical id: lower case, provider aliases resolved. */
  readonly id: string;
  /** As spelled in `models.providers`, when it is there. */
  readonly writtenAs?: string;
  readonly name: string;
  readonly origin: 'config' | 'built-in' | 'models.json' | 'plugin-catalog';
  /** True when an entry for it stands in `models.providers`. */
  readonly configured: boolean;
  readonly api?: string;
  /** Effective base URL; may come from models.json, which beats the config in merge mode. */
  readonly baseUrl?: string;
  readonly baseUrlFrom?: 'config' | 'models.json' | 'built-in';
  /** Host is this machine, by OpenClaw's `Local` rule. */
  readonly local: boolean;
  readonly auth: AuthStatus;
  /** Names of extra headers that OpenClaw sends to this provider; their values stay in the vault. */
  readonly headerNames: readonly string[];
  /** The key goes into `Authorization: Bearer` whatever the API's own way is. */
  readonly authHeader: boolean;
  readonly models: readonly ModelState[];
  /** Where a key of it stands in plain text, for people: `openclaw.json models.providers.x.apiKey`. */
  readonly plainKeys: readonly string[];
  /** How many of them stand in a registry, which gets its keys from elsewhere: there is nothing to move them from. */
  readonly plainInRegistry?: number;
  /** A malformed entry: the row stays, says why, and offers nothing that depends on it. */
  readonly problem?: Problem;
  readonly place?: Place;
};

/** USD per million tokens. */
export type Cost = {
  readonly input: number;
  readonly output: number;
  readonly cacheRead: number;
  readonly cacheWrite: number;
};

/** A model of a provider, with OpenClaw's defaults already filled in. */
export type ModelState = {
  /** Case matters; may contain `/` and `:`. */
  readonly id: string;
  readonly name: string;
  readonly origin: 'config' | 'built-in' | 'models.json' | 'plugin-catalog';
  readonly api?: string;
  readonly baseUrl?: string;
  /** Extra headers of this model alone, beside those of its provider. */
  readonly headerNames?: readonly string[];
  /** Which key carries the answer's limit in a request; OpenClaw's `compat.maxTokensField`. */
  readonly maxTokensField?: 'max_tokens' | 'max_completion_tokens';
  readonly reasoning: boolean;
  readonly input: readonly ('text' | 'image' | 'video' | 'audio')[];
  readonly cost?: Cost;
  /** Tokens. */
  readonly contextWindow: number;
  readonly contextTokens?: number;
  readonly maxTokens: number;
};
