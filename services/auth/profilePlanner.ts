import type { Action } from '../../state/domain/action.js';
import { dirname, joinPath } from '../../state/domain/config/pathText.js';
import type { Home } from '../../state/domain/home.js';
import type { Problem } from '../../state/domain/problem.js';
import type { Result } from '../../state/domain/result.js';
import type { Planned, Planner } from '../files/change.js';
import type { Keyring } from '../keyring.js';
import type { World } from '../world.js';

type ProfileAction = Extract<Action, { readonly kind: 'profile' }>;

/** Changes the auth profiles of an agent, and what the config says of them. */
export const profilePlanner = (world: World, home: Home, asked: ProfileAction, keyring: Keyring): Planner => ({
  locks: changesConfig(asked) ? [home.paths.config] : [],
  moreLocks: () => storeLocks(world, home, asked, keyring),
  plan: () => plan(world, home, asked, keyring),
});

async function plan(
  world: World,
  home: Home,
  asked: ProfileAction,
  keyring: Keyring,
): Promise<Result<Planned, Problem>> {
  const { planProfile } = await import('./planProfile.js');
  return planProfile(world, home, asked, keyring);
}

const changesConfig = ({ change }: ProfileAction): boolean =>
  change.kind === 'order' ? change.in === 'config' : change.kind !== 'clear rest';

/**
 * OpenClaw: the lock of a store guards its state, too. A look at what would change tells which stores that takes; a lock in the
 * folder of an agent that keeps what it has would only be in the way.
 */
async function storeLocks(
  world: World,
  home: Home,
  asked: ProfileAction,
  keyring: Keyring,
): Promise<readonly string[]> {
  const planned = await plan(world, home, asked, keyring);
  const changes = planned.ok ? planned.value.changes : [];
  const stores = changes.filter(({ kind }) => kind === 'auth store' || kind === 'auth state');
  return stores.map(({ file }) => joinPath(dirname(file), 'auth-profiles.json'));
}
