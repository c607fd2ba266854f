import { EventEmitter } from 'node:events';
import { openSync } from 'node:fs';
import { ReadStream } from 'node:tty';
import { splitKeys, type TtyEvent } from './keys.js';

/** How long an unfinished sequence may wait for its rest: a lone Esc has none. */
const PATIENCE_MS = 20;
/** A paste may pause longer, as its end always comes unless the terminal broke off. */
const PASTE_PATIENCE_MS = 1000;

/** The part of a terminal's stream that is used here, so that a test can give its own. */
export type TtySource = {
  readonly destroyed: boolean;
  readonly read: () => string | null;
  readonly setEncoding: (encoding: 'utf8') => unknown;
  readonly setRawMode: (isRaw: boolean) => unknown;
  readonly ref: () => unknown;
  readonly unref: () => unknown;
  readonly on: (event: 'readable', listener: () => void) => unknown;
  readonly off: (event: 'readable', listener: () => void) => unknown;
  readonly destroy: () => unknown;
};

export type TtyInput = {
  /** Give this to Ink's `render` as `stdin`. One key per `read()`. */
  readonly stdin: NodeJS.ReadStream;
  /** Before Ink renders, so that no Ctrl-C between the first frame and Ink's own call kills the program. Type-ahead is kept. */
  readonly goRaw: () => void;
  /** Back to line mode, and closed. */
  readonly close: () => void;
};

/**
 * A stand-in for stdin: one key per read, and mouse, focus, function keys and replies go to `onEvent` instead of Ink.
 * The terminal is opened while somebody listens and closed when nobody does: a child that runs while Ink is suspended would
 * otherwise lose its keys to us, as Node goes on reading a paused terminal.
 */
export function createTtyInput(open: () => TtySource, onEvent: (event: TtyEvent) => void): TtyInput {
  const emitter = new EventEmitter();
  const keys: string[] = [];
  let source: TtySource | undefined;
  let rest = '';
  let timer: NodeJS.Timeout | undefined;

  const opened = (): TtySource => {
    if (source === undefined || source.destroyed) {
      source = open();
      source.setEncoding('utf8');
    }
    return source;
  };
  const take = (isFinal: boolean): void => {
    const split = splitKeys(rest, isFinal);
    rest = split.rest;
    for (const event of split.events) {
      if (event.kind === 'key') keys.push(event.bytes);
      else onEvent(event);
    }
    if (keys.length > 0) emitter.emit('readable');
  };
  const pump = (): void => {
    clearTimeout(timer);
    for (let piece = source?.read(); typeof piece === 'string'; piece = source?.read()) rest += piece;
    take(false);
    if (rest !== '') timer = setTimeout(take, rest.startsWith('\u001B[200~') ? PASTE_PATIENCE_MS : PATIENCE_MS, true);
  };
  const close = (): void => {
    clearTimeout(timer);
    source?.off('readable', pump);
    if (source !== undefined && !source.destroyed) source.setRawMode(false);
    source?.destroy();
    source = undefined;
  };

  emitter.on('newListener', (event) => {
    if (event === 'readable' && emitter.listenerCount('readable') === 0) opened().on('readable', pump);
  });
  emitter.on('removeListener', (event) => {
    if (event === 'readable' && emitter.listenerCount('readable') === 0) close();
  });

  const stdin = Object.assign(emitter, {
    isTTY: true,
    read: () => keys.shift() ?? null,
    setEncoding: () => stdin,
    setRawMode: (isRaw: boolean) => {
      if (isRaw) opened().setRawMode(true);
      else if (source !== undefined && !source.destroyed) source.setRawMode(false);
      return stdin;
    },
    ref: () => {
      opened().ref();
      return stdin;
    },
    unref: () => {
      source?.unref();
      return stdin;
    },
  });
  // Ink asks for a whole ReadStream and uses only the members above.
  return { stdin: stdin as unknown as NodeJS.ReadStream, goRaw: () => void stdin.setRawMode(true), close };
}

/** The terminal itself, beside stdin. Windows has no such device, and a session without one is rare: stdin serves there. */
export function openTerminal(): TtySource {
  if (process.platform === 'win32') return process.stdin;
  try {
    return new ReadStream(openSync('/dev/tty', 'r'));
  } catch {
    return process.stdin;
  }
}
