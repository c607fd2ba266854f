import type { Rung } from '../../domain/auth.js';
import type { Home, ProviderState } from '../../domain/home.js';
import { shortenHome } from '../../domain/pathText.js';
import type { PickerRow } from '../../domain/pickerRows.js';
import type { Place } from '../../domain/place.js';
import { type Price, priceText } from '../../domain/price.js';
import { sayCost } from '../../domain/probe/cost.js';
import { wordsOf } from '../../domain/probe/words.js';
import type { ProbeCredential, ProbeRecord } from '../../domain/probe.js';
import { advise } from '../../domain/problem.js';
import { unreachable } from '../../domain/result.js';
import { plain, wrap } from '../../domain/text.js';
import { unusableWords } from '../../domain/usable.js';
import { overlayArea } from '../layout.js';
import { type Line, lineWidth, type Span, span, stated } from '../line.js';
import type { Model, Subject } from '../model.js';
import { completionCost } from './cost.js';
import { duration, latency } from './format.js';
import { rowByRef } from './models.js';
import { providerOf } from './providerOf.js';
import { allProviders, authWords, sourceWords } from './providers.js';

/** The text of the detail overlay in front, wrapped to its width. */
export function detailLines(model: Model): readonly Line[] {
  const { overlay } = model;
  if (overlay?.kind !== 'detail') return [];
  const { columns } = overlayArea(model.shell.size);
  const facts = factsOf(model, overlay.subject);
  return facts.flatMap((fact) => wrapped(fact, columns));
}

export function detailTitle(subject: Subject): string {
  switch (subject.of) {
    case 'provider':
      return `Provider ${plain(subject.id)}`;
    case 'model':
      return `Model ${plain(subject.ref)}`;
    case 'probe':
      return `Probe of ${plain(subject.ref)}`;
    case 'problems':
      return 'What went wrong while reading';
    default:
      return unreachable(subject);
  }
}

/** A label and what belongs to it; no label continues the one above. */
type Fact = { readonly label: string; readonly says: Line };

const LABEL = 13;

function wrapped({ label, says }: Fact, columns: number): readonly Line[] {
  const head = span(` ${label.padEnd(LABEL)} `, 'idle');
  const room = columns - LABEL - 2;
  if (lineWidth(says) <= room) return [[head, ...says]];
  const [first, ...rest] = says;
  if (!first || rest.length > 0) return [[head, ...says]];
  return wrap(first.text, room).map((text, i) => [i === 0 ? head : span(' '.repeat(LABEL + 2)), { ...first, text }]);
}

const fact = (label: string, ...says: readonly Span[]): Fact => ({ label, says });

function factsOf(model: Model, subject: Subject): readonly Fact[] {
  const { home } = model.file;
  switch (subject.of) {
    case 'provider': {
      const provider = allProviders(home).find(({ id }) => id === subject.id);
      return provider ? providerFacts(model, provider) : [fact('', span('It is no longer there.'))];
    }
    case 'model': {
      const row = rowByRef(model, subject.ref);
      const provider = providerOf(home, subject.ref);
      const probe = model.probes.byRef[subject.ref] ? [BLANK, ...probeFacts(model, subject.ref)] : [];
      const head = [fact('Ref', span(plain(subject.ref), 'strong'))];
      const facts = row ? modelFacts(row) : [fact('', span('No catalogue has it.', 'warn'))];
      return [...head, ...facts, ...probe, BLANK, ...(provider ? providerFacts(model, provider) : [])];
    }
    case 'probe':
      return probeFacts(model, subject.ref);
    case 'problems':
      return home.problems.flatMap((problem) => problemFacts(problem, home));
    default:
      return unreachable(subject);
  }
}

const BLANK = fact('');

function providerFacts(model: Model, provider: ProviderState): readonly Fact[] {
  const { home } = model.file;
  const { redact, now } = model.shell;
  const { tone, note } = authWords(provider.auth, now, redact);
  const rungs = provider.auth.ladder.map((rung, i) =>
    ladderFact(rung, i === 0 ? 'Looked in' : '', provider.auth.winner, model),
  );
  return [
    fact('Provider', span(plain(provider.name), 'strong'), span(`  ${originWords(provider)}`, 'idle')),
    fact('Credential', stated(tone, provider.auth.kind), span(`  ${note}`)),
    ...(provider.auth.why ? [fact('', span(plain(provider.auth.why), tone))] : []),
    ...rungs,
    fact(
      'Endpoint',
      span(redact ? '(hidden)' : plain(provider.baseUrl ?? 'none')),
      span(endpointFrom(provider), 'idle'),
    ),
    fact('API', span(plain(provider.api ?? 'unknown'))),
    ...(provider.headerNames.length > 0 ? [fact('Headers', span(plain(provider.headerNames.join(', '))))] : []),
    fact('Models', span(String(provider.models.length))),
    ...(provider.place ? [fact('Written in', span(placeWords(provider.place, home, redact)))] : []),
    ...(provider.problem ? problemFacts(provider.problem, home) : []),
  ];
}

