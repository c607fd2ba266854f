import { readdirSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { isAlive } from './nodeWorldProcess.js';

/**
 * The name, in the same folder, of a draft of a file. It tells whose it is, for when that process does not clear it away. The
 * number only keeps names apart: a draft is created exclusively, so that nothing is gained by guessing it.
 */
export function temporaryName(path: string): string {
  const number = Math.floor(Math.random() * 2 ** 32);
  return `.${basename(path)}.pincer-${process.pid}-${number.toString(16).padStart(8, '0')}.tmp`;
}

/**
 * Clears away what a run that was killed left in the folder of a file: its drafts of whatever is there, of backups and locks too. Of
 * a file that is only ever added to, nobody else would do so.
 */
export function removeStale(path: string): void {
  for (const name of namesBeside(path)) {
    const pid = /^\..+\.pincer-(\d+)-[0-9a-f]{8}\.tmp$/.exec(name)?.[1];
    const draft = join(dirname(path), name);
    if (pid !== undefined && (kept.has(draft) || !isAlive(Number(pid)))) removeDraft(draft);
  }
}

/** A folder that may be written but not looked into keeps what is in it. */
function namesBeside(path: string): readonly string[] {
  try {
    return readdirSync(dirname(path));
  } catch {
    return [];
  }
}

/** A draft that stays, on a disk that takes no changes any more, is no reason to throw: the next write tries again. */
export function removeDraft(path: string): void {
  try {
    rmSync(path, { force: true });
    kept.delete(path);
  } catch {
    kept.add(path);
  }
}

/** Drafts of this process that could not be removed. */
const kept = new Set<string>();
