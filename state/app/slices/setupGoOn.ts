import type { ProbeKind } from '../../domain/probe.js';
import type { SetupAnswers, SetupStep } from '../../domain/setup/savedSetup.js';
import type { Model } from '../model.js';
import { openclawArgs } from '../setup/login.js';
import { modelRows } from '../setup/models.js';
import { optionsOf } from '../setup/options.js';
import type { SetupSlice } from '../setup/setupSlice.js';
import { stepsOf } from '../setup/steps.js';
import { numbered, type Step, saying, step, without } from '../step.js';
import { begun } from './setupBegin.js';
import { advanced, at, reached, trying, withAnswers } from './setupSteps.js';
import { answersWith, type TextStep } from './setupTexts.js';

/** Enter: what stands there is the answer. */
export function goOn(model: Model, setup: SetupSlice): Step {
  switch (setup.step) {
    case 'resume':
      return setup.cursor === 0 ? resumed(model, setup) : begun(model, setup.other?.provider, setup.other?.wants);
    case 'hand over':
      return handingOver(model, setup);
    case 'key':
      return keyGiven(model, setup);
    case 'login':
      return addressGiven(model, setup);
    case 'probe':
      return tried(model, setup);
    case 'models':
      return modelsGiven(model, setup);
    case 'address':
    case 'name':
    case 'alias':
    case 'hosts':
    case 'profile':
    case 'variable':
    case 'expires':
      return textGiven(model, setup, setup.step);
    default:
      return chosen(model, setup);
  }
}

function chosen(model: Model, setup: SetupSlice): Step {
  const option = optionsOf(model.file.home, setup)[setup.cursor];
  if (!option) return step(saying(model, 'warn', 'Nothing matches. Backspace takes letters back.'));
  return answeredWith(model, setup, option.answers(setup.answers));
}

function answeredWith(model: Model, setup: SetupSlice, answers: SetupAnswers): Step {
  const next = withAnswers(setup, answers);
  const done = advanced(model, next.setup);
  return { ...done, effects: [...next.effects, ...done.effects] };
}

/** At the step where it was left, or at an earlier one that has to be done again: no secret outlives a program. */
function resumed(model: Model, setup: SetupSlice): Step {
  const { resumeAt = 'provider', ...rest } = without(setup, 'other');
  const steps = stepsOf(model.file.home, { ...rest, step: resumeAt });
  const wanted = steps.indexOf(resumeAt);
  const again = steps.findIndex((one) => isToRepeat(setup, one));
  const place = again >= 0 && (wanted < 0 || again < wanted) ? again : Math.max(0, wanted);
  return reached(model, { ...rest, step: steps[place] ?? 'provider' });
}

function isToRepeat({ held, login, trial }: SetupSlice, one: SetupStep): boolean {
  if (one === 'key') return held === undefined;
  if (one === 'login') return login?.stage.kind !== 'done';
  return one === 'probe' && trial === undefined;
}

function handingOver(model: Model, setup: SetupSlice): Step {
  if (setup.handOver?.request !== undefined || setup.handOver?.isReading) return step(model);
  const { model: counted, request } = numbered(model);
  const args = openclawArgs(model.file.home, setup);
  return step(at(counted, { ...setup, handOver: { request } }), { kind: 'hand over', request, args });
}

function keyGiven(model: Model, setup: SetupSlice): Step {
  const { typed, held, isWarned } = setup;
  if (typed.length === 0)
    return held ? advanced(model, setup) : step(saying(model, 'warn', 'Nothing was pasted or typed yet.'));
  if (typed.findings.some(({ tone }) => tone === 'bad') && !isWarned)
    return step(at(model, { ...setup, isWarned: true }));
  const { model: counted, request } = numbered(model);
  const forgets = held ? [{ kind: 'forget keys', handles: [held.handle] } as const] : [];
  return step(at(counted, { ...without(setup, 'held'), taking: request }), ...forgets, { kind: 'take key', request });
}

function addressGiven(model: Model, setup: SetupSlice): Step {
  const { login } = setup;
  if (login?.stage.kind === 'done') return advanced(model, setup);
  if (!login?.isPasting) return step(model);
  if (setup.typed.length === 0) return step(saying(model, 'warn', 'Nothing was pasted yet.'));
  return step(at(model, { ...setup, login: without(login, 'isPasting') }), { kind: 'take address' });
}

function tried(model: Model, setup: SetupSlice): Step {
  const { trial } = setup;
  if (trial?.request !== undefined) return step(saying(model, 'idle', 'Still being asked. Esc goes back.'));
  return trial ? advanced(model, setup) : trying(model, setup, 'reach', true);
}

export const asked = (model: Model, setup: SetupSlice, kind: ProbeKind): Step =>
  setup.step === 'login' ? reached(model, without(setup, 'login')) : trying(model, setup, kind, true);

/** The row that was gone to is meant where nothing was chosen, or only proposed. */
function modelsGiven(model: Model, setup: SetupSlice): Step {
  if (setup.isFiltering) return step(at(model, { ...without(setup, 'isFiltering'), cursor: 0 }));
  const { models = [] } = setup.answers;
  const isMeant = models.length === 0 || (setup.isProposal === true && !isChosen(model, setup));
  const marked = isMeant ? (mark(model, setup).setup ?? setup) : setup;
  if (!marked.answers.models?.length)
    return step(saying(model, 'warn', 'No model is chosen. / and an id takes one that is not listed.'));
  return advanced(model, without(marked, 'isProposal'));
}

const rowHere = ({ file }: Model, setup: SetupSlice) =>
  setup.step === 'models' ? modelRows(file.home, setup)[setup.cursor] : undefined;

function isChosen(model: Model, setup: SetupSlice): boolean {
  const row = rowHere(model, setup);
  return row === undefined || setup.answers.models?.includes(row.id) === true;
}

/** Chooses the model under the cursor, or no longer. The first one chosen is what the role is about. */
export function mark(model: Model, setup: SetupSlice): Model {
  const row = rowHere(model, setup);
  if (!row) return model;
  const { models = [] } = setup.answers;
  const isIn = models.includes(row.id);
  const kept = setup.isProposal && !isIn ? [] : models;
  const next = isIn ? models.filter((id) => id !== row.id) : [...kept, row.id];
  return at(model, { ...without(setup, 'isProposal'), answers: { ...setup.answers, models: next } });
}

function textGiven(model: Model, setup: SetupSlice, of: TextStep): Step {
  const text = setup.field.text.trim();
  const answers = answersWith(model, setup, of, text);
  if (typeof answers === 'string') return step(saying(model, 'warn', answers));
  return answeredWith(model, setup, answers);
}
