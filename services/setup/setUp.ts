import type { Home } from '../../state/domain/home.js';
import type { Setup } from '../../state/domain/setup/setup.js';
import type { Planner } from '../files/change.js';
import type { Keyring } from '../keyring.js';
import type { World } from '../world.js';

/** Writes a provider as it was set up: its credential first, so that at every moment what refers to one finds it. */
export function setUpPlanner(_world: World, _home: Home, _setup: Setup, _keyring: Keyring): Planner {
  throw new Error('setUpPlanner');
}
