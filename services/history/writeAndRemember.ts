import type { Home } from '../../state/domain/home.js';
import type { Problem } from '../../state/domain/problem.js';
import { ok, type Result } from '../../state/domain/result.js';
import type { Cause, FileChange } from '../files/change.js';
import type { World } from '../world.js';
import { type Committed, commit } from './commit.js';
import { noteChanges } from './noteChanges.js';

/** Writes, after what others did was written down, so that none of it is taken for a part of this change. */
export async function writeAndRemember(
  world: World,
  home: Home,
  changes: readonly FileChange[],
  cause: Cause,
): Promise<Result<Committed, Problem>> {
  const noted = await noteChanges(world, home);
  const done = await commit(world, home, changes, cause);
  // Where neither can be kept, the reason is the same, and told once.
  if (!done.ok || done.value.warnings.length > 0) return done;
  return ok({ ...done.value, warnings: noted.problems });
}
