import type { Home } from '../../state/domain/home.js';
import type { Planner } from '../files/change.js';
import type { World } from '../world.js';
import type { RemoveProvider } from './planRemoval.js';

/**
 * Takes a provider out: its entry, and what refers to it. Its credentials stay unless they are asked for. Problems:
 * `nothing-of-provider`, and those of reading and writing.
 */
export const removeProviderPlanner = (world: World, home: Home, asked: RemoveProvider): Planner => ({
  locks: [home.paths.config],
  moreLocks: async () => {
    if (!asked.credentials) return [];
    const { storesHolding } = await import('./planRemoval.js');
    return (await storesHolding(world, home, asked.provider)).map(({ of }) => of.profiles);
  },
  plan: async () => {
    const { planRemoval } = await import('./planRemoval.js');
    return planRemoval(world, home, asked);
  },
});
