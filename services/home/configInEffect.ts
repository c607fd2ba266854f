import { layerConfigEnv } from '../../state/domain/config/envVars.js';
import { substitute } from '../../state/domain/config/substitute.js';
import { isObject } from '../../state/domain/json.js';
import type { Problem } from '../../state/domain/problem.js';
import type { ConfigFile } from './configFile.js';
import type { Surroundings } from './environment.js';
import type { ConfigInEffect } from './readParts.js';

/** OpenClaw: includes first, then the `env` block, then `${…}`. */
export function configInEffect({ environment, base }: Surroundings, file: ConfigFile): ConfigInEffect {
  const layered = layerConfigEnv(environment, file.written.env, base.config);
  const { value, missing } = substitute(file.written, (name) => layered.get(name)?.value);
  const problems = missing.map(({ name, path }): Problem => ({ kind: 'missing-env', place: file.places(path), name }));
  return { value: isObject(value) ? value : {}, environment: layered, problems };
}
