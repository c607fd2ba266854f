import type { BenchHome } from './home.ts';
import { median, runOnce } from './run.ts';
import type { Line } from './table.ts';

type Case = {
  readonly what: string;
  readonly prepare: (pincer: string, home: BenchHome) => Promise<void> | void;
  readonly commands: readonly string[];
};

const CASES: readonly Case[] = [
  {
    what: 'journal of 2,000 entries',
    prepare: async (pincer, home) => {
      for (const model of ['opus', 'sonnet'])
        await runOnce({ file: pincer, args: ['set', `anthropic/claude-${model}-4-6`], env: home.env });
      home.age(2000);
    },
    commands: ['journal', 'config undo --dry-run'],
  },
  {
    what: '20,000 providers',
    prepare: (_, home) => home.crowd(20_000),
    commands: [
      'status --json',
      'config get models.providers.server-7',
      'config validate',
      'config secrets',
      'sync --check',
    ],
  },
  {
    what: 'configuration of 10 MB',
    prepare: (_, home) => home.grow(10_000_000),
    commands: ['status --json', 'config validate', 'set anthropic/claude-opus-4-6 --dry-run'],
  },
];

/** Homes that are far larger than people have: nothing may take a person's patience, however it grows. */
export async function measureLarge(pincer: string, home: BenchHome, rounds: number): Promise<readonly Line[]> {
  const lines: Line[] = [];
  for (const { what, prepare, commands } of CASES) {
    await prepare(pincer, home);
    for (const command of commands) {
      const times: number[] = [];
      for (let round = -1; round < rounds; round++) {
        const ms = await runOnce({ file: pincer, args: command.split(' '), env: home.env });
        if (round >= 0) times.push(ms);
      }
      lines.push({ what: `${command}, ${what}`, measured: `${median(times).toFixed(0)} ms` });
    }
  }
  return lines;
}
