import { dirname, joinPath } from '../../state/domain/config/pathText.js';
import type { FileKind } from '../../state/domain/history/journal.js';
import type { Seen } from '../../state/domain/history/seen.js';
import { shownPath } from '../../state/domain/history/shownValue.js';
import type { Home } from '../../state/domain/home.js';
import type { KeyPath } from '../../state/domain/json.js';
import { readConfigFiles } from '../files/configFiles.js';
import type { FileRead, World } from '../world.js';

export type WatchedFile = { readonly file: string; readonly kind: FileKind; readonly read: FileRead };

/**
 * The files of a home whose changes are journalled: of all that was looked at, those that are OpenClaw's. The `.env` of the folder
 * that somebody stands in is not, and neither is what a SecretRef leads to. `known`: what was looked at before, which alone
 * tells of included files while the config does not parse.
 */
export async function readWatched(world: World, home: Home, known: Seen['files']): Promise<readonly WatchedFile[]> {
  const included =
    home.config.kind === 'read'
      ? Object.keys(home.config.included ?? {})
      : Object.keys(known).filter((file) => known[file]?.kind === 'include');
  const files: WatchedFile[] = [];
  for (const file of new Set([home.paths.config, ...included, ...home.watched])) {
    const kind = included.includes(file) ? 'include' : kindOf(home, file);
    if (kind !== undefined) files.push({ file, kind, read: await world.files.read(file) });
  }
  return files;
}

/**
 * The key path that each included file stands for: it may say that what is in the file is secret. Files that cannot be placed, as
 * the config does not parse, are taken for secret as a whole.
 */
export async function placesOfIncludes(world: World, home: Home): Promise<(file: string) => KeyPath> {
  const files = await readConfigFiles(world, home);
  if (!files.ok) return () => SECRET_PLACE;
  const { sources, textOf } = files.value;
  return (file) => (sources.documents.has(file) ? (textOf(file).under ?? []) : SECRET_PLACE);
}

/** What a record says of where a file stands; nothing of one that could not be placed. */
export const shownUnder = ({ under = [] }: { readonly under?: KeyPath }): { readonly under?: KeyPath } =>
  under.length === 0 || under === SECRET_PLACE ? {} : { under: shownPath(under) };

/** All that stands below such a name is masked. */
const SECRET_PLACE: KeyPath = ['apiKeys'];

/** What a file is to OpenClaw, as its name and place tell; undefined where only the config can. */
export function kindOf({ paths }: Home, file: string): FileKind | undefined {
  if (file === paths.config) return 'config';
  const name = file.slice(file.lastIndexOf('/') + 1);
  if (name === '.env') return isOwnEnv(paths, file) ? 'env' : undefined;
  if (name === 'gateway.env') return 'env';
  if (name === 'models.json' || /\/plugins\/[^/]+\/catalog\.json$/.test(file)) return 'registry';
  return BY_NAME[name];
}

const isOwnEnv = (paths: Home['paths'], file: string): boolean =>
  [paths.stateDir, dirname(paths.config)].some((dir) => file === joinPath(dir, '.env'));

const BY_NAME: Readonly<Record<string, FileKind>> = {
  'auth-profiles.json': 'auth store',
  'auth.json': 'auth store',
  'oauth.json': 'auth store',
  'auth-state.json': 'auth state',
};
