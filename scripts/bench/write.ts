import type { BenchHome } from './home.ts';
import { median, runOnce } from './run.ts';
import type { Line } from './table.ts';

/** Changing the default model in a configuration of one megabyte, the real file, with everything around a write. */
export async function measureWrite(pincer: string, home: BenchHome, rounds: number): Promise<readonly Line[]> {
  home.grow(1_000_000);
  const times: number[] = [];
  for (let round = -1; round < rounds; round++) {
    const ref = round % 2 === 0 ? 'anthropic/claude-opus-4-6' : 'anthropic/claude-sonnet-4-6';
    const ms = await runOnce({ file: pincer, args: ['set', ref], env: home.env });
    if (round >= 0) times.push(ms);
  }
  return [{ what: 'set, in a configuration of 1 MB', measured: `${median(times).toFixed(1)} ms` }];
}
