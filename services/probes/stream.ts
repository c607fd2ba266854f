import type { JsonObject } from '../../state/domain/json.js';
import type { Answer } from '../../state/domain/probe/evidence.js';
import type { Api, Piece } from '../apis/api.js';
import { createSplitter, type StreamEvent } from '../apis/events.js';

type ReadEvent = Api['readEvent'];

/** What a stream came to. */
export type Streamed = {
  readonly answer: Answer;
  /** It said that it was done. A connection may also end in the middle, and look no different. */
  readonly isWhole: boolean;
  /** What went wrong in the middle of it, as a body such as errors have. */
  readonly error?: JsonObject;
};

/** Reads a stream that is over; undefined where no event is in it, so that it is none. */
export function readStream(readEvent: ReadEvent, text: string): Streamed | undefined {
  const pieces: Piece[] = [];
  let isOver = false;
  let count = 0;
  const splitter = createSplitter((event) => {
    count += 1;
    if (event === 'over') isOver = true;
    else pieces.push(readEvent(event));
  });
  splitter.take(text);
  splitter.end();
  if (count === 0) return undefined;
  const error = pieces.find((piece) => piece.error !== undefined)?.error;
  return {
    answer: answerOf(pieces),
    isWhole: isOver || pieces.some(({ done }) => done === true),
    ...(error === undefined ? {} : { error }),
  };
}

function answerOf(pieces: readonly Piece[]): Answer {
  const model = pieces.find((piece) => piece.model !== undefined && piece.model !== '')?.model;
  const texts = pieces.flatMap(({ text }) => text ?? []);
  return {
    ...(model === undefined ? {} : { model }),
    ...(texts.length === 0 ? {} : { text: texts.join('') }),
    ...(pieces.some(({ cut }) => cut === true) ? { cut: true as const } : {}),
  };
}

export type Speed = { readonly ttftMs?: number; readonly tokensPerSecond?: number };

export type Meter = {
  /** For `HttpRequest.onText`: ends the answer with the event after which nothing follows, as clients do. */
  readonly take: (text: string, atMs: number) => boolean;
  readonly speed: () => Speed;
};

/** Listens to a stream and notes when tokens come. It keeps numbers and no text. */
export function createMeter(readEvent: ReadEvent): Meter {
  let now = 0;
  let isOver = false;
  let tokens: number | undefined;
  let rate: number | undefined;
  const seen = { pieces: 0, arrivals: 0, firstMs: 0, lastMs: 0, letters: 0, firstLetters: 0 };
  const note = (letters: number): void => {
    if (seen.pieces === 0) seen.firstMs = now;
    if (seen.pieces === 0 || now !== seen.lastMs) seen.arrivals += 1;
    if (now === seen.firstMs) seen.firstLetters += letters;
    seen.pieces += 1;
    seen.letters += letters;
    seen.lastMs = now;
  };
  const hear = (event: StreamEvent): void => {
    if (event === 'over') {
      isOver = true;
      return;
    }
    const piece = readEvent(event);
    if (piece.generated) note(piece.generated.length);
    tokens = piece.tokens ?? tokens;
    rate = piece.rate ?? rate;
    isOver ||= piece.last === true;
  };
  const splitter = createSplitter(hear);
  return {
    take: (text, atMs) => {
      now = atMs;
      splitter.take(text);
      return isOver;
    },
    speed: () => {
      if (seen.pieces === 0) return {};
      const told = measured(seen, tokens) ?? rate;
      return { ttftMs: seen.firstMs, ...(told === undefined ? {} : { tokensPerSecond: told }) };
    },
  };
}

/** Fewer moments than these at which something came tell how the network bundles, and not how fast a model speaks. */
const LEAST_ARRIVALS = 3;

/**
 * What came after the first arrival, by the time that it took. Where no count of tokens came along, an event counts as one; where
 * several tokens come as one event, letters tell how many of them the first arrival held.
 */
function measured(
  { pieces, arrivals, firstMs, lastMs, letters, firstLetters }: Readonly<Record<Noted, number>>,
  told: number | undefined,
): number | undefined {
  if (arrivals < LEAST_ARRIVALS || lastMs <= firstMs) return undefined;
  const tokens = Math.max(pieces, told ?? 0);
  return (tokens * (1 - firstLetters / letters) * 1000) / (lastMs - firstMs);
}

type Noted = 'pieces' | 'arrivals' | 'firstMs' | 'lastMs' | 'letters' | 'firstLetters';
