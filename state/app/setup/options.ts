import type { Home } from '../../domain/home.js';
import type { SetupAnswers } from '../../domain/setup/savedSetup.js';
import type { SignIn } from '../../domain/setup/signIn.js';
import { plain } from '../../domain/text.js';
import { bestMatches } from '../fuzzy.js';
import { keysOfRung } from '../selectors/setupWords.js';
import { without } from '../step.js';
import { OTHER_ADDRESS, providerStateOf, signInFor, signInsFor, variablesSet } from './answering.js';
import { type Option, option } from './option.js';
import { providerOptions } from './providerOptions.js';
import type { SetupSlice } from './setupSlice.js';
import { keepsOne, STEP_NAMES } from './steps.js';
import { placeOptions, roleOptions } from './useOptions.js';

/** The rows of the step that the set-up is at; none where it asks for something else. */
export function optionsOf(home: Home, setup: SetupSlice): readonly Option[] {
  switch (setup.step) {
    case 'resume':
      return resumeOptions(setup);
    case 'provider':
      return bestMatches(
        setup.field.text,
        providerOptions(home, setup.found),
        ({ label, note, also = '' }) => `${label} ${note} ${also}`,
      );
    case 'sign in':
      return signInOptions(setup.answers);
    case 'api':
      return APIS;
    case 'region':
      return regionOptions(home, setup);
    case 'credential':
      return credentialOptions(home, setup);
    case 'hand over':
      return [staying('Give the terminal to openclaw', 'it comes back here')];
    case 'role':
      return roleOptions(home, setup);
    case 'place':
      return placeOptions(home, setup);
    default:
      return [];
  }
}

const staying = (label: string, note: string): Option => ({
  label,
  note,
  answers: (before) => before,
  isAnswer: () => false,
});

/** The first goes on, the second begins anew: see the slice. */
function resumeOptions({ answers, other, resumeAt }: SetupSlice): readonly Option[] {
  const name = plain(answers.provider ?? 'a provider of your own');
  const anew = other?.provider === undefined ? 'Begin anew' : `Begin anew with ${plain(other.provider)}`;
  return [
    staying(`Go on with ${name}`, resumeAt === undefined ? '' : `it was at: ${STEP_NAMES[resumeAt]}`),
    staying(anew, 'what was answered is dropped'),
  ];
}

const HOW: Readonly<Record<SignIn['how'], string>> = {
  key: 'paste a key',
  token: 'paste a token',
  login: 'log in here',
  'hand over': 'log in by way of openclaw',
  none: 'no key needed',
  cloud: 'found in the environment',
  custom: 'address and key',
};

/** Ways that lead to different places say which. */
function signInOptions(answers: SetupAnswers): readonly Option[] {
  const ways = signInsFor(answers);
  const placeOf = ({ regions: [first] }: SignIn): string => first?.baseUrl.replace(/^https?:\/\//, '') ?? '';
  const differ = new Set(ways.map(placeOf).filter((place) => place !== '')).size > 1;
  return ways.map((way) => {
    const place = differ ? placeOf(way) : '';
    const row = option(plain(way.label), place === '' ? HOW[way.how] : `${HOW[way.how]}, ${plain(place)}`, {
      choice: way.choice,
    });
    return way.note === undefined ? row : { ...row, more: plain(way.note) };
  });
}

const APIS: readonly Option[] = [
  {
    ...option('Find out', 'the endpoint is asked', { findsApi: true }),
    answers: (before) => ({ ...without(before, 'api'), findsApi: true }),
  },
  option('openai-completions', '/chat/completions, as most servers have it', { api: 'openai-completions' }, [
    'findsApi',
  ]),
  option('openai-responses', '/responses', { api: 'openai-responses' }, ['findsApi']),
  option('anthropic-messages', '/messages, as Anthropic has it', { api: 'anthropic-messages' }, ['findsApi']),
];

function regionOptions(home: Home, { answers, found }: SetupSlice): readonly Option[] {
  const signIn = signInFor(answers);
  const servers = found.flatMap(({ provider, baseUrl, says }) =>
    provider === answers.provider && baseUrl !== undefined ? [{ baseUrl, says }] : [],
  );
  const current = providerStateOf(home, answers.provider);
  const regions = signIn?.regions ?? [];
  const known = new Set([...regions, ...servers].map(({ baseUrl }) => baseUrl));
  const there = current?.configured && current.baseUrl !== undefined && !known.has(current.baseUrl);
  return [
    ...servers
      .filter(({ baseUrl }) => regions.every((one) => one.baseUrl !== baseUrl))
      .map(({ baseUrl, says }) => option(plain(baseUrl), plain(says), { baseUrl }, ['region'])),
    ...(there
      ? [option(plain(current.baseUrl ?? ''), 'as it is now', { baseUrl: current.baseUrl ?? '' }, ['region'])]
      : []),
    ...regions.map(({ id, label, baseUrl }) => {
      const says = servers.find((one) => one.baseUrl === baseUrl)?.says;
      return option(plain(label), `${plain(baseUrl)}${says === undefined ? '' : `, ${plain(says)}`}`, { region: id }, [
        'baseUrl',
      ]);
    }),
    option('another address …', '', { region: OTHER_ADDRESS }),
  ];
}

function credentialOptions(home: Home, setup: SetupSlice): readonly Option[] {
  const signIn = signInFor(setup.answers);
  const winner = providerStateOf(home, setup.answers.provider)?.auth.winner;
  const kept =
    keepsOne(home, setup) && winner
      ? [option('Keep the credential that is there', keysOfRung(winner), { credential: 'keep' }, ['uses'])]
      : [];
  const isLogin = signIn?.how === 'login' || signIn?.how === 'hand over';
  const set = (isLogin ? [] : variablesSet(home, setup)).map((name) =>
    option(`Use ${plain(name)}`, 'it is set', { credential: 'variable', uses: name }),
  );
  const none =
    signIn?.how === 'custom' ? [option('No key', 'the server asks for none', { credential: 'none' }, ['uses'])] : [];
  // Of an endpoint of one's own, nobody knows whether it wants a key.
  return [...set, ...kept, newCredential(signIn), ...none];
}

function newCredential(signIn: SignIn | undefined): Option {
  if (signIn?.how === 'login' || signIn?.how === 'hand over')
    return option('Log in anew', HOW[signIn.how], {}, ['credential', 'uses']);
  const label = signIn?.how === 'token' ? 'Paste a token' : 'Paste a key';
  return option(label, signIn?.keyPage ?? '', { credential: 'paste' }, ['uses']);
}

/** The row that the cursor begins at: what was answered before, else the first. */
export function proposedRow(home: Home, setup: SetupSlice): number {
  const at = optionsOf(home, setup).findIndex(({ isAnswer }) => isAnswer(setup.answers));
  return Math.max(0, at);
}
