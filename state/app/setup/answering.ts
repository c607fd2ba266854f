import type { Rung } from '../../domain/auth/auth.js';
import type { Home, ProviderState } from '../../domain/home.js';
import type { Answers, KeyAnswer } from '../../domain/setup/answers.js';
import { targetOf } from '../../domain/setup/buildSetup.js';
import { hostsFrom } from '../../domain/setup/routing.js';
import type { SetupAnswers } from '../../domain/setup/savedSetup.js';
import type { SetupModel } from '../../domain/setup/setup.js';
import { setupModel } from '../../domain/setup/setupModel.js';
import type { SignIn } from '../../domain/setup/signIn.js';
import { customSignIn, signInsOf } from '../../domain/setup/signIns.js';
import { allProviders } from '../selectors/providers.js';
import type { SetupSlice } from './setupSlice.js';

/** The place of an address that is typed, in the list of regions. */
export const OTHER_ADDRESS = 'other';

/** A part of it is for the person to fill in: `{account}`. */
export const isTemplate = (baseUrl: string): boolean => baseUrl.includes('{');

export const providerStateOf = (home: Home, id: string | undefined): ProviderState | undefined =>
  allProviders(home).find((provider) => provider.id === id);

/** The ways that the provider can be signed in to; those that OpenClaw does not know are endpoints of one's own. */
export function signInsFor({ provider, isCustom }: SetupAnswers): readonly SignIn[] {
  if (isCustom) return [customSignIn()];
  if (provider === undefined) return [];
  const known = signInsOf(provider);
  return known.length > 0 ? known : [customSignIn()];
}

/** The way that was chosen, or that there is only one of. */
export function signInFor(answers: SetupAnswers): SignIn | undefined {
  const ways = signInsFor(answers);
  return ways.length === 1 ? ways[0] : ways.find(({ choice }) => choice === answers.choice);
}

/** What was answered, as the planner wants it; undefined before it is known how to sign in. */
export function answersOf(home: Home, setup: SetupSlice): Answers | undefined {
  const { answers } = setup;
  const signIn = signInFor(answers);
  if (!signIn) return undefined;
  const { region, baseUrl, api, findsApi, place, variable, provider } = answers;
  const key = keyAnswer(setup);
  const said: Answers = {
    signIn,
    ...(signIn.how === 'custom' && provider !== undefined ? { id: provider } : {}),
    ...(region === undefined || region === OTHER_ADDRESS ? {} : { region }),
    ...(baseUrl === undefined ? {} : { baseUrl }),
    ...apiAnswer(api, findsApi),
    ...(key === undefined ? {} : { key }),
    ...(place === undefined ? {} : { keep: place }),
    ...(variable === undefined ? {} : { variable }),
    ...beside(answers),
    models: [],
  };
  return { ...said, models: modelsOf(home, setup, said) };
}

/** What only some providers are asked. */
function beside({ expires, hosts, profileId }: SetupAnswers): Pick<Answers, 'expires' | 'hosts' | 'profileId'> {
  const names = hostsFrom(hosts ?? '') ?? [];
  return {
    ...(expires === undefined ? {} : { expires }),
    ...(names.length === 0 ? {} : { hosts: names }),
    ...(profileId === undefined ? {} : { profileId }),
  };
}

/** While it is not known, that of most endpoints stands in for it. */
function apiAnswer(api: string | undefined, findsApi: true | undefined): Pick<Answers, 'api'> {
  const known = api ?? (findsApi ? 'openai-completions' : undefined);
  return known === undefined ? {} : { api: known };
}

function keyAnswer({ answers, held, login }: SetupSlice): KeyAnswer | undefined {
  if (login?.stage.kind === 'done') return { kind: 'login', login: login.stage.login };
  switch (answers.credential) {
    case 'paste':
      return held && { kind: 'held', handle: held.handle };
    case 'keep':
      return { kind: 'current' };
    case 'variable':
      return answers.uses === undefined ? undefined : { kind: 'env', name: answers.uses };
    case 'none':
      return { kind: 'none' };
    case undefined:
      return undefined;
  }
}

/** The first model has the role that was chosen; the others come along with it. */
function modelsOf(home: Home, setup: SetupSlice, said: Answers): readonly SetupModel[] {
  const { models = [], role, alias } = setup.answers;
  if (role === undefined) return [];
  const target = targetOf(home, said);
  if (!target.ok) return [];
  const of = {
    home,
    signIn: said.signIn,
    provider: target.value.provider,
    baseUrl: target.value.endpoint?.baseUrl,
    found: setup.trial?.result?.models ?? [],
  };
  // A model beside the default is to be chosen from: a list that lets in only some has to have it.
  const beside = role === 'default' ? 'allowed' : role;
  return models.map((id, i) =>
    setupModel(of, id, i === 0 ? role : beside, i === 0 && alias !== undefined && alias !== '' ? alias : undefined),
  );
}

/** Where requests go as things stand; undefined while that is not known. */
export function hostOf(home: Home, setup: SetupSlice): string | undefined {
  const said = answersOf(home, setup);
  const target = said === undefined ? undefined : targetOf(home, said);
  return target?.ok ? target.value.endpoint?.baseUrl : undefined;
}

/** The id that the provider has, or will have. */
export function providerIdOf(home: Home, setup: SetupSlice): string | undefined {
  const said = answersOf(home, setup);
  const target = said === undefined ? undefined : targetOf(home, said);
  return target?.ok ? target.value.provider : setup.answers.provider;
}

/** Variables that are set and hold a credential of this provider, the one that OpenClaw would take first. */
export function variablesSet(home: Home, { answers, found }: SetupSlice): readonly string[] {
  const signIn = signInFor(answers);
  const isSet = ({ source, holds }: Rung): boolean => source.kind === 'env' && holds === 'present';
  const rungs = providerStateOf(home, answers.provider)?.auth.ladder.filter(isSet) ?? [];
  const names = rungs.flatMap(({ source }) => (source.kind === 'env' ? [source.name] : []));
  const seen = found.flatMap(({ provider, variable }) => (provider === answers.provider && variable ? [variable] : []));
  const fits = (name: string): boolean => !signIn || signIn.env.length === 0 || signIn.env.includes(name);
  return [...new Set([...names, ...seen])].filter(fits);
}
