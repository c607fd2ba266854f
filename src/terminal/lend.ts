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
