import type { SetupAnswers } from '../../domain/setup/savedSetup.js';

/** A row to choose, and what is answered by choosing it. */
export type Option = {
  readonly label: string;
  readonly note: string;
  /** What is to be known of it besides: shown while the cursor is on it. */
  readonly more?: string;
  /** Other words by which it is searched for. */
  readonly also?: string;
  readonly answers: (before: SetupAnswers) => SetupAnswers;
  /** It is what was answered before, or what is proposed. */
  readonly isAnswer: (answers: SetupAnswers) => boolean;
};

/** A row that answers with a few values, and is the answer when they are there. */
export function option(
  label: string,
  note: string,
  values: SetupAnswers,
  gone: readonly (keyof SetupAnswers)[] = [],
): Option {
  const entries = Object.entries(values);
  return {
    label,
    note,
    answers: (before) => {
      const kept = Object.entries(before).filter(([key]) => !gone.some((one) => one === key));
      return { ...Object.fromEntries(kept), ...values };
    },
    isAnswer: (answers) => {
      const said: Readonly<Record<string, unknown>> = answers;
      return entries.every(([key, value]) => said[key] === value) && gone.every((key) => said[key] === undefined);
    },
  };
}
