import { isOwnServer } from '../../state/domain/config/localHost.js';
import { serverOf } from '../../state/domain/discovery/looks.js';
import type { Home, ProviderState } from '../../state/domain/home.js';
import { canonicalId } from '../../state/domain/providers/aliases.js';
import { LOCAL } from '../../state/domain/providers/local.js';
import { providerRow } from '../../state/domain/providers/table.js';
import { wholeBaseUrl } from '../../state/domain/setup/baseUrls.js';
import { USUAL_PORTS } from '../listing/localServers.js';

/** A place to look at: as typed, as the home has it, or a usual port of this machine. */
export type Place = {
  readonly by: 'host' | 'config' | 'port';
  readonly baseUrl: string;
  /** Whose it is in the home. */
  readonly state?: ProviderState;
  /** As which provider it is asked for. */
  readonly provider?: string;
};

/** What is to be looked at. */
export type DiscoverWish = {
  /** As typed. With any, nothing else is asked. */
  readonly hosts: readonly string[];
  /** Canonical id: only the server of this provider. */
  readonly provider?: string;
  /** Of each request, in ms. */
  readonly timeoutMs: number;
  /** Those of this machine that are looked at; the usual ones without it. */
  readonly ports?: readonly number[];
};

/** Named hosts alone; else the servers of the home, and of this machine the usual ports where none of those is. */
export function placesOf(home: Home, { hosts, provider, ports }: DiscoverWish): readonly Place[] {
  if (hosts.length > 0) return hosts.flatMap((host) => typed(home, host, provider));
  const own = home.providers.filter((state) => (provider === undefined ? isServer(state) : state.id === provider));
  const configured = own.flatMap((state): readonly Place[] =>
    state.baseUrl === undefined ? [] : [{ by: 'config', baseUrl: state.baseUrl, state }],
  );
  // Whoever names a provider that has a place means that one.
  if (provider !== undefined && configured.length > 0) return configured;
  const taken = new Set(configured.map(({ baseUrl }) => serverOf(baseUrl)));
  const usual = (ports ?? usualPorts(provider)).map((port) => `http://127.0.0.1:${port}`);
  return [
    ...configured,
    ...usual.filter((url) => !taken.has(serverOf(url))).map((baseUrl): Place => ({ by: 'port', baseUrl })),
  ];
}

/** One of one's own, and no hosted provider. */
const isServer = ({ id, configured, baseUrl }: ProviderState): boolean =>
  Object.hasOwn(LOCAL, id) || (configured && isOwnServer(baseUrl));

function usualPorts(provider: string | undefined): readonly number[] {
  if (provider === undefined) return USUAL_PORTS;
  const usual = Object.hasOwn(LOCAL, provider) ? providerRow(provider)?.baseUrl : undefined;
  return usual === undefined ? [] : [Number(new URL(usual).port)];
}

function typed(home: Home, host: string, provider: string | undefined): readonly Place[] {
  const baseUrl = wholeBaseUrl(host);
  const server = serverOf(baseUrl);
  const asked = provider === undefined ? undefined : canonicalId(provider);
  const there = home.providers.filter(
    (state) =>
      server !== undefined &&
      state.baseUrl !== undefined &&
      serverOf(state.baseUrl) === server &&
      (asked === undefined || state.id === asked),
  );
  const as = asked === undefined ? {} : { provider: asked };
  if (there.length === 0) return [{ by: 'host', baseUrl, ...as }];
  return there.map((state) => ({ by: 'host', baseUrl, state, ...as }));
}
