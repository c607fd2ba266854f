import { isOwnServer } from '../../domain/config/localHost.js';
import type { Home } from '../../domain/home.js';
import { takesRouting } from '../../domain/setup/routing.js';
import type { SetupStep } from '../../domain/setup/savedSetup.js';
import type { SignIn } from '../../domain/setup/signIn.js';
import { asksAccount } from './accounts.js';
import { isTemplate, OTHER_ADDRESS, providerIdOf, signInFor, signInsFor, variablesSet } from './answering.js';
import type { SetupSlice } from './setupSlice.js';

/** The steps that this set-up takes, in order. What has one answer only is no step. */
export function stepsOf(home: Home, setup: SetupSlice): readonly SetupStep[] {
  const { answers } = setup;
  const signIn = signInFor(answers);
  const first: readonly SetupStep[] = signInsFor(answers).length > 1 ? ['provider', 'sign in'] : ['provider'];
  if (!signIn) return first;
  const where = whereSteps(signIn, answers.region);
  const credential = credentialSteps(home, setup, signIn);
  // A login differs from region to region; a key is for all of them until it is tried.
  const middle =
    signIn.how === 'login' || signIn.how === 'custom' ? [...where, ...credential] : [...credential, ...where];
  return [
    ...first,
    ...middle,
    'probe',
    'models',
    ...roleSteps(home, setup),
    ...placeSteps(home, setup, signIn),
    'review',
  ];
}

function whereSteps(signIn: SignIn, region: string | undefined): readonly SetupStep[] {
  if (signIn.how === 'custom') return ['address', 'api', 'name'];
  const [first] = signIn.regions;
  const asks = signIn.how === 'none' || signIn.regions.length > 1 || isOwnServer(first?.baseUrl);
  const chosen = region === undefined ? first : signIn.regions.find(({ id }) => id === region);
  const isOpen = region === OTHER_ADDRESS || (chosen !== undefined && isTemplate(chosen.baseUrl));
  return [...(asks ? (['region'] as const) : []), ...(isOpen ? (['address'] as const) : [])];
}

function credentialSteps(home: Home, setup: SetupSlice, { how }: SignIn): readonly SetupStep[] {
  switch (how) {
    case 'login':
    case 'hand over':
      return keepsOne(home, setup) ? ['credential', ...loginStep(setup, how)] : [how];
    case 'none':
    case 'cloud':
      return [];
    case 'key':
    case 'token':
    case 'custom':
      return [...(hasChoice(home, setup) ? (['credential'] as const) : []), ...keyStep(home, setup)];
  }
}

/** A login that is there may stay; the one that is under way is a step until it is left. */
const loginStep = ({ answers, step }: SetupSlice, how: 'login' | 'hand over'): readonly SetupStep[] =>
  answers.credential === 'keep' && step !== how ? [] : [how];

const keyStep = (home: Home, setup: SetupSlice): readonly SetupStep[] =>
  setup.answers.credential === 'paste' || setup.step === 'key' || !hasChoice(home, setup) ? ['key'] : [];

/** Is there another credential than one that is pasted? */
function hasChoice(home: Home, setup: SetupSlice): boolean {
  const how = signInFor(setup.answers)?.how;
  return how === 'custom' || keepsOne(home, setup) || variablesSet(home, setup).length > 0;
}

/** The provider has a credential that works without a word. */
export function keepsOne({ providers }: Home, { answers }: SetupSlice): boolean {
  const auth = providers.find(({ id }) => id === answers.provider)?.auth;
  return auth?.winner !== undefined && auth.winner.source.kind !== 'env' && auth.winner.source.kind !== 'synthetic';
}

function roleSteps(home: Home, setup: SetupSlice): readonly SetupStep[] {
  const { models = [], role } = setup.answers;
  if (models.length === 0) return [];
  // A name of a model that is only declared would put it on the list.
  const alias: readonly SetupStep[] = role === 'declared' ? [] : ['alias'];
  const hosts: readonly SetupStep[] = takesRouting(providerIdOf(home, setup) ?? '') ? ['hosts'] : [];
  return ['role', ...alias, ...hosts];
}

function placeSteps(home: Home, setup: SetupSlice, { how }: SignIn): readonly SetupStep[] {
  const { credential, place, variable } = setup.answers;
  const account: readonly SetupStep[] = asksAccount(home, setup) && place !== 'config' ? ['profile'] : [];
  if (credential !== 'paste') return account;
  const named: readonly SetupStep[] =
    place === 'env' && variable !== undefined ? ['place', ...account, 'variable'] : ['place', ...account];
  // Only a profile can say when it ends.
  return how === 'token' && place !== 'config' ? [...named, 'expires'] : named;
}

/** The step that comes after, or before, the one that the set-up is at. */
export function stepBeside(home: Home, setup: SetupSlice, by: 1 | -1): SetupStep | undefined {
  const steps = stepsOf(home, setup);
  return steps[steps.indexOf(setup.step) + by];
}

export const STEP_NAMES: Readonly<Record<SetupStep, string>> = {
  resume: 'Resume',
  provider: 'Provider',
  'sign in': 'Sign in',
  address: 'Address',
  api: 'API',
  name: 'Name',
  region: 'Endpoint',
  credential: 'Credential',
  key: 'Key',
  login: 'Log in',
  'hand over': 'Log in',
  probe: 'Probe',
  models: 'Models',
  role: 'Role',
  alias: 'Alias',
  hosts: 'Hosts',
  profile: 'Account',
  place: 'Where',
  variable: 'Variable',
  expires: 'Expiry',
  review: 'Review',
};

/** How a step is answered, and so which keys it hears. */
export type SetupWhere =
  | 'setup search'
  | 'setup list'
  | 'setup text'
  | 'setup key'
  | 'setup login'
  | 'setup probe'
  | 'setup models';

export function setupWhere({ step, isFiltering, login }: SetupSlice): SetupWhere {
  switch (step) {
    case 'provider':
      return 'setup search';
    case 'address':
    case 'name':
    case 'alias':
    case 'hosts':
    case 'profile':
    case 'variable':
    case 'expires':
      return 'setup text';
    case 'key':
      return 'setup key';
    case 'login':
      return login?.isPasting ? 'setup key' : 'setup login';
    case 'probe':
      return 'setup probe';
    case 'models':
      return isFiltering ? 'setup search' : 'setup models';
    case 'resume':
    case 'sign in':
    case 'api':
    case 'region':
    case 'credential':
    case 'hand over':
    case 'role':
    case 'place':
    case 'review':
      return 'setup list';
  }
}

/** The text that is typed now is a secret, and no message: see `SecretDoor`. */
export const asksSecret = ({
  overlay,
  setup,
}: {
  readonly overlay?: { readonly kind: string };
  readonly setup?: SetupSlice;
}): boolean => overlay?.kind === 'setup' && setup !== undefined && setupWhere(setup) === 'setup key';
