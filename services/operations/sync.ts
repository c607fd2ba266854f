import type { Home } from '../../state/domain/home.js';
import type { Planner } from '../files/change.js';
import { planSync, type SyncAsked } from '../registry/planSync.js';
import type { World } from '../world.js';

/**
 * How a registry becomes what OpenClaw would make of it. No locks: OpenClaw takes none for these files, it only replaces each at
 * once; that a file is still the one that was read is looked at when it is replaced.
 */
export const syncPlanner = (world: World, home: Home, asked: SyncAsked): Planner => ({
  locks: [],
  plan: () => planSync(world, home, asked),
});
