import type { Home } from '../../domain/home.js';
import { hasAllowlist } from '../../domain/models/allowlist.js';
import { providerRow, providerRows } from '../../domain/providers/table.js';
import { keyVariable } from '../../domain/setup/buildSetup.js';
import type { Detected } from '../../domain/setup/detected.js';
import type { SetupAnswers } from '../../domain/setup/savedSetup.js';
import type { SignIn } from '../../domain/setup/signIn.js';
import { signInsOf } from '../../domain/setup/signIns.js';
import { plain } from '../../domain/text.js';
import { bestMatches } from '../fuzzy.js';
import { memo } from '../memo.js';
import type { SetupSlice } from '../model.js';
import { allProviders } from '../selectors/providers.js';
import { keysOfRung } from '../selectors/setupWords.js';
import {
  answersOf,
  OTHER_ADDRESS,
  providerIdOf,
  providerStateOf,
  signInFor,
  signInsFor,
  variablesSet,
} from './answering.js';
import { keepsOne, STEP_NAMES } from './steps.js';

/** A row to choose, and what is answered by choosing it. */
export type Option = {
  readonly label: string;
  readonly note: string;
  readonly answers: (before: SetupAnswers) => SetupAnswers;
  /** It is what was answered before, or what is proposed. */
  readonly isAnswer: (answers: SetupAnswers) => boolean;
};

