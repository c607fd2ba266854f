/**
 * Asks for a line at the terminal, on stderr so that stdout stays the result. `undefined` once the signal fires, after Ctrl-C (which goes
 * on to whoever listens for it), and where nobody sits there.
 */
export function linePrompt(question: string, signal: AbortSignal): Promise<string | undefined> {
  const { stdin, stderr } = process;
  if (!stdin.isTTY || signal.aborted) return Promise.resolve(undefined);
  const { createInterface } = process.getBuiltinModule('node:readline');
  return new Promise((resolve) => {
    const lines = createInterface({ input: stdin, output: stderr, terminal: true, historySize: 0 });
    const leave = (): void => {
      stderr.write('\n');
      lines.close();
    };
    signal.addEventListener('abort', leave, { once: true });
    lines.once('SIGINT', () => {
      leave();
      process.kill(process.pid, 'SIGINT');
    });
    lines.once('close', () => {
      signal.removeEventListener('abort', leave);
      resolve(undefined);
    });
    lines.question(question, (line) => {
      // Closing answers too, with nothing.
      resolve(line);
      lines.close();
    });
  });
}
