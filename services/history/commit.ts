import type { Home } from '../../state/domain/home.js';
import type { Problem } from '../../state/domain/problem.js';
import { fail, ok, type Result } from '../../state/domain/result.js';
import { bytesOf, type Cause, type FileChange } from '../files/change.js';
import type { World } from '../world.js';

export type Committed = {
  readonly files: readonly CommittedFile[];
  /** The journal entry. */
  readonly entry?: string;
  /** What did not work without being a reason not to write, such as a history that cannot be kept. */
  readonly warnings: readonly Problem[];
};

export type CommittedFile = {
  readonly file: string;
  /** Of the file as it is now. */
  readonly hash?: string;
  /** Where the text before the change is kept. */
  readonly backup?: string;
  readonly bytesBefore: number;
  readonly bytesAfter: number;
};

/** The only way to OpenClaw's files. The locks are held by the caller. */
export async function commit(
  world: World,
  _home: Home,
  changes: readonly FileChange[],
  _cause: Cause,
): Promise<Result<Committed, Problem>> {
  const files: CommittedFile[] = [];
  for (const change of changes) {
    const done = await put(world, change);
    if (!done.ok) return fail(done.problem);
    files.push(done.value);
  }
  return ok({ files, warnings: [] });
}

async function put(world: World, change: FileChange): Promise<Result<CommittedFile, Problem>> {
  const { file, before = '', after, hash } = change;
  const sizes = { file, bytesBefore: bytesOf(before), bytesAfter: bytesOf(after ?? '') };
  if (after === undefined) {
    const removed = await world.files.remove({ path: file, expectHash: hash });
    return removed.ok ? ok(sizes) : removed;
  }
  const backups = change.kind === 'config' || change.kind === 'include';
  const replaced = await world.files.replace({ path: file, text: after, expectHash: hash, backups });
  return replaced.ok ? ok({ ...sizes, ...replaced.value }) : replaced;
}
