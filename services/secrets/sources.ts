import { isBlockedInFolder } from '../../state/domain/config/envNames.js';
import { joinPath } from '../../state/domain/config/pathText.js';
import type { Home } from '../../state/domain/home.js';
import type { Json } from '../../state/domain/json.js';
import { parseDotenv } from '../../state/domain/secrets/dotenv.js';
import { ownDotenvs, type Surroundings } from '../home/environment.js';
import type { Reader } from '../home/reader.js';
import type { World } from '../world.js';
import { blockVariables } from './spots.js';
import type { VariableSource } from './variables.js';

/** OpenClaw's own dotenv, where secrets belong. */
export const dotenvOf = ({ paths }: Pick<Home, 'paths'>): string => joinPath(paths.stateDir, '.env');

/** OpenClaw's precedence does not matter here: a name is free where nothing gives it another value. */
export async function variableSources(
  { env, process }: World,
  home: Home,
  { reader, around }: { readonly reader: Reader; readonly around: Surroundings },
  config: Json,
): Promise<readonly VariableSource[]> {
  const own = dotenvOf(home);
  const others = [...new Set([joinPath(process.cwd, '.env'), ...ownDotenvs(around)])].filter((file) => file !== own);
  const read = async (file: string, emptyHides: boolean): Promise<VariableSource> => ({
    where: file,
    variables: parseDotenv((await reader.text(file)) ?? ''),
    emptyHides,
  });
  const dotenvs = await Promise.all([read(own, false), ...others.map((file) => read(file, true))]);
  const folder = joinPath(process.cwd, '.env');
  return [
    ...dotenvs.map((source) => (source.where === folder && folder !== own ? trusted(source) : source)),
    { where: 'the environment that Pincer runs in', variables: defined(env), emptyHides: true },
    {
      where: `the env block of ${home.paths.config}`,
      variables: blockVariables(config, home.paths.config),
      emptyHides: false,
    },
  ];
}

/** OpenClaw: a folder that it is started in may not bring credentials. */
const trusted = (source: VariableSource): VariableSource => ({
  ...source,
  variables: new Map([...source.variables].filter(([name]) => !isBlockedInFolder(name))),
});

const defined = (env: World['env']): ReadonlyMap<string, string> =>
  new Map(Object.entries(env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const])));
