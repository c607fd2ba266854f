import {
  closeSync,
  constants,
  existsSync,
  fchmodSync,
  fchownSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  renameSync,
  type Stats,
  statSync,
  writeSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Files, ReplaceRequest } from '../services/world.js';
import type { WriteProblem } from '../state/domain/edits/writeProblem.js';
import { fail, ok } from '../state/domain/result.js';
import { codeOf, writeProblem } from './nodeWorldErrors.js';
import { fingerprint } from './nodeWorldFingerprint.js';
import { makeOwnFolder } from './nodeWorldOwn.js';
import { removeDraft, removeStale, temporaryName } from './nodeWorldTemporary.js';

type Replaced = Awaited<ReturnType<Files['replace']>>;

/**
 * Writes beside the file, flushes, and renames over it: whoever reads, whenever the power fails, there is the old text or
 * the new one. Nothing is left behind by a failure.
 */
export function replaceFile(request: ReplaceRequest): Replaced {
  try {
    const target = request.isOwn ? request.path : targetOf(request.path);
    if (request.isOwn) makeOwnFolder(dirname(target));
    else mkdirSync(dirname(target), { recursive: true, mode: 0o700 });
    const old = readOld(target);
    const problem = refusalOf(request, target, old);
    if (problem !== undefined) return fail(problem);
    return replaceWith(request, target, old);
  } catch (error) {
    return fail(writeProblem(request.path, error));
  }
}

type Old = { readonly stat: Stats; readonly bytes: Uint8Array } | undefined;

function replaceWith(request: ReplaceRequest, target: string, old: Old): Replaced {
  const bytes = Buffer.from(request.text, 'utf8');
  removeStale(target);
  if (request.path !== target) removeStale(request.path);
  const temporary = join(dirname(target), temporaryName(target));
  try {
    writeNew(temporary, bytes, old, request);
    const backup = request.backups && old !== undefined ? backUp(request.path, old.bytes) : undefined;
    // Somebody who takes no lock may have written in the meantime; between this look and the rename lie microseconds.
    if (hashOf(readOld(target)) !== request.expectHash) return fail(changed(request.path));
    renameSync(temporary, target);
    const doubt = doubtAbout(request, target, bytes);
    if (doubt !== undefined) return fail(doubt);
    return ok({ ...(backup === undefined ? {} : { backup }), hash: fingerprint(bytes) });
  } finally {
    removeDraft(temporary);
  }
}

function refusalOf({ path, expectHash }: ReplaceRequest, target: string, old: Old): WriteProblem | undefined {
  if (old !== undefined && !old.stat.isFile()) return { kind: 'not-a-file', place: { file: path } };
  if (hashOf(old) !== expectHash) return changed(path);
  // A rename would get past a file that its owner made read-only.
  if (old !== undefined) closeSync(openSync(target, constants.O_WRONLY));
  return undefined;
}

/** By now the new file is there, whatever goes wrong. */
function doubtAbout({ path, flush }: ReplaceRequest, target: string, bytes: Buffer): WriteProblem | undefined {
  try {
    if (flush ?? true) flushFolder(dirname(target));
    return bytes.equals(readFileSync(target)) ? undefined : unlike(path);
  } catch (error) {
    return { kind: 'unconfirmed', place: { file: path }, code: codeOf(error) };
  }
}

const changed = (file: string): WriteProblem => ({ kind: 'changed', place: { file } });

const unlike = (file: string): WriteProblem => ({
  kind: 'not-verified',
  place: { file },
  message: 'what was written is not what is there now; the text before it is in the backup',
});

const hashOf = (old: Old): string | undefined => (old === undefined ? undefined : fingerprint(old.bytes));

function readOld(target: string): Old {
  try {
    const stat = statSync(target);
    return { stat, bytes: stat.isFile() ? readFileSync(target) : new Uint8Array() };
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}

/** Where a path leads by its links, even if what they lead to is not there yet. */
export function targetOf(path: string): string {
  try {
    return realpathSync(path);
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error;
  }
  const link = linkAt(path);
  return link === undefined ? path : targetOf(resolve(dirname(path), link));
}

function linkAt(path: string): string | undefined {
  try {
    return readlinkSync(path);
  } catch {
    return undefined;
  }
}

type How = Pick<ReplaceRequest, 'flush' | 'isPrivate' | 'isOwn'>;

function writeNew(path: string, bytes: Uint8Array, old: Old, { flush, isPrivate, isOwn }: How): void {
  const mode = old === undefined || isPrivate || isOwn ? 0o600 : old.stat.mode & 0o7777;
  const file = openSync(path, 'wx', 0o600);
  try {
    writeAll(file, bytes);
    if (old !== undefined && !isOwn) keepOwner(file, old.stat);
    // Behind the owner: changing that one clears some of the bits.
    fchmodSync(file, mode);
    if (flush !== false) fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

function writeAll(file: number, bytes: Uint8Array): void {
  for (let written = 0; written < bytes.length; ) written += writeSync(file, bytes, written);
}

/** A file of another user stays theirs, or is not written. A group that is not ours to give is let go. */
function keepOwner(file: number, { uid, gid }: Stats): void {
  if (uid === process.geteuid?.() && gid === process.getegid?.()) return;
  try {
    fchownSync(file, uid, gid);
  } catch (error) {
    if (codeOf(error) !== 'EPERM' || uid !== process.geteuid?.()) throw error;
  }
}

/** OpenClaw's ring of five: `.bak` is the newest, `.bak.4` the oldest. Other `.bak.*` belong to the user and stay. */
function backUp(path: string, bytes: Uint8Array): string {
  const ring = [`${path}.bak`, ...[1, 2, 3, 4].map((n) => `${path}.bak.${n}`)];
  // The new one is whole before any old one moves.
  const fresh = join(dirname(path), temporaryName(ring[0] ?? path));
  try {
    writeNew(fresh, bytes, undefined, {});
    for (let i = ring.length - 1; i > 0; i--) moveIfThere(ring[i - 1] ?? '', ring[i] ?? '');
    renameSync(fresh, `${path}.bak`);
  } finally {
    removeDraft(fresh);
  }
  return `${path}.bak`;
}

function moveIfThere(from: string, to: string): void {
  if (existsSync(from)) renameSync(from, to);
}

/** The rename itself is only safe from a power failure once the folder is on the disk. Some file systems cannot say so. */
export function flushFolder(dir: string): void {
  try {
    const folder = openSync(dir, 'r');
    try {
      fsyncSync(folder);
    } finally {
      closeSync(folder);
    }
  } catch (error) {
    if (!CANNOT_SAY.has(codeOf(error))) throw error;
  }
}

/** EACCES: a folder that we may write but not look into. */
const CANNOT_SAY: ReadonlySet<string> = new Set(['EINVAL', 'EPERM', 'EACCES']);
