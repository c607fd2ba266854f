import { type AuthState, type Profile, profileLabel } from '../../state/domain/auth/profiles.js';
import { dirname } from '../../state/domain/config/pathText.js';
import type { Home } from '../../state/domain/home.js';
import type { Problem } from '../../state/domain/problem.js';
import { ok, type Result } from '../../state/domain/result.js';
import { readConfigFiles } from '../files/configFiles.js';
import { lookUpFor, resolved } from '../files/surroundings.js';
import { authConfig } from '../home/authConfig.js';
import { readAuthStore } from '../home/authStore.js';
import { createReader } from '../home/reader.js';
import type { World } from '../world.js';
import { agentStores } from './agentStores.js';

/** The profiles of an agent, those of the main agent included that it reads through, and what OpenClaw remembers of them. */
export type StoredProfiles = {
  readonly profiles: readonly (Profile & { readonly shownAs: string; readonly ofMain: boolean })[];
  readonly state: AuthState;
};

/** Of the agent that the home was read for. */
export async function readProfiles(world: World, home: Home): Promise<Result<StoredProfiles, Problem>> {
  const config = await readConfigFiles(world, home);
  if (!config.ok) return config;
  const stores = await agentStores(world, home, config.value.value, undefined);
  if (!stores.ok) return stores;
  const { own, main, older } = stores.value;
  const { store } = await readAuthStore(createReader(world.files), {
    agentDir: own.dir,
    mainDir: main.dir,
    oauthFile: older.at(-1) ?? '',
  });
  const lookUps = await lookUpFor(world, home);
  const said = authConfig(resolved(config.value.value, lookUps(config.value.value)), new Set());
  const profiles = [...store.profiles.values()].map((profile) => ({
    ...profile,
    shownAs: profileLabel(profile, said),
    ofMain: main.dir !== own.dir && dirname(profile.path) === main.dir,
  }));
  return ok({ profiles, state: store.state });
}

/** What a variable holds for OpenClaw as things stand; the text is a secret. */
export async function variableValue(world: World, home: Home, name: string): Promise<string | undefined> {
  const config = await readConfigFiles(world, home);
  return config.ok ? (await lookUpFor(world, home))(config.value.value)(name) : undefined;
}
