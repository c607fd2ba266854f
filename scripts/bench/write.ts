import type { BenchHome } from './home.ts';
import { openClawAt } from './openclaw.ts';
import { type Command, median, runOnce } from './run.ts';
import type { Line } from './table.ts';

const PRIMARY = 'agents.defaults.model.primary';
/** The real one takes seconds. */
const THEIR_ROUNDS = 3;

/**
 * One edit of a configuration of one megabyte with comments, the real file, with everything around a write; where the suite of
 * `npm run test:interop` has installed it, next to the real OpenClaw on a file of the same size.
 */
export async function measureWrite(
  root: string,
  pincer: string,
  home: BenchHome,
  rounds: number,
): Promise<readonly Line[]> {
  const { env } = home;
  home.grow(1_000_000);
  const set = await timesOf(rounds, (ref) => ({ file: pincer, args: ['set', ref], env }));
  const own = await timesOf(rounds, (ref) => ({ file: pincer, args: ['config', 'set', PRIMARY, ref], env }));
  const lines: readonly Line[] = [
    { what: 'set, in a configuration of 1 MB', measured: `${set.toFixed(0)} ms` },
    { what: 'config set, in a configuration of 1 MB', measured: `${own.toFixed(0)} ms` },
  ];
  const openclaw = openClawAt(root, env);
  if (openclaw === undefined) return lines;
  // It writes the file anew, without the comments.
  const theirs = await timesOf(THEIR_ROUNDS, (ref) => ({ ...openclaw, args: ['config', 'set', PRIMARY, ref] }));
  home.grow(1_000_000);
  const measured = `${theirs.toFixed(0)} ms against ${own.toFixed(0)} ms`;
  return [...lines, { what: 'openclaw config set, in a configuration of 1 MB', measured, value: theirs / own }];
}

async function timesOf(rounds: number, command: (ref: string) => Command): Promise<number> {
  const times: number[] = [];
  for (let round = -1; round < rounds; round++) {
    const ms = await runOnce(command(`anthropic/claude-${round % 2 === 0 ? 'opus' : 'sonnet'}-4-6`));
    if (round >= 0) times.push(ms);
  }
  return median(times);
}
