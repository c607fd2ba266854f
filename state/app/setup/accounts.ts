import type { Home } from '../../domain/home.js';
import type { SetupAnswers } from '../../domain/setup/savedSetup.js';
import { providerStateOf, signInFor } from './answering.js';
import type { SetupSlice } from './setupSlice.js';

/** Accounts of a provider: ids of the auth profiles that there are. */
export const accountsOf = (home: Home, provider: string | undefined): readonly string[] =>
  providerStateOf(home, provider)?.auth.ladder.flatMap(({ source }) =>
    source.kind === 'profile' ? [source.id] : [],
  ) ?? [];

/** The account that the credential becomes where nobody says otherwise. */
export function usualAccount({ answers, login }: SetupSlice): string {
  if (login?.stage.kind === 'done') return login.stage.login.profileId;
  const signIn = signInFor(answers);
  return signIn?.profiles[0] ?? `${signIn?.provider ?? answers.provider ?? ''}:default`;
}

/** A credential comes in, and there are accounts that it may be meant to join, or to take the place of. */
export function asksAccount(home: Home, setup: SetupSlice): boolean {
  const signIn = signInFor(setup.answers);
  const comes = setup.answers.credential === 'paste' || setup.login?.stage.kind === 'done';
  return comes && signIn !== undefined && signIn.how !== 'custom' && accountsOf(home, signIn.provider).length > 0;
}

/** For another account beside those that there are: a name that none of them has. */
export function anotherAccount(home: Home, provider: string): SetupAnswers {
  const there = accountsOf(home, provider);
  if (there.length === 0) return {};
  let number = 2;
  while (there.includes(`${provider}:${number}`)) number += 1;
  return { credential: 'paste', profileId: `${provider}:${number}` };
}
