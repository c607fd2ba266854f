import type { SetupAnswers } from '../../domain/setup/savedSetup.js';
import { NO_SECRET } from '../../domain/setup/secretFacts.js';
import { fieldOf } from '../field.js';
import type { Model, SetupSlice } from '../model.js';
import { signInsFor } from '../setup/answering.js';
import { stepBeside } from '../setup/steps.js';
import { numbered, type Step } from '../step.js';
import { dropped, reached } from './setupSteps.js';

export const EMPTY: SetupSlice = {
  answers: {},
  step: 'provider',
  cursor: 0,
  field: fieldOf(''),
  found: [],
  typed: NO_SECRET,
};

/** A new set-up. What an earlier one held is forgotten. */
export function begun(model: Model, provider: string | undefined, wants?: 'login'): Step {
  const { model: cleared, effects } = dropped(model);
  const { model: counted, request } = numbered(cleared);
  const answers: SetupAnswers = provider === undefined ? {} : { provider, ...proposedLogin(provider, wants) };
  const fresh: SetupSlice = { ...EMPTY, answers, detecting: request };
  const first = provider === undefined ? undefined : stepBeside(model.file.home, fresh, 1);
  const began = reached(counted, first === undefined ? fresh : { ...fresh, step: first });
  return { ...began, effects: [...effects, { kind: 'detect', request }, ...began.effects] };
}

/** The cursor of the ways begins at the first that needs no key. */
function proposedLogin(provider: string, wants: 'login' | undefined): SetupAnswers {
  const way = wants && signInsFor({ provider }).find(({ how }) => how === 'login' || how === 'hand over');
  return way ? { choice: way.choice } : {};
}
