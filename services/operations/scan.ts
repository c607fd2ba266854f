import { probeTargets } from '../../state/domain/probe/targets.js';
import { wordsOf } from '../../state/domain/probe/words.js';
import type { ProbeKind, ProbeOutcome, ProbePlan, ProbeRecord, ProbeTarget } from '../../state/domain/probe.js';
import type { Problem } from '../../state/domain/problem.js';
import { providerRow } from '../../state/domain/providers/table.js';
import { fail, ok, type Result } from '../../state/domain/result.js';
import { readScanCatalog, takesImages } from '../../state/domain/scan/catalog.js';
import { type Check, FREE_CATALOG, type Scanned, SKIPPED } from '../../state/domain/scan/scan.js';
import { OPENAI_COMPLETIONS } from '../apis/openAi.js';
import { asker, bodyOf, limitsOf } from '../probes/ask.js';
import { keysFor } from '../probes/keys.js';
import type { Known } from '../vault.js';
import type { HttpOutcome, World } from '../world.js';
import { runProbe } from './probe.js';

export type ScanRun = {
  readonly concurrency: number;
  /** Of the list, and of each probe, in ms. */
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
  /** Called once at the start, and after each model. */
  readonly onProgress: (done: number, total: number) => void;
  /** Each model as it was found. */
  readonly onRow?: (row: Scanned) => void;
};

/** Whether OpenClaw would have a key for the models of the catalog; without one nobody answers. */
export function canProbe({ home, vault }: Known): boolean {
  const [target] = probeTargets(home, [`${FREE_CATALOG}/auto`]);
  return target?.plan.kind === 'request' && target.plan.realKey && vault.credentialFor(FREE_CATALOG) !== undefined;
}

/**
 * OpenRouter's catalog, which it gives to anybody: it is asked without a key. Where the config has another address for the provider,
 * that one is asked, as it is the one that its models would be called at. Problem: `scan-list-failed`.
 */
export async function readCatalog(
  world: World,
  { home, vault }: Known,
  { timeoutMs, signal }: Pick<ScanRun, 'timeoutMs' | 'signal'>,
): Promise<Result<readonly Scanned[], Problem>> {
  const row = providerRow(FREE_CATALOG);
  const baseUrl = home.providers.find(({ id }) => id === FREE_CATALOG)?.baseUrl ?? row?.baseUrl ?? '';
  const keys = keysFor(vault, FREE_CATALOG, { ...OPEN_PLAN, baseUrl });
  const ask = asker(world, { ...limitsOf(timeoutMs), maxBytes: MOST_BYTES }, signal, OPENAI_COMPLETIONS.headers, keys);
  const outcome = await ask(OPENAI_COMPLETIONS.list(keys.baseUrl), false);
  const list = readScanCatalog(FREE_CATALOG, bodyOf(outcome));
  return list === undefined
    ? fail({ kind: 'scan-list-failed', provider: row?.label ?? FREE_CATALOG, why: whyNot(outcome, timeoutMs) })
    : ok(list);
}

/** A list of 100,000 models, each with a description, is about that long. */
const MOST_BYTES = 256 * 1024 * 1024;

/** To ask for what is open to all: there is no key to prove, and no model. */
const OPEN_PLAN: Extract<ProbePlan, { kind: 'request' }> = {
  kind: 'request',
  api: 'openai-completions',
  baseUrl: '',
  model: '',
  authHeader: false,
  ownUrl: false,
  realKey: false,
  looked: [],
  local: false,
  contextWindow: 0,
};

/** In a few words, the first of them OpenClaw's. */
export function whyNot(outcome: HttpOutcome, timeoutMs: number): string {
  switch (outcome.kind) {
    case 'reply':
      if (outcome.status < 200 || outcome.status >= 300) return `HTTP ${outcome.status}`;
      return outcome.truncated ? 'the list does not end' : 'what came back is no list of models';
    case 'timeout':
      return `no answer within ${timeoutMs} ms`;
    case 'failed':
      return outcome.code === 'NOT_IN_THE_DEMO' ? 'the demo asks nobody but its own servers' : outcome.code;
    case 'cancelled':
      return 'cancelled';
  }
}

