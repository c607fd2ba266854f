import type { KeyHandle } from '../../domain/auth/keyHandle.js';
import { originOf } from '../../domain/config/localHost.js';
import type { Home } from '../../domain/home.js';
import { hasAllowlist } from '../../domain/models/allowlist.js';
import type { ProbeKind } from '../../domain/probe.js';
import { advise } from '../../domain/problem.js';
import { wholeBaseUrl } from '../../domain/setup/baseUrls.js';
import { buildSetup, buildTrial, keyVariable } from '../../domain/setup/buildSetup.js';
import { customId } from '../../domain/setup/customId.js';
import { type KeyWanted, NO_SECRET } from '../../domain/setup/secretFacts.js';
import type { Trial } from '../../domain/setup/trial.js';
import type { Effect } from '../effect.js';
import { fieldOf } from '../field.js';
import type { Model } from '../model.js';
import { usualAccount } from '../setup/accounts.js';
import { answersOf, isTemplate, OTHER_ADDRESS, providerIdOf, providerStateOf, signInFor } from '../setup/answering.js';
import { modelRows, modelsToBeginWith } from '../setup/models.js';
import { proposedRow } from '../setup/options.js';
import type { SetupSlice } from '../setup/setupSlice.js';
import { stepBeside } from '../setup/steps.js';
import { andThen, numbered, type Step, saying, step, without } from '../step.js';

export const at = (model: Model, setup: SetupSlice): Model => ({ ...model, setup });

/** To the step after this one. */
export function advanced(model: Model, setup: SetupSlice): Step {
  const next = stepBeside(model.file.home, setup, 1);
  return next === undefined ? step(at(model, setup)) : reached(model, { ...setup, step: next });
}

/** The set-up is at its step now: what was answered there is proposed again, and what runs by itself begins. */
export function reached(model: Model, setup: SetupSlice): Step {
  const ready = prepared(model, without(setup, 'isFiltering'));
  // What was said of the step before is over.
  const begun = beginning(at({ ...model, shell: without(model.shell, 'toast') }, ready), ready);
  return { ...begun, effects: [...begun.effects, keeping(model, ready)] };
}

function prepared({ file }: Model, setup: SetupSlice): SetupSlice {
  const fresh = { ...without(setup, 'isWarned'), field: fieldOf(proposedText({ file }, setup)), typed: NO_SECRET };
  switch (setup.step) {
    case 'key':
      return { ...fresh, answers: { ...setup.answers, credential: 'paste' } };
    case 'models':
      return withModels(file.home, fresh);
    default:
      return { ...fresh, cursor: proposedRow(file.home, fresh) };
  }
}

/** The models that were chosen, or those to propose; the cursor is on the first of them. */
function withModels(home: Home, setup: SetupSlice): SetupSlice {
  const models = setup.answers.models ?? modelsToBeginWith(home, setup);
  const cursor = Math.max(
    0,
    modelRows(home, setup).findIndex(({ id }) => id === models[0]),
  );
  const isProposal = setup.answers.models === undefined || setup.isProposal;
  return { ...setup, cursor, answers: { ...setup.answers, models }, ...(isProposal ? { isProposal } : {}) };
}

/** What stands in the text field when a step is reached. */
function proposedText({ file: { home } }: Pick<Model, 'file'>, setup: SetupSlice): string {
  const { answers } = setup;
  switch (setup.step) {
    case 'address':
      return answers.baseUrl ?? templateOf(setup) ?? providerStateOf(home, answers.provider)?.baseUrl ?? '';
    case 'name':
      return answers.provider ?? customId(home, wholeBaseUrl(answers.baseUrl ?? '')) ?? '';
    case 'alias':
      return answers.alias ?? proposedAlias(home, setup);
    case 'hosts':
      return answers.hosts ?? '';
    case 'profile':
      return answers.profileId ?? usualAccount(setup);
    case 'expires':
      return answers.expiresIn ?? '';
    case 'variable': {
      const said = answersOf(home, setup);
      return answers.variable ?? (said ? keyVariable(said, providerIdOf(home, setup) ?? '') : '');
    }
    default:
      return '';
  }
}

