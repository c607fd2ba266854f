import type { Home } from '../home.js';
import { customId } from '../setup/customId.js';
import type { Looked } from './discovery.js';

/**
 * OpenClaw has one name for each kind of server: of several new ones of a kind the first has it, and the others are called after their
 * addresses, so that adding one of them does not displace another. A credential of the name belongs to none of those.
 */
export function namedApart(home: Home, looked: readonly Looked[]): readonly Looked[] {
  const places = new Map<string, string>();
  return looked.map((one) => {
    const { provider, baseUrl, credential: _, ...rest } = one;
    const there = places.get(provider) ?? baseUrl;
    const isInHome = home.providers.some(({ id, configured }) => configured && id === provider);
    if (there !== baseUrl && !isInHome) return { ...rest, baseUrl, provider: customId(home, baseUrl) ?? provider };
    if (one.models !== undefined) places.set(provider, there);
    return one;
  });
}
