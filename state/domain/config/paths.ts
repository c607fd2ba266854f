import { dirname, joinPath, normalizePath, resolvePath } from './pathText.js';

export type Env = Readonly<Record<string, string | undefined>>;

/** What a path rule may know of the machine. */
export type PathFacts = {
  readonly env: Env;
  /** The home of the account, from the system. */
  readonly homeDir: string;
  readonly cwd: string;
  readonly exists: (path: string) => boolean;
};

/** The options of the command line that move paths; `config` is Pincer's own and equals OPENCLAW_CONFIG_PATH. */
export type PathOptions = { readonly config?: string; readonly profile?: string; readonly dev?: boolean };

export type BasePaths = {
  readonly home: string;
  /** How a path under `home` is abbreviated: OpenClaw shows `$OPENCLAW_HOME` where that is what moved it. */
  readonly homePrefix: string;
  readonly stateDir: string;
  readonly config: string;
  /** Where the second dotenv is looked for: beside an explicit config, else the state dir. */
  readonly dotenvDir: string;
  readonly includeRoots: readonly string[];
};

const CONFIG = 'openclaw.json';
const LEGACY_CONFIG = 'clawdbot.json';

/** The environment as OpenClaw's `--profile`, `--dev` and Pincer's `--config` leave it. */
export function withPathOptions(facts: Omit<PathFacts, 'exists'>, options: PathOptions): Env {
  const env = options.config === undefined ? facts.env : { ...facts.env, OPENCLAW_CONFIG_PATH: options.config };
  const profile = (options.dev ? 'dev' : (options.profile ?? '')).trim();
  if (profile === '') return env;
  const suffix = profile.toLowerCase() === 'default' ? '' : `-${profile}`;
  const stateDir = said(env.OPENCLAW_STATE_DIR) ?? joinPath(openclawHome({ ...facts, env }), `.openclaw${suffix}`);
  return {
    ...env,
    OPENCLAW_STATE_DIR: stateDir,
    OPENCLAW_CONFIG_PATH: said(env.OPENCLAW_CONFIG_PATH) ?? joinPath(stateDir, CONFIG),
  };
}

/** OpenClaw: letters, digits, `_` and `-`, at most 64. */
export const isProfileName = (text: string): boolean => /^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/.test(text);

/** Every path whose existence decides something, so that a reader can look before it asks `basePaths`. */
export function pathsThatDecide(facts: Omit<PathFacts, 'exists'>): readonly string[] {
  const home = openclawHome(facts);
  const dirs = [joinPath(home, '.openclaw'), joinPath(home, '.clawdbot')];
  const own = said(facts.env.OPENCLAW_STATE_DIR);
  const all = own === undefined ? dirs : [expand(own, facts), ...dirs];
  return [...dirs, ...all.flatMap((dir) => [joinPath(dir, CONFIG), joinPath(dir, LEGACY_CONFIG)])];
}

/** OpenClaw: paths. OPENCLAW_CONFIG_PATH moves the config alone, OPENCLAW_STATE_DIR both, and old names count last. */
export function basePaths(facts: PathFacts): BasePaths {
  const home = openclawHome(facts);
  const stateDir = stateDirOf(facts, home);
  const configSaid = said(facts.env.OPENCLAW_CONFIG_PATH);
  const stateSaid = said(facts.env.OPENCLAW_STATE_DIR);
  const config = configSaid === undefined ? configIn(facts, home, stateDir) : expand(configSaid, facts);
  return {
    home,
    homePrefix: said(facts.env.OPENCLAW_HOME) === undefined ? '~' : '$OPENCLAW_HOME',
    stateDir,
    config,
    dotenvDir: stateSaid === undefined && configSaid !== undefined ? dirname(config) : stateDir,
    includeRoots: includeRoots(facts),
  };
}

export const agentDirOf = (base: Pick<BasePaths, 'stateDir'>, agentId: string): string =>
  joinPath(base.stateDir, 'agents', agentId, 'agent');

/**
 * OpenClaw: the agent dir of `models status`. An entry's own `agentDir` first; OPENCLAW_AGENT_DIR, then PI_CODING_AGENT_DIR,
 * beat it only while no agent is named.
 */
export function agentDir(
  facts: Omit<PathFacts, 'exists'>,
  base: BasePaths,
  agent: { readonly id: string; readonly named: boolean; readonly agentDir?: string },
): string {
  const fromEnv = said(facts.env.OPENCLAW_AGENT_DIR) ?? said(facts.env.PI_CODING_AGENT_DIR);
  if (!agent.named && fromEnv !== undefined) return expand(fromEnv, facts);
  const own = said(agent.agentDir);
  return own === undefined ? agentDirOf(base, agent.id) : expand(own, facts);
}

/** `~` stands for OpenClaw's home, which OPENCLAW_HOME may move; the rest is relative to the working directory. */
export function expand(path: string, facts: Omit<PathFacts, 'exists'>): string {
  const text = path.trim();
  const home = openclawHome(facts);
  return resolvePath(facts.cwd, text === '~' || text.startsWith('~/') ? home + text.slice(1) : text);
}

function stateDirOf(facts: PathFacts, home: string): string {
  const own = said(facts.env.OPENCLAW_STATE_DIR);
  if (own !== undefined) return expand(own, facts);
  const dir = joinPath(home, '.openclaw');
  const legacy = joinPath(home, '.clawdbot');
  return !facts.exists(dir) && facts.exists(legacy) ? legacy : dir;
}

function configIn(facts: PathFacts, home: string, stateDir: string): string {
  const here = [CONFIG, LEGACY_CONFIG].map((name) => joinPath(stateDir, name));
  // Without an explicit state dir, a config left under the old name of the folder still counts.
  const elsewhere =
    said(facts.env.OPENCLAW_STATE_DIR) === undefined
      ? ['.openclaw', '.clawdbot'].flatMap((dir) => [CONFIG, LEGACY_CONFIG].map((name) => joinPath(home, dir, name)))
      : [];
  return [...here, ...elsewhere].find(facts.exists) ?? joinPath(stateDir, CONFIG);
}

function openclawHome({ env, homeDir, cwd }: Omit<PathFacts, 'exists'>): string {
  const system = meant(env.HOME) ?? meant(env.USERPROFILE) ?? meant(homeDir) ?? cwd;
  const own = meant(env.OPENCLAW_HOME);
  if (own === undefined) return resolvePath(cwd, system);
  return resolvePath(cwd, own === '~' || own.startsWith('~/') ? system + own.slice(1) : own);
}

function includeRoots(facts: PathFacts): readonly string[] {
  const parts = (said(facts.env.OPENCLAW_INCLUDE_ROOTS) ?? '').split(':').map((part) => part.trim());
  return [...new Set(parts.filter((part) => part !== '').map((part) => normalizePath(expand(part, facts))))];
}

const said = (text: string | undefined): string | undefined => text?.trim() || undefined;

/** Shells that export an unset variable leave these words behind. */
function meant(text: string | undefined): string | undefined {
  const trimmed = said(text);
  return trimmed === 'undefined' || trimmed === 'null' ? undefined : trimmed;
}
