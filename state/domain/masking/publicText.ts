import { isObject, type Json } from '../json.js';
import { isReference, isSecretName, MASK, maskSpans, tokenSpans } from './redact.js';

/** A base URL as it may be shown: without a user name and password, and without what looks like a key. */
export function publicUrl(url: string): string {
  const open = url.replace(/^([a-z][a-z0-9+.-]*:\/\/)[^/?#@]*@/i, '$1');
  return publicText(open);
}

/** A value of a config as it may be held and shown: strings under secret names, and those that look like keys, masked. */
export function publicJson(value: Json, name = ''): Json {
  if (typeof value === 'string') return isSecretName(name) && !isReference(value) ? MASK : publicText(value);
  if (Array.isArray(value)) return value.map((item: Json) => publicJson(item, name));
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, publicJson(item, key)]));
}

const publicText = (text: string): string => maskSpans(text, tokenSpans(text));
