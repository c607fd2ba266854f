import { isObject, type Json } from '../../json.js';
import { ENV_PATTERN, isEnvId } from './secretRef.js';

type Check = (value: Json) => string | undefined;

const check =
  (fits: (value: Json) => boolean, says: string): Check =>
  (value) =>
    fits(value) ? undefined : says;
const text = check((value) => typeof value === 'string' && value !== '', 'Invalid input: expected string');
const flag = check((value) => typeof value === 'boolean', 'Invalid input: expected boolean');
const count = (most: number) =>
  check(
    (value) => typeof value === 'number' && Number.isInteger(value) && value > 0 && value <= most,
    `Invalid input: expected a whole number from 1 to ${most}`,
  );
const list = (fits: (item: string) => boolean, most: number, says: string): Check =>
  check(
    (value) =>
      Array.isArray(value) && value.length <= most && value.every((item) => typeof item === 'string' && fits(item)),
    says,
  );
const isAbsolute = (path: string): boolean => /^(?:\/|[A-Za-z]:[\\/]|\\\\[^\\]+\\[^\\]+)/.test(path);

/** OpenClaw: a path without what a shell would take for its own. */
const command: Check = (value) => {
  if (typeof value !== 'string' || value === '') return 'Invalid input: expected string';
  if (/[;&|`$<>\r\n"'\0]/.test(value.trim())) return 'secrets.providers.*.command is unsafe.';
  return isAbsolute(value) ? undefined : 'secrets.providers.*.command must be an absolute path.';
};

const MINUTES_2 = 120_000;
const MIB_20 = 20 * 1024 * 1024;

type Checks = Readonly<Record<string, Check>>;

const CHECKS: Readonly<Record<string, Checks>> = {
  env: { allowlist: list(isEnvId, 256, `Invalid string: must match pattern ${ENV_PATTERN}`) },
  file: {
    path: text,
    mode: check((value) => value === 'singleValue' || value === 'json', 'Invalid input'),
    timeoutMs: count(MINUTES_2),
    maxBytes: count(MIB_20),
    allowInsecurePath: flag,
  },
  exec: {
    command,
    args: list((arg) => arg.length <= 1024, 128, 'Invalid input: expected at most 128 texts of 1024 characters'),
    timeoutMs: count(MINUTES_2),
    noOutputTimeoutMs: count(MINUTES_2),
    maxOutputBytes: count(MIB_20),
    jsonOnly: flag,
    env: check(
      (value) => isObject(value) && Object.values(value).every((item) => typeof item === 'string'),
      'Invalid input: expected record',
    ),
    passEnv: list(isEnvId, 128, `Invalid string: must match pattern ${ENV_PATTERN}`),
    trustedDirs: list(isAbsolute, 64, 'trustedDirs entries must be absolute paths.'),
    allowInsecurePath: flag,
    allowSymlinkCommand: flag,
  },
};

const NEEDED: Readonly<Record<string, string | undefined>> = { file: 'path', exec: 'command' };

/** `key: message` of the first thing that OpenClaw's schema of a secret provider refuses. OpenClaw: `SecretProviderSchema`. */
export function faultOf(provider: Json): string | undefined {
  if (!isObject(provider) || typeof provider.source !== 'string') return 'source: Invalid input';
  const { source, ...rest } = provider;
  const checks = Object.hasOwn(CHECKS, source) ? CHECKS[source] : undefined;
  if (checks === undefined) return 'source: Invalid input';
  const needed = NEEDED[source];
  if (needed !== undefined && rest[needed] === undefined) return `${needed}: Invalid input: expected string`;
  const faults = Object.entries(rest).map(([key, value]) => faultAt(checks, key, value));
  return faults.find((fault) => fault !== undefined);
}

function faultAt(checks: Checks, key: string, value: Json): string | undefined {
  if (!Object.hasOwn(checks, key)) return `: Unrecognized key: "${key}"`;
  const says = checks[key]?.(value);
  return says === undefined ? undefined : `${key}: ${says}`;
}
