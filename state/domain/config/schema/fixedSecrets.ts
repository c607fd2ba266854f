import { isObject, type Json, type JsonObject, type KeyPath } from '../../json.js';
import type { Finding } from './findings.js';
import { finding } from './stage.js';

/** OpenClaw: the secrets that it changes while it runs, or that others hand over, so that a reference can stand for none of them. */
const PLACES = [
  'commands.ownerDisplaySecret',
  'hooks.token',
  'hooks.gmail.pushToken',
  'hooks.mappings.*.sessionKey',
  'channels.discord.accounts.*.threadBindings.webhookToken',
  'channels.discord.threadBindings.webhookToken',
  'channels.whatsapp.accounts.*.creds.json',
  'channels.whatsapp.creds.json',
].map((place) => place.split('.'));

export function fixedSecrets(config: JsonObject): readonly Finding[] {
  return PLACES.flatMap((place) => valuesAt(config, place, []))
    .filter(({ value }) => isReference(value))
    .map(({ path }) =>
      finding(
        path,
        `SecretRef objects are not supported at ${path.join('.')}. This credential is runtime-mutable or runtime-managed and must stay a plain string value. Use a plain string (env template strings like "\${MY_VAR}" are allowed). See https://docs.openclaw.ai/reference/secretref-credential-surface.`,
        'takes a text, not a reference; "${A_VARIABLE}" is fine',
      ),
    );
}

type Found = { readonly path: KeyPath; readonly value: Json };

function valuesAt(value: Json | undefined, place: readonly string[], path: KeyPath): readonly Found[] {
  const [step, ...rest] = place;
  if (value === undefined) return [];
  if (step === undefined) return [{ path, value }];
  if (step === '*' && Array.isArray(value)) return value.flatMap((item: Json, i) => valuesAt(item, rest, [...path, i]));
  if (!isObject(value)) return [];
  const keys = step === '*' ? Object.keys(value) : Object.hasOwn(value, step) ? [step] : [];
  return keys.flatMap((key) => valuesAt(value[key], rest, [...path, key]));
}

/** OpenClaw: `coerceSecretRef`, of objects. */
function isReference(value: Json): boolean {
  if (!isObject(value) || (value.source !== 'env' && value.source !== 'file' && value.source !== 'exec')) return false;
  if (typeof value.id !== 'string' || value.id.trim() === '') return false;
  if (value.provider === undefined) return true;
  return typeof value.provider === 'string' && value.provider.trim() !== '' && Object.keys(value).length === 3;
}

const OWN_KEYS = /must not have additional properties/;

/** OpenClaw: `mergeUnsupportedMutableSecretRefIssues`. What a schema says of the same key is left out. */
export function mergedWithFixed(fixed: readonly Finding[], others: readonly Finding[]): readonly Finding[] {
  if (fixed.length === 0) return others;
  const places = new Set(fixed.map(({ path }) => path.join('.')));
  const told = others.map((one) =>
    one.issue !== undefined && OWN_KEYS.test(one.issue.message) && places.has(one.path.join('.')) ? undefined : one,
  );
  return [...fixed, ...told.filter((one) => one !== undefined)];
}
