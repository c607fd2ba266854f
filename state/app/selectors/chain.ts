import type { AuthStatus } from '../../domain/auth/auth.js';
import type { Home } from '../../domain/home.js';
import type { Admission } from '../../domain/models/allowlist.js';
import { type Price, priceText, startsToCost } from '../../domain/models/price.js';
import { plain } from '../../domain/text.js';
import { type Line, type Span, span, stated } from '../line.js';
import type { Probes } from '../model.js';
import { answering } from './answering.js';
import type { Hop } from './hops.js';
import { pickerModel } from './models.js';
import { outcomeSpan } from './outcome.js';
import { providerOf } from './providerOf.js';
import { authWords } from './providers.js';

/** What the cells of a hop are drawn from. `admits` as `admissions` gives it for the draft. */
export type ChainFacts = {
  readonly home: Home;
  readonly admits: (ref: string) => Admission | undefined;
  readonly byRef: Probes['byRef'];
  readonly now: number;
  readonly filter: string;
};

/** Mark, ref, price, and the one thing to know. */
export const chainCells = (hop: Hop, before: Hop | undefined, facts: ChainFacts): Line => [
  markOf(hop),
  answering(refSpan(hop), facts.filter),
  priceSpan(hop, before, facts.home),
  stateSpan(hop, facts),
];

/** The same with a state in a word, which gives way to its glyph. */
export function narrowChainCells(hop: Hop, before: Hop | undefined, facts: ChainFacts): Line {
  const state = stateSpan(hop, facts);
  const text = state.short ?? state.text;
  return [...chainCells(hop, before, facts).slice(0, 3), { tone: state.tone, text, short: text.slice(0, 1) }];
}

function markOf({ role, index }: Hop) {
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

/** What is written, and what that means where it is something else; the meaning alone where there is no room for both. */
function refSpan({ written, ref }: Hop): Span {
  if (ref === undefined) return span(plain(written ?? ''), 'bad');
  if (written === undefined || written === ref) return span(plain(ref));
  return { ...span(plain(`${written} → ${ref}`)), short: plain(ref) };
}

/** The price that the picker shows. */
const priceOf = (home: Home, ref: string): Price => pickerModel(home, ref)?.price ?? { kind: 'unstated' };

/** Crossing from free to paid is what people want to be warned of. */
function priceSpan(hop: Hop, before: Hop | undefined, home: Home) {
  if (hop.ref === undefined) return span('', 'idle');
  const price = priceOf(home, hop.ref);
  const crosses =
    hop.role === 'fallback' && before?.ref !== undefined && startsToCost(priceOf(home, before.ref), price);
  const text = priceText(price);
  const short = price.kind === 'paid' ? '$' : text;
  return crosses ? { ...span(`▲ ${text}`, 'warn'), short: `▲ ${short}` } : { ...span(text, 'idle'), short };
}

/** The same where there is room for auth and answer apart. */
export const wideChainCells = (hop: Hop, before: Hop | undefined, facts: ChainFacts): Line => [
  ...chainCells(hop, before, facts).slice(0, 3),
  authSpan(hop, facts),
  answerSpan(hop, facts),
];

function authSpan({ ref }: Hop, { home, admits, now }: ChainFacts): Span {
  if (ref === undefined) return stated('bad', 'not a model ref');
  if (admits(ref) === undefined) return stated('warn', 'not on the allowlist', 'unlisted');
  const auth = providerOf(home, ref)?.auth;
  if (!auth) return stated('bad', 'no such provider');
  const { tone, note, short = note } = authWords(auth, now, true);
  if (auth.kind === 'missing' && home.auth.unreadStore !== undefined) return UNREAD;
  return tone === 'good' ? stated(tone, AUTH_WORDS[auth.kind]) : stated(tone, short, AUTH_WORDS[auth.kind]);
}

function answerSpan({ ref }: Hop, { byRef, home }: ChainFacts): Span {
  const entry = ref === undefined ? undefined : byRef[ref];
  return entry?.last || entry?.running ? outcomeSpan(entry, home) : span('○ not probed', 'idle');
}

/** The one thing to know about a hop: what stops it, else how it answered, else whether it has a key. */
function stateSpan(hop: Hop, facts: ChainFacts): Span {
  const auth = authSpan(hop, facts);
  const entry = hop.ref === undefined ? undefined : facts.byRef[hop.ref];
  const stops = auth.tone === 'bad' || auth.tone === 'idle' || (hop.ref !== undefined && !facts.admits(hop.ref));
  return stops || !(entry?.last || entry?.running) ? auth : answerSpan(hop, facts);
}

const UNREAD = stated('idle', 'unknown: the store is not read', 'not known');

const AUTH_WORDS: Readonly<Record<AuthStatus['kind'], string>> = {
  ready: 'ready',
  'not-needed': 'ready',
  expiring: 'expiring',
  refreshable: 'renewable',
  dead: 'expired',
  missing: 'no key',
};
