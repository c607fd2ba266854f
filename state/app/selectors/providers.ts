import type { AuthStatus, Rest, Rung } from '../../domain/auth/auth.js';
import { restWords } from '../../domain/auth/rungWords.js';
import { sourceWords } from '../../domain/auth/sourceWords.js';
import { originOf } from '../../domain/config/localHost.js';
import type { Home, ProviderState } from '../../domain/home.js';
import { wordsOf } from '../../domain/probe/words.js';
import { keysFirst } from '../../domain/providers/credentialEnv.js';
import { everyProvider, isInReach } from '../../domain/providers/everyProvider.js';
import { plain } from '../../domain/text.js';
import { bestMatches } from '../fuzzy.js';
import { GLYPHS, type Line, type Span, type StateTone, span } from '../line.js';
import { memo } from '../memo.js';
import type { Probes } from '../model.js';
import { answering } from './answering.js';
import { driftSpan } from './drift.js';
import { countdown, duration } from './format.js';

/** Remembered: the screen asks for them with every frame. */
export const allProviders = memo(everyProvider);

/** Configured providers, those with a credential and those in use; all of them on demand. */
export const shownProviders = memo((home: Home, all: boolean, filter: string): readonly ProviderState[] => {
  const used = new Set([...home.auth.missingInUse, ...(home.auth.unknownInUse ?? [])]);
  const shown = all
    ? allProviders(home)
    : home.providers.filter((provider) => isInReach(provider) || used.has(provider.id));
  return bestMatches(filter, shown, (provider) => `${provider.id} ${provider.name}`);
});

/** Glyph, id, way, where the credential is from or what is wrong, key in plain text, drift. Built for the visible rows only. */
export function providerCells(
  home: Home,
  provider: ProviderState,
  byProvider: Probes['byProvider'],
  now: number,
  redact: boolean,
  filter: string,
): Line {
  const { tone, note, short = note } = stateOf(home, provider, byProvider, now, redact);
  const id = answering(span(plain(provider.id), tone === 'idle' ? 'idle' : 'plain'), filter);
  return [
    span(GLYPHS[tone], tone),
    id,
    span(wayOf(provider.auth.winner), 'idle'),
    { ...span(note, tone === 'good' ? 'plain' : tone), short },
    span(hostWords(provider, redact), 'idle'),
    plainKeySpan(provider),
    driftSpan(home, provider.id),
  ];
}

/** Where its requests go, without the scheme: `api.z.ai`, `127.0.0.1:11434`. */
export function hostWords({ baseUrl }: ProviderState, redact: boolean): string {
  if (redact && baseUrl !== undefined) return '(hidden)';
  return plain(originOf(baseUrl)?.replace(/^https?:\/\//, '') ?? '');
}

/** Is there one that S would move? */
export const hasMovableKey = ({ plainKeys, plainInRegistry = 0 }: ProviderState): boolean =>
  plainKeys.length > plainInRegistry;

/** A key that anyone who sees the file can copy. */
const plainKeySpan = ({ plainKeys }: ProviderState): Span =>
  plainKeys.length === 0 ? span('') : { ...span('! plain key', 'warn'), short: '!' };

/** `short`: where the note does not fit. */
type State = { readonly tone: StateTone; readonly note: string; readonly short?: string };

function stateOf(
  home: Home,
  provider: ProviderState,
  byProvider: Probes['byProvider'],
  now: number,
  redact: boolean,
): State {
  if (provider.problem) return { tone: 'bad', note: 'malformed entry' };
  if (provider.auth.kind === 'missing' && home.auth.unreadStore !== undefined) {
    return { tone: 'idle', note: 'unknown: the store is not read', short: 'store not read' };
  }
  const auth = authWords(provider.auth, now, redact);
  const probe = byProvider[provider.id];
  if (!probe || auth.tone === 'bad' || auth.tone === 'idle') return auth;
  const words = wordsOf(probe.outcome);
  // A refused connection says nothing about the key, but the row answers one question: does this provider work?
  return words.tone === 'bad' || words.tone === 'warn' ? { tone: words.tone, note: words.word } : auth;
}

/** The state of a credential in a few words. */
export function authWords(auth: AuthStatus, now: number, redact: boolean): State {
  if (auth.rest && auth.rest.until > now) return resting(auth.rest, now);
  const from = auth.winner ? sourceWords(auth.winner, redact) : '';
  const short = auth.winner?.source.kind === 'env' ? plain(auth.winner.source.name) : from;
  switch (auth.kind) {
    case 'ready':
      return { tone: 'good', note: from, short };
    case 'expiring':
      return { tone: 'warn', note: `expires in ${duration((auth.winner?.expiresAt ?? now) - now)}` };
    case 'refreshable':
      return { tone: 'warn', note: 'expired, OpenClaw renews it' };
    case 'dead':
      return { tone: 'bad', note: plain(auth.why ?? 'expired'), short: deadWord(auth) };
    case 'not-needed':
      return { tone: 'good', note: from === '' ? 'no key needed' : from, short: from === '' ? 'no key needed' : short };
    case 'missing':
      return { tone: 'idle', ...lookedFor(auth) };
  }
}

function resting(rest: Rest, now: number): State {
  const { what, reason } = restWords(rest);
  const short = `${what} ${countdown(rest.until - now)}`;
  return { tone: 'warn', note: `${short}: ${plain(reason)}`, short };
}

/** The variable that would do, or the reason. */
function lookedFor(auth: AuthStatus): Omit<State, 'tone'> {
  const names = keysFirst(
    auth.ladder.flatMap(({ source, because }) => (source.kind === 'env' && because === undefined ? [source.name] : [])),
  );
  if (names[0] === undefined) return { note: plain(auth.why ?? 'no credential'), short: 'no credential' };
  const short = `no ${plain(names[0])}`;
  return { note: names.length > 1 ? `${short} (or ${names.length - 1} more)` : short, short };
}

/** What is wrong with the first credential that was found, in a word or two. */
function deadWord({ ladder }: AuthStatus): string {
  const holds = ladder.find((rung) => rung.holds !== 'absent')?.holds;
  return holds === 'unresolved' ? 'its secret is missing' : holds === 'excluded' ? 'left out' : 'expired';
}

function wayOf(rung: Rung | undefined): string {
  if (!rung) return '—';
  if (rung.source.kind === 'profile') return rung.source.type === 'api_key' ? 'key' : rung.source.type;
  if (rung.source.kind === 'cloud') return 'cloud';
  return rung.source.kind === 'synthetic' ? '—' : 'key';
}
