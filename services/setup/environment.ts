import type { Environment } from '../../state/domain/config/envVars.js';
import type { Home } from '../../state/domain/home.js';
import { around } from '../files/surroundings.js';
import { readConfigFile } from '../home/configFile.js';
import { configInEffect } from '../home/configInEffect.js';
import { createReader } from '../home/reader.js';
import type { World } from '../world.js';

/** The variables that OpenClaw has in this home: of the process, of its dotenv files, and of the config's `env` block. */
export async function environmentOf(world: World, home: Home): Promise<Environment> {
  const surroundings = await around(world, home);
  const { config, includeRoots } = surroundings.base;
  const file = await readConfigFile(createReader(world.files), config, includeRoots);
  return configInEffect(surroundings, file).environment;
}
