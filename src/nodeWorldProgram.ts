import { type ChildProcess, spawn } from 'node:child_process';
import type { Program, ProgramEnd, World } from '../services/world.js';
import { codeOf } from './nodeWorldErrors.js';

/** Of stdout and of stderr. */
const MOST_BYTES = 1024 * 1024;

/** Between asking a program to end and ending it, in ms. */
const GRACE_MS = 2000;

/** Node takes a longer timer for one of a millisecond. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** `Machine.run`. Never rejects for what the program does. */
export async function runProgram(env: World['env'], program: Program): Promise<ProgramEnd> {
  if (program.signal.aborted) return { kind: 'cancelled' };
  const { stdio } = program;
  const child = start(env, program);
  if ('kind' in child) return child;
  const stopListening = stdio === 'terminal' ? leaveKeys() : () => undefined;
  try {
    return await follow(child, program);
  } finally {
    stopListening();
  }
}

/** A null byte in an argument, or more arguments than the system takes, are found out before anything is started. */
function start(env: World['env'], { command, args, env: own, stdio }: Program): ChildProcess | ProgramEnd {
  try {
    return spawn(command, [...args], {
      env: { ...env, ...own },
      // A group of its own can be ended as a whole. One that has the terminal must stay in the group that the terminal listens to.
      detached: stdio !== 'terminal' && process.platform !== 'win32',
      stdio: stdio === 'terminal' ? 'inherit' : stdio === 'apart' ? 'ignore' : 'pipe',
      windowsHide: true,
    });
  } catch (error) {
    return { kind: 'failed', code: codeOf(error) };
  }
}

/** Ctrl-C and Ctrl-\ are meant for the program that has the terminal; they come to all in its group, and would end Pincer under it. */
function leaveKeys(): () => void {
  const ignore = (): void => undefined;
  const keys = ['SIGINT', 'SIGQUIT'] as const;
  for (const key of keys) process.on(key, ignore);
  return () => {
    for (const key of keys) process.off(key, ignore);
  };
}

function follow(child: ChildProcess, { stdio, timeoutMs, signal }: Program): Promise<ProgramEnd> {
  const stdout = collect(child.stdout);
  const stderr = collect(child.stderr);
  const isApart = stdio === 'apart';
  if (typeof stdio === 'object') feed(child, stdio.stdin);
  return new Promise((resolve) => {
    let isSettled = false;
    const settle = (end: ProgramEnd): void => {
      if (isSettled) return;
      isSettled = true;
      clearTimeout(timer);
      signal.removeEventListener('abort', cancel);
      resolve(end);
    };
    const expire = (): void => {
      if (isApart) child.unref();
      else kill(child, stdio);
      settle({ kind: 'timeout' });
    };
    const cancel = (): void => {
      if (isApart) child.unref();
      else kill(child, stdio);
      settle({ kind: 'cancelled' });
    };
    const timer = setTimeout(expire, Math.min(timeoutMs, LONGEST_TIMER_MS));
    signal.addEventListener('abort', cancel, { once: true });
    child.once('error', (error) => {
      const code = codeOf(error);
      settle(code === 'ENOENT' ? { kind: 'missing' } : { kind: 'failed', code });
    });
    // `close`, not `exit`: what it wrote last comes after it is gone.
    child.once('close', (code, by) =>
      settle({ kind: 'ended', code: code ?? bySignal(by), stdout: stdout(), stderr: stderr() }),
    );
  });
}

/** As shells say it. */
const bySignal = (by: NodeJS.Signals | null): number =>
  128 + (by === null ? 0 : (process.getBuiltinModule('node:os').constants.signals[by] ?? 0));

function collect(stream: ChildProcess['stdout']): () => string {
  const chunks: Buffer[] = [];
  let bytes = 0;
  stream?.on('data', (chunk: Buffer) => {
    // Read on all the same: a full pipe would hold the program up.
    if (bytes < MOST_BYTES) chunks.push(chunk.subarray(0, MOST_BYTES - bytes));
    bytes += chunk.length;
  });
  return () => Buffer.concat(chunks).toString('utf8');
}

/** A program that does not read, or ended before, is no failure: what it says tells more. */
function feed(child: ChildProcess, text: string): void {
  child.stdin?.on('error', () => undefined);
  child.stdin?.end(text);
}

/** The program and all that it started. */
function kill(child: ChildProcess, stdio: Program['stdio']): void {
  // Nothing that it left behind may hold Pincer up.
  for (const stream of [child.stdin, child.stdout, child.stderr]) stream?.destroy();
  send(child, stdio, 'SIGTERM');
  const timer = setTimeout(() => send(child, stdio, 'SIGKILL'), GRACE_MS);
  child.once('exit', () => clearTimeout(timer));
  child.unref();
}

function send(child: ChildProcess, stdio: Program['stdio'], signal: NodeJS.Signals): void {
  try {
    if (child.pid !== undefined && stdio !== 'terminal' && process.platform !== 'win32')
      process.kill(-child.pid, signal);
    else child.kill(signal);
  } catch {
    // It is gone already.
  }
}
