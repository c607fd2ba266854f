import { isObject, type Json } from '../json.js';
import { holdsSecrets, isReference, isSecretName, MASK, maskSpans, tokenSpans } from './redact.js';

/** A base URL as it may be shown: without a user name and password, and without what looks like a key. */
export function publicUrl(url: string): string {
  // As lenient as a URL parser: tabs and line ends count for nothing, and any slashes will do.
  const open = url
    .replace(/[\t\r\n]/g, '')
    .trim()
    .replace(/^((?:[a-z][a-z0-9+.-]*:)?[/\\]*)[^/\\?#]*@/i, '$1');
  // The host stays, however random it looks: where a key goes has to be seen.
  const [, host = '', path = '', query = ''] =
    /^((?:[a-z][a-z0-9+.-]*:)?[/\\]*[^/\\?#]*)([^?#]*)([\s\S]*)$/i.exec(open) ?? [];
  return (
    host +
    path.split('/').map(publicText).join('/') +
    query.replace(/=([^&#;]+)/g, (all, value: string) => (HARMLESS.test(value) ? all : `=${MASK}`))
  );
}

/** What a query of a base URL may say openly: a version, a number, a switch. A key is given there under any name. */
const HARMLESS = /^(?:true|false|v?\d{1,4}|\d{4}-\d{2}-\d{2}(?:-preview)?)$/i;

/** A value of a config as it may be held and shown: strings under secret names, and those that look like keys, masked. */
export function publicJson(value: Json, name = '', within = false): Json {
  const secret = within || holdsSecrets(name);
  if (typeof value === 'string')
    return (secret || isSecretName(name)) && !isReference(value) ? MASK : publicText(value);
  if (Array.isArray(value)) return value.map((item: Json) => publicJson(item, name, secret));
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, publicJson(item, key, secret)]));
}

/** A text with what looks like a key in it masked. */
export const publicText = (text: string): string => maskSpans(text, tokenSpans(text));
