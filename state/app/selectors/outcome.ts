import type { Home } from '../../domain/home.js';
import { type ProbeWords, wordsOf } from '../../domain/probe/words.js';
import type { ProbeOutcome } from '../../domain/probe.js';
import { type Span, span, stated } from '../line.js';
import type { ProbeEntry } from '../model.js';
import { latency } from './format.js';

/** What a probe found. Where the credentials are in a store that is not read, to have found none says nothing. */
export const outcomeWords = (outcome: ProbeOutcome, { auth }: Home, provider?: string): ProbeWords =>
  outcome.kind === 'no_credential' && auth.unreadStore !== undefined ? UNREAD : wordsOf(outcome, provider);

const UNREAD: ProbeWords = {
  tone: 'idle',
  word: 'not known',
  says: 'The credentials are in a store that Pincer does not read yet, so nothing was sent.',
};

/** The last answer of a probe in a few words: its latency when all is well, what went wrong when not. */
export function outcomeSpan(entry: ProbeEntry, home: Home): Span {
  if (!entry.last) return span('◌ probing', 'idle');
  const { outcome, latencyMs, totalMs } = entry.last;
  const words = outcomeWords(outcome, home);
  const more = entry.running ? ' …' : '';
  if (words.tone === 'good') return stated(words.tone, `${latency(latencyMs ?? totalMs)}${more}`);
  return wordSpan(words, more);
}

/** The word of an outcome, which gives way to its brief form where room is short. */
export const wordSpan = ({ tone, word, brief = word }: ProbeWords, more = ''): Span =>
  stated(tone, `${word}${more}`, `${brief}${more}`);

const BARS = '▁▂▃▄▅▆▇█';

/** Latencies as bars, the slowest the highest; `×` where no answer came. */
export function sparkline(history: readonly number[], cells: number): string {
  const shown = history.slice(-cells);
  const most = Math.max(1, ...shown);
  return shown.map((ms) => (ms < 0 ? '×' : BARS.charAt(Math.min(7, Math.floor((ms / most) * 7.99))))).join('');
}
