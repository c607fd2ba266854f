import { agentDir, agentDirOf, expand } from '../../state/domain/config/paths.js';
import { dirname, joinPath } from '../../state/domain/config/pathText.js';
import { normalizeAgentId, readAgents } from '../../state/domain/edits/settings.js';
import type { Home } from '../../state/domain/home.js';
import type { Json } from '../../state/domain/json.js';
import type { Problem } from '../../state/domain/problem.js';
import { fail, ok, type Result } from '../../state/domain/result.js';
import { around as surroundingsOf } from '../files/surroundings.js';
import type { World } from '../world.js';

/** Where the credentials of an agent are. */
export type AgentStore = {
  readonly agent: string;
  readonly dir: string;
  /** `auth-profiles.json`: the one whose lock guards both. */
  readonly profiles: string;
  /** `auth-state.json`. */
  readonly state: string;
};

export type AgentStores = {
  /** Of the agent that is asked for. */
  readonly own: AgentStore;
  /** The one that all others read through; maybe the same. */
  readonly main: AgentStore;
  /** Of everybody else. */
  readonly others: readonly AgentStore[];
  /** Files in which earlier versions kept credentials of the agent that is asked for. */
  readonly older: readonly string[];
};

/** Problem: `unknown-agent`. */
export async function agentStores(
  world: World,
  home: Home,
  config: Json,
  agent: string | undefined,
): Promise<Result<AgentStores, Problem>> {
  const { facts, base } = await surroundingsOf(world, home);
  const known = readAgents(config);
  const dirOf = (id: string): string => {
    const own = known.find((one) => one.id === id)?.agentDir;
    return agentDir(facts, base, { id, named: true, ...(own === undefined ? {} : { agentDir: own }) });
  };
  const asked = agent === undefined ? undefined : normalizeAgentId(agent);
  if (agent !== undefined && !known.some(({ id }) => id === asked)) return fail({ kind: 'unknown-agent', agent });
  const own =
    asked === undefined ? storeIn(home.paths.agentId, dirname(home.paths.authStore)) : storeIn(asked, dirOf(asked));
  const main = storeIn('main', agentDirOf(base, 'main'));
  const folders = await world.files.list(joinPath(base.stateDir, 'agents'));
  const all = [
    ...known.map(({ id }) => storeIn(id, dirOf(id))),
    ...folders.map((id) => storeIn(id, agentDirOf(base, id))),
  ];
  const byDir = new Map([...all, main, own].map((store) => [store.dir, store]));
  const others = [...byDir.values()].filter(({ dir }) => dir !== own.dir && dir !== main.dir);
  const said = facts.env.OPENCLAW_OAUTH_DIR?.trim();
  const logins = joinPath(said ? expand(said, facts) : joinPath(base.stateDir, 'credentials'), 'oauth.json');
  const older = [joinPath(own.dir, 'auth.json'), logins];
  return ok({ own, main: main.dir === own.dir ? own : main, others, older });
}

const storeIn = (agent: string, dir: string): AgentStore => ({
  agent,
  dir,
  profiles: joinPath(dir, 'auth-profiles.json'),
  state: joinPath(dir, 'auth-state.json'),
});
