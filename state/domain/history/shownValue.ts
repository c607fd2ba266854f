import { isObject, type Json, type KeyPath } from '../json.js';
import { isSecretPath, redactValue } from '../json5/secretSpans.js';
import { isReference, MASK, maskSpans, tokenSpans } from '../masking/redact.js';
import { isKeyNote } from '../secrets/keyNote.js';
import type { FileKind } from './journal.js';
import { LIMITS } from './limits.js';

/** A value as JSON on a line. `exact`: nothing in it was masked or cut, so that equal texts are equal values. */
export type Shown = { readonly text: string; readonly exact: boolean };

/** What it takes to mask a value: the file that it stands in, and of an included file the path that this one stands for. */
export type Where = { readonly kind: FileKind; readonly under?: KeyPath };

/** By the rules that mask a text of a config: the names above a value, and how it looks. */
export function shownValue({ kind, under = [] }: Where, path: KeyPath, value: Json): Shown {
  if (kind === 'env') return { text: MASK, exact: false };
  const whole = [...under, ...path];
  if (typeof value === 'boolean' || value === null) return { text: String(value), exact: true };
  if (typeof value === 'number' && !isSecretPath(whole)) return { text: String(value), exact: true };
  const start = startOf(value);
  const open = kind === 'auth store' ? withoutTokens(start, nameOf(path), String(path[0] ?? '')) : start;
  const masked = redactValue(open, whole, kind === 'registry' ? isKeyNote : isReference);
  const text = masked === JSON.stringify(MASK) ? MASK : masked;
  if (text.length > LIMITS.valueLength) return { text: `${text.slice(0, LIMITS.valueLength - 1)}…`, exact: false };
  return { text, exact: masked === JSON.stringify(value) };
}

const nameOf = (path: KeyPath): string => String(path.findLast((step) => typeof step === 'string') ?? '');

/** Of a value that may have megabytes as much as can be shown, and of its parts whole ones, as a part may be masked whole. */
function startOf(value: Json): Json {
  if (typeof value === 'string') return value.length <= LONGEST_TEXT ? value : `${value.slice(0, LONGEST_TEXT)}…`;
  if (Array.isArray(value)) return value.length === 0 ? value : value.slice(0, MOST_PARTS).map(startOf);
  if (!isObject(value)) return value;
  const entries = Object.entries(value);
  return Object.fromEntries(entries.slice(0, MOST_PARTS).map(([key, item]) => [key, startOf(item)]));
}

/** More characters than a masked text needs to be recognised, and more parts than are ever shown. */
const LONGEST_TEXT = 4000;
const MOST_PARTS = LIMITS.valueLength / 2;

/** OAuth has secrets under names of its own: in an auth store a text is one, unless its name is known to hold none. */
function withoutTokens(value: Json, name: string, top: string): Json {
  if (typeof value === 'string') return isPublicInStore(top, name) || value === '' || isReference(value) ? value : MASK;
  if (Array.isArray(value)) return value.map((item: Json) => withoutTokens(item, name, top));
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, withoutTokens(item, key, top || key)]));
}

/** `top` is the first key of the path. An older form keeps ids of profiles there, in lists by provider. */
export const isPublicInStore = (top: string, name: string): boolean =>
  top === 'order' || top === 'lastGood' || PUBLIC_IN_STORE.has(name);

const PUBLIC_IN_STORE: ReadonlySet<string> = new Set([
  'type',
  'mode',
  'provider',
  'email',
  'displayName',
  'source',
  'id',
]);

/** A key of an object may look like a key of the other kind, and is masked then. */
function shownName(name: string): string {
  const short = name.length > LIMITS.keyLength ? `${name.slice(0, LIMITS.keyLength - 1)}…` : name;
  return maskSpans(short, tokenSpans(short));
}

export const shownPath = (path: KeyPath): KeyPath =>
  path.map((step) => (typeof step === 'string' ? shownName(step) : step));
