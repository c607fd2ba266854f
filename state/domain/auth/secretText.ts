import { isObject, type Json, type JsonObject } from '../json.js';
import { lazy } from '../lazy.js';
import { AWS_ENV_MARKERS, CORE_MARKERS, credentialEnv, FORMER_ENV_MARKERS } from '../providers/credentialEnv.js';
import { providerRows } from '../providers/table.js';

/** A reference to a secret that is kept elsewhere. */
export type SecretRef = { readonly source: 'env' | 'file' | 'exec'; readonly provider: string; readonly id: string };

/** The names of providers for refs that give none: `secrets.defaults`. */
export type RefDefaults = Readonly<Partial<Record<SecretRef['source'], string>>>;

/** OpenClaw: a ref object, `$NAME`, `${NAME}`, or one of two older markers. Undefined for text that is the secret itself. */
export function secretRef(value: Json | undefined, defaults: RefDefaults = {}): SecretRef | undefined {
  if (isObject(value)) return refObject(value, defaults);
  if (typeof value !== 'string') return undefined;
  const id = value.trim().match(ENV_FORMS)?.slice(1).find(Boolean);
  return id === undefined ? undefined : { source: 'env', provider: defaults.env ?? 'default', id };
}

function refObject(value: JsonObject, defaults: RefDefaults): SecretRef | undefined {
  const { source, provider, id } = value;
  if (source !== 'env' && source !== 'file' && source !== 'exec') return undefined;
  if (typeof id !== 'string' || id.trim() === '') return undefined;
  if (provider === undefined) return { source, provider: defaults[source] ?? 'default', id };
  // Anything beside the three makes it no ref for OpenClaw.
  const whole = typeof provider === 'string' && provider.trim() !== '' && Object.keys(value).length === 3;
  return whole ? { source, provider, id } : undefined;
}

const NAME = '([A-Z][A-Z0-9_]{0,127})';
const ENV_FORMS = new RegExp(`^(?:\\$\\{${NAME}\\}|\\$${NAME}|secretref-env:${NAME}|__env__:${NAME})$`);

/** A pasted secret without the line breaks and odd characters that no header may hold. Undefined when nothing is left. */
export function cleanSecret(value: Json | undefined): string | undefined {
  if (typeof value !== 'string') return undefined;
  const kept = [...value.replace(/[\r\n\u2028\u2029]+/g, '')].filter((char) => (char.codePointAt(0) ?? 0) <= 255);
  return kept.join('').trim() || undefined;
}

/** Text that stands where a key would and is none: placeholders of local servers, notes of OpenClaw to itself. */
export const isMarker = (text: string): boolean =>
  text.startsWith(OAUTH_MARKER) ||
  CORE_MARKERS.includes(text) ||
  AWS_ENV_MARKERS.includes(text) ||
  ownMarkers().has(text);

export const isOAuthMarker = (text: string): boolean => text.trim().startsWith(OAUTH_MARKER);

const OAUTH_MARKER = 'oauth:';

const ownMarkers = lazy(() => new Set(providerRows().flatMap(([, row]) => row.markers ?? [])));

/** A name that, written as a key, means the variable of that name. */
export const isKeyVariable = (text: string): boolean => keyVariables().has(text);

const keyVariables = lazy(() => new Set([...[...credentialEnv().values()].flat(), ...FORMER_ENV_MARKERS]));
