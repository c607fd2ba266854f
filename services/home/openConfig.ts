import { type PathOptions, withPathOptions } from '../../state/domain/config/paths.js';
import type { World } from '../world.js';
import { type ConfigFile, readConfigFile } from './configFile.js';
import { configInEffect } from './configInEffect.js';
import { readSurroundings, type Surroundings } from './environment.js';
import { createReader, type Reader } from './reader.js';
import type { ConfigInEffect } from './readParts.js';

/** A config and where it stands; what else there is of its home is read with the same reader. Holds secrets. */
export type OpenConfig = {
  readonly reader: Reader;
  readonly around: Surroundings;
  readonly file: ConfigFile;
  readonly config: ConfigInEffect;
};

/** Reads the config that the environment and the command line name. */
export async function openConfig(world: World, options: PathOptions): Promise<OpenConfig> {
  const reader = createReader(world.files);
  const around = await surroundingsOf(world, reader, options);
  const file = await readConfigFile(reader, around.base.config, around.base.includeRoots);
  return { reader, around, file, config: configInEffect(around, file) };
}

/** Where the home is that the environment and the command line name, and what it takes to read its config. */
export function surroundingsOf(world: World, reader: Reader, options: PathOptions): Promise<Surroundings> {
  const machine = { homeDir: world.process.homeDir, cwd: world.process.cwd };
  return readSurroundings(reader, machine, withPathOptions({ ...machine, env: world.env }, options));
}
