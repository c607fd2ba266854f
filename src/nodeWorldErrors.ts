import type { WriteProblem } from '../state/domain/edits/writeProblem.js';

/** The system's code of an error, such as ENOENT. What has none is a bug, and is thrown on. */
export function codeOf(error: unknown): string {
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') return error.code;
  throw error;
}

/** What a failed call means for the file that was to be written. It is still whole, whatever the reason. */
export function writeProblem(file: string, error: unknown): WriteProblem {
  const code = codeOf(error);
  const place = { file };
  if (code === 'ENOSPC' || code === 'EDQUOT' || code === 'EFBIG') return { kind: 'no-space', place, code };
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') return { kind: 'not-permitted', place, code };
  if (code === 'EISDIR') return { kind: 'not-a-file', place };
  return { kind: 'write-failed', place, code };
}
