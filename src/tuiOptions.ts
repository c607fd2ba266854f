import type { HomeOptions } from '../services/operations/readHome.js';

export type TuiOptions = {
  readonly home: HomeOptions;
  readonly isDemo: boolean;
  /** Reach the models in use once, after the first frame; it costs nothing. */
  readonly probesAtStart: boolean;
  /** The wizard is in front at once; without a provider it asks for one. */
  readonly setup?: { readonly provider?: string; readonly wants?: 'login'; readonly noBrowser?: true };
};

/** What the terminal hears before there is a program that could be told. */
export type Late = {
  /** Lines that somebody wrote to stderr meanwhile. */
  line: (text: string) => void;
  /** The window got the focus, or lost it. */
  focus: (isFocused: boolean) => void;
};
