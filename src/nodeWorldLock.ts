import { linkSync, lstatSync, mkdirSync, readFileSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Problem } from '../state/domain/problem.js';
import { fail, ok, type Result } from '../state/domain/result.js';
import { codeOf, writeProblem } from './nodeWorldErrors.js';
import { hold, waitHeld } from './nodeWorldHeld.js';
import { isAlive, startTimeOf } from './nodeWorldProcess.js';
import { removeDraft, temporaryName } from './nodeWorldTemporary.js';

/**
 * Takes `<file>.lock` as OpenClaw does, runs, and gives it back. A lock whose process is gone is taken over; a live one,
 * or one that says nothing, is waited for. Problems: `locked`, and those of making a file.
 */
export async function withFileLock<T>(
  path: string,
  waitMs: number,
  run: () => Promise<T>,
): Promise<Result<T, Problem>> {
  const taken = await take(path, waitMs);
  if (!taken.ok) return taken;
  // A process that ends here, by a signal or a bug, would leave others waiting until they find out.
  const release = hold(() => giveBack(taken.value));
  try {
    return ok(await run());
  } finally {
    release();
  }
}

/** Short, as those who write again and again leave the lock free for a few milliseconds only. */
const LONGEST_PAUSE_MS = 50;

type Held = { readonly lock: string; readonly content: string };

async function take(path: string, waitMs: number): Promise<Result<Held, Problem>> {
  const began = performance.now();
  try {
    const lock = lockFor(path);
    for (let attempt = 0; ; attempt++) {
      const content = payload();
      if (create(lock, content)) return ok({ lock, content });
      if (isFree(lock, readLock(lock))) {
        takeAway(lock);
        continue;
      }
      const waited = performance.now() - began;
      if (waited >= waitMs) return fail(lockedBy(path, lock, waited));
      await waitHeld(pause(Math.min(10 * 1.2 ** attempt, LONGEST_PAUSE_MS, waitMs - waited)));
    }
  } catch (error) {
    return fail(writeProblem(path, error));
  }
}

/** OpenClaw locks beside the path as named: a link to the file is not followed, the folder's links are. */
function lockFor(path: string): string {
  const dir = dirname(path);
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  return join(realpathSync(dir), `${basename(path)}.lock`);
}

function payload(): string {
  const starttime = startTimeOf(process.pid);
  const owner = {
    pid: process.pid,
    createdAt: new Date().toISOString(),
    ...(starttime === undefined ? {} : { starttime }),
  };
  return `${JSON.stringify(owner, null, 2)}\n`;
}

/** In one step with its content: OpenClaw waits in vain for a lock that it finds empty. False when there is one already. */
function create(lock: string, content: string): boolean {
  const draft = besides(lock);
  try {
    writeFileSync(draft, content, { flag: 'wx', mode: 0o600 });
    linkSync(draft, lock);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    // A file system without hard links has to do with two steps that are as close as can be.
    if (NO_LINKS.has(codeOf(error))) return createPlainly(lock, content);
    throw error;
  } finally {
    removeDraft(draft);
  }
}

const NO_LINKS: ReadonlySet<string> = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK', 'EXDEV']);

function createPlainly(lock: string, content: string): boolean {
  try {
    writeFileSync(lock, content, { flag: 'wx', mode: 0o600 });
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
}

/** What a lock says; undefined when it is gone. A folder, a pipe or a link says nothing: reading it could take forever. */
function readLock(lock: string): string | undefined {
  try {
    const stat = lstatSync(lock);
    return stat.isFile() && stat.size <= LARGEST_LOCK ? readFileSync(lock, 'utf8') : '';
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}

/** In bytes; OpenClaw's have about a hundred. */
const LARGEST_LOCK = 64 * 1024;

type Owner = {
  readonly pid: number | undefined;
  readonly starttime: number | undefined;
  readonly createdAt: number | undefined;
};

function ownerIn(content: string): Owner {
  const owner: Owner = { pid: undefined, starttime: undefined, createdAt: undefined };
  try {
    const { pid, starttime, createdAt } = Object(JSON.parse(content)) as Record<string, unknown>;
    return {
      pid: typeof pid === 'number' ? pid : undefined,
      starttime: typeof starttime === 'number' ? starttime : undefined,
      createdAt: typeof createdAt === 'string' ? Date.parse(createdAt) : undefined,
    };
  } catch {
    return owner;
  }
}

/** OpenClaw: a lock that names no process is given up after this long. */
const STALE_MS = 30_000;

const isFree = (lock: string, content: string | undefined): boolean =>
  content !== undefined && (freed.get(lock) === content || isStale(content));

/** OpenClaw's rule: the process is gone, or another one has its number by now. An empty lock is not stale. */
function isStale(content: string): boolean {
  const { pid, starttime, createdAt } = ownerIn(content);
  if (pid === undefined) return createdAt !== undefined && !(Date.now() - createdAt <= STALE_MS);
  if (!isAlive(pid)) return true;
  const now = startTimeOf(pid);
  return starttime !== undefined && now !== undefined && now !== starttime;
}

/**
 * Removes a stale lock. Somebody else may do so at the same time and take the lock at once, so it is moved aside first
 * and looked at again: a live one is put back.
 */
function takeAway(lock: string): void {
  const aside = besides(lock);
  try {
    renameSync(lock, aside);
    if (!isFree(lock, readLock(aside))) linkSync(aside, lock);
  } catch (error) {
    // Gone already, or taken again: the next attempt will see.
    if (codeOf(error) !== 'ENOENT' && codeOf(error) !== 'EEXIST') throw error;
  } finally {
    removeDraft(aside);
  }
}

/** Never throws: what was done under the lock is done. Where the disk does not let go of it, it is free to this process. */
function giveBack({ lock, content }: Held): void {
  try {
    if (readLock(lock) === content) rmSync(lock, { force: true });
    freed.delete(lock);
  } catch {
    freed.set(lock, content);
  }
}

/** Locks that this process gave back and that are still there, by path. */
const freed = new Map<string, string>();

function lockedBy(path: string, lock: string, waited: number): Problem {
  const pid = ownerIn(readLock(lock) ?? '').pid;
  const place = { file: path };
  return { kind: 'locked', place, lock, waitedMs: Math.round(waited), ...(pid === undefined ? {} : { pid }) };
}

const besides = (lock: string): string => join(dirname(lock), temporaryName(lock));

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
