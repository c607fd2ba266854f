import type { Json } from '../../state/domain/json.js';
import { jsonOf } from '../../state/domain/probe/serverError.js';
import type { ApiRequest } from '../apis/api.js';
import type { HttpOutcome, HttpRequest, World } from '../world.js';
import type { Keys } from './keys.js';

/** Deadlines of one probe, all from its start, in ms; a probe may take several requests. */
export type ProbeLimits = {
  readonly connectMs: number;
  readonly firstByteMs: number;
  readonly totalMs: number;
  /** The longest silence within an answer; without it, any. */
  readonly idleMs?: number;
  /** Of one answer. The longest honest list known is about 1 MB. */
  readonly maxBytes: number;
  /** An answer is heard as it comes and not kept: it may be without end. */
  readonly keeps?: false;
};

/** OpenClaw's default of eight seconds, of which no connection needs more than four. */
export const limitsOf = (timeoutMs = 8000): ProbeLimits => ({
  connectMs: Math.min(4000, timeoutMs),
  firstByteMs: timeoutMs,
  totalMs: timeoutMs,
  maxBytes: 4 * 1024 * 1024,
});

/** `onText` hears an answer that is a stream as it comes, with whatever secret the server echoes: it is for measuring alone. */
export type Ask = (
  request: ApiRequest,
  withKey: boolean,
  onText?: NonNullable<HttpRequest['onText']>,
) => Promise<HttpOutcome>;

/** Sends the requests of one probe: its headers, its keys, and what is left of its time. */
export function asker(
  world: World,
  limits: ProbeLimits,
  signal: AbortSignal,
  apiHeaders: Readonly<Record<string, string>>,
  keys: Keys,
): Ask {
  const startedAt = world.now();
  return async (request, withKey, onText) => {
    // A clock that is set back meanwhile must not give it an hour.
    const left = Math.min(limits.totalMs, Math.max(1, limits.totalMs - (world.now() - startedAt)));
    const outcome = await world.request({
      method: request.method,
      url: request.url,
      headers: {
        accept: onText === undefined ? 'application/json' : 'text/event-stream, application/json',
        'user-agent': 'pincer',
        ...(request.body === undefined ? {} : { 'content-type': 'application/json' }),
        ...apiHeaders,
        ...keys.headers(withKey),
      },
      ...(request.body === undefined ? {} : { body: JSON.stringify(request.body) }),
      deadlines: deadlinesOf(limits, left),
      maxBytes: limits.maxBytes,
      ...(limits.keeps === false ? { keeps: false } : {}),
      signal,
      ...(onText === undefined ? {} : { onText }),
    });
    // From here on nothing that a server echoed can leak.
    return outcome.kind === 'reply'
      ? { ...outcome, text: keys.redact(outcome.text), headers: cleaned(outcome.headers, keys) }
      : outcome;
  };
}

const deadlinesOf = ({ connectMs, firstByteMs, idleMs }: ProbeLimits, left: number): HttpRequest['deadlines'] => ({
  connectMs: Math.min(connectMs, left),
  firstByteMs: Math.min(firstByteMs, left),
  totalMs: left,
  ...(idleMs === undefined ? {} : { idleMs }),
});

const cleaned = (headers: Readonly<Record<string, string>>, keys: Keys): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, keys.redact(value)]));

/** The JSON of a good answer that came whole. */
export const bodyOf = (outcome: HttpOutcome): Json | undefined =>
  outcome.kind === 'reply' && outcome.status >= 200 && outcome.status < 300 && !outcome.truncated
    ? jsonOf(outcome.text)
    : undefined;
