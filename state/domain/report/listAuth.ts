import type { Home } from '../home.js';
import { providerId } from '../providers/aliases.js';
import { authAliases } from '../providers/credentialEnv.js';
import type { ListingFacts, WrittenProvider } from './listingFacts.js';
import { asksForNoKey } from './modelRow.js';

/** Which providers the list counts as signed in. It asks less than `models status`: an expired token counts as well. */
export type ListAuth = {
  readonly has: (provider: string) => boolean;
  /** Models of this provider run on a login of another one (openai on Codex), so that one counts too. */
  readonly borrows: (provider: string) => boolean;
};

/** OpenClaw: `createModelListAuthIndex`. */
export function listAuth(home: Home, listing: ListingFacts): ListAuth {
  const signedIn = new Set<string>();
  const add = (provider: string): void => {
    signedIn.add(credentialOwner(provider));
  };
  for (const profile of home.auth.profiles) add(profile.provider);
  for (const entry of home.auth.providers) {
    const usableKey = entry.effective.kind === 'models.json' && !entry.effective.detail.startsWith('marker(oauth:');
    if (entry.env !== undefined || entry.syntheticAuth !== undefined || usableKey) add(entry.provider);
  }
  for (const provider of listing.configured) if (needsNoKey(provider)) add(provider.id);
  // OpenClaw takes its Codex runtime for signed in as soon as the default model asks for it.
  const [chosen = ''] = home.use.defaultModel.split('/');
  const runtime = CODEX_PROVIDERS.has(chosen) ? CODEX_RUNTIME : undefined;

  const borrows = (provider: string): boolean =>
    home.auth.runtimeRoutes.some(
      (route) => route.provider === credentialOwner(provider) && signedIn.has(route.authProvider),
    ) || lendsByDefault(provider, listing, signedIn);
  return {
    has: (provider) => signedIn.has(credentialOwner(provider)) || providerId(provider) === runtime || borrows(provider),
    borrows,
  };
}

const credentialOwner = (provider: string): string => {
  const id = providerId(provider);
  return authAliases().get(id) ?? id;
};

/** A server nearby with models and no key. `auth` other than an API key would need one. */
const needsNoKey = (provider: WrittenProvider): boolean =>
  !provider.keyed &&
  (provider.auth === undefined || provider.auth === 'api-key') &&
  provider.api !== undefined &&
  provider.models.length > 0 &&
  asksForNoKey(provider.baseUrl);

/** `openai` models run on the Codex runtime unless the config points the provider elsewhere. */
const BORROWS = { provider: 'openai', from: 'openai-codex', official: /^https:\/\/api\.openai\.com(?:\/v1)?\/?$/i };
const CODEX_PROVIDERS: ReadonlySet<string> = new Set([BORROWS.from, 'codex']);
const CODEX_RUNTIME = 'codex';

function lendsByDefault(provider: string, listing: ListingFacts, signedIn: ReadonlySet<string>): boolean {
  if (credentialOwner(provider) !== BORROWS.provider || !signedIn.has(BORROWS.from)) return false;
  const written = listing.configured.find(({ id }) => id === BORROWS.provider)?.baseUrl;
  return written === undefined || BORROWS.official.test(written.trim());
}
