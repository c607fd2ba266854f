import { type SecretRef, secretRef } from '../../auth/secretText.js';
import { isObject, type Json } from '../../json.js';
import { fail, ok, type Result } from '../../result.js';

export const refKey = ({ source, provider, id }: SecretRef): string => `${source}:${provider}:${id}`;

/** The ref that a value is; `defaults` is `secrets.defaults` of its config. OpenClaw: `coerceSecretRef`. */
export const refOf = (value: Json | undefined, defaults?: Json): SecretRef | undefined =>
  secretRef(value, {
    env: defaultFor('env', defaults),
    file: defaultFor('file', defaults),
    exec: defaultFor('exec', defaults),
  });

export function defaultFor(source: SecretRef['source'], defaults: Json | undefined): string {
  const said = isObject(defaults) ? defaults[source] : undefined;
  return typeof said === 'string' ? said : 'default';
}

const isSource = (value: Json | undefined): value is SecretRef['source'] =>
  value === 'env' || value === 'file' || value === 'exec';

/** All refs in a value, at any depth. */
export function refsIn(value: Json | undefined): readonly SecretRef[] {
  const ref = refOf(value);
  if (ref !== undefined) return [ref];
  if (Array.isArray(value)) return value.flatMap((item: Json) => refsIn(item));
  return isObject(value) ? Object.values(value).flatMap((item) => refsIn(item)) : [];
}

/** A ref from its parts. `label` is what the messages call it: `ref`, `batch[0].ref`. OpenClaw: `parseSecretRefBuilder`. */
export function buildRef(
  parts: { readonly provider: string; readonly source: string; readonly id: string },
  label: string,
): Result<SecretRef, string> {
  const [provider, id] = [parts.provider.trim(), parts.id.trim()];
  if (provider === '') return fail(`${label}.provider is required.`);
  if (!isProviderAlias(provider)) return fail(`${label}.provider must match ${ALIAS_PATTERN} (example: "default").`);
  const source = sourceOf(parts.source, `${label}.source`);
  if (!source.ok) return source;
  if (id === '') return fail(`${label}.id is required.`);
  const wrong = wrongId(source.value, id, label);
  return wrong === undefined ? ok({ source: source.value, provider, id }) : fail(wrong);
}

/** The same from a value of a batch or a patch. */
export function refFromValue(value: Json, label: string): Result<SecretRef, string> {
  if (!isObject(value)) return fail(`${label} must be an object with source/provider/id.`);
  const { source, provider, id } = value;
  if (typeof source !== 'string' || typeof provider !== 'string' || typeof id !== 'string')
    return fail(`${label} must include string fields: source, provider, id.`);
  return buildRef({ source, provider, id }, label);
}

export function sourceOf(text: string, label: string): Result<SecretRef['source'], string> {
  const source = text.trim();
  return isSource(source) ? ok(source) : fail(`${label} must be one of: env, file, exec.`);
}

function wrongId(source: SecretRef['source'], id: string, label: string): string | undefined {
  if (source === 'env' && !isEnvId(id)) return `${label}.id must match ${ENV_PATTERN} for env refs.`;
  if (source === 'file' && !isFileId(id))
    return `${label}.id must be an absolute JSON pointer (or "value" for singleValue mode).`;
  return source === 'exec' && !isExecId(id) ? EXEC_ID_RULE : undefined;
}

export const ENV_PATTERN = '/^[A-Z][A-Z0-9_]{0,127}$/';
export const ALIAS_PATTERN = '/^[a-z][a-z0-9_-]{0,63}$/';
export const isEnvId = (id: string): boolean => /^[A-Z][A-Z0-9_]{0,127}$/.test(id);
export const isProviderAlias = (name: string): boolean => /^[a-z][a-z0-9_-]{0,63}$/.test(name);

const isFileId = (id: string): boolean => id === 'value' || /^(?:\/(?:[^~/]|~0|~1)*)+$/.test(id);

export const isExecId = (id: string): boolean =>
  /^[A-Za-z0-9][A-Za-z0-9._:/#-]{0,255}$/.test(id) && !id.split('/').some((part) => part === '.' || part === '..');

export const EXEC_ID_RULE =
  'Exec secret reference id must match /^[A-Za-z0-9][A-Za-z0-9._:/#-]{0,255}$/ and must not include "." or ".." path segments (example: "vault/openai/api-key" or "aws/secret#json_key").';
