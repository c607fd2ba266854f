import { agentDir, agentDirOf, expand, type PathOptions } from '../../state/domain/config/paths.js';
import { joinPath } from '../../state/domain/config/pathText.js';
import { detectDialect, dialectOfInstalled } from '../../state/domain/dialect.js';
import { type AgentEntry, normalizeAgentId, readAgents } from '../../state/domain/edits/settings.js';
import type { Dialect, HomePaths } from '../../state/domain/home.js';
import { assemble } from '../home/assemble.js';
import { readAuthStore } from '../home/authStore.js';
import type { Surroundings } from '../home/environment.js';
import { installedVersion } from '../home/installed.js';
import { openConfig } from '../home/openConfig.js';
import type { Reader } from '../home/reader.js';
import type { ReadParts } from '../home/readParts.js';
import { readRegistry } from '../home/registry.js';
import type { RefSources } from '../home/secretRefs.js';
import { readDrift } from '../registry/drift.js';
import type { Known } from '../vault.js';
import type { World } from '../world.js';

/** Which home to read, as the command line names it. */
export type HomeOptions = PathOptions & {
  /** An agent's own model and credentials instead of those that `models status` shows by itself. */
  readonly agent?: string;
  /** Beats what the files say. */
  readonly version?: Dialect['version'];
  /** How long before its end a credential is called expiring, in ms. */
  readonly warnWithin?: number;
};

/**
 * Everything about an OpenClaw home, and apart from it the secrets. Never fails: what is missing is a fresh home, what is broken
 * is a problem in `home.problems` or `home.config` and costs only what depends on it.
 */
export async function readHome(world: World, options: HomeOptions): Promise<Known> {
  const { reader, around, file, config } = await openConfig(world, options);
  const agents = readAgents(config.value);
  const paths = { ...homePaths(around, agents, options.agent), ...(await linked(world, around.base.config)) };
  const mainDir = agentDirOf(around.base, 'main');
  const oauthFile = joinPath(oauthDir(around), 'oauth.json');
  const [stored, registry, registryWritten, database] = await Promise.all([
    readAuthStore(reader, { agentDir: paths.agentDir, mainDir, oauthFile }),
    readRegistry(reader, world.files, paths.agentDir),
    reader.has(joinPath(around.base.stateDir, 'plugins'), 'installs.json'),
    databaseOf(reader, around.base.stateDir, paths.agentDir),
  ]);
  const marks = { config: file.written, hasJsonStore: stored.found, hasDatabase: database !== undefined };
  const dialect = detectDialect(marks, options.version) ?? dialectOfInstalled(await installedVersion(world));
  const sources: RefSources = { reader, facts: around.facts, environment: config.environment, config: config.value };
  const read: ReadParts = {
    around,
    file,
    config,
    agents,
    paths,
    stored,
    registry,
    registryWritten,
    dialect,
    database,
    sources,
    mainDir,
    ...(options.warnWithin === undefined ? {} : { warnWithin: options.warnWithin }),
  };
  return assemble(read, reader, world.now(), await readDrift(read, reader, world.files));
}

async function linked(world: World, config: string): Promise<Pick<HomePaths, 'realConfig'>> {
  const found = await world.files.resolve(config);
  return found.kind === 'there' && found.path !== config ? { realConfig: found.path } : {};
}

/** OpenClaw 2026.9: one database for all, and one of its own for an agent that has credentials of its own. */
async function databaseOf(reader: Reader, stateDir: string, ownDir: string): Promise<string | undefined> {
  const shared = joinPath(stateDir, 'state');
  const [hasShared, hasOwn] = await Promise.all([
    reader.has(shared, 'openclaw.sqlite'),
    reader.has(ownDir, 'openclaw-agent.sqlite'),
  ]);
  if (hasShared) return joinPath(shared, 'openclaw.sqlite');
  return hasOwn ? joinPath(ownDir, 'openclaw-agent.sqlite') : undefined;
}

function homePaths({ facts, base }: Surroundings, agents: readonly AgentEntry[], asked: string | undefined): HomePaths {
  const named = asked !== undefined && asked.trim() !== '';
  const agentId = named ? normalizeAgentId(asked) : (agents.find(({ isDefault }) => isDefault)?.id ?? 'main');
  const own = agents.find(({ id }) => id === agentId)?.agentDir;
  const dir = agentDir(facts, base, { id: agentId, named, ...(own === undefined ? {} : { agentDir: own }) });
  return {
    config: base.config,
    stateDir: base.stateDir,
    agentId,
    agentDir: dir,
    authStore: joinPath(dir, 'auth-profiles.json'),
    modelsJson: joinPath(dir, 'models.json'),
    agentNamed: named,
    home: base.home,
  };
}

function oauthDir({ facts, base }: Surroundings): string {
  const own = facts.env.OPENCLAW_OAUTH_DIR?.trim();
  return own ? expand(own, facts) : joinPath(base.stateDir, 'credentials');
}
