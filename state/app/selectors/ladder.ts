import type { AuthStatus, Rung } from '../../domain/auth/auth.js';
import { nextStep } from '../../domain/auth/nextStep.js';
import { ORDER_WORDS, restWords, rungWhy } from '../../domain/auth/rungWords.js';
import { sourceWords } from '../../domain/auth/sourceWords.js';
import { shortenHome } from '../../domain/config/pathText.js';
import type { Home, ProviderState } from '../../domain/home.js';
import { wordsOf } from '../../domain/probe/words.js';
import { plain } from '../../domain/text.js';
import { GLYPHS, type Line, lineWidth, type Span, type StateTone, span, stated } from '../line.js';
import type { Model, Proof } from '../model.js';
import { type Fact, fact, led } from './facts.js';
import { countdown, duration, latency } from './format.js';
import { screenText } from './screenText.js';

type Seen = { readonly home: Home; readonly now: number; readonly redact: boolean };

const seen = ({ file, shell }: Model): Seen => ({ home: file.home, now: shell.now, redact: shell.redact });

/** Every place that was looked in, in OpenClaw's order, with the one that is used marked, and why the others are not. */
export function ladderFacts(model: Model, { auth, id }: ProviderState): readonly Fact[] {
  // Of a store that is not read nobody knows what is missing.
  const isUnknown = auth.kind === 'missing' && model.file.home.auth.unreadStore !== undefined;
  const step = isUnknown ? undefined : nextStep(id, auth);
  const order = auth.orderFrom === undefined ? [] : [fact('Order', span(ORDER_WORDS[auth.orderFrom]))];
  return [
    ...(step === undefined ? [] : [fact('Next', span(plain(step), 'strong'))]),
    ...order,
    ...(auth.ladder.length === 0 ? [] : [fact('Looked in', span('in this order; ▶ is what an agent sends', 'idle'))]),
    ...auth.ladder.flatMap((rung, i) => rungFacts(rung, i + 1, auth, model)),
  ];
}

function rungFacts(rung: Rung, number: number, auth: AuthStatus, model: Model): readonly Fact[] {
  const how = seen(model);
  const lead = leadOf(rung, number, rung === winnerIn(auth));
  const under: Line = [span(' '.repeat(lineWidth(lead)))];
  const proof = rung.source.kind === 'profile' ? model.proofs[rung.source.id] : undefined;
  const notes = [...notesOf(rung, how), ...proofNotes(proof)];
  return [led(lead, ...rungSpans(rung, rung === winnerIn(auth), how)), ...notes.map((note) => led(under, note))];
}

/** What came through JSON is equal and not the same. */
function winnerIn({ ladder, winner }: AuthStatus): Rung | undefined {
  if (winner === undefined || ladder.includes(winner)) return winner;
  const text = JSON.stringify(winner.source);
  return ladder.find(({ source }) => JSON.stringify(source) === text);
}

const WORD_CELLS = 'unresolved'.length;

/** ` 2 ▶ ● present    ` */
export function leadOf(rung: Rung, number: number, wins: boolean): Line {
  const tone = rungTone(rung, wins);
  return [
    span(`${String(number).padStart(3)} `, 'idle'),
    span(wins ? '▶ ' : '  ', 'accent'),
    span(`${GLYPHS[tone]} ${rung.holds.padEnd(WORD_CELLS)} `, tone),
  ];
}

function rungTone({ holds, rest }: Rung, wins: boolean): StateTone {
  switch (holds) {
    case 'present':
      return wins ? (rest === undefined ? 'good' : 'warn') : 'idle';
    case 'absent':
      return 'idle';
    case 'excluded':
      return 'warn';
    case 'expired':
      return wins ? 'warn' : 'bad';
    case 'unresolved':
      return 'bad';
  }
}

/** The place, what sort of credential it is, its label and its end. */
export function rungSpans(rung: Rung, wins: boolean, { home, now, redact }: Seen): Line {
  const { source, holds, label, expiresAt } = rung;
  const words: Span[] = [span(sourceWords(rung, redact), wins ? 'strong' : holds === 'absent' ? 'idle' : 'plain')];
  if (source.kind === 'profile') words.push(span(`  ${SORT[source.type]}`, 'idle'));
  if (source.kind === 'cloud' && source.path !== undefined && !redact)
    words.push(span(`  ${plain(shortenHome(source.path, home.paths.home))}`, 'idle'));
  if (!redact && holds !== 'absent' && isTelling(rung)) words.push(span(`  ${plain(label)}`));
  if (expiresAt !== undefined) words.push(span(`  ${expiryWords(expiresAt - now)}`, 'idle'));
  return words;
}

const SORT = { api_key: 'key', token: 'token', oauth: 'login' } as const;

/** Some labels say no more than the place does. */
const isTelling = ({ source, label }: Rung): boolean =>
  source.kind !== 'synthetic' && source.kind !== 'cloud' && label !== 'OAuth' && label !== 'not read';

const expiryWords = (inMs: number): string =>
  inMs > 0 ? `expires in ${duration(inMs)}` : `expired ${duration(-inMs)} ago`;

/** Where it is from, how long it rests, and why it is not used. */
export function notesOf(rung: Rung, { home, now, redact }: Seen): readonly Span[] {
  const why = rungWhy(rung);
  return [
    ...(rung.inherited ? [span('from agent main', 'idle')] : []),
    ...(rung.rest === undefined || rung.rest.until <= now ? [] : [span(restLine(rung.rest, now), 'warn')]),
    ...(why === undefined ? [] : [span(plain(screenText(why, home, redact)), 'idle')]),
  ];
}

/** `cooldown, 4 min 12 s left: rate limit`. It counts down. */
function restLine(rest: NonNullable<Rung['rest']>, now: number): string {
  const { what, reason } = restWords(rest);
  return `${what}, ${countdown(rest.until - now)} left: ${plain(reason)}`;
}

/** What a test of this profile by itself found, in this run. */
export function proofNotes(proof: Proof | undefined): readonly Span[] {
  if (proof?.request !== undefined) return [span('being tested …', 'idle')];
  if (proof?.last === undefined) return [];
  const { tone, word } = wordsOf(proof.last.outcome);
  const time = tone === 'good' ? ` in ${latency(proof.last.latencyMs ?? proof.last.totalMs)}` : '';
  return [stated(tone, `tested: ${word}${time}`)];
}
