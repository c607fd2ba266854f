import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Files, ReplaceRequest } from '../services/world.js';
import { fail, ok } from '../state/domain/result.js';
import { codeOf, writeProblem } from './nodeWorldErrors.js';
import { fingerprint } from './nodeWorldFingerprint.js';
import { flushFolder, targetOf } from './nodeWorldReplace.js';

/** Adds to the end of a file in one write, which the system keeps in one piece when others add to it too. */
export function appendTo(
  path: string,
  text: string,
  how?: { readonly flush: false },
): Awaited<ReturnType<Files['append']>> {
  try {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    const file = openSync(path, 'a', 0o600);
    try {
      const bytes = Buffer.from(text, 'utf8');
      for (let written = 0; written < bytes.length; ) written += writeSync(file, bytes, written);
      if (how === undefined) fsyncSync(file);
    } finally {
      closeSync(file);
    }
    return ok(undefined);
  } catch (error) {
    return fail(writeProblem(path, error));
  }
}

/** Removes a file that is still the one which was read. */
export function removeFile({
  path,
  expectHash,
}: Pick<ReplaceRequest, 'path' | 'expectHash'>): Awaited<ReturnType<Files['remove']>> {
  try {
    const target = targetOf(path);
    if (fingerprint(readFileSync(target)) !== expectHash) return fail({ kind: 'changed', place: { file: path } });
    rmSync(target);
    flushFolder(dirname(target));
    return ok(undefined);
  } catch (error) {
    return codeOf(error) === 'ENOENT' ? ok(undefined) : fail(writeProblem(path, error));
  }
}
