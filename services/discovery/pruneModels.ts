import type { Home } from '../../state/domain/home.js';
import type { Planner } from '../files/change.js';
import type { World } from '../world.js';
import type { PruneModels } from './planPrune.js';

/** Takes models out of a provider's entry that its server no longer has. Problems: those of reading and writing the config. */
export const pruneModelsPlanner = (world: World, home: Home, asked: PruneModels): Planner => ({
  locks: [home.paths.config],
  plan: async () => {
    const { planPrune } = await import('./planPrune.js');
    return planPrune(world, home, asked);
  },
});
