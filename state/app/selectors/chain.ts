import type { Admission } from '../../domain/allowlist.js';
import type { AuthStatus } from '../../domain/auth.js';
import type { Home } from '../../domain/home.js';
import { type Price, priceText, startsToCost } from '../../domain/price.js';
import { plain } from '../../domain/text.js';
import type { Line, StateTone } from '../line.js';
import { span, stated } from '../line.js';
import type { Probes } from '../model.js';
import type { Link } from './links.js';
import { pickerModel } from './models.js';
import { outcomeSpan } from './outcome.js';
import { providerOf } from './providerOf.js';
import { authWords } from './providers.js';

/** What the cells of a link are drawn from. `admits` as `admissions` gives it for the draft. */
export type ChainFacts = {
  readonly home: Home;
  readonly admits: (ref: string) => Admission | undefined;
  readonly byRef: Probes['byRef'];
  readonly now: number;
};

/** Mark, ref, price, and the one thing to know. */
export const chainCells = (link: Link, before: Link | undefined, facts: ChainFacts): Line => [
  markOf(link),
  refSpan(link),
  priceSpan(link, before, facts.home),
  stateSpan(link, facts),
];

function markOf({ role, index }: Link) {
  switch (role) {
    case 'primary':
      return span('▶', 'accent');
    case 'fallback':
      return span(String(index + 1), 'idle');
    case 'image':
      return span('img', 'accent');
    case 'image fallback':
      return span(`i${index + 1}`, 'idle');
  }
}

const refSpan = ({ written, ref }: Link) =>
  span(plain(written !== undefined && written !== ref ? `${written} → ${ref ?? '?'}` : (ref ?? '')), 'plain');

/** The price that the picker shows. */
const priceOf = (home: Home, ref: string): Price => pickerModel(home, ref)?.price ?? { kind: 'unstated' };

/** Crossing from free to paid is what people want to be warned of. */
function priceSpan(link: Link, before: Link | undefined, home: Home) {
  if (link.ref === undefined) return span('', 'idle');
  const price = priceOf(home, link.ref);
  const crosses =
    link.role === 'fallback' && before?.ref !== undefined && startsToCost(priceOf(home, before.ref), price);
  return crosses ? span(`▲ ${priceText(price)}`, 'warn') : span(priceText(price), 'idle');
}

/** The one thing to know about a link: what stops it, else how it answered, else whether it has a key. */
function stateSpan(link: Link, { home, admits, byRef, now }: ChainFacts) {
  if (link.ref === undefined) return stated('bad', 'not a model ref');
  if (admits(link.ref) === undefined) return stated('warn', 'not on the allowlist');
  const auth = providerOf(home, link.ref)?.auth;
  const words: { readonly tone: StateTone; readonly note: string } = auth
    ? authWords(auth, now, true)
    : { tone: 'bad', note: 'no such provider' };
  if (words.tone === 'bad' || words.tone === 'idle')
    return stated(words.tone, words.note, auth && AUTH_WORDS[auth.kind]);
  const entry = byRef[link.ref];
  if (entry?.last || entry?.running) return outcomeSpan(entry);
  return stated(words.tone, auth ? AUTH_WORDS[auth.kind] : words.note);
}

const AUTH_WORDS: Readonly<Record<AuthStatus['kind'], string>> = {
  ready: 'ready',
  'not-needed': 'ready',
  expiring: 'expiring',
  refreshable: 'renewable',
  dead: 'expired',
  missing: 'no key',
};
