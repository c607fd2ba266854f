import type { Action } from '../../state/domain/action.js';
import type { Home } from '../../state/domain/home.js';
import type { Planner } from '../files/change.js';
import type { Keyring } from '../keyring.js';
import type { World } from '../world.js';

type ProfileAction = Extract<Action, { readonly kind: 'profile' }>;

/** Changes the auth profiles of an agent, and what the config says of them. */
export function profilePlanner(_world: World, _home: Home, _asked: ProfileAction, _keyring: Keyring): Planner {
  throw new Error('profilePlanner');
}
