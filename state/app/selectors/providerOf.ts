import type { Home, ProviderState } from '../../domain/home.js';

/** The provider of a picker ref, where the home has it. */
export const providerOf = (home: Home, ref: string): ProviderState | undefined => {
  const id = ref.slice(0, ref.indexOf('/'));
  return home.providers.find((provider) => provider.id === id);
};
