import { shortenHome } from '../../domain/config/pathText.js';
import type { Home, ProviderState } from '../../domain/home.js';
import { sendsKeyInClear } from '../../domain/models/clearText.js';
import type { Place } from '../../domain/place.js';
import { quotaLines } from '../../domain/providers/planQuota.js';
import { plain } from '../../domain/text.js';
import { overlayArea } from '../layout.js';
import { span, stated } from '../line.js';
import type { Model } from '../model.js';
import { driftFacts, registryKeyWords } from './drift.js';
import { type Fact, fact, LABEL_CELLS } from './facts.js';
import { duration } from './format.js';
import { ladderFacts } from './ladder.js';
import { problemFacts } from './problemFacts.js';
import { authWords, hasMovableKey } from './providers.js';
import { screenText } from './screenText.js';

/** Which credential is used and why, where requests go, and which file says so. */
export function providerFacts(model: Model, provider: ProviderState): readonly Fact[] {
  const { home } = model.file;
  const { redact, now } = model.shell;
  const { tone, note } = authWords(provider.auth, now, redact);
  return [
    fact('Provider', span(plain(provider.name), 'strong'), span(`  ${originWords(provider)}`, 'idle')),
    fact(
      'Endpoint',
      span(redact ? '(hidden)' : plain(provider.baseUrl ?? 'none')),
      span(endpointFrom(provider), 'idle'),
    ),
    ...(sendsKeyInClear(provider)
      ? [fact('', span('The key travels there unencrypted: the URL says http.', 'warn'))]
      : []),
    fact('Credential', stated(tone, stateWord(provider, now)), span(`  ${note}`)),
    ...whyFacts(provider, note, home, redact),
    ...ladderFacts(model, provider),
    fact('API', span(plain(provider.api ?? 'unknown'))),
    ...plainKeyFacts(provider, home, redact),
    ...(provider.headerNames.length > 0 ? [fact('Headers', span(plain(provider.headerNames.join(', '))))] : []),
    fact('Models', span(String(provider.models.length))),
    ...quotaFacts(model, provider.id),
    ...(provider.place ? [fact('Written in', span(placeWords(provider.place, home, redact)))] : []),
    ...driftFacts(home, provider.id, redact, overlayArea(model.shell.size).columns - LABEL_CELLS),
    ...(provider.problem ? problemFacts(provider.problem, home, redact) : []),
  ];
}

/** Only where somebody asked; how much is left may be nobody else's business, so it is hidden with the rest. */
function quotaFacts({ providers, shell }: Model, id: string): readonly Fact[] {
  const { quota } = providers;
  if (quota?.provider !== id) return [];
  if (quota.answer === undefined) return [fact('Plan', span('being asked…', 'idle'))];
  if (shell.redact) return [fact('Plan', span('(hidden)'))];
  const tone = quota.answer.kind === 'quota' ? 'plain' : 'warn';
  return quotaLines(quota.answer, shell.now, duration).map((says, i) =>
    fact(i === 0 ? 'Plan' : '', span(plain(says), tone)),
  );
}

const stateWord = ({ auth }: ProviderState, now: number): string =>
  auth.rest !== undefined && auth.rest.until > now ? 'at rest' : auth.kind;

/** The next step of a credential that is missing says it all. */
function whyFacts({ auth }: ProviderState, note: string, home: Home, redact: boolean): readonly Fact[] {
  if (auth.why === undefined) return [];
  if (auth.kind === 'missing' && home.auth.unreadStore === undefined) return [];
  const why = plain(screenText(auth.why, home, redact));
  return why === note ? [] : [fact('', span(why, 'bad'))];
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

function placeWords(place: Place, home: Home, redact: boolean): string {
  const file = redact ? 'openclaw.json' : plain(shortenHome(place.file, home.paths.home));
  return place.line === undefined ? file : `${file}, line ${place.line}`;
}
