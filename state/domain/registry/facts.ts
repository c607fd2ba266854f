import type { RefDefaults } from '../auth/secretText.js';
import type { JsonObject } from '../json.js';

/** All that decides what OpenClaw writes into an agent's registry, as plain data. May hold secrets: only passes through. */
export type RegistryFacts = {
  readonly mode: 'merge' | 'replace';
  /** `models.providers` as written, with `${NAME}` standing as it is. */
  readonly written: JsonObject;
  /** The same with variables filled in. */
  readonly effective: JsonObject;
  /** `secrets.defaults`. */
  readonly refDefaults: RefDefaults;
  /** `plugins` of the config. */
  readonly plugins: JsonObject;
  /** Providers that the allowlist admits whole (`zai/*`), in lower case. */
  readonly wildcards: ReadonlySet<string>;
  /** A variable in effect; undefined where it is unset or empty. */
  readonly env: (name: string) => string | undefined;
  /** Keys and tokens of the auth store, in its order; logins are not among them. */
  readonly profiles: readonly ProfileKey[];
  /** `providers` of the registry as it is, those of the plugin catalogs included. */
  readonly existing: JsonObject;
  /** Of providers that the config does not name nothing has to be known. */
  readonly onlyStated?: true;
};

/** What a profile stands for in a registry: its text, or what takes the place of one that is kept elsewhere. */
export type ProfileKey = {
  /** In lower case. */
  readonly provider: string;
  readonly apiKey: string;
  readonly kind: 'plain' | 'variable' | 'managed';
};

/** Providers by id; the order is OpenClaw's and goes into the file. */
export type Entries = Readonly<Record<string, JsonObject>>;
