import { isKeyVariable, isMarker, isOAuthMarker } from '../auth/secretText.js';
import { isReference, tokenSpans } from '../masking/redact.js';

/**
 * Does a registry's text that stands where a key would say where the key is, so that it may be shown? `NEAR_API_KEY`,
 * `secretref-env:NEAR_AUTH_HEADER`, `secretref-managed`. A name that does not end as those of keys do may be a key in capitals.
 */
export const isKeyNote = (text: string): boolean => {
  const value = text.trim();
  if (tokenSpans(value).length > 0) return false;
  return isReference(value) || isMarker(value) || isKeyVariable(value) || VARIABLE.test(value);
};

const VARIABLE =
  /^(?:secretref-env:[A-Z][A-Z0-9_]{0,127}|[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*_(?:KEY|TOKEN|SECRET|PASSWORD)(?:_\d{1,2})?)$/;

/** Does a config's text that stands where a key would say that there is none, or where it is? `ollama-local`, `${NEAR_API_KEY}`. */
export const isPlaceholder = (text: string): boolean =>
  isReference(text) || (isMarker(text) && !isOAuthMarker(text) && tokenSpans(text).length === 0);
