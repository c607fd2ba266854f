import { watch } from '../../services/monitor/watch.js';
import { limitsOf } from '../../services/probes/ask.js';
import type { Known } from '../../services/vault.js';
import type { Sample } from '../../state/domain/monitor/sample.js';
import { type Change, type Stats, statsOf, statsWords } from '../../state/domain/monitor/stats.js';
import { costOf, sayCost } from '../../state/domain/probe/cost.js';
import { type ProbeOptions, probesJson } from '../../state/domain/probe/report.js';
import { recordWords, waitOf } from '../../state/domain/probe/words.js';
import type { ProbeRecord, ProbeTarget } from '../../state/domain/probe.js';
import { fitTo } from '../../state/domain/text.js';
import type { Call } from '../commands/command.js';
import { FLAGS } from '../commands/flags.js';
import { EXIT, type ExitCode } from '../exitCodes.js';
import type { Out } from '../print.js';
import { localClock } from './localTime.js';

/** Repeats until Ctrl-C, and sums up what there was. */
export async function watchAll(
  call: Call,
  known: Known,
  targets: readonly ProbeTarget[],
  options: ProbeOptions,
  everyMs: number,
): Promise<ExitCode> {
  const { world, out, interrupt } = call;
  const { kind, concurrency, timeoutMs } = options;
  const signal = interrupt();
  out.note(`Sending ${sayCost(costOf(targets, kind))}, every ${waitOf(everyMs)}. Ctrl-C ends it.`);
  const teller = call.has(FLAGS.json) ? jsonTeller(out, options) : textTeller(out, targets);
  const run = { kind, concurrency, limits: limitsOf(timeoutMs), everyMs };
  const found = await watch(world, known, targets, run, signal, teller.answer);
  teller.sum(sums(targets, found));
  return signal.aborted ? EXIT.interrupted : EXIT.done;
}

type Sum = { readonly ref: string; readonly stats: Stats };

const sums = (targets: readonly ProbeTarget[], found: readonly Sample[]): readonly Sum[] =>
  targets.flatMap(({ ref }) => {
    const stats = statsOf(found.filter((sample) => sample.ref === ref));
    return stats === undefined ? [] : [{ ref, stats }];
  });

type Teller = {
  readonly answer: (record: ProbeRecord, change: Change | undefined) => void;
  readonly sum: (sums: readonly Sum[]) => void;
};

/** One object a line: `answer` for each probe, `changed` after it where it is not what it was, `summary` at the end. */
function jsonTeller(out: Out, options: ProbeOptions): Teller {
  const one = (record: ProbeRecord) => probesJson([record], options, { startedAt: 0, finishedAt: 0 }).results[0];
  return {
    answer: (record, change) => {
      out.jsonLine({ event: 'answer', at: record.at, ref: record.ref, ...one(record) });
      if (change !== undefined) out.jsonLine({ event: 'changed', ...change });
    },
    sum: (all) => out.jsonLine({ event: 'summary', models: all.map(({ ref, stats }) => ({ ref, ...stats })) }),
  };
}

const GLYPHS = { good: '●', warn: '◐', bad: '✖', idle: '○' } as const;

/** A line for each answer; what is to be done only where it is news. */
function textTeller(out: Out, targets: readonly ProbeTarget[]): Teller {
  const width = Math.max(0, ...targets.map(({ ref }) => ref.length));
  const told = new Map<string, string>();
  return {
    answer: (record, change) => {
      const { tone, word, says, next } = recordWords(record);
      const latency = record.latencyMs === undefined ? '-' : waitOf(record.latencyMs);
      const was = change === undefined ? '' : `  was ${change.from}`;
      const row = `${localClock(record.at)} ${GLYPHS[tone]} ${fitTo(record.ref, width)}  ${fitTo(word, 14)}  ${latency}${was}`;
      const isNews = tone !== 'good' && told.get(record.ref) !== says;
      told.set(record.ref, says);
      const reason = isNews ? [says, ...(next === undefined ? [] : [next])] : [];
      out.lines([row.trimEnd(), ...reason.map((line) => `  ${line}`)]);
    },
    sum: (all) => out.lines(['', ...all.map(({ ref, stats }) => `${fitTo(ref, width)}  ${statsWords(stats)}`)]),
  };
}
