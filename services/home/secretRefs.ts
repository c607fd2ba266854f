import { cleanSecret, type RefDefaults, type SecretRef } from '../../state/domain/auth/secretText.js';
import type { Environment } from '../../state/domain/config/envVars.js';
import { expand, type PathFacts } from '../../state/domain/config/paths.js';
import { dirname } from '../../state/domain/config/pathText.js';
import { isObject, type Json, valueAt } from '../../state/domain/json.js';
import { publicText } from '../../state/domain/masking/publicText.js';
import { fail, ok, type Result } from '../../state/domain/result.js';
import { type Secret, secret } from '../secret.js';
import type { Reader } from './reader.js';

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

/** A ref as people are shown it: where the secret is, never what it is. */
export const refLabel = ({ source, provider, id }: SecretRef): string =>
  source === 'env' ? `ref(env:${publicText(id)})` : `ref(${source}:${provider}:${publicText(id)})`;

/** Does a program give it, as the config says? Whether it would, only running it tells, which Pincer never does. */
export function isProgram({ config }: Pick<RefSources, 'config'>, { source, provider }: SecretRef): boolean {
  const declared = valueAt(config, ['secrets', 'providers', provider]);
  return source === 'exec' && isObject(declared) && declared.source === 'exec';
}

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
      return fail(
        isObject(declared)
          ? 'it is got by running a program, which Pincer does not do'
          : `there is no secrets.providers.${ref.provider}`,
      );
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
    return fail(`${publicText(ref.id)} is not on the allowlist of secrets.providers.${ref.provider}`);
  const value = cleanSecret(environment.get(ref.id.trim())?.value);
  return value === undefined ? fail(`the variable ${publicText(ref.id)} is not set`) : ok(secret(value));
}

async function fromFile(
  sources: RefSources,
  ref: SecretRef,
  declared: Json | undefined,
): Promise<Result<Secret, string>> {
  if (!isObject(declared) || typeof declared.path !== 'string')
    return fail(`there is no secrets.providers.${ref.provider}`);
  const isSingle = declared.mode === 'singleValue';
  if (isSingle && ref.id !== 'value')
    return fail(`a file that holds a single value is asked for "value", not ${publicText(ref.id)}`);
  const path = expand(declared.path, sources.facts);
  const text = await secretFile(sources.reader, path, declared.allowInsecurePath === true);
  if (!text.ok) return text;
  const clean = cleanSecret(isSingle ? text.value : pointed(text.value, ref.id));
  return clean === undefined ? fail(`${path} has no text at ${publicText(ref.id)}`) : ok(secret(clean));
}

/** OpenClaw refuses a link, and a file that others may read. */
async function secretFile(reader: Reader, path: string, allowOpen: boolean): Promise<Result<string, string>> {
  const [file, found, folder] = await Promise.all([
    reader.read(path),
    reader.resolve(path),
    reader.resolve(dirname(path)),
  ]);
  if (file.kind === 'missing') return fail(`${path} does not exist`);
  if (file.kind === 'unreadable') return fail(`${path} cannot be read (${file.code})`);
  const named = folder.kind === 'there' ? folder.path + path.slice(dirname(path).length) : path;
  if (found.kind === 'there' && found.path !== named) return fail(`${path} is a link; OpenClaw wants the file itself`);
  if ((file.mode & 0o077) !== 0 && !allowOpen)
    return fail(`${path} is open to others (${(file.mode & 0o777).toString(8).padStart(4, '0')}); OpenClaw wants 0600`);
  return ok(file.text.replace(/^\ufeff/, ''));
}

/** RFC 6901: `/a/b~1c` is the key `b/c` of the object at `a`. The file has to be JSON; JSON5 will not do. */
function pointed(text: string, pointer: string): Json | undefined {
  let here = parseJson(text);
  if (!isObject(here) || !pointer.startsWith('/')) return undefined;
  for (const part of pointer.slice(1).split('/')) {
    const step = part.replaceAll('~1', '/').replaceAll('~0', '~');
    here = valueAt(here, [Array.isArray(here) ? Number(step) : step]);
  }
  return here;
}

function parseJson(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}
