import { runProbes } from '../../services/operations/probe.js';
import { limitsOf } from '../../services/probes/ask.js';
import type { Known } from '../../services/vault.js';
import { bareNotice } from '../../state/domain/edits/edits.js';
import { noticeWords } from '../../state/domain/edits/noticeWords.js';
import type { Home } from '../../state/domain/home.js';
import { resolveRef } from '../../state/domain/models/modelRef.js';
import { bucketOf } from '../../state/domain/probe/buckets.js';
import { costOf, PROBE_TOKENS, sayCost } from '../../state/domain/probe/cost.js';
import { isProbeKind, PROBE_KINDS } from '../../state/domain/probe/kinds.js';
import { type ProbeOptions, type ProbeReport, probesJson } from '../../state/domain/probe/report.js';
import { probeTargets, refsInUse } from '../../state/domain/probe/targets.js';
import { rateOf, recordWords, waitOf } from '../../state/domain/probe/words.js';
import type { ProbeRecord, ProbeTarget } from '../../state/domain/probe.js';
import type { Problem } from '../../state/domain/problem.js';
import { fail, ok, type Result } from '../../state/domain/result.js';
import { fitTo } from '../../state/domain/text.js';
import type { Call } from '../commands/command.js';
import { FLAGS } from '../commands/flags.js';
import { WATCH_FLAGS } from '../commands/probeFlags.js';
import { EXIT, type ExitCode } from '../exitCodes.js';
import type { Out } from '../print.js';
import { failed, withHome } from './home.js';
import { tellPlan } from './probePlan.js';

export async function probe(call: Call): Promise<ExitCode> {
  const options = probeOptions(call);
  if (!options.ok) return failed(call.out, options.problem);
  return withHome(call, (home, vault) => {
    const refs = refsToProbe(home, call);
    return refs.ok
      ? probeAll(call, options.value, probeTargets(home, refs.value), { home, vault })
      : failed(call.out, refs.problem);
  });
}

async function probeAll(
  call: Call,
  { everyMs, ...options }: ProbeOptions & Repeat,
  targets: readonly ProbeTarget[],
  known: Known,
): Promise<ExitCode> {
  const { world, out } = call;
  const { kind, concurrency, timeoutMs } = options;
  if (call.has(FLAGS.dryRun)) return tellPlan(call, targets, kind);
  if (everyMs !== undefined) {
    const { watchAll } = await import('./probeWatch.js');
    return watchAll(call, known, targets, options, everyMs);
  }
  if (kind !== 'reach') out.note(`Sending ${sayCost(costOf(targets, kind))}.`);
  const asJson = call.has(FLAGS.json);
  const signal = call.interrupt();
  const startedAt = world.now();
  const run = { kind, concurrency, limits: limitsOf(timeoutMs) };
  const records = await runProbes(world, known.vault, targets, run, signal, asJson ? () => {} : teller(out, targets));
  const report = probesJson(records, options, { startedAt, finishedAt: world.now() });
  if (asJson) out.json(report);
  else out.say(summary(report));
  if (signal.aborted) return EXIT.interrupted;
  return records.every(({ outcome }) => bucketOf(outcome) === 'ok') ? EXIT.done : EXIT.failed;
}

/** OpenClaw's words, seconds with one decimal included. */
const summary = ({ totalTargets, durationMs }: ProbeReport): string =>
  `Probed ${totalTargets} target${totalTargets === 1 ? '' : 's'} in ${(durationMs / 1000).toFixed(1)}s`;

/** OpenClaw's limits and words for its `--probe-…` flags. */
function probeOptions(call: Call): Result<ProbeOptions & Repeat, Problem> {
  const kind = call.value(FLAGS.kind) ?? 'reach';
  const timeoutMs = Number(call.value(FLAGS.timeout) ?? 8000);
  const concurrency = Number(call.value(FLAGS.concurrency) ?? 4);
  if (!isProbeKind(kind)) return usage(`--kind takes ${oneOf(PROBE_KINDS)}, not "${kind}".`);
  if (!(timeoutMs > 0 && timeoutMs <= MAX_TIMEOUT_MS)) return usage('--timeout must be a positive number.');
  if (!Number.isInteger(concurrency) || concurrency < 1) return usage('--concurrency must be a positive integer.');
  const repeat = repeatOf(call);
  if (!repeat.ok) return repeat;
  const maxTokens = kind === 'reach' ? 0 : PROBE_TOKENS[kind].output;
  return ok({ kind, timeoutMs, concurrency, maxTokens, ...repeat.value });
}

