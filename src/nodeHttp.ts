import type { Dispatcher } from 'undici';
import type { HttpOutcome, HttpPhase, HttpRequest, HttpTimings } from '../services/world.js';
import { bodyReader } from './nodeHttpBody.js';
import { hasBrokenProxy, openConnection, type ProxyEnv } from './nodeHttpConnection.js';
import { failureOf } from './nodeHttpFailure.js';

/** More interim answers than this before the real one is a server that plays with us. */
const MOST_INTERIM_ANSWERS = 16;

/**
 * `World.request` over undici. Each request has a connection of its own, so that its latency is honest and cancelling it
 * is closing it. Deadlines are timers of our own, because undici's are a second coarse; all count from the start of the
 * request. Never rejects for what the network does. Import this file when it is needed: it brings undici.
 */
export const nodeRequest =
  (env: ProxyEnv) =>
  async (request: HttpRequest): Promise<HttpOutcome> => {
    const url = httpUrl(request.url);
    if (url === undefined) {
      return { kind: 'failed', why: 'bad-url', code: 'ERR_INVALID_URL', phase: 'dns', timings: { totalMs: 0 } };
    }
    if (request.signal.aborted) return { kind: 'cancelled', timings: { totalMs: 0 } };
    if (hasBrokenProxy(env)) {
      return { kind: 'failed', why: 'proxy', code: 'ERR_INVALID_URL', phase: 'dns', timings: { totalMs: 0 } };
    }
    return exchange(env, url, request);
  };

function httpUrl(text: string): URL | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  return url?.protocol === 'http:' || url?.protocol === 'https:' ? url : undefined;
}

/** What the exchange knows at any moment; the timers and the outcome read it. */
type Progress = { phase: HttpPhase; connectedMs?: number; firstByteMs?: number };

function exchange(env: ProxyEnv, url: URL, request: HttpRequest): Promise<HttpOutcome> {
  const startedAt = performance.now();
  const sinceStart = () => Math.round((performance.now() - startedAt) * 10) / 10;
  const progress: Progress = { phase: 'dns' };
  const timings = (): HttpTimings => ({
    ...(progress.connectedMs === undefined ? {} : { connectedMs: progress.connectedMs }),
    ...(progress.firstByteMs === undefined ? {} : { firstByteMs: progress.firstByteMs }),
    totalMs: sinceStart(),
  });

  return new Promise((resolve) => {
    const connection = openConnection(env, url, (phase) => {
      progress.phase = phase;
      if (phase !== 'first-byte') return;
      progress.connectedMs ??= sinceStart();
      clearTimeout(connectTimer);
    });

    let settled = false;
    const settle = (outcome: HttpOutcome): void => {
      // Closing makes undici report a failure of its own; what was first is what happened.
      if (settled) return;
      settled = true;
      for (const timer of [connectTimer, firstByteTimer, totalTimer, idleTimer]) clearTimeout(timer);
      request.signal.removeEventListener('abort', cancel);
      connection.close();
      resolve(outcome);
    };
    const expire = (): void => settle({ kind: 'timeout', phase: progress.phase, timings: timings() });
    const cancel = (): void => settle({ kind: 'cancelled', timings: timings() });
    const fail = (error: unknown): void =>
      settle(failureOf(error, progress.phase, connection.viaProxy() && progress.connectedMs === undefined, timings()));

    const connectTimer = setTimeout(expire, request.deadlines.connectMs);
    const firstByteTimer = setTimeout(expire, request.deadlines.firstByteMs);
    const { totalMs, idleMs } = request.deadlines;
    // A timer without end would fire at once.
    const totalTimer = Number.isFinite(totalMs) ? setTimeout(expire, totalMs) : undefined;
    let idleTimer: ReturnType<typeof setTimeout> | undefined;
    request.signal.addEventListener('abort', cancel, { once: true });
    // Aborted while undici was being loaded: the event is over.
    if (request.signal.aborted) return cancel();

    const firstByte = (): void => {
      progress.firstByteMs ??= sinceStart();
    };
    const began = (): void => {
      progress.phase = 'body';
      clearTimeout(firstByteTimer);
      if (idleMs !== undefined && !settled) idleTimer = setTimeout(expire, idleMs);
    };
    const came = (): void => void idleTimer?.refresh();
    const handler = answerHandler(request, { firstByte, began, came, fail, done: settle, timings });
    try {
      connection.dispatcher.dispatch(dispatchOptions(url, request), handler);
    } catch (error) {
      fail(error);
    }
  });
}

const dispatchOptions = (url: URL, request: HttpRequest): Dispatcher.DispatchOptions => ({
  origin: url.origin,
  path: `${url.pathname}${url.search}`,
  method: request.method,
  headers: { 'accept-encoding': 'gzip, deflate, br', ...request.headers },
  ...(request.body === undefined ? {} : { body: request.body }),
  reset: true,
});

type AnswerEvents = {
  readonly firstByte: () => void;
  readonly began: () => void;
  /** A part of the body came. */
  readonly came: () => void;
  readonly fail: (error: unknown) => void;
  readonly done: (outcome: HttpOutcome) => void;
  readonly timings: () => HttpTimings;
};

/** Collects one answer: skips interim ones, reads the body up to the cap, and says each step as it happens. */
function answerHandler({ maxBytes, onText, keeps }: HttpRequest, on: AnswerEvents): Dispatcher.DispatchHandler {
  let interim = 0;
  let body: ReturnType<typeof bodyReader> | undefined;
  return {
    onRequestStart: () => undefined,
    onResponseStarted: on.firstByte,
    onResponseStart: (_controller, status, headers) => {
      on.firstByte();
      if (status < 200) {
        interim += 1;
        if (interim > MOST_INTERIM_ANSWERS) on.fail(Object.assign(new Error(), { code: 'TOO_MANY_INTERIM_ANSWERS' }));
        return;
      }
      on.began();
      const plain = plainHeaders(headers);
      body = bodyReader(plain['content-encoding'], maxBytes, {
        done: (text, truncated) =>
          on.done({ kind: 'reply', status, headers: plain, text, truncated, timings: on.timings() }),
        fail: on.fail,
        text: onText && ((text) => onText(text, on.timings().totalMs)),
        keeps,
      });
    },
    onResponseData: (_controller, chunk) => {
      on.came();
      body?.take(chunk);
    },
    onResponseEnd: () => body?.end(),
    onResponseError: (_controller, error) => on.fail(error),
  };
}

const plainHeaders = (headers: NodeJS.Dict<string | string[]>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name.toLowerCase(),
      Array.isArray(value) ? value.join(', ') : (value ?? ''),
    ]),
  );
