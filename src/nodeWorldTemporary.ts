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

/** Clears away what a run that was killed left beside a file: drafts of it, of its backups, of its lock. */
export function removeStale(path: string): void {
  const prefix = `.${basename(path)}.`;
  for (const name of readdirSync(dirname(path))) {
    const pid = name.startsWith(prefix) ? /\.pincer-(\d+)-[0-9a-f]{8}\.tmp$/.exec(name)?.[1] : undefined;
    if (pid !== undefined && !isAlive(Number(pid))) rmSync(join(dirname(path), name), { force: true });
  }
}