/** Absent: once is enough. */
type Repeat = { readonly everyMs?: number };

function repeatOf(call: Call): Result<Repeat, Problem> {
  const text = call.value(WATCH_FLAGS.every);
  if (!call.has(WATCH_FLAGS.watch)) return text === undefined ? ok({}) : usage('--every goes with --watch.');
  const seconds = Number(text ?? 60);
  if (!(seconds >= 1 && seconds <= MAX_TIMEOUT_MS / 2000))
    return usage('--every takes a number of seconds, 1 or more.');
  return ok({ everyMs: seconds * 1000 });
}

/** What a timer can hold. Above it, Node would fire at once. */
const MAX_TIMEOUT_MS = 2 ** 31 - 1;

const oneOf = (kinds: readonly string[]): string => `${kinds.slice(0, -1).join(', ')} or ${kinds.at(-1)}`;

const usage = (message: string): Result<never, Problem> => fail({ kind: 'usage', message });

/** What was named; else the models in use, and with --all the providers beside them. */
function refsToProbe(home: Home, call: Call): Result<readonly string[], Problem> {
  const named: string[] = [];
  for (const word of call.words) {
    const ref = refOf(home, word, call.out);
    if (!ref.ok) return ref;
    named.push(ref.value);
  }
  const inUse = named.length === 0 || call.has(FLAGS.all) ? refsInUse(home) : [];
  const refs = [...new Set([...named, ...inUse])];
  return ok(call.has(FLAGS.all) ? [...refs, ...providersBeside(home, refs)] : refs);
}

function refOf(home: Home, word: string, out: Out): Result<string, Problem> {
  // An alias is looked for first, as OpenClaw does; then a lone word may be a provider, which stands for its first model.
  const found = resolveRef(home, word);
  if (found.ok && found.value.via !== 'bare-default') return ok(found.value.ref);
  if (home.providers.some(({ id }) => id === word.trim().toLowerCase())) return ok(word.trim());
  if (!found.ok) return found;
  for (const notice of bareNotice(home, word, found.value)) {
    const { says, next } = noticeWords(notice);
    out.note(next === undefined ? says : `${says}\n  ${next}`);
  }
  return ok(found.value.ref);
}

const providersBeside = (home: Home, refs: readonly string[]): readonly string[] =>
  home.providers
    .filter(({ configured, auth }) => configured || auth.winner !== undefined)
    .map(({ id }) => id)
    .filter((id) => !refs.some((ref) => ref === id || ref.startsWith(`${id}/`)));

/** Of an answer that came as a stream. */
function speedOf({ ttftMs, tokensPerSecond }: ProbeRecord): string {
  if (ttftMs === undefined) return '';
  return `  first token ${waitOf(ttftMs)}${tokensPerSecond === undefined ? '' : `, ${rateOf(tokensPerSecond)}`}`;
}

const GLYPHS = { good: '●', warn: '◐', bad: '✖', idle: '○' } as const;

/** One line per outcome in the order they come, and under it what is to be done where there is something. */
function teller(out: Out, targets: readonly ProbeTarget[]): (record: ProbeRecord) => void {
  const width = Math.max(0, ...targets.map(({ ref }) => ref.length));
  return (record) => {
    const { ref, latencyMs } = record;
    const { tone, word, says, next } = recordWords(record);
    const latency = latencyMs === undefined ? '-' : waitOf(latencyMs);
    const row = `${GLYPHS[tone]} ${fitTo(ref, width)}  ${fitTo(word, 14)}  ${latency}${speedOf(record)}`;
    const reason = tone === 'good' ? [] : [says, ...(next === undefined ? [] : [next])];
    out.lines([row, ...reason.map((line) => `  ${line}`)]);
  };
}
