import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Built, buildProgram } from '../support/built.js';
import { folder } from '../support/folder.js';
import { editedHome, findFaults, runEdits } from '../support/killedEdit.js';
import { seeded } from '../support/seeded.js';

describe('an edit that is killed leaves the old file or the new one, a journal that agrees, and nothing in the way of the next', () => {
  let program: Built;
  beforeAll(async () => {
    program = await buildProgram('test/support/editProgram.ts', { stock: true });
  });
  afterAll(() => program.remove());

  const home = (dir: string, name: string, filler = 0) => {
    mkdirSync(join(dir, name));
    return editedHome(join(dir, name), filler);
  };

  test('before each change of the disk that it makes', async () => {
    const dir = folder();
    const whole = await runEdits(program.file, home(dir, 'whole'), { prefix: 'K', times: 2 });
    const changes = whole.said.at(-1)?.changes ?? 0;
    expect(changes).toBeGreaterThan(40);
    const points = Array.from({ length: Math.ceil(changes / STEP) }, (_, i) => 1 + i * STEP);
    const found = await inPairs(points, async (dies) => {
      const edited = home(dir, String(dies));
      const { said, signal } = await runEdits(program.file, edited, { prefix: 'K', times: 2, dies });
      return { dies, signal, faults: await findFaults(edited, said) };
    });
    expect(found).toEqual(points.map((dies) => ({ dies, signal: 'SIGKILL', faults: [] })));
  });

  test('at any moment', async () => {
    const dir = folder();
    const random = seeded(1);
    const delays = Array.from({ length: ROUNDS }, (_, round) => ({ round, killAfterMs: random.below(40) }));
    const found = await inPairs(delays, async ({ round, killAfterMs }) => {
      const edited = home(dir, String(round), 100_000);
      const { said } = await runEdits(program.file, edited, { prefix: 'K', times: 1000, killAfterMs });
      return { round, killAfterMs, faults: await findFaults(edited, said) };
    });
    expect(found).toEqual(delays.map((delay) => ({ ...delay, faults: [] })));
  });
});

/** `npm run soak` goes through all of them. */
const STEP = 5;
const ROUNDS = 6;

/** Two at a time; the results in the order of the items. */
async function inPairs<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<readonly R[]> {
  const left = [...items.entries()];
  const results: R[] = [];
  const worker = async (): Promise<void> => {
    for (let next = left.shift(); next !== undefined; next = left.shift()) results[next[0]] = await work(next[1]);
  };
  await Promise.all([worker(), worker()]);
  return results;
}
