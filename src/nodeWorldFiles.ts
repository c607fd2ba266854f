import { isUtf8 } from 'node:buffer';
import { readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import type { FileRead, Files, Resolved } from '../services/world.js';
import { codeOf } from './nodeWorldErrors.js';
import { fingerprint } from './nodeWorldFingerprint.js';
import { watchFiles } from './nodeWorldWatch.js';

/** The real disk. Calls are synchronous inside: for a handful of small files that is faster than the thread pool. */
export const nodeFiles: Files = {
  read: async (path) => readNow(path),
  resolve: async (path) => resolveNow(path),
  list: async (dir) => namesIn(dir),
  // Most commands write nothing, and then do not load what it takes to write.
  replace: async (request) => (await import('./nodeWorldReplace.js')).replaceFile(request),
  remove: async (request) => (await import('./nodeWorldAppend.js')).removeFile(request),
  append: async (path, text, how) => (await import('./nodeWorldAppend.js')).appendTo(path, text, how),
  hashOf: (text) => fingerprint(Buffer.from(text, 'utf8')),
  withLock: async (path, waitMs, run) => (await import('./nodeWorldLock.js')).withFileLock(path, waitMs, run),
  watch: (paths, onChange) => watchFiles(paths, onChange),
};

function readNow(path: string): FileRead {
  try {
    const stat = statSync(path);
    // A pipe or a device would block, or never end.
    if (!stat.isFile()) return { kind: 'unreadable', code: stat.isDirectory() ? 'EISDIR' : 'not-a-file' };
    const bytes = readFileSync(path);
    // Text that is not UTF-8 cannot be written back as it was.
    if (!isUtf8(bytes)) return { kind: 'unreadable', code: 'not-utf8' };
    let hash: string | undefined;
    return {
      kind: 'file',
      text: bytes.toString('utf8'),
      // Most of what is read is not compared with anything, and the hash takes longer than the reading.
      get hash() {
        hash ??= fingerprint(bytes);
        return hash;
      },
      mode: stat.mode & 0o777,
      bytes: bytes.length,
      modifiedMs: stat.mtimeMs,
    };
  } catch (error) {
    const code = codeOf(error);
    return code === 'ENOENT' ? { kind: 'missing' } : { kind: 'unreadable', code };
  }
}

function resolveNow(path: string): Resolved {
  try {
    const real = realpathSync(path);
    const stat = statSync(real);
    return { kind: 'there', path: real, isFile: stat.isFile(), bytes: stat.size, names: stat.nlink };
  } catch (error) {
    const code = codeOf(error);
    return code === 'ENOENT' ? { kind: 'missing' } : { kind: 'unresolved', code };
  }
}

function namesIn(dir: string): readonly string[] {
  try {
    return readdirSync(dir).sort();
  } catch {
    return [];
  }
}