/** The rows of the step that the set-up is at; none where it asks for something else. */
export function optionsOf(home: Home, setup: SetupSlice): readonly Option[] {
  switch (setup.step) {
    case 'resume':
      return resumeOptions(setup);
    case 'provider':
      return bestMatches(setup.field.text, providerOptions(home, setup.found), ({ label, note }) => `${label} ${note}`);
    case 'sign in':
      return signInsFor(setup.answers).map(signInOption);
    case 'api':
      return APIS;
    case 'region':
      return regionOptions(home, setup);
    case 'credential':
      return credentialOptions(home, setup);
    case 'hand over':
      return [staying(`Give the terminal to openclaw: ${handOverArgs(setup).join(' ')}`, 'it comes back here')];
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

/** A row that answers with a few values, and is the answer when they are there. */
function option(label: string, note: string, values: SetupAnswers, gone: readonly (keyof SetupAnswers)[] = []): Option {
  const entries = Object.entries(values);
  return {
    label,
    note,
    answers: (before) => {
      const kept = Object.entries(before).filter(([key]) => !gone.some((one) => one === key));
      return { ...Object.fromEntries(kept), ...values };
    },
    isAnswer: (answers) => {
      const said: Readonly<Record<string, unknown>> = answers;
      return entries.every(([key, value]) => said[key] === value) && gone.every((key) => said[key] === undefined);
    },
  };
}

/** The first goes on, the second begins anew: see the slice. */
function resumeOptions({ answers, other, resumeAt }: SetupSlice): readonly Option[] {
  const name = plain(answers.provider ?? 'a provider of your own');
  const anew = other?.provider === undefined ? 'Begin anew' : `Begin anew with ${plain(other.provider)}`;
  return [
    staying(`Go on with ${name}`, resumeAt === undefined ? '' : `it was at: ${STEP_NAMES[resumeAt]}`),
    staying(anew, 'what was answered is dropped'),
  ];
}

const providerOptions = memo((home: Home, found: readonly Detected[]): readonly Option[] => {
  const signs = Map.groupBy(found, ({ provider }) => provider);
  const configured = new Set(home.providers.filter((one) => one.configured).map(({ id }) => id));
  const known = new Map(allProviders(home).map(({ id, name }) => [id, name]));
  for (const [id, row] of providerRows())
    if (!known.has(id) && row.serves === 'chat' && isOffered(id)) known.set(id, row.label);
  const option = (id: string, note: string): Option =>
    provided(id, known.get(id) ?? providerRow(id)?.label ?? id, note);
  const detected = [...signs].map(([id, all]) =>
    option(id, [...new Set(all.map(({ says }) => plain(says)))].join(', ')),
  );
  const others = [...known.keys()].filter((id) => !signs.has(id)).sort();
  return [
    ...detected,
    ...others.map((id) => option(id, configured.has(id) ? 'set up already' : '')),
    {
      label: 'another endpoint',
      note: 'custom: anything compatible with OpenAI or Anthropic',
      answers: (before) => (before.isCustom ? before : { isCustom: true }),
      isAnswer: ({ isCustom }) => isCustom === true,
    },
  ];
});

const isOffered = (id: string): boolean => signInsOf(id).length > 0;

function provided(id: string, name: string, note: string): Option {
  const shown = plain(id);
  return {
    label: name.toLowerCase() === id.toLowerCase() ? shown : `${shown}  ${plain(name)}`,
    note,
    // Answers for another provider are none for this one.
    answers: (before) => (before.provider === id && !before.isCustom ? before : { provider: id }),
    isAnswer: (answers) => answers.provider === id && !answers.isCustom,
  };
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

const signInOption = ({ choice, label, how, note }: SignIn): Option =>
  option(plain(label), note === undefined ? HOW[how] : `${HOW[how]}: ${plain(note)}`, { choice });

const APIS: readonly Option[] = [
  option('openai-completions', '/chat/completions, as most servers have it', { api: 'openai-completions' }),
  option('openai-responses', '/responses', { api: 'openai-responses' }),
  option('anthropic-messages', '/messages, as Anthropic has it', { api: 'anthropic-messages' }),
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
  const set = variablesSet(home, setup).map((name) =>
    option(`Use ${plain(name)}`, 'it is set', { credential: 'variable', uses: name }),
  );
  const none =
    signIn?.how === 'custom' ? [option('No key', 'the server asks for none', { credential: 'none' }, ['uses'])] : [];
  const paste = option(
    signIn?.how === 'token' ? 'Paste a token' : 'Paste a key',
    signIn?.keyPage ?? '',
    { credential: 'paste' },
    ['uses'],
  );
  // Of an endpoint of one's own, nobody knows whether it wants a key.
  return [...set, ...kept, paste, ...none];
}

/** What `openclaw` is to be called with. */
export function handOverArgs({ answers }: SetupSlice): readonly string[] {
  const provider = signInFor(answers)?.provider ?? answers.provider ?? '';
  return ['models', 'auth', 'login', '--provider', provider];
}

function roleOptions(home: Home, setup: SetupSlice): readonly Option[] {
  const [first = '', ...others] = setup.answers.models ?? [];
  const ref = plain(`${providerIdOf(home, setup) ?? ''}/${first}`);
  const { primary } = home.models.text;
  const beside = others.length === 0 ? '' : `; ${others.length} more beside it`;
  const asDefault = option(
    `${ref} becomes the default`,
    primary === undefined ? beside : `in place of ${plain(primary)}${beside}`,
    { role: 'default' },
  );
  const keep = primary === undefined ? '' : `keep ${plain(primary)} as default: `;
  const asFallback = option(`${keep}as a fallback`, 'tried when those before it fail', { role: 'fallback' });
  const isListed = hasAllowlist(home.models);
  const allowed = option(`${keep}allowed`, 'on the list of models that may be chosen', { role: 'allowed' });
  const note = isListed
    ? 'known, but not on the list of models that may be chosen'
    : 'known, and may be chosen: there is no list of those that may';
  const declared = option(`${keep}declared only`, note, { role: 'declared' });
  const unused = [...(isListed ? [allowed] : []), declared];
  return primary === undefined ? [asDefault, asFallback, ...unused] : [asFallback, ...unused, asDefault];
}

function placeOptions(home: Home, setup: SetupSlice): readonly Option[] {
  const said = answersOf(home, setup);
  const signIn = signInFor(setup.answers);
  if (!said || !signIn) return [];
  const provider = providerIdOf(home, setup) ?? '';
  const name = keyVariable(said, provider);
  const isCustom = signIn.how === 'custom';
  const profile = option(
    'Auth profile',
    `${plain(signIn.profiles[0] ?? `${provider}:default`)} in OpenClaw's store`,
    { place: 'profile' },
    ['variable'],
  );
  return [
    option('Env reference', `${name} in OpenClaw's .env, and a reference to it`, { place: 'env' }, ['variable']),
    {
      ...option('Env reference by another name …', '', { place: 'env' }),
      answers: (before) => ({ ...before, place: 'env', variable: before.variable ?? name }),
      isAnswer: ({ place, variable }) => place === 'env' && variable !== undefined,
    },
    ...(isCustom ? [] : [profile]),
    option('In the config', 'in plain text: everybody who sees the file can use it', { place: 'config' }, ['variable']),
  ];
}

/** The row that the cursor begins at: what was answered before, else the first. */
export function proposedRow(home: Home, setup: SetupSlice): number {
  const at = optionsOf(home, setup).findIndex(({ isAnswer }) => isAnswer(setup.answers));
  return Math.max(0, at);
}
