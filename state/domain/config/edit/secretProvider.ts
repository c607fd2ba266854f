import type { JsonObject } from '../../json.js';
import { fail, ok, type Result } from '../../result.js';
import type { Steps } from './pathSyntax.js';
import { faultOf } from './secretProviderRules.js';
import { ALIAS_PATTERN, ENV_PATTERN, isEnvId, isProviderAlias, sourceOf } from './secretRef.js';

/** What `--provider-…` flags said, in their words. */
export type ProviderFlags = {
  readonly source?: string;
  readonly allowlist: readonly string[];
  readonly path?: string;
  readonly mode?: string;
  readonly timeoutMs?: string;
  readonly maxBytes?: string;
  readonly command?: string;
  readonly args: readonly string[];
  readonly noOutputTimeoutMs?: string;
  readonly maxOutputBytes?: string;
  readonly jsonOnly: boolean;
  readonly env: readonly string[];
  readonly passEnv: readonly string[];
  readonly trustedDirs: readonly string[];
  readonly allowInsecurePath: boolean;
  readonly allowSymlinkCommand: boolean;
};

/** The name of a secret provider that a path is about; only `secrets.providers.<name>` will do. */
export function aliasOf(path: Steps): Result<string, string> {
  const [first, second, alias = ''] = path;
  if (path.length !== 3 || first !== 'secrets' || second !== 'providers')
    return fail('Provider builder mode requires path "secrets.providers.<alias>" (example: secrets.providers.vault).');
  return isProviderAlias(alias)
    ? ok(alias)
    : fail(`Provider alias "${alias}" must match ${ALIAS_PATTERN} (example: "default").`);
}

/** A provider of secrets out of flags. What does not belong to its source is left out, as in OpenClaw: `buildProviderFromBuilder`. */
export function buildProvider(flags: ProviderFlags): Result<JsonObject, string> {
  const said = flags.source?.trim() ?? '';
  if (said === '') return fail('--provider-source is required in provider builder mode.');
  const source = sourceOf(said, '--provider-source');
  if (!source.ok) return source;
  const numbers = numbersOf(flags);
  if (!numbers.ok) return numbers;
  const env = envOf(flags.env);
  if (!env.ok) return env;
  const parts = { flags, numbers: numbers.value, env: env.value };
  const built = { env: fromEnv, file: fromFile, exec: fromExec }[source.value](parts);
  if (!built.ok) return built;
  const fault = faultOf(built.value);
  return fault === undefined ? built : fail(`Provider builder config invalid at ${fault}`);
}

type Parts = { readonly flags: ProviderFlags; readonly numbers: Numbers; readonly env: JsonObject };
type NumberKey = 'timeoutMs' | 'maxBytes' | 'noOutputTimeoutMs' | 'maxOutputBytes';
type Numbers = { readonly [K in NumberKey]?: number };

const NUMBER_FLAGS: readonly (readonly [NumberKey, string])[] = [
  ['timeoutMs', '--provider-timeout-ms'],
  ['maxBytes', '--provider-max-bytes'],
  ['noOutputTimeoutMs', '--provider-no-output-timeout-ms'],
  ['maxOutputBytes', '--provider-max-output-bytes'],
];

function numbersOf(flags: ProviderFlags): Result<Numbers, string> {
  const numbers: { [K in NumberKey]?: number } = {};
  for (const [key, flag] of NUMBER_FLAGS) {
    const text = flags[key]?.trim();
    if (text === undefined) continue;
    if (text === '') return fail(`${flag} must not be empty.`);
    const number = /^\+?\d+$/.test(text) ? Number(text) : 0;
    if (number <= 0 || !Number.isSafeInteger(number)) return fail(`${flag} must be a positive integer.`);
    numbers[key] = number;
  }
  return ok(numbers);
}

/** The messages do not repeat what was given: it may be a secret. */
function envOf(entries: readonly string[]): Result<JsonObject, string> {
  const pairs: [string, string][] = [];
  for (const entry of entries) {
    const at = entry.indexOf('=');
    if (at <= 0) return fail('--provider-env expects KEY=VALUE entries.');
    const key = entry.slice(0, at).trim();
    if (key === '') return fail('--provider-env key must not be empty.');
    pairs.push([key, entry.slice(at + 1)]);
  }
  return ok(Object.fromEntries(pairs));
}

function fromEnv({ flags }: Parts): Result<JsonObject, string> {
  const allowlist = filled(flags.allowlist);
  const wrong = allowlist.find((name) => !isEnvId(name));
  if (wrong !== undefined) return fail(`--provider-allowlist entry "${wrong}" must match ${ENV_PATTERN}.`);
  return ok({ source: 'env', ...(allowlist.length > 0 ? { allowlist } : {}) });
}

function fromFile({ flags, numbers }: Parts): Result<JsonObject, string> {
  const [path, mode] = [flags.path?.trim() ?? '', flags.mode?.trim() ?? ''];
  if (path === '') return fail('--provider-path is required when --provider-source file is used.');
  if (mode !== '' && mode !== 'singleValue' && mode !== 'json')
    return fail('--provider-mode must be one of: singleValue, json.');
  return ok({
    source: 'file',
    path,
    ...(mode === '' ? {} : { mode }),
    ...picked(numbers, ['timeoutMs', 'maxBytes']),
    ...(flags.allowInsecurePath ? { allowInsecurePath: true } : {}),
  });
}

function fromExec({ flags, numbers, env }: Parts): Result<JsonObject, string> {
  const command = flags.command?.trim() ?? '';
  if (command === '') return fail('--provider-command is required when --provider-source exec is used.');
  const some = (key: string, list: readonly string[]): JsonObject => (list.length > 0 ? { [key]: list } : {});
  return ok({
    source: 'exec',
    command,
    ...some(
      'args',
      flags.args.map((arg) => arg.trim()),
    ),
    ...picked(numbers, ['timeoutMs', 'noOutputTimeoutMs', 'maxOutputBytes']),
    ...(flags.jsonOnly ? { jsonOnly: true } : {}),
    ...(Object.keys(env).length > 0 ? { env } : {}),
    ...some('passEnv', filled(flags.passEnv)),
    ...some('trustedDirs', filled(flags.trustedDirs)),
    ...(flags.allowInsecurePath ? { allowInsecurePath: true } : {}),
    ...(flags.allowSymlinkCommand ? { allowSymlinkCommand: true } : {}),
  });
}

const filled = (texts: readonly string[]): readonly string[] =>
  texts.map((text) => text.trim()).filter((text) => text !== '');

const picked = (numbers: Numbers, keys: readonly NumberKey[]): JsonObject =>
  Object.fromEntries(keys.flatMap((key) => (numbers[key] === undefined ? [] : [[key, numbers[key]]])));
