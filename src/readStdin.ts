import { fail, ok, type Result } from '../state/domain/result.js';

/** All that comes in on stdin, or why it is not read: `terminal`, or `too long` in bytes. */
export type ReadStdin = (mostBytes: number) => Promise<Result<string, 'terminal' | 'too long'>>;

/** Asked for by the few commands that take something from there: opening it takes Node 2 ms, and waits for its end. */
export const readStdin: ReadStdin = async (mostBytes) => {
  if (process.stdin.isTTY) return fail('terminal');
  const waiting = setTimeout(() => process.stderr.write(WAITING), TOLD_AFTER_MS);
  const chunks: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const chunk of process.stdin) {
      const read = Buffer.from(chunk);
      bytes += read.length;
      if (bytes > mostBytes) return fail('too long');
      chunks.push(read);
    }
  } finally {
    clearTimeout(waiting);
  }
  return ok(Buffer.concat(chunks).toString('utf8'));
};

/** Whoever started this left a pipe open that says nothing, and may not know that it is read. */
const WAITING = 'Waiting for the end of stdin. With nothing to give: < /dev/null\n';
const TOLD_AFTER_MS = 2000;
