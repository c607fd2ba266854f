import type { Home } from '../../state/domain/home.js';
import type { Problem } from '../../state/domain/problem.js';
import type { KeyReport, OpenFile } from '../../state/domain/secrets/keyFind.js';
import { createReader } from '../home/reader.js';
import { holdingFiles } from '../secrets/files.js';
import { findsIn, namesIn, type OpenedFile, openHolding } from '../secrets/findIn.js';
import type { World } from '../world.js';

/**
 * Looks for secrets that stand as plain text in the files of a home: its config and what that includes, what its agents have, copies
 * of them, and the snapshots of Pincer. Nothing is resolved, run or asked.
 */
export async function findKeys(world: World, home: Home): Promise<KeyReport> {
  const reader = createReader(world.files);
  const { files } = await holdingFiles(world, reader, home);
  const read = await Promise.all(files.map((file) => openHolding(reader, file)));
  const opened = read.flatMap((one) => (one?.ok ? one.value : []));
  const unread = read.flatMap((one): readonly Problem[] => (one?.ok === false ? [one.problem] : []));
  const names = namesIn(opened);
  const found = opened.map((one) => ({ one, finds: findsIn(one, names) }));
  return {
    finds: found.flatMap(({ finds }) => finds),
    openFiles: found.flatMap(({ one, finds }) => (finds.length > 0 ? openFile(one) : [])),
    unread,
    searched: opened.length,
  };
}

const OTHERS = 0o077;

const openFile = ({ holding, mode }: OpenedFile): readonly OpenFile[] =>
  (mode & OTHERS) === 0 ? [] : [{ file: holding.file, mode: mode & 0o777 }];
