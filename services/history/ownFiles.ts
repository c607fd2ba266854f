import { dirname, isInside, normalizePath } from '../../state/domain/config/pathText.js';
import type { FileRecord } from '../../state/domain/history/journal.js';
import type { Home } from '../../state/domain/home.js';
import type { World } from '../world.js';
import { kindOf } from './watched.js';

type Told = Pick<FileRecord, 'file' | 'kind'>;

/**
 * The first of these files that is none of OpenClaw's in this home. A journal is a file that somebody else may have written into: what
 * it tells of decides which texts are put back, never that any other file is written.
 */
export async function strangeFile(world: World, home: Home, told: readonly Told[]): Promise<string | undefined> {
  const outside = told.filter((one) => !isInHome(home, one));
  if (outside.length === 0) return undefined;
  const isKnown = await knownElsewhere(world, home);
  return outside.find((one) => !isKnown(one))?.file;
}

function isInHome(home: Home, { file, kind }: Told): boolean {
  const { paths, config } = home;
  if (normalizePath(file) !== file) return false;
  if (kind === 'config') return file === paths.config;
  const isNear = isInside(dirname(paths.config), file);
  if (kind === 'include') {
    const isIncluded = config.kind === 'read' && Object.hasOwn(config.included ?? {}, file);
    return isIncluded || (isNear && kindOf(home, file) === undefined);
  }
  return kindOf(home, file) === kind && (isNear || isInside(paths.stateDir, file) || home.watched.includes(file));
}

/** In folders that the config or a variable names. */
async function knownElsewhere(world: World, home: Home): Promise<(one: Told) => boolean> {
  // Hardly anybody has such folders.
  const [{ createReader }, { holdingFiles }] = await Promise.all([
    import('../home/reader.js'),
    import('../secrets/files.js'),
  ]);
  const { files, around } = await holdingFiles(world, createReader(world.files), home);
  const folders = files.flatMap((one) => (OWN.has(one.in) ? [dirname(one.file)] : []));
  return ({ file, kind }) => {
    if (normalizePath(file) !== file || kind === 'config') return false;
    const [roots, expected] = kind === 'include' ? [around.base.includeRoots, undefined] : [folders, kind];
    return kindOf(home, file) === expected && roots.some((folder) => isInside(folder, file));
  };
}

const OWN: ReadonlySet<string> = new Set(['registry', 'auth store', 'legacy store', 'env']);
