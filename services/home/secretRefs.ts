import type { Environment } from '../../state/domain/config/envVars.js';
import { expand, type PathFacts } from '../../state/domain/config/paths.js';
import { isObject, type Json, valueAt } from '../../state/domain/json.js';
import { fail, ok, type Result } from '../../state/domain/result.js';
import { type Secret, secret } from '../secret.js';
import { parseText } from './jsonFile.js';
import type { Reader } from './reader.js';
import { cleanSecret, type RefDefaults, type SecretRef } from './secretText.js';

/** What a ref is resolved against. */
export type RefSources = {
  readonly reader: Reader;
  readonly facts: PathFacts;
  readonly environment: Environment;
  readonly config: Json;
};

export const refDefaults = (config: Json): RefDefaults => {
  const said = valueAt(config, ['secrets', 'defaults']);
  return isObject(said)
    ? Object.fromEntries(
        Object.entries(said).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
      )
    : {};
};

/** The secret behind a ref, or in words why there is none. A program (`exec`) is never run. */
export async function resolveSecretRef(sources: RefSources, ref: SecretRef): Promise<Result<Secret, string>> {
  const declared = valueAt(sources.config, ['secrets', 'providers', ref.provider]);
  if (isObject(declared) && declared.source !== ref.source)
    return fail(`secrets.providers.${ref.provider} is not of source ${ref.source}`);
  switch (ref.source) {
    case 'env':
      return fromEnv(sources, ref, declared);
    case 'file':
      return fromFile(sources, ref, declared);
    case 'exec':
      return fail('it is got by running a program, which Pincer does not do');
  }
}

function fromEnv(
  { environment, config }: RefSources,
  ref: SecretRef,
  declared: Json | undefined,
): Result<Secret, string> {
  if (!isObject(declared) && ref.provider !== (refDefaults(config).env ?? 'default'))
    return fail(`there is no secrets.providers.${ref.provider}`);
  const allowlist = isObject(declared) ? declared.allowlist : undefined;
  if (Array.isArray(allowlist) && !allowlist.includes(ref.id))
    return fail(`${ref.id} is not on the allowlist of secrets.providers.${ref.provider}`);
  const value = cleanSecret(environment.get(ref.id.trim())?.value);
  return value === undefined ? fail(`the variable ${ref.id} is not set`) : ok(secret(value));
}

async function fromFile(
  sources: RefSources,
  ref: SecretRef,
  declared: Json | undefined,
): Promise<Result<Secret, string>> {
  if (!isObject(declared) || typeof declared.path !== 'string')
    return fail(`there is no secrets.providers.${ref.provider}`);
  const path = expand(declared.path, sources.facts);
  const file = await sources.reader.read(path);
  if (file.kind === 'missing') return fail(`${path} does not exist`);
  if (file.kind === 'unreadable') return fail(`${path} cannot be read (${file.code})`);
  // OpenClaw refuses a secrets file that others may read.
  if ((file.mode & 0o077) !== 0 && declared.allowInsecurePath !== true)
    return fail(`${path} is open to others (${(file.mode & 0o777).toString(8).padStart(4, '0')}); OpenClaw wants 0600`);
  const value = declared.mode === 'singleValue' ? file.text : pointed(path, file.text, ref.id);
  const clean = cleanSecret(value);
  return clean === undefined ? fail(`${path} has no text at ${ref.id}`) : ok(secret(clean));
}

/** RFC 6901: `/a/b~1c` is the key `b/c` of the object at `a`. */
function pointed(path: string, text: string, pointer: string): Json | undefined {
  const parsed = parseText(path, text);
  if (!parsed.ok || !pointer.startsWith('/')) return undefined;
  const steps = pointer
    .slice(1)
    .split('/')
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
  let here: Json | undefined = parsed.value;
  for (const step of steps) here = valueAt(here, [Array.isArray(here) ? Number(step) : step]);
  return here;
}
