// Holds locks as Pincer does while it writes, in a process of its own, so that a test can ask it to end in the middle.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { nodeFiles } from '../../src/nodeWorldFiles.js';

const [, , dir = '', how = ''] = process.argv;
const [first, second, done] = ['a', 'b', 'done'].map((name) => join(dir, name)) as [string, string, string];

/** Tells the test that it is time, and gives it until its file appears. */
async function pause(): Promise<void> {
  process.stdout.write('held\n');
  while ((await nodeFiles.read(join(dir, 'go'))).kind !== 'file') await new Promise((go) => setTimeout(go, 5));
}

await nodeFiles.withLock(first, 0, async () => {
  if (how === 'waits') {
    process.stdout.write('held\n');
    return nodeFiles.withLock(second, 60_000, async () => {});
  }
  const locks = Array.from({ length: how === 'many' ? 12 : 1 }, (_, i) => join(dir, `lock${i}`));
  return locks.reduceRight<() => Promise<unknown>>(
    (run, lock) => () => nodeFiles.withLock(lock, 0, run),
    async () => {
      await pause();
      writeFileSync(done, 'done');
    },
  )();
});