function templateOf({ answers }: SetupSlice): string | undefined {
  const regions = signInFor(answers)?.regions ?? [];
  const chosen = answers.region === undefined ? regions[0] : regions.find(({ id }) => id === answers.region);
  return chosen !== undefined && isTemplate(chosen.baseUrl) ? chosen.baseUrl : undefined;
}

/** OpenClaw's onboarding gives its model this alias. Without a list of allowed models, an alias would make one. */
function proposedAlias({ models }: Home, { answers }: SetupSlice): string {
  const model = signInFor(answers)?.model;
  const first = answers.models?.[0];
  if (first === undefined || model?.alias === undefined || !model.ref.endsWith(`/${first}`)) return '';
  const name = model.alias.toLowerCase();
  const isTaken = models.allowlist?.some(({ alias, ref }) => alias?.trim().toLowerCase() === name && ref !== model.ref);
  return hasAllowlist(models) && !isTaken ? model.alias : '';
}

function beginning(model: Model, setup: SetupSlice): Step {
  switch (setup.step) {
    case 'provider':
      return setup.found.length > 0 || setup.detecting !== undefined ? step(model) : detecting(model, setup);
    case 'key':
      return step(model, { kind: 'ask key', of: wantedKey(model, setup) });
    case 'login':
      return setup.login?.stage.kind === 'done' ? step(model) : loggingIn(model, setup);
    case 'probe':
      return trying(model, setup, 'reach', false);
    case 'review':
      return reviewing(model, setup);
    default:
      return step(model);
  }
}

function wantedKey({ file }: Model, setup: SetupSlice): KeyWanted {
  const wants = signInFor(setup.answers)?.how === 'token' ? 'token' : 'key';
  return { provider: providerIdOf(file.home, setup) ?? '', wants };
}

function detecting(model: Model, setup: SetupSlice): Step {
  const { model: counted, request } = numbered(model);
  return step(at(counted, { ...setup, detecting: request }), { kind: 'detect', request });
}

function loggingIn(model: Model, setup: SetupSlice): Step {
  const { answers } = setup;
  const signIn = signInFor(answers);
  if (signIn?.flow === undefined) return step(model);
  const { model: counted, request } = numbered(model);
  const region = answers.region === OTHER_ADDRESS ? undefined : (answers.region ?? signIn.regions[0]?.id);
  const login = { request, stage: { kind: 'starting' }, qr: setup.login?.qr ?? 'beside' } as const;
  const { flow, provider } = signIn;
  return step(at(counted, { ...setup, login }), {
    kind: 'log in',
    request,
    flow,
    provider,
    ...(region === undefined ? {} : { region }),
  });
}

/** Asks the endpoint, unless the very same was asked already. */
export function trying(model: Model, setup: SetupSlice, kind: ProbeKind, isAsked: boolean): Step {
  const { home } = model.file;
  const said = answersOf(home, setup);
  if (!said) return step(model);
  const trial = buildTrial(home, said, kind, setup.answers.models?.[0] ?? modelsToBeginWith(home, setup)[0]);
  if (!trial.ok) return step(at(model, { ...setup, trial: { cannot: advise(trial.problem).says } }));
  const asked = mayGoOpenly(setup, trial.value, isAsked && kind === 'reach') ? openly(trial.value) : trial.value;
  if (!isAsked && setup.trial?.result && isSame(setup.trial.asked, asked)) return step(model);
  const { model: counted, request } = numbered(model);
  const before = setup.trial?.result && isSame(setup.trial.asked, asked) ? { result: setup.trial.result } : {};
  const findsApi = setup.answers.findsApi && kind === 'reach' ? ({ findsApi: true } as const) : {};
  return step(at(counted, { ...setup, trial: { ...before, asked, request } }), {
    kind: 'try out',
    request,
    trial: asked,
    ...findsApi,
  });
}

