/** OpenClaw's `Local` column: the host of a base URL is this machine, or is found by name on the local network. */
export function isLocalUrl(url: string | undefined): boolean {
  const host = hostOf(url);
  return host !== undefined && (LOCAL.has(host) || host.endsWith('.local'));
}

/** OpenClaw: a server of one's own, which may go without a key. Private networks and container hosts count. */
export function isOwnServer(url: string | undefined): boolean {
  const host = hostOf(url);
  if (host === undefined) return false;
  return OWN.has(host) || host.endsWith('.local') || isPrivateIpv4(host);
}

/** What is sent there can be read on the way: neither encrypted, nor on a network of one's own. */
export const isOpenToOthers = (url: string | undefined): boolean =>
  originOf(url)?.startsWith('http:') === true && !isOwnServer(url);

/** `https://host:port`, or undefined for what is no web address. */
export function originOf(url: string | undefined): string | undefined {
  const parsed = parse(url);
  return parsed?.protocol === 'https:' || parsed?.protocol === 'http:' ? parsed.origin : undefined;
}

const LOCAL: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '0.0.0.0', '::', '::1']);
const OWN: ReadonlySet<string> = new Set([
  'localhost',
  '127.0.0.1',
  '0.0.0.0',
  '::1',
  '::ffff:7f00:1',
  '::ffff:127.0.0.1',
  'docker.orb.internal',
  'host.docker.internal',
  'host.orb.internal',
]);

const hostOf = (url: string | undefined): string | undefined =>
  parse(url)
    ?.hostname.toLowerCase()
    .replace(/^\[(.*)\]$/, '$1');

function parse(url: string | undefined): URL | undefined {
  return url !== undefined && URL.canParse(url.trim()) ? new URL(url.trim()) : undefined;
}

function isPrivateIpv4(host: string): boolean {
  const parts = host.split('.').map(Number);
  if (parts.length !== 4 || !/^[\d.]+$/.test(host) || parts.some((part) => part > 255)) return false;
  const [a = 0, b = 0] = parts;
  return a === 10 || (a === 172 && b >= 16 && b <= 31) || (a === 192 && b === 168);
}
