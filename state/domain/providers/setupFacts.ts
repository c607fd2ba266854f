import type { LoginFlow, Region, SignIn } from '../setup/signIn.js';

/**
 * What only set-up asks about a provider, by the id of its row: apart from the rows, as every command loads those.
 * Nothing is said twice: what is left out follows from the row.
 */
export type SetupFacts = {
  /** Where a person gets a key. */
  readonly keyPage?: string;
  /** How its keys begin, and those of no other provider. */
  readonly keyStarts?: readonly string[];
  /** A gateway that wants the key of whom it asks, or a server that takes any. */
  readonly takesAnyKey?: true;
  /** About the row's auth choices, by their ids. */
  readonly choices?: Readonly<Record<string, ChoiceFacts>>;
  /** Ways to sign in that OpenClaw 2026.5 has no auth choice for. The names are those of 2026.9 where it has one. */
  readonly own?: readonly OwnChoice[];
  /** The way to propose first, where that is not the one that Pincer can do itself. */
  readonly first?: string;
  /** Set up by the ways of this provider: it is another name of its service. */
  readonly setUpAs?: string;
  /** Why there is no way, or what to know before choosing one. */
  readonly note?: string;
};

export type ChoiceFacts = {
  /** By the kind of the choice: a key or token is pasted, a login is OpenClaw's, a server of one's own needs nothing. */
  readonly how?: SignIn['how'];
  readonly flow?: LoginFlow;
  /** Whose profile it becomes, if not the row's. */
  readonly provider?: string;
  /** `<provider>:default`, if not said. */
  readonly profiles?: readonly string[];
  /** Those that OpenClaw reads for the provider, API keys first, if not said. */
  readonly env?: readonly string[];
  /** `openclaw onboard` has this flag for the key. */
  readonly flag?: string;
  /** OpenClaw's onboarding writes a block for the provider. */
  readonly block?: true;
  /** Onboarding writes none, and the models would be unknown without one. */
  readonly needsBlock?: true;
  /** Name of the one place that the row, or the choice, gives as base URL. */
  readonly region?: RegionName;
  /** All places, where there is not just that one. */
  readonly regions?: readonly Region[];
  readonly api?: string;
  readonly authHeader?: true;
  /** The row's, if not said; `none` where onboarding chooses none. */
  readonly model?: string;
  readonly alias?: string;
  readonly placeholder?: string;
  readonly plugin?: string;
  readonly keyPage?: string;
  /** OpenClaw's onboarding refuses it without a terminal. */
  readonly interactiveOnly?: true;
  /** What else people call it: former names are in the row. */
  readonly alsoCalled?: readonly string[];
  readonly note?: string;
};

export type OwnChoice = ChoiceFacts & {
  readonly id: string;
  readonly label: string;
  readonly how: SignIn['how'];
};

export type RegionName = 'standard' | 'global' | 'cn' | 'intl' | 'local';
