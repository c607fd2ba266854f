import type { Home } from '../../state/domain/home.js';
import { readConfigFiles } from '../files/configFiles.js';
import { lookUpFor } from '../files/surroundings.js';
import type { World } from '../world.js';

/** What a variable holds for OpenClaw as things stand; the text is a secret. */
export async function variableValue(world: World, home: Home, name: string): Promise<string | undefined> {
  const config = await readConfigFiles(world, home);
  return config.ok ? (await lookUpFor(world, home))(config.value.value)(name) : undefined;
}
