import { type DotenvFile, type EnvConflict, type Environment, layerDotenv } from '../../state/domain/config/envVars.js';
import {
  type BasePaths,
  basePaths,
  type Env,
  type PathFacts,
  pathsThatDecide,
} from '../../state/domain/config/paths.js';
import { dirname, joinPath } from '../../state/domain/config/pathText.js';
import type { Reader } from './reader.js';

export type Surroundings = {
  readonly facts: PathFacts;
  readonly base: BasePaths;
  readonly environment: Environment;
  readonly conflicts: readonly EnvConflict[];
};

type Machine = Omit<PathFacts, 'exists' | 'env'>;

/**
 * Where the home is and which variables hold there, before its config has a say. A dotenv may name another config or state
 * dir, as in OpenClaw; it may not send the reader on a second time.
 */
export async function readSurroundings(reader: Reader, machine: Machine, env: Env): Promise<Surroundings> {
  const first = await whereIs(reader, { ...machine, env });
  const layered = layerDotenv(env, await dotenvFiles(reader, first.facts, first.base));
  const moving = [...layered.environment].filter(([name, { from }]) => from === 'dotenv' && MOVES.has(name));
  if (moving.length === 0) return { ...first, ...layered };
  const moved = { ...env, ...Object.fromEntries(moving.map(([name, { value }]) => [name, value])) };
  return { ...(await whereIs(reader, { ...machine, env: moved })), ...layered };
}

/** The dotenv files of a home in the order in which they count. Secrets belong into the first. */
export const ownDotenvs = ({ base }: Pick<Surroundings, 'base'>): readonly string[] => [
  ...new Set([
    joinPath(base.stateDir, '.env'),
    joinPath(base.dotenvDir, '.env'),
    joinPath(base.home, '.config', 'openclaw', 'gateway.env'),
  ]),
];

const MOVES: ReadonlySet<string> = new Set([
  'OPENCLAW_CONFIG_PATH',
  'OPENCLAW_STATE_DIR',
  'OPENCLAW_HOME',
  'OPENCLAW_AGENT_DIR',
  'PI_CODING_AGENT_DIR',
  'OPENCLAW_INCLUDE_ROOTS',
]);

async function whereIs(
  reader: Reader,
  known: Omit<PathFacts, 'exists'>,
): Promise<{ readonly facts: PathFacts; readonly base: BasePaths }> {
  const likely = basePaths({ ...known, exists: () => true });
  // Most homes have a config where it belongs; only the others are searched for older names.
  const usual = (await reader.read(likely.config)).kind !== 'missing';
  const existing = usual ? new Set([likely.stateDir, likely.config]) : await existingOf(reader, pathsThatDecide(known));
  const facts: PathFacts = { ...known, exists: (path) => existing.has(path) };
  return { facts, base: basePaths(facts) };
}

async function existingOf(reader: Reader, paths: readonly string[]): Promise<ReadonlySet<string>> {
  const found = await Promise.all(
    paths.map(async (path) => ((await reader.has(dirname(path), path.slice(dirname(path).length + 1))) ? [path] : [])),
  );
  return new Set(found.flat());
}

/** OpenClaw: the CLI loads the dotenv of the state dir, its config reader the one beside the config; often they are one. */
async function dotenvFiles(reader: Reader, { env, cwd }: PathFacts, base: BasePaths): Promise<readonly DotenvFile[]> {
  const folderPath = joinPath(cwd, '.env');
  const statePath = joinPath(base.stateDir, '.env');
  const besidePath = joinPath(base.dotenvDir, '.env');
  const ownStateDir =
    (env.OPENCLAW_STATE_DIR?.trim() ?? '') !== '' && base.stateDir !== joinPath(base.home, '.openclaw');
  const gateway = ownStateDir ? [] : [joinPath(base.home, '.config', 'openclaw', 'gateway.env')];
  const paths = [...new Set([folderPath, statePath, besidePath, ...gateway])];
  const texts = new Map(await Promise.all(paths.map(async (path) => [path, await reader.text(path)] as const)));
  const early = texts.get(folderPath) !== undefined || texts.get(statePath) !== undefined;
  const order = early ? [statePath, ...gateway, besidePath] : [besidePath, ...gateway];
  const files = (path: string, folder: boolean): readonly DotenvFile[] => {
    const text = texts.get(path);
    return text === undefined ? [] : [{ path, text, folder }];
  };
  // A folder that is itself the state dir has its dotenv read as both: once with little trust, then with all.
  return [...files(folderPath, true), ...[...new Set(order)].flatMap((path) => files(path, false))];
}
