import type { AuthState, Profile } from '../../state/domain/auth/profiles.js';
import { agentDirOf, expand } from '../../state/domain/config/paths.js';
import { dirname, joinPath } from '../../state/domain/config/pathText.js';
import type { Home } from '../../state/domain/home.js';
import { around } from '../files/surroundings.js';
import { readAuthStore } from '../home/authStore.js';
import { createReader } from '../home/reader.js';
import type { World } from '../world.js';

/** The profiles of an agent, those of the main agent included that it reads through, and what OpenClaw remembers of them. */
export type StoredProfiles = {
  readonly profiles: readonly (Profile & { readonly shownAs: string; readonly ofMain: boolean })[];
  readonly state: AuthState;
};

/** Of the agent that the home was read for. The config has its say in what the home shows of a profile already. */
export async function readProfiles(world: World, home: Home): Promise<StoredProfiles> {
  const { facts, base } = await around(world, home);
  const agentDir = dirname(home.paths.authStore);
  const mainDir = agentDirOf(base, 'main');
  const said = facts.env.OPENCLAW_OAUTH_DIR?.trim();
  const oauthFile = joinPath(said ? expand(said, facts) : joinPath(base.stateDir, 'credentials'), 'oauth.json');
  const { store } = await readAuthStore(createReader(world.files), { agentDir, mainDir, oauthFile });
  const shown = new Map(home.auth.profiles.map(({ profileId, label }) => [profileId, label]));
  const profiles = [...store.profiles.values()].map((profile) => ({
    ...profile,
    shownAs: shown.get(profile.id) ?? profile.id,
    ofMain: mainDir !== agentDir && dirname(profile.path) === mainDir,
  }));
  return { profiles, state: store.state };
}
