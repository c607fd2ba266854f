import type { Transform } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';

export type BodyEvents = {
  readonly done: (text: string, truncated: boolean) => void;
  readonly fail: (error: unknown) => void;
  /** Hears the text as it comes; `true` ends the reading. */
  readonly text?: ((text: string) => boolean) | undefined;
  /** Only `text` is to hear it. */
  readonly keeps?: false | undefined;
};

/**
 * Reads a body up to `maxBytes`, counted both as it comes over the wire and as it comes out of decompression, so that
 * neither an endless answer nor a small file that unpacks to gigabytes takes memory. Calls `done` or `fail` once.
 */
export function bodyReader(encoding: string | undefined, most: number, on: BodyEvents) {
  let received = 0;
  let settled = false;
  const maxBytes = on.keeps === false ? Number.POSITIVE_INFINITY : most;
  const text = on.keeps === false ? NOTHING : textUpTo(maxBytes);
  const unpack = unpacker(encoding);

  const finish = (truncated: boolean): void => {
    if (settled) return;
    settled = true;
    unpack?.destroy();
    on.done(text.read(), truncated);
  };
  // Letters of several bytes may be cut anywhere.
  const decoder = on.text && new TextDecoder();
  const keep = (chunk: Uint8Array): void => {
    if (settled) return;
    if (text.add(chunk)) finish(true);
    else if (decoder && on.text?.(decoder.decode(chunk, { stream: true })) === true) finish(false);
  };

  unpack?.on('data', keep);
  unpack?.on('end', () => finish(false));
  unpack?.on('error', (error) => {
    if (settled) return;
    settled = true;
    on.fail(error);
  });

  return {
    take(chunk: Uint8Array): void {
      if (settled) return;
      received += chunk.byteLength;
      if (unpack === undefined) keep(chunk);
      else unpack.write(chunk);
      // The unpacker hands its output over later; what it has by now is what there will be.
      if (received > maxBytes) finish(true);
    },
    end(): void {
      if (unpack === undefined) finish(false);
      else unpack.end();
    },
  };
}

const NOTHING = { add: () => false, read: () => '' } as const;

/** Collects bytes; `add` says true when the cap is passed, and keeps only what fits. */
function textUpTo(maxBytes: number) {
  const chunks: Uint8Array[] = [];
  let length = 0;
  return {
    add(chunk: Uint8Array): boolean {
      const room = maxBytes - length;
      chunks.push(chunk.byteLength > room ? chunk.subarray(0, room) : chunk);
      length += Math.min(chunk.byteLength, room);
      return chunk.byteLength > room;
    },
    /** Invalid UTF-8 becomes the replacement character. */
    read: (): string => new TextDecoder().decode(Buffer.concat(chunks)),
  };
}

/** Nothing for identity, and for an encoding that nobody asked for: the text is then what it is. */
function unpacker(encoding: string | undefined): Transform | undefined {
  switch (encoding?.trim().toLowerCase()) {
    case 'gzip':
    case 'x-gzip':
      return createGunzip();
    case 'deflate':
      return createInflate();
    case 'br':
      return createBrotliDecompress();
    default:
      return undefined;
  }
}
