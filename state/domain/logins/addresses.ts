import { byRegion, type Flow } from './flow.js';

/** Names of this machine that nobody else can answer for. */
const LOOPBACK: ReadonlySet<string> = new Set(['127.0.0.1', '[::1]', 'localhost']);

/**
 * Where the servers of a login are. A variable may move them, for tests, but to this machine only: whoever can set one must
 * not be able to lead a login to a server of their own.
 */
export function hostOf(flow: Flow, region: string | undefined, override: string | undefined): string {
  const asked = override === undefined ? undefined : urlOf(override);
  return asked !== undefined && isLoopback(asked) ? asked.origin : byRegion(flow.hosts, region);
}

/** For `hostOf`: the variable that may move a login's servers. */
export const overrideName = (flow: string): string => `PINCER_LOGIN_${flow.toUpperCase()}_HOST`;

/**
 * A page that a person may be sent to: https, or a server of this machine where the login itself is run by one. As ASCII, so that
 * a name which only looks like another shows what it is.
 */
export function pageUrl(text: string, host: string): string | undefined {
  const url = urlOf(text);
  const isFine = url !== undefined && url.username === '' && url.password === '' && isTrusted(url, host);
  return isFine && url.href.length <= LONGEST ? url.href : undefined;
}

const LONGEST = 2000;

/** What a server says of where its models are: taken over, or from somewhere else than its own hosts. */
export type ModelsAt = { readonly baseUrl: string; readonly refused?: string };

/** The base URL of the models, from what the server named, if anything. `refused` is the host of one that is not the server's own. */
export function modelsAt(
  flow: Flow,
  where: { readonly region: string | undefined; readonly host: string },
  named: string | undefined,
): ModelsAt | undefined {
  const { models } = flow.gives;
  if (models === undefined) return undefined;
  const fallback = byRegion(models.defaults, where.region);
  if (named === undefined || named.trim() === '') return { baseUrl: fallback };
  const url = urlOf(/^[a-z][a-z\d+.-]*:\/\//i.test(named.trim()) ? named.trim() : `https://${named.trim()}`);
  if (url === undefined) return { baseUrl: fallback };
  const isOwn = models.domains.some((domain) => url.hostname === domain || url.hostname.endsWith(`.${domain}`));
  const isFine = url.username === '' && url.password === '' && (isOwn || isLoopback(url)) && isTrusted(url, where.host);
  if (!isFine) return { baseUrl: fallback, refused: url.host };
  const path = url.pathname.replace(/\/+$/, '');
  const ending = models.path === undefined || path.endsWith(models.path) ? '' : models.path;
  return { baseUrl: `${url.origin}${path}${ending}` };
}

/** Encrypted; or on this machine, when the login's own server is as well. */
const isTrusted = (url: URL, host: string): boolean => {
  const own = urlOf(host);
  if (isLoopback(url)) return own !== undefined && isLoopback(own);
  return url.protocol === 'https:';
};

const isLoopback = (url: URL): boolean => /^https?:$/.test(url.protocol) && LOOPBACK.has(url.hostname);

const urlOf = (text: string): URL | undefined => (URL.canParse(text.trim()) ? new URL(text.trim()) : undefined);
