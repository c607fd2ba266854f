import type { ProbeKind } from '../probe.js';
import type { Problem } from '../problem.js';
import { fail, ok, type Result } from '../result.js';
import type { ScanFilter } from './scan.js';

export type ScanOptions = {
  readonly filter: ScanFilter;
  readonly maxCandidates: number;
  readonly timeoutMs: number;
  readonly concurrency: number;
};

/** As they stand on the command line. */
type Typed = {
  readonly [K in 'minParams' | 'maxAgeDays' | 'provider' | 'maxCandidates' | 'timeout' | 'concurrency']:
    | string
    | undefined;
};

/** OpenClaw's limits, defaults and words. An empty value is none. Problem: `usage`. */
export function scanOptions(typed: Typed): Result<ScanOptions, Problem> {
  const minParams = numberOf(typed.minParams) ?? 0;
  const maxAgeDays = numberOf(typed.maxAgeDays) ?? 0;
  const maxCandidates = wholeOf(typed.maxCandidates) ?? 6;
  const timeoutMs = numberOf(typed.timeout) ?? 12_000;
  const concurrency = wholeOf(typed.concurrency) ?? 3;
  if (!(minParams >= 0)) return usage('--min-params must be >= 0');
  if (!(maxAgeDays >= 0)) return usage('--max-age-days must be >= 0');
  if (!(maxCandidates > 0)) return usage('--max-candidates must be a positive integer');
  if (!(timeoutMs > 0)) return usage('--timeout must be > 0');
  if (!(concurrency > 0)) return usage('--concurrency must be a positive integer');
  return ok({
    filter: { minParams, maxAgeDays, maker: typed.provider ?? '' },
    maxCandidates,
    timeoutMs: Math.min(MAX_TIMEOUT_MS, Math.max(1, Math.floor(timeoutMs))),
    concurrency,
  });
}

/** What a timer can hold. Above it, Node would fire at once. */
const MAX_TIMEOUT_MS = 2 ** 31 - 1;

/** NaN: something else is written there. */
const numberOf = (text: string | undefined): number | undefined =>
  read(text, /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i);
const wholeOf = (text: string | undefined): number | undefined => read(text, /^[+-]?\d+$/);

function read(text: string | undefined, form: RegExp): number | undefined {
  if (text === undefined || text === '') return undefined;
  const value = form.test(text.trim()) ? Number(text) : Number.NaN;
  return Number.isFinite(value) ? value : Number.NaN;
}

/** What `--from` may ask of each model: to list them proves nothing of any. */
const KINDS = ['completion', 'tools', 'image'] as const satisfies readonly ProbeKind[];

export type ScanKind = (typeof KINDS)[number];

export function scanKind(typed: string | undefined): Result<ScanKind, Problem> {
  const kind = typed === undefined ? 'completion' : KINDS.find((one) => one === typed);
  return kind === undefined ? usage(`--kind takes ${KINDS.join(', ')} here, not "${typed}".`) : ok(kind);
}

const usage = (message: string): Result<never, Problem> => fail({ kind: 'usage', message });
