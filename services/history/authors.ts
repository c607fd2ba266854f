import { joinPath } from '../../state/domain/config/pathText.js';
import { auditedWrite } from '../../state/domain/history/audit.js';
import { isoTime } from '../../state/domain/history/isoTime.js';
import type { Author, ValueChange } from '../../state/domain/history/journal.js';
import { LIMITS } from '../../state/domain/history/limits.js';
import { sha256 } from '../../state/domain/history/sha256.js';
import type { Home } from '../../state/domain/home.js';
import type { World } from '../world.js';
import type { WatchedFile } from './watched.js';

/** Who changed a file that Pincer did not change, and how that was found out. */
export async function authorOf(
  world: World,
  home: Home,
  { file, kind, read }: WatchedFile,
  changes: readonly ValueChange[],
): Promise<Author> {
  if (read.kind !== 'file') return { program: 'unknown', because: 'the file is gone' };
  const audited = kind === 'config' ? await auditOf(world, home, file, read.text) : undefined;
  if (audited !== undefined) return { program: 'openclaw', ...audited, because: 'logs/config-audit.jsonl says so' };
  const isStamped = changes.some(({ path }) => path[0] === 'meta' && path[1] === 'lastTouchedAt');
  if (isStamped) return { program: 'openclaw', because: 'meta.lastTouchedAt changed with it' };
  return { program: 'unknown', because: `nobody left a word; the file was written at ${isoTime(read.modifiedMs)}` };
}

/** OpenClaw writes down each of its writes of the config, with the SHA-256 of the result. */
async function auditOf(world: World, home: Home, file: string, text: string) {
  const log = await world.files.read(joinPath(home.paths.stateDir, 'logs', 'config-audit.jsonl'));
  return log.kind === 'file' ? auditedWrite(log.text.slice(-LIMITS.auditLength), file, sha256(text)) : undefined;
}
