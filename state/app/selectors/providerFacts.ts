import type { Rung } from '../../domain/auth/auth.js';
import { sourceWords } from '../../domain/auth/sourceWords.js';
import { shortenHome } from '../../domain/config/pathText.js';
import type { Home, ProviderState } from '../../domain/home.js';
import { sendsKeyInClear } from '../../domain/models/clearText.js';
import type { Place } from '../../domain/place.js';
import { plain } from '../../domain/text.js';
import { overlayArea } from '../layout.js';
import { span, stated } from '../line.js';
import type { Model } from '../model.js';
import { driftFacts, registryKeyWords } from './drift.js';
import { type Fact, fact, LABEL_CELLS } from './facts.js';
import { duration } from './format.js';
import { problemFacts } from './problemFacts.js';
import { authWords, hasMovableKey } from './providers.js';

/** Which credential is used and why, where requests go, and which file says so. */
export function providerFacts(model: Model, provider: ProviderState): readonly Fact[] {
  const { home } = model.file;
  const { redact, now } = model.shell;
  const { tone, note } = authWords(provider.auth, now, redact);
  const rungs = provider.auth.ladder.map((rung, i) =>
    ladderFact(rung, i === 0 ? 'Looked in' : '', provider.auth.winner, model),
  );
  return [
    fact('Provider', span(plain(provider.name), 'strong'), span(`  ${originWords(provider)}`, 'idle')),
    fact('Credential', stated(tone, provider.auth.kind), span(`  ${note}`)),
    ...(provider.auth.why && plain(provider.auth.why) !== note ? [fact('', span(plain(provider.auth.why), tone))] : []),
    ...rungs,
    fact(
      'Endpoint',
      span(redact ? '(hidden)' : plain(provider.baseUrl ?? 'none')),
      span(endpointFrom(provider), 'idle'),
    ),
    ...(sendsKeyInClear(provider)
      ? [fact('', span('The key travels there unencrypted: the URL says http.', 'warn'))]
      : []),
    fact('API', span(plain(provider.api ?? 'unknown'))),
    ...plainKeyFacts(provider, home, redact),
    ...(provider.headerNames.length > 0 ? [fact('Headers', span(plain(provider.headerNames.join(', '))))] : []),
    fact('Models', span(String(provider.models.length))),
    ...(provider.place ? [fact('Written in', span(placeWords(provider.place, home, redact)))] : []),
    ...driftFacts(home, provider.id, redact, overlayArea(model.shell.size).columns - LABEL_CELLS),
    ...(provider.problem ? problemFacts(provider.problem, home, redact) : []),
  ];
}

/** Where anyone who sees a file or a screenshot of it can read the key. */
function plainKeyFacts(provider: ProviderState, home: Home, redact: boolean): readonly Fact[] {
  const { plainKeys, id } = provider;
  if (plainKeys.length === 0) return [];
  return [
    ...plainKeys.map((place, i) =>
      fact(
        i === 0 ? 'Plain text' : '',
        span('! key in plain text', 'warn'),
        span(`  ${redact ? '(hidden)' : plain(place)}`),
      ),
    ),
    fact('', span(hasMovableKey(provider) ? MOVES : registryKeyWords(home, id), 'idle')),
  ];
}

const MOVES = 'S moves it into an env reference, after the diff.';

const originWords = (provider: ProviderState): string =>
  provider.configured ? 'configured' : provider.origin === 'built-in' ? 'built in' : `from ${provider.origin}`;

function endpointFrom({ baseUrlFrom }: ProviderState): string {
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

function placeWords(place: Place, home: Home, redact: boolean): string {
  const file = redact ? 'openclaw.json' : plain(shortenHome(place.file, home.paths.home));
  return place.line === undefined ? file : `${file}, line ${place.line}`;
}
