import { closeSync, fstatSync, fsyncSync, ftruncateSync, readFileSync, readSync, rmSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Files, ReplaceRequest } from '../services/world.js';
import { fail, ok } from '../state/domain/result.js';
import { codeOf, writeProblem } from './nodeWorldErrors.js';
import { fingerprint } from './nodeWorldFingerprint.js';
import { makeOwnFolder, openOwn } from './nodeWorldOwn.js';
import { flushFolder, targetOf } from './nodeWorldReplace.js';

/** Adds to the end of a file in one write, which the system keeps in one piece when others add to it too. */
export function appendTo(
  path: string,
  text: string,
  how?: { readonly flush: false },
): Awaited<ReturnType<Files['append']>> {
  try {
    makeOwnFolder(dirname(path));
    const file = openOwn(path);
    try {
      addTo(file, text);
      if (how === undefined) fsyncSync(file);
    } finally {
      closeSync(file);
    }
    return ok(undefined);
  } catch (error) {
    return fail(writeProblem(path, error));
  }
}

/** All of it or nothing: half a line that a full disk leaves would take the next one with it. */
function addTo(file: number, text: string): void {
  const before = fstatSync(file).size;
  const bytes = Buffer.from(endsInLine(file, before) ? text : `\n${text}`, 'utf8');
  let written = 0;
  try {
    while (written < bytes.length) written += writeSync(file, bytes, written);
  } catch (error) {
    ftruncateSync(file, before);
    throw error;
  }
}

/** A writer that was killed, or a power failure, may have left half a line. */
function endsInLine(file: number, size: number): boolean {
  const last = Buffer.alloc(1);
  return size === 0 || (readSync(file, last, 0, 1, size - 1) === 1 && last[0] === NEWLINE);
}

const NEWLINE = 0x0a;

/** Removes a file that is still the one which was read. */
export function removeFile({
  path,
  expectHash,
  isOwn,
}: Pick<ReplaceRequest, 'path' | 'expectHash' | 'isOwn'>): Awaited<ReturnType<Files['remove']>> {
  try {
    const target = isOwn ? path : targetOf(path);
    if (fingerprint(readFileSync(target)) !== expectHash) return fail({ kind: 'changed', place: { file: path } });
    rmSync(target);
    flushFolder(dirname(target));
    return ok(undefined);
  } catch (error) {
    return codeOf(error) === 'ENOENT' ? ok(undefined) : fail(writeProblem(path, error));
  }
}
