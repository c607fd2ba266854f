import { joinPath } from '../../state/domain/config/pathText.js';
import type { Finding } from '../../state/domain/config/schema/findings.js';
import { type Facts, userPath } from '../../state/domain/config/schema/stage.js';
import { validateConfig } from '../../state/domain/config/validateConfig.js';
import type { Dialect, Home } from '../../state/domain/home.js';
import { type Json, valueAt } from '../../state/domain/json.js';
import type { Files, World } from '../world.js';

/** Of the home that a change is for. */
export const factsFor = ({ files, process }: World, { paths }: Home, config: Json): Promise<Facts> =>
  factsOf(files, { home: paths.home, stateDir: paths.stateDir, cwd: process.cwd }, config);

/** All for which OpenClaw would refuse a config in effect. The disk is asked only where that could make a difference. */
export async function configFindings(
  files: Pick<Files, 'list' | 'resolve'>,
  where: Where,
  config: Json,
  version: Dialect['version'],
): Promise<readonly Finding[]> {
  const found = validateConfig(config, version, { ...where, hasOtherPlugins: false, missingPaths: [] });
  if (found.length === 0 && valueAt(config, ['plugins', 'load', 'paths']) === undefined) return found;
  return validateConfig(config, version, await factsOf(files, where, config));
}

type Where = { readonly home: string; readonly stateDir: string; readonly cwd: string };

/**
 * What the check of a config has to know of the machine: whether plugins may be there that OpenClaw did not bring along, and which
 * of those that the config names are missing. OpenClaw: `resolvePluginSourceRoots`.
 */
async function factsOf(files: Pick<Files, 'list' | 'resolve'>, where: Where, config: Json): Promise<Facts> {
  const loaded = loadPaths(config, where);
  const [missing, found] = await Promise.all([
    Promise.all(loaded.map(async (path) => ((await files.resolve(path)).kind === 'missing' ? [path] : []))),
    Promise.all(pluginFolders(config, where).map(async (folder) => (await files.list(folder)).length > 0)),
  ]);
  const missingPaths = missing.flat();
  // Where OpenClaw once noted what it installed.
  const noted = Object.keys(valueAt(config, ['plugins', 'installs']) ?? {}).length > 0;
  const hasOtherPlugins = noted || found.includes(true) || missingPaths.length < loaded.length;
  return { ...where, hasOtherPlugins, missingPaths };
}

function loadPaths(config: Json, where: Where): readonly string[] {
  const paths = valueAt(config, ['plugins', 'load', 'paths']);
  const named = Array.isArray(paths) ? paths.filter((path: Json) => typeof path === 'string') : [];
  return named.map((path) => path.trim()).flatMap((path) => (path === '' ? [] : [userPath(path, where)]));
}

function pluginFolders(config: Json, where: Where): readonly string[] {
  const own = valueAt(config, ['agents', 'list']);
  const agents = Array.isArray(own) ? own : [];
  const workspaces = [
    valueAt(config, ['agents', 'defaults', 'workspace']),
    ...agents.map((agent: Json) => valueAt(agent, ['workspace'])),
  ].flatMap((path) => (typeof path === 'string' && path.trim() !== '' ? [userPath(path.trim(), where)] : []));
  return [
    ...['extensions', 'npm', 'git'].map((name) => joinPath(where.stateDir, name)),
    ...[joinPath(where.stateDir, 'workspace'), ...workspaces].map((dir) => joinPath(dir, '.openclaw', 'extensions')),
  ];
}
