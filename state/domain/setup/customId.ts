import type { Home } from '../home.js';

/**
 * The id of an endpoint of one's own: as wanted, else made of its host and port. One that leads elsewhere already is not taken
 * over: the id gets a number. OpenClaw: `resolveCustomProviderId`. Undefined when nothing that makes an id is in what was wanted.
 */
export function customId(home: Pick<Home, 'providers'>, baseUrl: string, wanted?: string): string | undefined {
  const asked = wanted?.trim().toLowerCase() ?? '';
  const known = (id: string) => home.providers.find((provider) => provider.configured && provider.id === id);
  // An id that somebody wrote by hand may have more in it than OpenClaw's own ids have.
  if (asked !== '' && known(asked) !== undefined) return asked;
  const id = idOf(asked === '' ? hostId(baseUrl) : asked);
  if (id === '') return undefined;
  const isFree = (candidate: string): boolean => {
    const there = known(candidate)?.baseUrl;
    return there === undefined || there === baseUrl;
  };
  if (asked !== '' || isFree(id)) return id;
  let number = 2;
  while (!isFree(`${id}-${number}`)) number += 1;
  return `${id}-${number}`;
}

const idOf = (text: string): string => text.replace(/[^a-z0-9-]+/g, '-').replace(/^-+|-+$/g, '');

function hostId(baseUrl: string): string {
  if (!URL.canParse(baseUrl)) return 'custom';
  const { hostname, port } = new URL(baseUrl);
  return `custom-${hostname.toLowerCase().replace(/[^a-z0-9]+/g, '-')}${port === '' ? '' : `-${port}`}`;
}
