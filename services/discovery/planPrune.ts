import type { Action } from '../../state/domain/action.js';
import { pruneEdits } from '../../state/domain/discovery/prune.js';
import type { Home } from '../../state/domain/home.js';
import type { Problem } from '../../state/domain/problem.js';
import { ok, type Result } from '../../state/domain/result.js';
import type { Planned } from '../files/change.js';
import { configChanges } from '../files/configChanges.js';
import { readConfigFiles } from '../files/configFiles.js';
import type { World } from '../world.js';

export type PruneModels = Extract<Action, { readonly kind: 'prune models' }>;

export async function planPrune(
  world: World,
  home: Home,
  { provider, ids }: PruneModels,
): Promise<Result<Planned, Problem>> {
  const read = await readConfigFiles(world, home);
  if (!read.ok) return read;
  const { edits, notices } = pruneEdits(home, read.value.value, provider, ids);
  if (edits.length === 0) return ok({ changes: [], notices, mergedOver: false });
  const changed = await configChanges(world, home, edits);
  return changed.ok ? ok({ ...changed.value, notices }) : changed;
}
