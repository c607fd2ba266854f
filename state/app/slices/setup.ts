import { providerRow } from '../../domain/providers/table.js';
import { unreachable } from '../../domain/result.js';
import { setupNote, signInsOf } from '../../domain/setup/signIns.js';
import { readOnlyReason } from '../blocked.js';
import type { Model } from '../model.js';
import type { SetupMsg } from '../msg.js';
import { selectedProvider } from '../selectors/selected.js';
import type { SetupSlice, SetupWish } from '../setup/setupSlice.js';
import { stepBeside } from '../setup/steps.js';
import { closed, type Step, saying, step, without } from '../step.js';
import { begun, EMPTY } from './setupBegin.js';
import { asked, goOn, mark } from './setupGoOn.js';
import { heard, readAfterHandOver } from './setupHeard.js';
import { followed } from './setupLogin.js';
import { at, reached } from './setupSteps.js';

export function updateSetup(model: Model, msg: SetupMsg): Step {
  switch (msg.type) {
    case 'open':
      return open(model, msg.provider, msg.wants);
    case 'log in': {
      const provider = selectedProvider(model);
      return provider === undefined ? step(model) : open(model, provider, 'login');
    }
    default:
      return model.setup ? answered(model, model.setup, msg) : step(model);
  }
}

/** Why a provider that OpenClaw knows cannot be set up. */
function withoutWay(provider: string | undefined): string | undefined {
  if (provider === undefined || providerRow(provider) === undefined || signInsOf(provider).length > 0) return undefined;
  return setupNote(provider) ?? 'OpenClaw has no way to sign in to this provider.';
}

function answered(model: Model, setup: SetupSlice, msg: Exclude<SetupMsg, { type: 'open' | 'log in' }>): Step {
  switch (msg.type) {
    case 'go on':
      return goOn(model, setup);
    case 'back':
      return back(model, setup);
    case 'leave':
      return leave(model, setup);
    case 'mark':
      return step(mark(model, setup));
    case 'filter':
      return step(at(model, { ...setup, isFiltering: true }));
    case 'try again':
      return asked(model, setup, 'reach');
    case 'try completion':
      return asked(model, setup, 'completion');
    case 'qr':
    case 'copy':
    case 'open page':
    case 'paste address':
      return followed(model, setup, msg);
    case 'edit key':
      return step(model, { kind: 'edit key', edit: msg.edit });
    case 'home read':
      return readAfterHandOver(model);
    case 'detected':
    case 'typed key':
    case 'took key':
    case 'took variable':
    case 'tried':
    case 'login':
    case 'handed over':
      return heard(model, setup, msg);
    default:
      return unreachable(msg);
  }
}

/** Goes on where it was left, unless it is about something else now. */
function open(model: Model, provider: string | undefined, wants: SetupWish | undefined): Step {
  const reason = readOnlyReason(model) ?? withoutWay(provider);
  if (reason !== undefined) return step(saying(model, 'warn', reason));
  const { setup, savedSetup } = model;
  const front: Model = { ...model, overlay: { kind: 'setup' } };
  const isSame = provider === undefined || (provider === setup?.answers.provider && wants !== 'account');
  if (setup && isSame) return reached(front, setup);
  const left = setup ?? (savedSetup && { ...EMPTY, answers: savedSetup.answers, step: savedSetup.step });
  if (!left) return begun(front, provider, wants);
  return reached(front, asking(left, { ...(provider && { provider }), ...(wants && { wants }) }));
}

/** Whether to go on with what was left, or to begin what was asked for. */
const asking = (left: SetupSlice, other: NonNullable<SetupSlice['other']>): SetupSlice => ({
  ...left,
  step: 'resume',
  resumeAt: left.step === 'resume' ? (left.resumeAt ?? 'provider') : left.step,
  other,
});

/** What was answered stays, so that going on finds it. */
function back(model: Model, setup: SetupSlice): Step {
  if (setup.isFiltering) return step(at(model, without(setup, 'isFiltering')));
  if (setup.login?.isPasting) return step(at(model, { ...setup, login: without(setup.login, 'isPasting') }));
  const before = setup.step === 'resume' ? undefined : stepBeside(model.file.home, setup, -1);
  if (before === undefined)
    return step(saying(model, 'idle', 'This is the first step. Esc leaves; what was answered stays.'));
  return stopped(reached(model, { ...withoutRunning(setup), step: before }));
}

/** What is cancelled is waited for no more, and begins anew when its step is reached again. */
function withoutRunning(setup: SetupSlice): SetupSlice {
  const { trial, login } = setup;
  const idle = trial?.request === undefined ? setup : without(setup, 'trial');
  return login === undefined || login.stage.kind === 'done' ? idle : without(idle, 'login');
}

const stopped = (done: Step): Step => ({ ...done, effects: [{ kind: 'stop setup' }, ...done.effects] });

function leave(model: Model, setup: SetupSlice): Step {
  const isFirst = setup.step === 'provider' || setup.step === 'resume';
  if (!isFirst || setup.isFiltering) return back(model, setup);
  return step(closed(model), { kind: 'stop setup' });
}

/** Back from the sheet that shows what would be written. */
export function backFromReview(model: Model): Model {
  const { setup } = model;
  if (!setup) return closed(model);
  const before = stepBeside(model.file.home, { ...setup, step: 'review' }, -1) ?? 'provider';
  return { ...reached(model, { ...setup, step: before }).model, overlay: { kind: 'setup' } };
}
