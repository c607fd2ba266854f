import { lstatSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const PREFIX = 'pincer-demo-';
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

export type DemoFolder = {
  readonly path: string;
  /** Writes a file below the folder, readable by its owner alone. */
  readonly write: (relative: string, text: string) => void;
  /** Deletes the folder, without waiting for anything: also fit for the last moment of a process. */
  readonly removeNow: () => void;
};

/**
 * A folder that does not outlive the process: it goes when `removeNow` is called, when the process exits or crashes, and
 * on a signal. What a killed process (SIGKILL) left behind, the next demo removes.
 */
export function openFolder(): DemoFolder {
  sweep();
  const path = mkdtempSync(join(tmpdir(), `${PREFIX}${process.pid}-`));
  const removeNow = (): void => {
    process.removeListener('exit', removeNow);
    for (const signal of SIGNALS) process.removeListener(signal, onSignal);
    rmSync(path, { recursive: true, force: true });
  };
  const onSignal = (signal: NodeJS.Signals): void => {
    // Who else listens ends the process in its own way, and the folder goes with it.
    if (process.listenerCount(signal) > 1) return;
    removeNow();
    process.kill(process.pid, signal);
  };
  process.once('exit', removeNow);
  for (const signal of SIGNALS) process.on(signal, onSignal);
  return {
    path,
    write: (relative, text) => {
      const file = join(path, relative);
      mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
      writeFileSync(file, text, { mode: 0o600 });
    },
    removeNow,
  };
}

/** Folders of our own whose process is gone. */
function sweep(): void {
  for (const name of readdirSync(tmpdir())) {
    const pid = Number(/^pincer-demo-(\d+)-\w+$/.exec(name)?.[1]);
    if (!(pid > 0) || isAlive(pid)) continue;
    const path = join(tmpdir(), name);
    if (isOurs(path)) rmSync(path, { recursive: true, force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Not allowed to signal it means that it lives.
    return error instanceof Error && 'code' in error && error.code !== 'ESRCH';
  }
}

function isOurs(path: string): boolean {
  const facts = lstatSync(path, { throwIfNoEntry: false });
  return facts?.isDirectory() === true && (process.getuid === undefined || facts.uid === process.getuid());
}
