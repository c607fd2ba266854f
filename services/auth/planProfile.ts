import type { Action } from '../../state/domain/action.js';
import type { Home } from '../../state/domain/home.js';
import type { Problem } from '../../state/domain/problem.js';
import { ok, type Result, unreachable } from '../../state/domain/result.js';
import type { Planned } from '../files/change.js';
import { configChanges } from '../files/configChanges.js';
import { readConfigFiles } from '../files/configFiles.js';
import type { Keyring } from '../keyring.js';
import type { World } from '../world.js';
import { addProfiles } from './addProfiles.js';
import { agentStores } from './agentStores.js';
import type { ChangeParts } from './changeParts.js';
import { type Around, removeProfile, renameProfile } from './moveProfile.js';
import { orderProfiles } from './orderProfiles.js';
import { wakeProfiles } from './wakeProfiles.js';

type ProfileAction = Extract<Action, { readonly kind: 'profile' }>;

/** What a change of profiles does to the stores and to the config, by the files as they are now. */
export async function planProfile(
  world: World,
  home: Home,
  { change, agent }: ProfileAction,
  keyring: Keyring,
): Promise<Result<Planned, Problem>> {
  const config = await readConfigFiles(world, home);
  if (!config.ok) return config;
  const stores = await agentStores(world, home, config.value.value, agent);
  if (!stores.ok) return stores;
  const parts = await partsOf({ world, home, stores: stores.value, config: config.value.value }, change, keyring);
  if (!parts.ok) return parts;
  const { config: edits, stores: changes, notices } = parts.value;
  if (edits.length === 0) return ok({ changes, notices, mergedOver: false });
  const inConfig = await configChanges(world, home, edits);
  if (!inConfig.ok) return inConfig;
  // What the config says of a profile comes after the profile, and goes before it.
  const all =
    change.kind === 'remove' ? [...inConfig.value.changes, ...changes] : [...changes, ...inConfig.value.changes];
  return ok({ changes: all, notices, mergedOver: inConfig.value.mergedOver });
}

function partsOf(
  around: Around,
  change: ProfileAction['change'],
  keyring: Keyring,
): Promise<Result<ChangeParts, Problem>> {
  const { world, home, stores, config } = around;
  switch (change.kind) {
    case 'add': {
      const { profile, isLogin = profile.type === 'oauth' } = change;
      return addProfiles({ world, home, keyring }, stores, config, { profiles: [profile], isLogin });
    }
    case 'rename':
      return renameProfile(around, change.id, change.to);
    case 'remove':
      return removeProfile(around, change.id);
    case 'order':
      return orderProfiles(around, change);
    case 'clear rest':
      return wakeProfiles(around, change.ids);
    default:
      return unreachable(change);
  }
}
