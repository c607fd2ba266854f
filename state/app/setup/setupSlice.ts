import type { LoginStage } from '../../domain/logins/login.js';
import type { Detected } from '../../domain/setup/detected.js';
import type { SetupAnswers, SetupStep } from '../../domain/setup/savedSetup.js';
import type { HeldKey, SecretFacts } from '../../domain/setup/secretFacts.js';
import type { Trial, TrialResult } from '../../domain/setup/trial.js';
import type { Field } from '../field.js';

/** What a set-up is begun for, where that is said: a way without a key, or an account beside those that there are. */
export type SetupWish = 'login' | 'account';

/** The wizard: what was answered, and what is known besides. The secret itself is never here. */
export type SetupSlice = {
  readonly answers: SetupAnswers;
  readonly step: SetupStep;
  /** The row of the step's list. */
  readonly cursor: number;
  /** What narrows the list, or the text that the step asks for. */
  readonly field: Field;
  /** The models are being narrowed. */
  readonly isFiltering?: true;
  /** The models are a proposal, which gives way to the first one that the person chooses. */
  readonly isProposal?: true;
  /** At `resume`: the step to go on at, and the provider that was asked for instead. */
  readonly resumeAt?: SetupStep;
  readonly other?: { readonly provider?: string; readonly wants?: SetupWish };
  readonly found: readonly Detected[];
  readonly detecting?: number;
  readonly typed: SecretFacts;
  /** What is wrong with the secret was said; Enter takes it all the same. */
  readonly isWarned?: true;
  readonly taking?: number;
  readonly held?: HeldKey;
  readonly trial?: SetupTrial;
  readonly login?: SetupLogin;
  readonly handOver?: SetupHandOver;
};

/** `cannot`: why nothing is asked. */
type SetupTrial = {
  readonly asked?: Trial;
  readonly request?: number;
  readonly result?: TrialResult;
  readonly cannot?: string;
};

/** `request`: openclaw has the terminal. `isReading`: it is done, and the files are being read. `says`: what came of it. */
type SetupHandOver = { readonly request?: number; readonly isReading?: true; readonly says?: string };

export type QrPlace = 'beside' | 'alone' | 'none';

export type SetupLogin = {
  readonly request: number;
  readonly stage: LoginStage;
  /** `beside` the words where it fits, `alone` where they would leave no room for it. */
  readonly qr: QrPlace;
  /** The address that the browser ended at is being pasted. */
  readonly isPasting?: true;
};
