import { writeSync } from 'node:fs';
import { codeOf } from './nodeWorldErrors.js';

/** `closed`: nobody reads any more. `failed`: a full disk, say. */
export type Written =
  | { readonly kind: 'written' }
  | { readonly kind: 'closed' }
  | { readonly kind: 'failed'; readonly code: string };

/**
 * Writes all of it before it returns. Straight to the descriptor: opening
 * `process.stdout` on a pipe loads Node's network code, for longer than a headless command takes to say what it has to say.
 */
export function writeOut(descriptor: 1 | 2, text: string): Written {
  const bytes = Buffer.from(text, 'utf8');
  for (let written = 0; written < bytes.length; ) {
    try {
      written += writeSync(descriptor, bytes, written);
    } catch (error) {
      const code = codeOf(error);
      if (code === 'EPIPE') return { kind: 'closed' };
      if (code !== 'EAGAIN') return { kind: 'failed', code };
      // A pipe that does not block is full: its reader is slower than we are.
      pause(FULL_PIPE_MS);
    }
  }
  return { kind: 'written' };
}

const FULL_PIPE_MS = 2;

const pause = (ms: number): void => {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
};
