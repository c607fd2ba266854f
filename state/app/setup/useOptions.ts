import { joinPath } from '../../domain/config/pathText.js';
import type { Home } from '../../domain/home.js';
import { hasAllowlist } from '../../domain/models/allowlist.js';
import { variableNames } from '../../domain/secrets/variableNames.js';
import { keyVariable } from '../../domain/setup/buildSetup.js';
import { plain } from '../../domain/text.js';
import { answersOf, providerIdOf, providerStateOf, signInFor } from './answering.js';
import { type Option, option } from './option.js';
import type { SetupSlice } from './setupSlice.js';

/** What the models are for, in a word; the rest of it is the note. A default that is there stays unless somebody says otherwise. */
export function roleOptions(home: Home, setup: SetupSlice): readonly Option[] {
  const ref = firstRef(home, setup);
  const { primary } = home.models.text;
  if (primary === ref) return [option('Default', `${plain(ref)} stays the default`, { role: 'default' })];
  const was = primary === undefined ? '' : `, in place of ${plain(primary)}`;
  const asDefault = option('Default', `${plain(ref)} becomes the default${was}`, { role: 'default' });
  const fails = primary === undefined ? 'those before it fail' : `${plain(primary)}, or what comes after it, fails`;
  const fallback = option('Fallback', `tried when ${fails}`, { role: 'fallback' });
  const choosable = hasAllowlist(home.models)
    ? [
        option('To choose from', 'on the list of models that may be chosen', { role: 'allowed' }),
        option('Only declared', 'not on the list of models that may be chosen', { role: 'declared' }),
      ]
    : [option('To choose from', 'as every model: there is no list of those that may', { role: 'declared' })];
  return primary === undefined ? [asDefault, fallback, ...choosable] : [...choosable, fallback, asDefault];
}

/** Which model the role is about, what comes along, and what is the default now. */
export function roleQuestion(home: Home, setup: SetupSlice): string {
  const ref = firstRef(home, setup);
  const { primary } = home.models.text;
  const more = (setup.answers.models?.length ?? 1) - 1;
  const along = more > 0 ? ` ${more} more may be chosen.` : '';
  const now = primary === undefined || primary === ref ? '' : ` ${plain(primary)} is the default now.`;
  return `What is ${plain(ref)} for?${along}${now}`;
}

const firstRef = (home: Home, setup: SetupSlice): string =>
  `${providerIdOf(home, setup) ?? ''}/${setup.answers.models?.[0] ?? ''}`;

/** Where the key goes; the first is proposed. */
export function placeOptions(home: Home, setup: SetupSlice): readonly Option[] {
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
  const other = otherName(home, setup, name);
  return [
    other === undefined
      ? option('Env reference', `${name} in OpenClaw's .env, and a reference to it`, { place: 'env' }, ['variable'])
      : option('Env reference', `${other} in OpenClaw's .env: ${name} has another value where Pincer was started`, {
          place: 'env',
          variable: other,
        }),
    {
      ...option('Another variable …', '', { place: 'env' }),
      answers: (before) => ({ ...before, place: 'env', variable: before.variable ?? other ?? name }),
      isAnswer: ({ place, variable }) => place === 'env' && variable !== undefined && variable !== other,
    },
    ...(isCustom ? [] : [profile]),
    option('In the config', 'in plain text: everybody who sees the file can use it', { place: 'config' }, ['variable']),
  ];
}

/** For a key whose variable has a value outside of OpenClaw's `.env`, which would win or leave two of them. */
function otherName(home: Home, setup: SetupSlice, name: string): string | undefined {
  const provider = providerIdOf(home, setup) ?? '';
  const ladder = providerStateOf(home, provider)?.auth.ladder ?? [];
  const own = joinPath(home.paths.stateDir, '.env');
  const isTaken = ladder.some(
    ({ source, holds }) => source.kind === 'env' && source.name === name && holds === 'present' && source.path !== own,
  );
  const what = signInFor(setup.answers)?.how === 'token' ? 'token' : 'key';
  return isTaken ? variableNames({ provider, what, mayUseOwn: false })[0] : undefined;
}
