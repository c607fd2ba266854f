import type { Home } from '../../domain/home.js';
import { hasAllowlist } from '../../domain/models/allowlist.js';
import { keyVariable } from '../../domain/setup/buildSetup.js';
import { plain } from '../../domain/text.js';
import type { SetupSlice } from '../model.js';
import { answersOf, providerIdOf, signInFor } from './answering.js';
import { type Option, option } from './option.js';

/** What the models are for. A default that is there stays unless somebody says otherwise. */
export function roleOptions(home: Home, setup: SetupSlice): readonly Option[] {
  const [first = '', ...others] = setup.answers.models ?? [];
  const ref = plain(`${providerIdOf(home, setup) ?? ''}/${first}`);
  const { primary } = home.models.text;
  const more = others.length === 0 ? '' : `; ${others.length} more may be chosen`;
  if (primary === ref) return [option(`${ref} stays the default`, more.slice(2), { role: 'default' })];
  const was = primary === undefined ? '' : `in place of ${plain(primary)}`;
  const asDefault = option(`${ref} becomes the default`, `${was}${more}`.replace(/^; /, ''), { role: 'default' });
  const kept = primary === undefined ? '' : `Keep ${plain(primary)} as default; `;
  const fallback = option(sentence(`${kept}this as a fallback`), 'tried when those before it fail', {
    role: 'fallback',
  });
  const choosable = hasAllowlist(home.models)
    ? [
        option(sentence(`${kept}allow this`), 'on the list of models that may be chosen', { role: 'allowed' }),
        option(sentence(`${kept}only declare this`), 'not on the list of models that may be chosen', {
          role: 'declared',
        }),
      ]
    : [
        option(sentence(`${kept}this to be chosen`), 'as every model: there is no list of those that may', {
          role: 'declared',
        }),
      ];
  return primary === undefined ? [asDefault, fallback, ...choosable] : [...choosable, fallback, asDefault];
}

const sentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

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
