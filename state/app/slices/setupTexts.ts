import { parseDuration } from '../../domain/auth/duration.js';
import { profileIdProblem } from '../../domain/auth/profileId.js';
import { setAlias } from '../../domain/edits/listEdits.js';
import type { Home } from '../../domain/home.js';
import { advise } from '../../domain/problem.js';
import { isVariableName } from '../../domain/secrets/variableNames.js';
import { targetOf } from '../../domain/setup/buildSetup.js';
import { customId } from '../../domain/setup/customId.js';
import { hostsFrom } from '../../domain/setup/routing.js';
import type { SetupAnswers, SetupStep } from '../../domain/setup/savedSetup.js';
import type { Model } from '../model.js';
import { usualAccount } from '../setup/accounts.js';
import { answersOf, isTemplate, providerIdOf } from '../setup/answering.js';
import type { SetupSlice } from '../setup/setupSlice.js';
import { without } from '../step.js';

/** The steps that are answered by a text. */
export type TextStep = Extract<SetupStep, 'address' | 'name' | 'alias' | 'hosts' | 'profile' | 'variable' | 'expires'>;

/** The answers with the text in them, or what is wrong with it. */
export function answersWith(
  { file: { home }, shell }: Model,
  setup: SetupSlice,
  of: TextStep,
  text: string,
): SetupAnswers | string {
  const { answers } = setup;
  switch (of) {
    case 'address':
      return withAddress(home, setup, text);
    case 'name': {
      const provider = customId(home, answers.baseUrl ?? '', text);
      return provider === undefined ? 'Letters, numbers and hyphens, such as my-proxy.' : { ...answers, provider };
    }
    case 'alias':
      return withAlias(home, setup, text);
    case 'hosts':
      return hostsFrom(text) === undefined
        ? 'Names such as together, or deepinfra/turbo.'
        : { ...answers, hosts: text };
    case 'profile':
      return withAccount(setup, text);
    case 'expires':
      return withExpiry(answers, text, shell.now);
    case 'variable':
      return isVariableName(text) ? { ...answers, variable: text } : 'Capitals, digits and _, such as MY_API_KEY.';
  }
}

/** A bare name is one of this provider's. */
function withAccount(setup: SetupSlice, text: string): SetupAnswers | string {
  const usual = usualAccount(setup);
  const id = text.includes(':') ? text : `${usual.slice(0, usual.indexOf(':'))}:${text}`;
  const wrong = text === '' ? 'Write a name: work, or ann@example.com.' : profileIdProblem(id);
  if (typeof wrong === 'string') return wrong;
  if (wrong !== undefined) return sentence(wrong);
  return id === usual ? without(setup.answers, 'profileId') : { ...setup.answers, profileId: id };
}

/** Counted from now on, as on the command line. */
function withExpiry(answers: SetupAnswers, text: string, now: number): SetupAnswers | string {
  if (text === '') return without(without(answers, 'expires'), 'expiresIn');
  if (text === answers.expiresIn && answers.expires !== undefined) return answers;
  const time = parseDuration(text);
  return time.ok ? { ...answers, expiresIn: text, expires: now + time.value } : time.problem;
}

/** One that is taken, or that OpenClaw does not take, is said here, where another one can be typed. */
function withAlias(home: Home, setup: SetupSlice, text: string): SetupAnswers | string {
  const answers = { ...setup.answers, alias: text };
  if (text === '') return answers;
  const named = setAlias(home, text, `${providerIdOf(home, setup) ?? ''}/${answers.models?.[0] ?? ''}`);
  return named.ok || !named.problem.kind.startsWith('alias-') ? answers : sentence(named.problem);
}

function withAddress(home: Home, setup: SetupSlice, text: string): SetupAnswers | string {
  if (isTemplate(text)) return 'Put what is yours in place of the part in braces.';
  const answers = { ...setup.answers, baseUrl: text };
  const said = answersOf(home, { ...setup, answers });
  const target = said && targetOf(home, said);
  return target && !target.ok && target.problem.kind === 'base-url' ? sentence(target.problem) : answers;
}

function sentence(problem: Parameters<typeof advise>[0]): string {
  const { says, next } = advise(problem);
  return next === undefined ? says : `${says}. ${next}`;
}
