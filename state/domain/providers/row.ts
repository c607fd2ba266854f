/**
 * What Pincer knows about one provider before looking at any file: facts only, no functions.
 * Providers that a config defines itself have no row; nothing downstream may depend on there being one.
 */
export type ProviderRow = {
  readonly label: string;
  /** `other` makes pictures, sound, video or embeddings: OpenClaw knows its credential, but it answers no chat. */
  readonly serves: 'chat' | 'other';
  /** How each OpenClaw brings it along. */
  readonly ships: { readonly '2026.5': Ships; readonly '2026.9': Ships };
  /** The plugin of 2026.5 that owns it, or the one that 2026.9 installs. */
  readonly plugin?: string;
  readonly aliases?: ProviderAliases;
  /** Environment variables that hold its credential, in the order OpenClaw tries them: the first non-empty one wins. */
  readonly env?: readonly string[];
  /** Where 2026.9 reads other variables than 2026.5. */
  readonly envIn9?: readonly string[];
  readonly api?: string;
  readonly baseUrl?: string;
  readonly choices?: readonly AuthChoice[];
  /** The model ref that OpenClaw's onboarding sets. */
  readonly model?: string;
  /** `static` and `refreshable` catalogues are listed without a credential; without this field, only with one. */
  readonly catalogue?: 'static' | 'refreshable';
  /** Takes model ids beyond its catalogue: a server's own models, or a catalogue that grows online. */
  readonly open?: true;
  /** OpenClaw lets none of its profiles rest after failures: it does its own balancing. */
  readonly neverRests?: true;
  /** Its models are those of this provider. */
  readonly sameModelsAs?: string;
  readonly modelIds?: ModelIdRules;
  /** Texts that stand where a key would and are none. */
  readonly markers?: readonly string[];
  /** Earlier names of the plugin that `plugins enable` still takes. */
  readonly formerPlugins?: readonly string[];
  readonly documents?: DocumentFacts;
  /** What a person should know that the facts above do not say. */
  readonly note?: string;
};

/** `npm`: an external plugin that has to be installed. `alias`: another provider's name. */
type Ships = 'bundled' | 'npm' | 'alias' | 'absent';

/** OpenClaw has four kinds of alias that work in different places (section on provider aliases in docs/providers.md). */
export type ProviderAliases = {
  /** Rewritten when a command writes a ref. */
  readonly catalog?: readonly string[];
  /** Understood when a model is run. */
  readonly plugin?: readonly string[];
  /** Share transport code only. */
  readonly hook?: readonly string[];
  /** Share the credential. */
  readonly auth?: readonly string[];
};

export type AuthChoice = {
  /** What `openclaw onboard --auth-choice` takes. */
  readonly id: string;
  readonly label: string;
  readonly kind: 'api_key' | 'oauth' | 'device_code' | 'token' | 'custom';
  /** Earlier names; as credential lookups they still work. */
  readonly formerly?: readonly string[];
  /** Where this choice points the provider, when that differs from the row's base URL. */
  readonly baseUrl?: string;
};

/** How OpenClaw rewrites a model id of this provider, on reading and on writing; applied in this order. */
export type ModelIdRules = {
  readonly stripPrefixes?: readonly string[];
  /** Keys in lower case; looked up case-insensitively. */
  readonly aliases?: Readonly<Record<string, string>>;
  readonly prefixWhenBareAndStartsWith?: readonly { readonly start: string; readonly prefix: string }[];
  readonly prefixWhenBare?: string;
  /** Exact, after all of the above. */
  readonly renames?: Readonly<Record<string, string>>;
  /** Renamed (exactly as spelled here) already when the config is loaded, so that status shows the new id. */
  readonly onLoad?: true;
};

/** What the documents of this project say, where a person may expect that instead. */
type DocumentFacts = {
  /** A ref. */
  readonly example?: string;
  /** Model ids, without the provider. */
  readonly models?: readonly string[];
  readonly env?: readonly string[];
  readonly choices?: readonly string[];
  readonly plugin?: string;
  readonly baseUrl?: string;
  readonly api?: string;
};
