import type { ProviderState } from '../home.js';

/** A key goes out, over plain HTTP, to another machine than this one: everybody on the way can read it. */
export const sendsKeyInClear = ({ auth, baseUrl, local }: ProviderState): boolean =>
  auth.winner !== undefined && auth.winner.source.kind !== 'synthetic' && !local && /^http:/i.test(baseUrl ?? '');
