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
  locks: [home.paths.config, ...credentialFiles(home, setup)],
  plan: async () => {
    const { planSetUp } = await import('./planSetUp.js');
    return planSetUp(world, home, setup, keyring);
  },
});

/** A lock makes the folder of its file, so only those that are needed are taken. */
function credentialFiles({ paths }: Home, { credential }: Setup): readonly string[] {
  const isStored = credential.kind === 'profile' || ('profileId' in credential && credential.profileId !== undefined);
  return [
    ...(credential.kind === 'env' ? [joinPath(paths.stateDir, '.env')] : []),
    ...(isStored ? [paths.authStore] : []),
  ];
}
