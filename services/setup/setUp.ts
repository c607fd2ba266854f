import { joinPath } from '../../state/domain/config/pathText.js';
import type { Home } from '../../state/domain/home.js';
import type { Setup } from '../../state/domain/setup/setup.js';
import type { Planner } from '../files/change.js';
import type { Keyring } from '../keyring.js';
import type { World } from '../world.js';

/**
 * Writes a provider as it was set up: its credential first, so that at every moment what refers to one finds it. Problems: those of
 * `setupEdits`, of storing a profile, of the variable, and of writing.
 */
export const setUpPlanner = (world: World, home: Home, setup: Setup, keyring: Keyring): Planner => ({
  locks: [home.paths.config, joinPath(home.paths.stateDir, '.env'), home.paths.authStore],
  plan: async () => {
    const { planSetUp } = await import('./planSetUp.js');
    return planSetUp(world, home, setup, keyring);
  },
});
