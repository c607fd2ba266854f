import type { Home } from '../../domain/home.js';
import { waitOf } from '../../domain/probe/words.js';
import { plain } from '../../domain/text.js';
import { bestMatches } from '../fuzzy.js';
import { type Line, type Span, span } from '../line.js';
import { memo } from '../memo.js';
import type { Model, Probes } from '../model.js';
import { answering } from './answering.js';
import { duration, latency } from './format.js';
import { outcomeWords, sparkline, wordSpan } from './outcome.js';

/** Models in use, then others that were probed by hand. */
export const probeRefs = memo((inUse: readonly string[], byRef: Probes['byRef'], filter: string): readonly string[] => {
  const used = new Set(inUse);
  const others = Object.keys(byRef).filter((ref) => !used.has(ref));
  return bestMatches(filter, [...inUse, ...others], (ref) => ref);
});

/** Ref, kind, outcome, latency, age, history. Built for the visible rows only: there may be thousands. */
export function probeCells(
  ref: string,
  { byRef, recalled, filter }: Pick<Probes, 'byRef' | 'recalled' | 'filter'>,
  home: Home,
  now: number,
): Line {
  const entry = byRef[ref];
  const name = answering(span(plain(ref)), filter);
  if (!entry?.last) {
    const state = entry?.running ? span('◌ probing', 'idle') : span('○ not probed', 'idle');
    const before = span(sparkline(recalled[ref] ?? [], 16), 'idle');
    return [name, span(entry?.running?.kind ?? '', 'idle'), state, span(''), span(''), before];
  }
  const { last, history, running } = entry;
  const words = outcomeWords(last.outcome, home);
  const isBad = words.tone === 'bad';
  return [
    name,
    span(last.probe, 'idle'),
    wordSpan(words, running ? ' …' : ''),
    span(last.detail?.decided ? '' : latency(last.latencyMs ?? last.totalMs), isBad ? 'idle' : 'plain'),
    span(duration(now - last.at), 'idle'),
    span(sparkline(history, 16), isBad ? 'bad' : 'good'),
  ];
}

/** Rounds that nobody looks at are for nothing, unless changes are to be told. */
export const isPaused = ({ shell, probes }: Pick<Model, 'shell' | 'probes'>): boolean =>
  shell.isAway === true && (probes.alert ?? 'off') === 'off';

const ALERTS = { bell: ', rings', message: ', tells' } as const;

/** What p sends, what it costs, and what goes on by itself. */
export function probesTitle({ kind, every, atStart, running, alert = 'off' }: Probes, paused = false): Span {
  const sends = kind === 'reach' ? '  p: reach, free' : `  p: ${kind}, costs`;
  const rounds = every > 0 ? `  reach every ${waitOf(every * 1000)}` : atStart ? '  reached once at start' : '';
  const busy = running === 0 ? '' : `  ${running} running, . cancels`;
  const tells = every === 0 ? '' : paused ? ', paused' : alert === 'off' ? '' : ALERTS[alert];
  return span(`${sends}${busy}${rounds}${tells}`, 'idle');
}
