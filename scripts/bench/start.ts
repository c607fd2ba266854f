import type { BenchHome } from './home.ts';
import { type Command, firstFrame, median, peakOf, runOnce } from './run.ts';
import type { Line } from './table.ts';

/** Rounds that are thrown away: they fill the caches of the disk and of the compiler. */
const WARM_UPS = 2;
/** Memory hardly varies between runs. */
const MEMORY_ROUNDS = 5;

/** The frame that shows real data: the default model of the home in the header, and again in the list. */
const MARK = /(claude-(?:opus|sonnet)-4-6)[\s\S]*\1/;

type Run = (env: Command['env']) => Promise<Readonly<Record<string, number>>>;
type Case = {
  readonly what: string;
  readonly run: Run;
  readonly limits: Readonly<Record<string, number>>;
  readonly memory?: number;
};

/** Commands that ask, and how many times as long as bare Node each may take. */
const QUESTIONS: readonly (readonly [command: string, limit: number])[] = [
  ['config get models.mode', 1.9],
  ['config validate', 2],
  ['config secrets', 2.2],
  ['journal', 2.1],
  ['sync --check', 2.6],
  ['config set models.mode merge --dry-run', 2.3],
  ['set opus --dry-run', 2.6],
  ['auth list', 1.9],
  ['providers list', 2.5],
  ['setup --auth-choice minimax-global-api --from-env MINIMAX_API_KEY --dry-run --no-probe', 3.2],
];

let isOpus = false;

/** Each time another one, so that there is something to write. */
function otherModel(): string {
  isOpus = !isOpus;
  return `anthropic/claude-${isOpus ? 'opus' : 'sonnet'}-4-6`;
}

/** What a row is called: the command, without what only keeps it from writing. */
const nameOf = (command: string): string => command.replace(/ --auth-choice .*/, ' --dry-run');

const casesOf = (pincer: string): readonly Case[] => [
  {
    what: 'node -e 0',
    run: async (env) => ({ '': await runOnce({ file: process.execPath, args: ['-e', '0'], env }) }),
    limits: {},
  },
  {
    what: 'status --json',
    run: async (env) => ({ '': await runOnce({ file: pincer, args: ['status', '--json'], env }) }),
    limits: { '': 1.8 },
    memory: 1.6,
  },
  {
    what: 'list --all --json',
    run: async (env) => ({ '': await runOnce({ file: pincer, args: ['list', '--all', '--json'], env }) }),
    limits: { '': 2.2 },
    memory: 1.6,
  },
  {
    what: 'set',
    run: async (env) => ({ '': await runOnce({ file: pincer, args: ['set', otherModel()], env }) }),
    limits: { '': 3 },
    memory: 1.6,
  },
  ...QUESTIONS.map(
    ([what, limit]): Case => ({
      what: nameOf(what),
      run: async (env) => ({ '': await runOnce({ file: pincer, args: what.split(' '), env }) }),
      limits: { '': limit },
    }),
  ),
  {
    what: 'console',
    run: async (env) => {
      const { paintMs, frameMs } = await firstFrame({ file: pincer, args: [], env }, MARK);
      return { ', first paint': paintMs, ', first frame with real data': frameMs };
    },
    limits: { ', first paint': 1.5, ', first frame with real data': 4.7 },
    memory: 4,
  },
];

/** Start-up and memory against bare Node, everything in turn within each round. */
export async function measureStart(pincer: string, { env }: BenchHome, rounds: number): Promise<readonly Line[]> {
  const cases = casesOf(pincer);
  const times = await timesOf(cases, env, rounds);
  const peaks = await peaksOf(cases, env);
  return cases.flatMap((one) => linesOf(one, times, peaks));
}

type Times = ReadonlyMap<string, readonly number[]>;

async function timesOf(cases: readonly Case[], env: Command['env'], rounds: number): Promise<Times> {
  const times = new Map<string, readonly number[]>();
  for (let round = -WARM_UPS; round < rounds; round++) {
    for (const { what, run } of cases) {
      const parts = Object.entries(await run(env)).filter(() => round >= 0);
      for (const [part, ms] of parts) times.set(what + part, [...(times.get(what + part) ?? []), ms]);
    }
  }
  return times;
}

async function peaksOf(cases: readonly Case[], env: Command['env']): Promise<ReadonlyMap<string, number>> {
  const peaks = new Map<string, number>();
  for (const { what, run } of cases.filter(({ memory }) => memory !== undefined || peaks.size === 0)) {
    const kb: number[] = [];
    for (let round = 0; round < MEMORY_ROUNDS; round++) kb.push(await peakOf(env, run));
    peaks.set(what, median(kb));
  }
  return peaks;
}

function linesOf({ what, limits, memory }: Case, times: Times, peaks: ReadonlyMap<string, number>): readonly Line[] {
  const bareMs = median(times.get('node -e 0') ?? []);
  const [kb = 0, bareKb = 0] = [peaks.get(what), peaks.get('node -e 0')];
  const timeLines = [...times]
    .filter(([name]) => name === what || name.startsWith(`${what},`))
    .map(([name, values]): Line => {
      const ms = median(values);
      const limit = limits[name.slice(what.length)];
      return {
        what: name,
        measured: `${ms.toFixed(1)} ms`,
        value: ms / bareMs,
        ...(limit === undefined ? {} : { limit }),
      };
    });
  if (kb === 0) return timeLines;
  const most = { what: `${what}, peak memory`, measured: `${(kb / 1000).toFixed(1)} MB`, value: kb / bareKb };
  return [...timeLines, memory === undefined ? most : { ...most, limit: memory }];
}
