/** One way to sign in to a provider, from the provider table and from OpenClaw's auth choices. */
export type SignIn = {
  /** OpenClaw's `--auth-choice`; Pincer's own where OpenClaw has none (`groq-api-key`, `custom-api-key`). */
  readonly choice: string;
  readonly label: string;
  /**
   * `key`, `token`: something to paste. `login`: Pincer runs it (`flow`). `hand over`: `openclaw models auth login` does.
   * `none`: a server of one's own. `cloud`: found in the environment, such as gcloud's. `custom`: any compatible endpoint.
   */
  readonly how: 'key' | 'token' | 'login' | 'hand over' | 'none' | 'cloud' | 'custom';
  /** Whose profile it becomes; a choice of one provider may store the key under another. */
  readonly provider: string;
  /** Ids of the profiles that OpenClaw's onboarding writes, the first of its own provider: `minimax:cn`. */
  readonly profiles: readonly string[];
  /** For `login`. */
  readonly flow?: LoginFlow;
  /** Variables that may hold it, the best one to write first. */
  readonly env: readonly string[];
  /**
   * Where it points the provider; the first is the default. Empty: OpenClaw knows, or the person has to say.
   * One that is not the address of the provider's row wants a block even where `writesBlock` is false.
   */
  readonly regions: readonly Region[];
  readonly api?: string;
  readonly authHeader?: true;
  /** It needs a `models.providers` block: OpenClaw's onboarding writes one, or OpenClaw would not know where the provider is. */
  readonly writesBlock: boolean;
  /** What onboarding makes the default, and the alias that it gets. */
  readonly model?: { readonly ref: string; readonly alias?: string };
  readonly plugin?: string;
  /** What OpenClaw wants in place of a key, for a server without keys. */
  readonly placeholder?: string;
  /** The flag of `openclaw onboard` that takes the key. Pincer takes none from the command line. */
  readonly flag?: string;
  /** OpenClaw's onboarding refuses it without a terminal. */
  readonly interactiveOnly?: true;
  /** Where a person gets the key. */
  readonly keyPage?: string;
  /** What OpenClaw of today says to earlier names, and what the documents call it. */
  readonly formerly?: readonly string[];
  /** What a person should know before choosing it. */
  readonly note?: string;
};

export type LoginFlow = 'minimax' | 'qwen' | 'github' | 'openrouter';

export type Region = {
  readonly id: string;
  readonly label: string;
  /** A part in braces is for the person to fill in: `{account}`. */
  readonly baseUrl: string;
  /** Where it is not the sign-in's. */
  readonly api?: string;
};