export type ScanEnd = {
  /** Those that were tried to the end, in the order of the catalog. */
  readonly rows: readonly Scanned[];
  /** Why the others were not tried: the key was refused before anything worked. */
  readonly refused?: ProbeOutcome;
};

/** Tries each model: with a tool, and where the catalog says that it sees images, with one. A cancel keeps what there is. */
export async function probeScanned(
  world: World,
  known: Known,
  rows: readonly Scanned[],
  run: ScanRun,
): Promise<ScanEnd> {
  const state: ScanState = { hasWorked: false };
  const attempt = async (row: Scanned): Promise<Scanned | undefined> => {
    const [target] = probeTargets(known.home, [row.modelRef]);
    if (target === undefined) return undefined;
    const tool = await check(world, known, target, 'tools', run, state);
    if (tool === undefined || !takesImages(row.modality)) return tool && { ...row, tool, image: SKIPPED };
    const image = await check(world, known, target, 'image', run, state);
    return image && { ...row, tool, image };
  };
  const tried = await tryAll(rows, run, state, async (row) => {
    const result = await attempt(row);
    if (result !== undefined) run.onRow?.(result);
    return result;
  });
  return { rows: tried, ...(state.refused === undefined ? {} : { refused: state.refused }) };
}

/** What is known of the key so far. A key that was refused first is not shown to a hundred models more. */
export type ScanState = { hasWorked: boolean; refused?: ProbeOutcome };

/** At most `concurrency` at a time; those that came to nothing are left out, and after a cancel or a refusal none is begun. */
export async function tryAll<Row, Tried>(
  rows: readonly Row[],
  { concurrency, signal, onProgress }: Pick<ScanRun, 'concurrency' | 'signal' | 'onProgress'>,
  state: ScanState,
  attempt: (row: Row) => Promise<Tried | undefined>,
): Promise<readonly Tried[]> {
  const tried = new Map<number, Tried>();
  const waiting = rows.entries();
  let done = 0;
  onProgress(0, rows.length);
  const work = async (): Promise<void> => {
    for (const [i, row] of waiting) {
      if (signal.aborted || state.refused !== undefined) return;
      const result = await attempt(row);
      if (result !== undefined) tried.set(i, result);
      done += 1;
      onProgress(done, rows.length);
    }
  };
  await Promise.all(Array.from({ length: Math.max(1, Math.min(concurrency, rows.length)) }, work));
  return rows.flatMap((_, i) => tried.get(i) ?? []);
}

async function check(
  world: World,
  known: Known,
  target: ProbeTarget,
  kind: ProbeKind,
  run: ScanRun,
  state: ScanState,
): Promise<Check | undefined> {
  const record = await probeOne(world, known, target, kind, run, state);
  if (record === undefined) return undefined;
  const { outcome, totalMs: latencyMs } = record;
  if (outcome.kind === 'ok') return { ok: true, latencyMs };
  return { ok: false, latencyMs, error: wordsOf(outcome, target.provider).says };
}

/** `undefined`: it was cancelled, or the key is refused. Who is too busy and says for how long is asked once more. */
export async function probeOne(
  world: World,
  { vault }: Known,
  target: ProbeTarget,
  kind: ProbeKind,
  { timeoutMs, signal }: Pick<ScanRun, 'timeoutMs' | 'signal'>,
  state: ScanState,
): Promise<ProbeRecord | undefined> {
  const probe = () => runProbe(world, vault, target, kind, limitsOf(timeoutMs), signal);
  const first = await probe();
  const pauseMs = pauseOf(first.outcome);
  const isPatient = pauseMs !== undefined && pauseMs <= timeoutMs;
  if (isPatient) await world.machine.wait(pauseMs, signal);
  const record = isPatient ? await probe() : first;
  if (signal.aborted || record.outcome.kind === 'cancelled') return undefined;
  if (record.outcome.kind === 'auth' && !state.hasWorked) {
    state.refused = record.outcome;
    return undefined;
  }
  if (record.outcome.kind === 'ok') state.hasWorked = true;
  return record;
}

const pauseOf = (outcome: ProbeOutcome): number | undefined =>
  outcome.kind === 'rate_limit' || outcome.kind === 'overloaded' ? outcome.retryAfterMs : undefined;
