import type { Home } from '../../domain/home.js';
import type { SetupAnswers } from '../../domain/setup/savedSetup.js';
import { NO_SECRET } from '../../domain/setup/secretFacts.js';
import { fieldOf } from '../field.js';
import type { Model } from '../model.js';
import { selectedProvider } from '../selectors/selected.js';
import { anotherAccount } from '../setup/accounts.js';
import { providerStateOf, signInsFor } from '../setup/answering.js';
import { optionsOf } from '../setup/options.js';
import type { SetupSlice, SetupWish } from '../setup/setupSlice.js';
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
export function begun(model: Model, provider: string | undefined, wants?: SetupWish): Step {
  const { model: cleared, effects } = dropped(model);
  const { model: counted, request } = numbered(cleared);
  const answers: SetupAnswers = provider === undefined ? {} : { provider, ...wished(model.file.home, provider, wants) };
  const fresh: SetupSlice = { ...EMPTY, answers, detecting: request };
  const first = provider === undefined ? undefined : stepBeside(model.file.home, fresh, 1);
  const began = reached(counted, first === undefined ? fresh : { ...fresh, step: first });
  const shown = provider === undefined ? atLooked(model, began.model) : began.model;
  return { model: shown, effects: [...effects, { kind: 'detect', request }, ...began.effects] };
}

/** The row of the provider that was gone to, where that is one that has no credential yet. */
function atLooked(before: Model, model: Model): Model {
  const { home } = model.file;
  const id = selectedProvider(before);
  const state = providerStateOf(home, id);
  const isMissing = state?.auth.kind === 'missing';
  // Where nobody has moved yet, the cursor stands on what nobody asked for.
  const { cursor, filter } = before.providers;
  const isGoneTo = cursor.key !== undefined || filter !== '' || state?.configured === true;
  if (!model.setup || id === undefined || !isMissing || !isGoneTo) return model;
  const row = optionsOf(home, model.setup).findIndex(({ isAnswer }) => isAnswer({ provider: id }));
  return row < 0 ? model : { ...model, setup: { ...model.setup, cursor: row } };
}

function wished(home: Home, provider: string, wants: SetupWish | undefined): SetupAnswers {
  if (wants === 'account') return anotherAccount(home, provider);
  // The cursor of the ways begins at the first that needs no key.
  const way = wants && signInsFor({ provider }).find(({ how }) => how === 'login' || how === 'hand over');
  return way ? { choice: way.choice } : {};
}
