import { layerConfigEnv } from '../../state/domain/config/envVars.js';
import { substitute } from '../../state/domain/config/substitute.js';
import type { Home } from '../../state/domain/home.js';
import { isObject, type Json } from '../../state/domain/json.js';
import { readSurroundings, type Surroundings } from '../home/environment.js';
import { createReader } from '../home/reader.js';
import type { World } from '../world.js';

/** Outside the config's folder, where OpenClaw accepts includes too. */
export const includeRoots = async (world: World, home: Home): Promise<readonly string[]> =>
  (await around(world, home)).base.includeRoots;

/** Variables as OpenClaw sees them with a config that says this. */
export async function lookUpFor(
  world: World,
  home: Home,
): Promise<(config: Json) => (name: string) => string | undefined> {
  const { environment } = await around(world, home);
  return (config) => {
    const env = isObject(config) ? config.env : undefined;
    const layered = layerConfigEnv(environment, env, home.paths.config);
    return (name) => layered.get(name)?.value;
  };
}

/** A config as OpenClaw checks it. */
export const resolved = (config: Json, lookUp: (name: string) => string | undefined): Json =>
  substitute(config, lookUp).value;

/** As when the home was read. What the command line said then is told by the paths that came of it. */
export async function around(world: World, { paths }: Home): Promise<Surroundings> {
  const machine = { homeDir: world.process.homeDir, cwd: world.process.cwd };
  const found = await readSurroundings(createReader(world.files), machine, world.env);
  const { config, stateDir } = found.base;
  if (config === paths.config && stateDir === paths.stateDir) return found;
  return readSurroundings(createReader(world.files), machine, {
    ...world.env,
    OPENCLAW_CONFIG_PATH: paths.config,
    ...(stateDir === paths.stateDir ? {} : { OPENCLAW_STATE_DIR: paths.stateDir }),
  });
}
