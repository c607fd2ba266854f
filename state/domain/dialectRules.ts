import type { Dialect } from './home.js';

/** What differs between versions of OpenClaw. Code asks for the rule it needs and compares no versions itself. */
export type DialectRules = {
  /** Whether Pincer writes files of this version. */
  readonly isWritten: boolean;
  /** The default model of a config that names none. */
  readonly defaultRef: { readonly provider: string; readonly model: string };
  /** The keys of `agents.defaults.models` are the allowlist; otherwise they carry aliases, and `modelPolicy.allow` is it. */
  readonly modelMapIsAllowlist: boolean;
  /** Credentials are in JSON files; otherwise in a database, which Pincer does not read yet. */
  readonly storesJson: boolean;
  /** The Anthropic plugin puts models on the allowlist in memory. */
  readonly anthropicPluginAdds: boolean;
  /** OpenAI models sign in as `openai-codex` unless a base URL says otherwise. */
  readonly routesOpenAiThroughCodex: boolean;
  /** An Ollama is spoken to in its own API even where the config says openai-completions. */
  readonly speaksOllamaNatively: boolean;
  /** The whole schema is known to Pincer, so that it can say what OpenClaw would reject; otherwise only some of its sections. */
  readonly hasKnownSchema: boolean;
  /** So are the values that OpenClaw fills in where a config says nothing. */
  readonly hasKnownDefaults: boolean;
};

const RULES: Readonly<Record<Dialect['version'], DialectRules>> = {
  '2026.5': {
    isWritten: true,
    defaultRef: { provider: 'openai', model: 'gpt-5.5' },
    modelMapIsAllowlist: true,
    storesJson: true,
    anthropicPluginAdds: true,
    routesOpenAiThroughCodex: true,
    speaksOllamaNatively: true,
    hasKnownSchema: true,
    hasKnownDefaults: true,
  },
  '2026.9': {
    isWritten: false,
    defaultRef: { provider: 'openai', model: 'gpt-6-astra' },
    modelMapIsAllowlist: false,
    storesJson: false,
    anthropicPluginAdds: false,
    routesOpenAiThroughCodex: false,
    speaksOllamaNatively: false,
    hasKnownSchema: false,
    hasKnownDefaults: false,
  },
};

/** The tables that go with a version (`ships` of a provider, the catalogue, env names) stand with what they are about. */
export const rulesOf = (version: Dialect['version']): DialectRules => RULES[version];
