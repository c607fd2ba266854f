import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { FileChange, Planner } from '../../services/files/change.js';
import { makeChanges } from '../../services/operations/makeChanges.js';
import { readHome } from '../../services/operations/readHome.js';
import { worldOf } from '../../src/nodeWorld.js';
import { ok } from '../../state/domain/result.js';
import { folder } from '../support/folder.js';
import { leftovers } from '../support/killedEdit.js';

test('changes of the same two files, named in either order and made at once, wait for each other and are all in both', async () => {
  const dir = folder();
  mkdirSync(join(dir, '.openclaw'), { mode: 0o700 });
  const files = ['a.json', 'b.json'].map((name) => join(dir, '.openclaw', name));
  for (const file of files) writeFileSync(file, '[]');
  const world = worldOf({ HOME: dir }, dir);
  const { home } = await readHome(world, {});
  const adds = (word: string, locks: readonly string[]): Planner => ({
    locks,
    plan: async () =>
      ok({ changes: await Promise.all(files.map((file) => adding(file, word))), notices: [], mergedOver: false }),
  });
  const adding = async (file: string, word: string): Promise<FileChange> => {
    const read = await world.files.read(file);
    if (read.kind !== 'file') throw new Error(`${file} is ${read.kind}`);
    const after = JSON.stringify([...JSON.parse(read.text), word]);
    return { file, kind: 'include', before: read.text, hash: read.hash, after };
  };
  const words = Array.from({ length: 12 }, (_, i) => `word-${i}`);
  const made = await Promise.all(
    words.map((word, i) =>
      makeChanges(world, home, adds(word, i % 2 === 0 ? files : files.toReversed()), { command: 'test' }),
    ),
  );
  expect(made.filter((one) => !one.ok)).toEqual([]);
  const [first, second] = files.map((file): string[] => JSON.parse(readFileSync(file, 'utf8')));
  expect(first).toEqual(second);
  expect(first?.toSorted()).toEqual(words.toSorted());
  expect(leftovers({ dir })).toEqual([]);
});
