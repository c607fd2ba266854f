import { fail, ok, type Result } from '../state/domain/result.js';

/** All that comes in on stdin, or why it is not read: `terminal`, or `too long` in bytes. */
export type ReadStdin = (mostBytes: number) => Promise<Result<string, 'terminal' | 'too long'>>;

/** Asked for by the few commands that take something from there: opening it takes Node 2 ms, and waits for its end. */
export const readStdin: ReadStdin = async (mostBytes) => {
  if (process.stdin.isTTY) return fail('terminal');
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of process.stdin) {
    const read = Buffer.from(chunk);
    bytes += read.length;
    if (bytes > mostBytes) return fail('too long');
    chunks.push(read);
  }
  return ok(Buffer.concat(chunks).toString('utf8'));
};
