import { LIMITS } from '../../state/domain/history/limits.js';
import type { JournalRecord, Kept, StoredEntry } from '../../state/domain/history/stored.js';
import type { World } from '../world.js';

/** How a write ended that did not say so itself, as far as the files tell. */
export type Settled = Extract<JournalRecord, { readonly record: 'ended' }>;

/** From the disk: a file has what the write was to make of it, or what it was before; else somebody wrote since, and it counts. */
export async function settled(world: World, { id, files }: StoredEntry): Promise<Settled> {
  const reached: boolean[] = [];
  for (const { file, hashBefore, hashAfter } of files) {
    const now = await world.files.read(file);
    const hash = now.kind === 'file' ? now.hash : undefined;
    reached.push(hash === hashAfter || hash !== hashBefore);
  }
  const state = reached.every(Boolean) ? 'done' : 'unfinished';
  return { record: 'ended', id, state, ...(state === 'done' ? {} : { reached }), settled: true };
}

/** The write may still be under way: its process runs, or nobody can say and it began just now. */
export async function isUnderWay(world: World, { entry, started }: Kept): Promise<boolean> {
  const { pid } = entry.by;
  if (pid === undefined) return false;
  const [own, other] = await Promise.all([world.files.read(statOf(world.process.pid)), world.files.read(statOf(pid))]);
  // Only Linux tells of processes in files.
  if (own.kind !== 'file') return world.now() - entry.at < LIMITS.unfinishedAfter;
  return other.kind === 'file' && startTimeIn(other.text) === started;
}

const statOf = (pid: number): string => `/proc/${pid}/stat`;

/** The 22nd field; the second one, a name in brackets, may hold spaces and brackets itself. */
function startTimeIn(stat: string): number {
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return Number(fields[19] ?? 0);
}

/** Ids of writes that began and did not end, found without reading more of the journal than its lines begin with. */
export function unfinishedIds(text: string): ReadonlySet<string> {
  const ids = new Set<string>();
  for (const [, id = ''] of text.matchAll(/^\{"record":"begun","entry":\{"id":"([^"]+)"/gm)) ids.add(id);
  for (const [, id = ''] of text.matchAll(/^\{"record":"ended","id":"([^"]+)"/gm)) ids.delete(id);
  return ids;
}
