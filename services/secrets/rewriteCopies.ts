import type { Home } from '../../state/domain/home.js';
import type { Problem } from '../../state/domain/problem.js';
import { fail, ok, type Result } from '../../state/domain/result.js';
import { bytesOf, type FileChange } from '../files/change.js';
import type { Committed, CommittedFile } from '../history/commit.js';
import { rewriteSnapshot } from '../history/snapshots.js';
import type { World } from '../world.js';

/** Puts masked texts in the place of copies. What was in them is kept nowhere: that is what it is for. */
export async function rewriteCopies(
  world: World,
  home: Home,
  changes: readonly FileChange[],
): Promise<Result<Committed, Problem>> {
  const files: CommittedFile[] = [];
  for (const change of changes) {
    const problem = await rewrite(world, home, change);
    if (problem !== undefined) return fail(problem);
    const { file, kind, before = '', after = '' } = change;
    files.push({ file, kind, bytesBefore: bytesOf(before), bytesAfter: bytesOf(after) });
  }
  return ok({ files, warnings: [] });
}

async function rewrite(
  world: World,
  home: Home,
  { file, hash, after = '', snapshot }: FileChange,
): Promise<Problem | undefined> {
  const done =
    snapshot === undefined
      ? await world.files.replace({ path: file, text: after, expectHash: hash, backups: false, isPrivate: true })
      : await rewriteSnapshot(world, home, snapshot, after);
  return done.ok ? undefined : done.problem;
}
