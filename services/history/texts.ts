import type { Journal } from '../../state/domain/history/stored.js';
import type { World } from '../world.js';
import type { HistoryPlace } from './place.js';
import { readSnapshot } from './snapshots.js';

/** OpenClaw's own copies of a config, the newest first; Pincer keeps them likewise. */
export const backupsOf = (file: string): readonly string[] => [
  `${file}.bak`,
  ...[1, 2, 3, 4].map((n) => `${file}.bak.${n}`),
];

/** A text that a file had, by its hash: from a snapshot or from the ring of backups. Undefined where neither has it. */
export async function textOfHash(
  world: World,
  place: HistoryPlace,
  { kept, scrubbed }: Journal,
  { file, hash }: { readonly file: string; readonly hash: string },
): Promise<string | undefined> {
  const records = kept.toReversed().flatMap(({ entry }) => entry.files);
  for (const { snapshot, ...record } of records) {
    const isIt = record.file === file && record.hashBefore === hash;
    if (!isIt || snapshot === undefined || scrubbed.has(snapshot)) continue;
    const text = await readSnapshot(world, place, { id: snapshot, hash });
    if (text !== undefined) return text;
  }
  for (const path of backupsOf(file)) {
    const backup = await world.files.read(path);
    if (backup.kind === 'file' && backup.hash === hash) return backup.text;
  }
  return undefined;
}
