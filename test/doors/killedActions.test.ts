import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Built, buildProgram } from '../support/built.js';
import { folder } from '../support/folder.js';
import { killedAtEach, SEVERAL } from '../support/killedAction.js';

let program: Built;
beforeAll(async () => {
  program = await buildProgram('test/support/actionProgram.ts', { stock: true });
});
afterAll(() => program.remove());

describe('an action on several files that is killed leaves each of them old or new, a journal that says which, and a way back', () => {
  test.each(Object.keys(SEVERAL))('%s', async (name) => {
    const { kills, files, faults } = await killedAtEach(program.file, folder(), name, STEP);
    expect(files).toBeGreaterThan(1);
    expect(kills).toBeGreaterThan(5);
    expect(faults).toEqual([]);
  });
});

/** `npm run soak` goes through all of them. */
const STEP = 9;
