import { spawn } from 'node:child_process';

export type ChildEnd =
  | { readonly kind: 'ended'; readonly code: number }
  | { readonly kind: 'not-started'; readonly code: string };

/**
 * Runs a program such as an editor on the terminal and waits for it. Use it as
 * `suspendTerminal(() => screen.lend(() => runChild(file, args)))`: Ink gives the terminal up, and its Ctrl-C is the child's.
 */
export const runChild = (file: string, args: readonly string[]): Promise<ChildEnd> =>
  new Promise((resolve) => {
    const child = spawn(file, args, { stdio: 'inherit' });
    child.on('error', (error: NodeJS.ErrnoException) =>
      resolve({ kind: 'not-started', code: error.code ?? 'unknown' }),
    );
    // Ended by a signal counts as failed.
    child.on('exit', (code) => resolve({ kind: 'ended', code: code ?? 1 }));
  });

/** Whether Ctrl-Z can give the shell back; Windows has no such thing. */
export const canStop = process.platform !== 'win32';

/**
 * Ctrl-Z: stops the program until `fg`. Use it as `suspendTerminal(() => screen.lend(stopUntilContinued))`.
 * The whole group is stopped, as the kernel does it: alone, npm in front of us would go on waiting.
 */
export const stopUntilContinued = (): Promise<void> =>
  new Promise((resolve) => {
    // Without a timer nothing would keep the program alive when it is continued.
    const alive = setInterval(() => undefined, 60_000);
    process.once('SIGCONT', () => {
      clearInterval(alive);
      resolve();
    });
    process.kill(0, 'SIGTSTP');
  });
