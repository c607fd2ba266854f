import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readHome } from '../../services/operations/readHome.js';
import { applyPatch } from '../../services/operations/write.js';
import { advise } from '../../state/domain/problem.js';
import { type DiskCall, type Fate, watchDisk } from '../support/faults.js';
import { folder } from '../support/folder.js';
import { type EditedHome, editedHome, editsIn, leftovers } from '../support/killedEdit.js';

const edit = async ({ world }: EditedHome, key: string) => {
  const { home } = await readHome(world, {});
  const edits = [{ path: ['env', 'vars', key], was: undefined, value: 'set' }];
  return applyPatch(world, home, { edits, notices: [] }, 'set');
};

/** How many calls one edit makes of a disk that has seen one before. */
async function callsOfAnEdit(): Promise<readonly DiskCall[]> {
  const edited = editedHome(folder(), 0);
  await edit(edited, 'FIRST');
  const calls: DiskCall[] = [];
  const stop = watchDisk(edited.dir, (call) => {
    calls.push(call);
    return undefined;
  });
  await edit(edited, 'SECOND');
  stop();
  return calls;
}

/** An edit on a disk that is bad from the call with this number on, or only then. Undefined when all is as it has to be. */
async function faultsOf(fateOf: (call: DiskCall) => Fate): Promise<readonly string[]> {
  const edited = editedHome(folder(), 0);
  await edit(edited, 'FIRST');
  const before = readFileSync(edited.config, 'utf8');
  const stop = watchDisk(edited.dir, fateOf);
  const made = await edit(edited, 'SECOND').finally(stop);
  const after = readFileSync(edited.config, 'utf8');
  const faults: string[] = [];
  if (made.ok && !editsIn(edited).has('SECOND')) faults.push('it says done, and the edit is not there');
  const isToldUnsure = !made.ok && (made.problem.kind === 'half-written' || made.problem.kind === 'unconfirmed');
  if (!made.ok && after !== before && !isToldUnsure)
    faults.push(`it says ${made.problem.kind}, and the file is another one`);
  if (!made.ok && advise(made.problem).next === undefined) faults.push(`${made.problem.kind} gives no advice`);
  const next = await edit(edited, 'THIRD');
  if (!next.ok) faults.push(`the next edit fails: ${next.problem.kind}`);
  else if (next.value.warnings.length > 0) faults.push(`the next edit warns: ${next.value.warnings[0]?.kind}`);
  if (!editsIn(edited).has('THIRD')) faults.push('the next edit is not there');
  return [...faults, ...leftovers(edited).map((name) => `${name} was left behind`)];
}

describe('a disk that goes bad at any call of an edit leaves the old file or the new one, says which, and nothing is left behind', () => {
  test.each<[string, boolean, number, Fate]>([
    ['is full in the middle of a write (ENOSPC)', true, 3, { code: 'ENOSPC', half: true }],
    ['fails (EIO)', false, 11, { code: 'EIO' }],
    ['may not be written any more (EROFS)', true, 7, { code: 'EROFS' }],
  ])('it %s', async (_, writesOnly, step, fate) => {
    const calls = (await callsOfAnEdit()).filter(({ isWrite }) => isWrite || !writesOnly);

    expect(calls.length).toBeGreaterThan(20);
    const found: unknown[] = [];
    for (const { at, name } of calls.filter((_, i) => i % step === 0)) {
      const once = await faultsOf((call) => (call.at === at ? fate : undefined));
      const forGood = await faultsOf((call) => (call.at >= at && (call.isWrite || !writesOnly) ? fate : undefined));
      if (once.length + forGood.length > 0) found.push({ at, name, once, forGood });
    }
    expect(found).toEqual([]);
  });
});