const originWords = (provider: ProviderState): string =>
  provider.configured ? 'configured' : provider.origin === 'built-in' ? 'built in' : `from ${provider.origin}`;

function endpointFrom({ baseUrlFrom, configured }: ProviderState): string {
  if (baseUrlFrom === 'models.json' && configured) return '  from models.json, which wins over openclaw.json';
  return baseUrlFrom === undefined ? '' : `  from ${baseUrlFrom === 'config' ? 'openclaw.json' : baseUrlFrom}`;
}

function ladderFact(rung: Rung, label: string, winner: Rung | undefined, model: Model): Fact {
  const { redact, now } = model.shell;
  const wins = winner !== undefined && JSON.stringify(winner.source) === JSON.stringify(rung.source);
  const expiry = rung.expiresAt === undefined ? '' : expiryWords(rung.expiresAt - now);
  return fact(
    label,
    span(wins ? '▶ ' : '  ', 'accent'),
    span(sourceWords(rung, redact), wins ? 'strong' : 'plain'),
    span(`  ${rung.holds}`, wins ? 'good' : 'idle'),
    span(redact || rung.holds === 'absent' ? '' : `  ${plain(rung.label)}`),
    span(expiry, 'idle'),
  );
}

const expiryWords = (inMs: number): string =>
  inMs > 0 ? `  expires in ${duration(inMs)}` : `  expired ${duration(-inMs)} ago`;

function modelFacts({ model, alias, tags, reason }: PickerRow): readonly Fact[] {
  return [
    fact('Name', span(plain(model.name))),
    fact('Number', span(String(model.number)), span(`  ${tags.join(', ')}`, 'accent')),
    ...(alias === undefined ? [] : [fact('Alias', span(plain(alias)))]),
    ...(reason ? [fact('Not usable', stated('warn', plain(unusableWords(reason))))] : []),
    fact('Context', span(model.contextTokens === undefined ? 'not known' : `${model.contextTokens} tokens`)),
    fact('Price', span(priceWords(model.price))),
    fact('Input', span(model.input.join(', '))),
    fact('Reasoning', span(model.reasoning ? 'yes' : 'no')),
  ];
}

function priceWords(price: Price): string {
  if (price.kind === 'unstated') return 'not stated';
  if (price.kind === 'free') return 'free';
  const { cacheRead, cacheWrite } = price.cost;
  return `${priceText(price)} in/out, ${cacheRead}/${cacheWrite} cache read/write, USD per million tokens`;
}

function probeFacts(model: Model, ref: string): readonly Fact[] {
  const entry = model.probes.byRef[ref];
  if (!entry?.last) {
    return [
      fact('Probe', entry?.running ? span('running …') : span('not probed yet: p does it', 'idle')),
      fact('Would cost', span(sayCost(completionCost(model, [ref])))),
    ];
  }
  const { last } = entry;
  const words = wordsOf(last.outcome);
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
    ...answerFacts(last, model.shell.redact),
  ];
}

/** The answer itself, for those who want to know exactly. Secrets and control characters were left out when it came. */
function answerFacts({ detail }: ProbeRecord, redact: boolean): readonly Fact[] {
  if (!detail) return [];
  const { credential, answer, decided } = detail;
  return [
    fact('Credential', span(redact ? credential.source : plain(credentialWords(credential)))),
    ...(decided ? [fact('Sent', span('nothing: the files alone tell', 'idle'))] : []),
    ...(answer ? [fact('Answer', span(`status ${answer.status}`)), fact('', span(plain(answer.text)))] : []),
  ];
}

const credentialWords = ({ label, source }: ProbeCredential): string =>
  label === source ? label : `${label} (${source})`;

function problemFacts(problem: Home['problems'][number], home: Home): readonly Fact[] {
  const { says, next } = advise(problem);
  const text = 'place' in problem ? problem.place.text : undefined;
  return [
    fact('Problem', span(plain(shortenAll(says, home)), 'bad')),
    ...(text === undefined ? [] : [fact('', span(plain(text), 'warn'))]),
    ...(next ? [fact('Next', span(plain(next), 'strong'))] : []),
    BLANK,
  ];
}

const shortenAll = (text: string, home: Home): string => text.replaceAll(`${home.paths.home}/`, '~/');

function placeWords(place: Place, home: Home, redact: boolean): string {
  const file = redact ? 'openclaw.json' : plain(shortenHome(place.file, home.paths.home));
  return place.line === undefined ? file : `${file}, line ${place.line}`;
}
