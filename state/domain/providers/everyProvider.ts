import { absentRungs } from '../auth/rungs.js';
import type { Home, ProviderState } from '../home.js';
import type { ProviderRow } from './row.js';
import { providerRows } from './table.js';

/** Those of the home, and every other one that this OpenClaw brings along: the rest of them has no credential anywhere. */
export function everyProvider(home: Home): readonly ProviderState[] {
  const there = new Set(home.providers.map(({ id }) => id));
  const others = providerRows().filter(
    ([id, row]) => !there.has(id) && row.serves === 'chat' && row.ships[home.dialect.version] === 'bundled',
  );
  return [...home.providers, ...others.map(([id, row]) => withoutCredential(id, row))];
}

/** A provider that no file says anything of. */
export const withoutCredential = (id: string, row: ProviderRow): ProviderState => ({
  id,
  name: row.label,
  origin: 'built-in',
  configured: false,
  ...(row.api === undefined ? {} : { api: row.api }),
  ...(row.baseUrl === undefined ? {} : { baseUrl: row.baseUrl, baseUrlFrom: 'built-in' }),
  local: false,
  auth: { kind: 'missing', ladder: absentRungs(id) },
  headerNames: [],
  plainKeys: [],
  authHeader: false,
  models: [],
});

/** Somebody set it up: it is configured, has a credential, or should and is malformed. */
export const isInReach = (provider: ProviderState): boolean =>
  provider.configured || provider.auth.winner !== undefined || provider.problem !== undefined;