const openly = (trial: Trial): Trial => ({ ...trial, mayGoOpenly: true });

/** Who asks again, told that the key would go unencrypted, means that; and has said so of this key and this server for good. */
function mayGoOpenly({ trial }: SetupSlice, asked: Trial, isAskedAgain: boolean): boolean {
  const before = trial?.asked;
  if (before === undefined || keyAndHost(before) !== keyAndHost(asked)) return false;
  const outcome = trial?.result?.record.outcome;
  const isTold = outcome?.kind === 'wrong-url' && outcome.why === 'unencrypted';
  return before.mayGoOpenly === true || (isTold && isAskedAgain);
}

const keyAndHost = ({ key, baseUrl }: Trial): string => JSON.stringify([key, originOf(baseUrl)]);

/** Of the same place with the same key: what is asked of it may differ. */
const isSame = (a: Trial | undefined, b: Trial): boolean => a !== undefined && placeOf(a) === placeOf(b);

const placeOf = ({ provider, api, baseUrl, key }: Trial): string => JSON.stringify([provider, api, baseUrl, key]);

/** The one sheet for every change, with what the answers make. */
function reviewing(model: Model, setup: SetupSlice): Step {
  const { home } = model.file;
  const said = answersOf(home, setup);
  if (!said) return step(model);
  const built = buildSetup(home, said);
  if (!built.ok) {
    const before = stepBeside(home, setup, -1) ?? 'provider';
    return step(saying(at(model, { ...setup, step: before }), 'warn', advise(built.problem).says));
  }
  return andThen(model, { scope: 'review', type: 'open action', action: { kind: 'set up', setup: built.value } });
}

/** For a later start: the answers, and never a secret. */
function keeping({ file }: Model, { answers, step: now, resumeAt }: SetupSlice): Effect {
  const reachedStep = now === 'resume' ? (resumeAt ?? 'provider') : now;
  if (answers.provider === undefined && !answers.isCustom) return { kind: 'keep setup' };
  return { kind: 'keep setup', saved: { config: file.home.paths.config, step: reachedStep, answers } };
}

/** What of a set-up the keyring holds. */
function heldBy({ held, login }: SetupSlice): readonly KeyHandle[] {
  return [...(held ? [held.handle] : []), ...(login?.stage.kind === 'done' ? [login.stage.login.handle] : [])];
}

/** No set-up any more: nothing runs, nothing is held, nothing is kept. */
export function dropped(model: Model): Step {
  const handles = model.setup ? heldBy(model.setup) : [];
  const { setup: _setup, savedSetup: _saved, ...rest } = model;
  return step(
    rest,
    { kind: 'stop setup' },
    ...(handles.length === 0 ? [] : [{ kind: 'forget keys', handles } as const]),
    { kind: 'keep setup' },
  );
}

/** Answers of another provider, or another way to sign in, come with none of the secrets of the earlier one. */
export function withAnswers(
  setup: SetupSlice,
  answers: SetupSlice['answers'],
): { readonly setup: SetupSlice; readonly effects: readonly Effect[] } {
  const { answers: before } = setup;
  const isSameWay =
    before.provider === answers.provider && before.choice === answers.choice && before.isCustom === answers.isCustom;
  if (isSameWay || setup.step === 'name') return { setup: { ...setup, answers }, effects: [] };
  const handles = heldBy(setup);
  const { held: _held, login: _login, trial: _trial, handOver: _handOver, ...rest } = setup;
  const { models: _models, ...others } = answers;
  return {
    setup: { ...rest, answers: others },
    effects: handles.length === 0 ? [] : [{ kind: 'forget keys', handles }],
  };
}

/** It is written: what the probe after it finds is the last that is said of it. */
export function settledSetup(model: Model, provider: string): Step {
  const { model: cleared, effects } = dropped(model);
  return { model: { ...cleared, proving: { provider } }, effects };
}
