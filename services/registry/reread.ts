import { agentDirOf } from '../../state/domain/config/paths.js';
import { joinPath } from '../../state/domain/config/pathText.js';
import { type AgentEntry, readAgents } from '../../state/domain/edits/settings.js';
import type { Home } from '../../state/domain/home.js';
import { isObject, type JsonObject } from '../../state/domain/json.js';
import type { Problem } from '../../state/domain/problem.js';
import { fail, ok, type Result } from '../../state/domain/result.js';
import { readAuthStore, type StoreRead } from '../home/authStore.js';
import { type ConfigFile, readConfigFile } from '../home/configFile.js';
import { configInEffect } from '../home/configInEffect.js';
import { readSurroundings, type Surroundings } from '../home/environment.js';
import { findingsOf } from '../home/problems.js';
import { createReader, type Reader } from '../home/reader.js';
import type { ConfigInEffect } from '../home/readParts.js';
import type { World } from '../world.js';

/** A home as its files are at this moment, as far as registries depend on it. Holds secrets, as the files do. */
export type Reread = {
  readonly reader: Reader;
  readonly around: Surroundings;
  readonly file: ConfigFile;
  readonly config: ConfigInEffect;
  readonly agents: readonly AgentEntry[];
  readonly plugins: JsonObject;
  readonly storeOf: (agentDir: string) => Promise<StoreRead>;
};

/**
 * Reads it again, under the paths that were found when the home was read first. A config that OpenClaw refuses is a problem: it
 * would write nothing of it.
 */
export async function reread(world: World, { paths, dialect }: Home): Promise<Result<Reread, Problem>> {
  const reader = createReader(world.files);
  const machine = { homeDir: world.process.homeDir, cwd: world.process.cwd };
  const env = { ...world.env, OPENCLAW_CONFIG_PATH: paths.config };
  const usual = await readSurroundings(reader, machine, env);
  const isThere = usual.base.stateDir === paths.stateDir;
  const around = isThere
    ? usual
    : await readSurroundings(reader, machine, { ...env, OPENCLAW_STATE_DIR: paths.stateDir });
  const file = await readConfigFile(reader, paths.config, around.base.includeRoots);
  if (file.state.kind === 'broken') return fail(file.state.problem);
  const config = configInEffect(around, file);
  const sources = { reader, facts: around.facts, environment: config.environment, config: config.value };
  const [refused] = await findingsOf({ around, config, dialect, sources });
  if (refused !== undefined)
    return fail({ kind: 'openclaw-rejects', place: file.places(refused.path), message: refused.message });
  const mainDir = agentDirOf(around.base, 'main');
  const oauthFile = joinPath(around.base.stateDir, 'credentials', 'oauth.json');
  return ok({
    reader,
    around,
    file,
    config,
    agents: readAgents(config.value),
    plugins: isObject(config.value.plugins) ? config.value.plugins : {},
    storeOf: (agentDir) => readAuthStore(reader, { agentDir, mainDir, oauthFile }),
  });
}
