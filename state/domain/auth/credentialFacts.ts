import type { CredentialSource } from './auth.js';

/** What is known of credentials outside of the auth store, without any of them. */
export type CredentialFacts = {
  /** By the id that OpenClaw looks up, for those whose variable is set. */
  readonly env: ReadonlyMap<string, EnvCredential>;
  /** By provider in lower case: the `apiKey` of a provider in the config. */
  readonly config: ReadonlyMap<string, ConfigCredential>;
  /** By provider in lower case: a key in models.json. */
  readonly registry: ReadonlyMap<string, { readonly label: string; readonly path: string }>;
  /** By provider in lower case: what OpenClaw makes up for a server of one's own. */
  readonly synthetic: ReadonlyMap<string, SyntheticCredential>;
  /** Providers that authenticate through the AWS SDK. */
  readonly awsSdk: ReadonlySet<string>;
  readonly cloud: CloudFacts;
  /** Variables with more keys (`OPENAI_API_KEYS`, `ZAI_API_KEY_2`), which are none of the credentials above. */
  readonly spare: readonly string[];
};

/** What the tools of clouds left on this machine. */
export type CloudFacts = {
  /** Absent where not one of gcloud's variables is set. `lacks` is empty where it would do. */
  readonly gcloud?: { readonly path?: string; readonly lacks: readonly (readonly string[])[] };
  /** Providers that OpenClaw signs in through the AWS SDK without being told to. */
  readonly awsImplicit: ReadonlySet<string>;
  /** The variables that the AWS SDK would take; absent for its default chain. */
  readonly awsFrom?: string;
};

const NO_CLOUD: CloudFacts = { awsImplicit: new Set() };

export type EnvCredential = {
  /** Masked; `OAuth (env)` where the variable holds a login. */
  readonly label: string;
  /** `env: NAME`, as OpenClaw says it. */
  readonly says: string;
  readonly source: CredentialSource & { readonly kind: 'env' };
  /** Variables further down that are set as well, in OpenClaw's order. */
  readonly also?: readonly Pick<EnvCredential, 'label' | 'source'>[];
  /** It stands for gcloud's login, which `models status` counts among the variables. */
  readonly isCloud?: true;
};

export type ConfigCredential = {
  /** Masked text of the key as written (variables filled in, refs resolved), or `marker(x)`. */
  readonly label: string;
  /** Masked text of what is sent; undefined when the key leads to nothing. */
  readonly usable?: string;
  /** Why it leads to nothing. */
  readonly fault?: string;
  /** What is sent is a marker: the server is one's own and wants no key. */
  readonly isMarker: boolean;
  /** `oauth:…`: OpenClaw keeps the login elsewhere. */
  readonly isOAuthMarker: boolean;
  /** `auth: "api-key"` on the provider: the key of the config beats stored profiles. */
  readonly preferred: boolean;
  readonly source: CredentialSource & { readonly kind: 'config' };
};

export type SyntheticCredential = {
  readonly source: string;
  readonly marker: string;
  /** `models status` counts it; otherwise only a running agent does. */
  readonly inStatus: boolean;
};

export const NO_CREDENTIALS: CredentialFacts = {
  env: new Map(),
  config: new Map(),
  registry: new Map(),
  synthetic: new Map(),
  awsSdk: new Set(),
  cloud: NO_CLOUD,
  spare: [],
};
