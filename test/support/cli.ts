import type { World } from '../../services/world.js';
import { type Host, runCli } from '../../src/cli.js';
import { createOut } from '../../src/print.js';
import { holdsNoPlantedKey } from './planted.js';

export type CliResult = { readonly stdout: string; readonly stderr: string; readonly code: number };

/** Runs the command line as a process would, over any world, and gives what it printed. */
export async function cli(argv: readonly string[], world: World, over: Partial<Host> = {}): Promise<CliResult> {
  let stdout = '';
  let stderr = '';
  const code = await runCli(argv, {
    version: '1.2.3',
    out: createOut({
      out: (text) => {
        stdout += text;
      },
      err: (text) => {
        stderr += text;
      },
    }),
    isTerminal: false,
    interrupt: () => new AbortController().signal,
    readStdin: async () => ({ ok: false, problem: 'terminal' }),
    askSecret: async () => undefined,
    person: { isThere: () => false, askLine: async () => undefined },
    openWorld: async () => ({ world, close: async () => {} }),
    startTui: async () => {
      throw new Error('a headless test asked for the screen');
    },
    ...over,
  });
  holdsNoPlantedKey(stdout + stderr, `what \`pincer ${argv.join(' ')}\` prints`);
  return { stdout, stderr, code };
}
