import type { Home } from '../../domain/home.js';
import { hasAllowlist } from '../../domain/models/allowlist.js';
import { keyVariable } from '../../domain/setup/buildSetup.js';
import { plain } from '../../domain/text.js';
import type { SetupSlice } from '../model.js';
import { answersOf, providerIdOf, signInFor } from './answering.js';
import { type Option, option } from './option.js';

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
