import type { Action } from '../../state/domain/action.js';
import type { Home } from '../../state/domain/home.js';
import type { Planner } from '../files/change.js';
import type { World } from '../world.js';

type RemoveProvider = Extract<Action, { readonly kind: 'remove provider' }>;

/** Takes a provider out: its block, and what refers to it. */
export function removeProviderPlanner(_world: World, _home: Home, _asked: RemoveProvider): Planner {
  throw new Error('removeProviderPlanner');
}
