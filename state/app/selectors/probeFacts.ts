import type { Rung } from '../../domain/auth/auth.js';
import { sourceWords } from '../../domain/auth/sourceWords.js';
import { statsOf, statsWords } from '../../domain/monitor/stats.js';
import { sayCost } from '../../domain/probe/cost.js';
import { rateOf } from '../../domain/probe/words.js';
import type { ProbeCredential, ProbeRecord } from '../../domain/probe.js';
import { plain } from '../../domain/text.js';
import { span, stated } from '../line.js';
import type { Model } from '../model.js';
import { probeCost } from './cost.js';
import { type Fact, fact } from './facts.js';
import { duration, latency } from './format.js';
import { outcomeWords } from './outcome.js';
import { providerOf } from './providerOf.js';

/** What a probe found, what that means, and what to do next. */
export function probeFacts(model: Model, ref: string): readonly Fact[] {
  const entry = model.probes.byRef[ref];
  if (!entry?.last) {
    return [
      fact('Probe', entry?.running ? span('running …') : span('not probed yet: p does it', 'idle')),
      ...costFacts(model, ref),
    ];
  }
  const { last } = entry;
  const words = outcomeWords(last.outcome, model.file.home, last.detail?.provider);
  const timing =
    last.latencyMs === undefined
      ? latency(last.totalMs)
      : `${latency(last.latencyMs)} to the first byte, ${latency(last.totalMs)} in all`;
  return [
    fact(
      'Probe',
      stated(words.tone, words.word),
      span(`  ${last.probe}, ${duration(model.shell.now - last.at)} ago`, 'idle'),
    ),
    fact('It says', span(plain(words.says))),
    ...(words.next ? [fact('Next', span(plain(words.next), 'strong'))] : []),
    fact('Time', span(timing)),
    ...speedFacts(last),
    ...latelyFacts(entry.history),
    ...answerFacts(last, providerOf(model.file.home, ref)?.auth.winner, model.shell.redact),
  ];
}

/** Of each tier, so that nobody has to try which of them is dear. */
const costFacts = (model: Model, ref: string): readonly Fact[] =>
  COSTLY.map((kind, i) => fact(i === 0 ? 'Would cost' : '', span(sayCost(probeCost(model, [ref], kind)))));

const COSTLY = ['completion', 'tools', 'image'] as const;

/** Of this run and those before. One answer alone is told above. */
function latelyFacts(history: readonly number[]): readonly Fact[] {
  const stats = statsOf(history.map((ms) => ({ isUp: ms >= 0, ms })));
  return stats === undefined || stats.answers < 2 ? [] : [fact('Lately', span(statsWords(stats)))];
}

/** How fast it spoke, where the answer came as a stream. */
function speedFacts({ ttftMs, tokensPerSecond }: ProbeRecord): readonly Fact[] {
  if (ttftMs === undefined) return [];
  const rate = tokensPerSecond === undefined ? '' : `, then ${rateOf(tokensPerSecond)}`;
  return [fact('Speed', span(`${latency(ttftMs)} to the first token${rate}`))];
}

/** The answer itself, for those who want to know exactly. Secrets and control characters were left out when it came. */
function answerFacts({ detail }: ProbeRecord, winner: Rung | undefined, redact: boolean): readonly Fact[] {
  if (!detail) return [];
  const { credential, answer, decided } = detail;
  return [
    fact('Credential', span(credentialWords(credential, winner, redact))),
    ...(decided ? [fact('Sent', span('nothing: the files alone tell', 'idle'))] : []),
    ...(answer ? [fact('Answer', span(`status ${answer.status}`)), fact('', span(plain(answer.text)))] : []),
  ];
}

/** As the details of the provider call it. What OpenClaw says of a probe calls every key of the config `models.json`. */
function credentialWords({ label, source }: ProbeCredential, winner: Rung | undefined, redact: boolean): string {
  const isWinner = winner !== undefined && SAID[winner.source.kind] === source;
  if (isWinner && winner.source.kind !== 'profile') return sourceWords(winner, redact);
  return redact || label === source ? source : plain(`${label} (${source})`);
}

const SAID: Readonly<Record<Rung['source']['kind'], ProbeCredential['source']>> = {
  profile: 'profile',
  env: 'env',
  config: 'models.json',
  'models.json': 'models.json',
  cloud: 'env',
  synthetic: 'models.json',
};
