import { isObject, type Json } from '../../json.js';
import { isReference, isSecretName, tokenSpans } from '../../masking/redact.js';
import { isSecretHeader } from '../../secrets/headerNames.js';
import { REDACTED, redactConfig } from '../../secrets/sensitive.js';

/**
 * A config as `config get` may show it: with what OpenClaw hides hidden, in its way, and what else is a key. OpenClaw prints headers, and
 * keys under names that it does not know, as they are.
 */
export const shownConfig = (config: Json): Json => hideKeys(redactConfig(config), '', '');

function hideKeys(value: Json, name: string, above: string): Json {
  if (typeof value === 'string') return isKey(value, name, above) ? REDACTED : value;
  if (Array.isArray(value)) return value.map((item: Json) => hideKeys(item, name, above));
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, hideKeys(item, key, name)]));
}

function isKey(text: string, name: string, above: string): boolean {
  if (isReference(text) || text.trim() === '') return false;
  if (tokenSpans(text).length > 0) return true;
  // The way of signing in, not what it takes.
  if (name === 'auth' && /^(?:api-key|aws-sdk|oauth|token|none)$/.test(text)) return false;
  return /headers$/i.test(above) ? isSecretHeader(name) : isSecretName(name);
}
