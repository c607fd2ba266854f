import type { CredentialProbeOptions } from '../../state/domain/probe/credentialReport.js';
import { fail, ok, type Result } from '../../state/domain/result.js';
import type { Call } from '../commands/command.js';
import { FLAGS } from '../commands/flags.js';
import { STATUS_FLAGS } from '../commands/statusFlags.js';

/** OpenClaw's limits and words, which hold without `--probe` too. `undefined`: nothing is to be asked. */
export function credentialProbeOptions({
  has,
  value,
  values,
}: Pick<Call, 'has' | 'value' | 'values'>): Result<CredentialProbeOptions | undefined, string> {
  const asked = has(STATUS_FLAGS.probe);
  if (asked && has(FLAGS.plain)) return fail('--probe cannot be used with --plain output.');
  const timeoutMs = Number(value(STATUS_FLAGS.timeout) || 8000);
  const concurrency = Number(value(STATUS_FLAGS.concurrency) || 2);
  const maxTokens = Number(value(STATUS_FLAGS.maxTokens) || 8);
  if (!(timeoutMs > 0 && timeoutMs <= MAX_TIMEOUT_MS)) return fail('--probe-timeout must be a positive number.');
  if (!isCount(concurrency)) return fail('--probe-concurrency must be a positive integer.');
  if (!isCount(maxTokens)) return fail('--probe-max-tokens must be a positive integer.');
  if (!asked) return ok(undefined);
  const profileIds = values(STATUS_FLAGS.profile)
    .flatMap((text) => text.split(','))
    .map((id) => id.trim())
    .filter((id) => id !== '');
  const provider = value(STATUS_FLAGS.provider);
  return ok({ ...(provider === undefined ? {} : { provider }), profileIds, timeoutMs, concurrency, maxTokens });
}

const isCount = (n: number): boolean => Number.isSafeInteger(n) && n > 0;

/** What a timer can hold. Above it, Node would fire at once. */
const MAX_TIMEOUT_MS = 2 ** 31 - 1;
