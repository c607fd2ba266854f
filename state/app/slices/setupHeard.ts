import type { LoginStage } from '../../domain/logins/login.js';
import { unreachable } from '../../domain/result.js';
import type { HandedOver } from '../../domain/setup/handedOver.js';
import type { TrialResult } from '../../domain/setup/trial.js';
import type { Model } from '../model.js';
import type { SetupMsg } from '../msg.js';
import { openclawArgs } from '../setup/login.js';
import { optionsOf } from '../setup/options.js';
import type { SetupSlice } from '../setup/setupSlice.js';
import { type Step, step, without } from '../step.js';
import { read } from './file.js';
import { advanced, at } from './setupSteps.js';

type Heard = Extract<
  SetupMsg,
  { type: 'detected' | 'typed key' | 'took key' | 'took variable' | 'tried' | 'login' | 'handed over' }
>;

/** What came of the effects of a set-up. An answer to what nobody waits for any more is dropped. */
export function heard(model: Model, setup: SetupSlice, msg: Heard): Step {
  switch (msg.type) {
    case 'detected':
      return setup.detecting === msg.request
        ? step(at(model, keepingRow(model, setup, { ...without(setup, 'detecting'), found: msg.found })))
        : step(model);
    case 'typed key':
      return step(at(model, { ...without(setup, 'isWarned'), typed: msg.facts }));
    case 'took key': {
      if (setup.taking !== msg.request) return step(model, { kind: 'forget keys', handles: [msg.held.handle] });
      return advanced(model, { ...without(setup, 'taking'), held: msg.held });
    }
    case 'took variable': {
      if (setup.taking !== msg.request) return step(model);
      const answers = { ...setup.answers, credential: 'variable', uses: msg.name } as const;
      return advanced(model, { ...without(setup, 'taking'), answers });
    }
    case 'tried':
      return setup.trial?.request === msg.request ? step(at(model, tried(setup, msg.result, msg.api))) : step(model);
    case 'login':
      return loginStage(model, setup, msg.request, msg.stage);
    case 'handed over':
      return setup.handOver?.request === msg.request ? handedOver(model, setup, msg.end) : step(model);
    default:
      return unreachable(msg);
  }
}

/** The cursor stays on its row, as what was found comes first; who has not moved yet begins there. */
function keepingRow({ file: { home } }: Model, before: SetupSlice, now: SetupSlice): SetupSlice {
  if (before.step !== 'provider' || before.cursor === 0) return now;
  const row = optionsOf(home, before)[before.cursor];
  const at = optionsOf(home, now).findIndex(({ label }) => label === row?.label);
  return at < 0 ? now : { ...now, cursor: at };
}

/** The address that answers, and the API that it speaks, are what is written. */
function tried(setup: SetupSlice, result: TrialResult, api: string | undefined): SetupSlice {
  const { asked, result: before } = setup.trial ?? {};
  const kept = result.models.length === 0 && before ? { ...result, models: before.models } : result;
  if (!asked) return { ...setup, trial: { result: kept } };
  const answers = {
    ...(asked.baseUrl === result.baseUrl
      ? setup.answers
      : { ...without(setup.answers, 'region'), baseUrl: result.baseUrl }),
    ...(api === undefined ? {} : { api }),
  };
  const now = { ...asked, baseUrl: result.baseUrl, ...(api === undefined ? {} : { api }) };
  return { ...setup, answers, trial: { asked: now, result: kept } };
}

function loginStage(model: Model, setup: SetupSlice, request: number, stage: LoginStage): Step {
  const { login } = setup;
  if (login?.request !== request)
    return stage.kind === 'done' ? step(model, { kind: 'forget keys', handles: [stage.login.handle] }) : step(model);
  const next: SetupSlice = {
    ...setup,
    login: { ...(stage.kind === 'done' ? without(login, 'isPasting') : login), stage },
  };
  return stage.kind === 'done' && setup.step === 'login' ? advanced(model, next) : step(at(model, next));
}

/** The files are read again whatever it ended with: another program had its turn. */
function handedOver(model: Model, setup: SetupSlice, end: HandedOver): Step {
  const command = `openclaw ${openclawArgs(model.file.home, setup).join(' ')}`;
  switch (end.kind) {
    case 'missing': {
      const says = `openclaw is not installed here, or not on the PATH. Install it with: npm install -g openclaw. Then run: ${command}`;
      return step(at(model, { ...setup, handOver: { says } }));
    }
    case 'failed':
      return read(at(model, { ...setup, handOver: { says: `openclaw did not end as it should: ${end.because}.` } }));
    case 'ended':
      return end.code === 0
        ? read(at(model, { ...setup, handOver: { isReading: true } }))
        : read(
            at(model, {
              ...setup,
              handOver: { says: `openclaw ended with ${end.code}, as after a login that failed. Enter runs it again.` },
            }),
          );
    default:
      return unreachable(end);
  }
}

/** The files were read after `openclaw` had its turn: its login is there, or it is not. */
export function readAfterHandOver(model: Model): Step {
  const { setup } = model;
  if (!setup?.handOver?.isReading) return step(model);
  const auth = model.file.home.providers.find(({ id }) => id === setup.answers.provider)?.auth;
  if (auth?.winner === undefined) {
    const says = 'openclaw is done, but no credential of this provider is there now.';
    return step(at(model, { ...setup, handOver: { says } }));
  }
  const next: SetupSlice = { ...without(setup, 'handOver'), answers: { ...setup.answers, credential: 'keep' } };
  return setup.step === 'hand over' ? advanced(model, next) : step(at(model, next));
}
