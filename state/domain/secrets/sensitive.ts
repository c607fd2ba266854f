import { isObject, type Json } from '../json.js';

/** What OpenClaw prints for a value that `config get` may not show. In a file, it is what a careless copy left behind. */
export const REDACTED = '__OPENCLAW_REDACTED__';

/**
 * A config as `openclaw config get` shows it: every text on a path that names a secret is replaced, addresses with a password or a key in
 * them too. OpenClaw 2026.5: `redactConfigObject` without the hints of its schema, which is what `config get` calls.
 */
export const redactConfig = (config: Json): Json => redactAt(config, '');

/**
 * Does OpenClaw take a text at this path for a secret? The path is dotted, an array item is `[]`, as in `agents.list[].token`. The whole
 * path is looked at: all that stands below `secrets` or below an `apiKey` counts.
 */
export function isSensitivePath(path: string): boolean {
  const named = path.endsWith('[]') ? path.slice(0, -2) : path;
  const lower = named.toLowerCase();
  if (lower.includes('localservice.env.')) return true;
  return !COUNTS.some((end) => lower.endsWith(end)) && SENSITIVE.some((pattern) => pattern.test(named));
}

const SENSITIVE: readonly RegExp[] = [
  /token$/i,
  /password/i,
  /secret/i,
  /api.?key/i,
  /encrypt.?key/i,
  /private.?key/i,
  /serviceaccount(?:ref)?$/i,
];

/** They end like a secret and are numbers, or the name of a file. */
const COUNTS: readonly string[] = [
  'maxtokens',
  'maxoutputtokens',
  'maxinputtokens',
  'maxcompletiontokens',
  'contexttokens',
  'totaltokens',
  'tokencount',
  'tokenlimit',
  'tokenbudget',
  'passwordfile',
];

/** Does OpenClaw look into the address at this path for a password or a key? */
export const isAddressPath = (path: string): boolean =>
  /\.(?:baseUrl|httpUrl|cdpUrl|request\.proxy\.url)$/.test(path) || /^mcp\.servers\.[^.]+\.url$/.test(path);

/** A user name, a password, or a parameter named like a secret in an address. OpenClaw: `redactSensitiveUrlLikeString`. */
export function hasSecretInAddress(url: string): boolean {
  if (/\/\/[^@/?#\s]+@/.test(url)) return true;
  return [...url.matchAll(/[?&]([^=&]+)=[^&]*/g)].some(([, name = '']) => isSecretParam(name));
}

const isSecretParam = (name: string): boolean => SECRET_PARAMS.has(name.toLowerCase().replaceAll('-', '_'));

const SECRET_PARAMS: ReadonlySet<string> = new Set(
  'token key api_key apikey secret access_token auth_token password pass passwd auth client_secret hook_token refresh_token signature'.split(
    ' ',
  ),
);

/** `${…}` alone in a text: it says where the secret is, not what it is. */
const isPlaceholder = (text: string): boolean => /^\$\{[^}]*\}$/.test(text.trim());

function redactAt(value: Json, path: string): Json {
  if (Array.isArray(value)) return value.map((item: Json) => redactItem(item, `${path}[]`));
  if (!isObject(value)) return value;
  const entries = Object.entries(value).map(([key, item]) => {
    const at = path === '' ? key : `${path}.${key}`;
    return [key, redactMember(item, at)] as const;
  });
  return Object.fromEntries(entries);
}

const redactItem = (item: Json, path: string): Json =>
  typeof item === 'string' && isSensitivePath(path) && !isPlaceholder(item) ? REDACTED : redactAt(item, path);

function redactMember(value: Json, path: string): Json {
  if (typeof value === 'string') return isHiddenText(value, path) ? REDACTED : value;
  return isObject(value) && isWholeSecret(path) ? REDACTED : redactAt(value, path);
}

function isHiddenText(text: string, path: string): boolean {
  if (isSensitivePath(path)) return !isPlaceholder(text);
  return isAddressPath(path) && hasSecretInAddress(text);
}

/** The account file of a Google service, pasted into the config. */
const isWholeSecret = (path: string): boolean => /serviceaccount(?:ref)?$/i.test(path);
