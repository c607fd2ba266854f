import type { Preview } from '../../state/domain/edits/preview.js';
import type { Home } from '../../state/domain/home.js';
import type { Patch } from '../../state/domain/patch.js';
import type { Problem } from '../../state/domain/problem.js';
import { ok, type Result } from '../../state/domain/result.js';
import type { Planner } from '../files/change.js';
import type { World } from '../world.js';
import { type Made, makeChanges, previewChanges } from './makeChanges.js';

/** What a patch would do to the files as they are now; nothing is written. */
export const previewPatch = (world: World, home: Home, patch: Patch): Promise<Result<Preview, Problem>> =>
  previewChanges(world, home, settingsPlanner(world, home, patch));

/**
 * The only writer of configs. Under OpenClaw's lock: reads again, refuses with `changed` when an edited value is not what
 * the patch was made for, and else puts the edits into whatever the files say now.
 */
export const applyPatch = (world: World, home: Home, patch: Patch, command: string): Promise<Result<Made, Problem>> =>
  makeChanges(world, home, settingsPlanner(world, home, patch), { command });

/**
 * How edits of the config, of whatever kind, become changes of the files that it is made of. Their paths and values are those of
 * the config with includes in place and every `${…}` as written. OpenClaw: the lock of the config is that of its includes too.
 */
export const settingsPlanner = (world: World, home: Home, { edits, notices }: Patch): Planner => ({
  locks: [home.paths.config],
  plan: async () => {
    // Only a change needs the whole check of what OpenClaw accepts.
    const { configChanges } = await import('../files/configChanges.js');
    const planned = await configChanges(world, home, edits);
    return planned.ok ? ok({ ...planned.value, notices }) : planned;
  },
});
