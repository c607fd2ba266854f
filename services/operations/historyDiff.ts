import type { FilePreview } from '../../state/domain/edits/preview.js';
import type { Home } from '../../state/domain/home.js';
import type { Problem } from '../../state/domain/problem.js';
import { fail, ok, type Result } from '../../state/domain/result.js';
import { filePreview } from '../files/change.js';
import type { HistoryPlace } from '../history/place.js';
import { placesOfIncludes } from '../history/watched.js';
import type { World } from '../world.js';
import { textToRestore } from './history.js';

/** What changed between a text that is kept, a snapshot or a backup, and the file as it is; secrets masked. */
export async function keptDiff(
  world: World,
  home: Home,
  place: HistoryPlace,
  asked: string,
): Promise<Result<FilePreview, Problem>> {
  const kept = await textToRestore(world, home, place, asked);
  if (!kept.ok) return kept;
  const { file, kind, text } = kept.value;
  const read = await world.files.read(file);
  if (read.kind === 'unreadable') return fail({ kind: 'unreadable', place: { file }, code: read.code });
  const under = kind === 'include' ? (await placesOfIncludes(world, home))(file) : [];
  const [after, hash] = read.kind === 'file' ? [read.text, read.hash] : [undefined, undefined];
  return ok(filePreview({ file, kind, before: text, hash, after, under }));
}
