import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { BenchHome } from './home.ts';
import { type Command, median, runOnce } from './run.ts';
import type { Line } from './table.ts';

const QUESTIONS = [
  ['status', '--json'],
  ['list', '--all', '--json'],
] as const;

/** The real one, where it is installed. Its launcher takes its Node from PATH. */
export function openClawAt(root: string, env: Command['env']): Omit<Command, 'args'> | undefined {
  const file = join(root, '.interop/node_modules/.bin/openclaw');
  return existsSync(file) ? { file, env: { ...env, PATH: `${dirname(process.execPath)}:/usr/bin:/bin` } } : undefined;
}

/** The same questions to OpenClaw and to Pincer, where the suite of `npm run test:interop` has installed it. */
export async function measureOpenClaw(
  root: string,
  pincer: string,
  home: BenchHome,
  rounds: number,
): Promise<readonly Line[]> {
  const openclaw = openClawAt(root, home.env);
  if (openclaw === undefined) return [];
  const lines: Line[] = [];
  for (const question of QUESTIONS) {
    const times: { theirs: number; ours: number }[] = [];
    for (let round = -1; round < rounds; round++) {
      const theirs = await runOnce({ ...openclaw, args: ['models', ...question] });
      const ours = await runOnce({ file: pincer, args: question, env: openclaw.env });
      if (round >= 0) times.push({ theirs, ours });
    }
    const [theirs, ours] = [median(times.map((time) => time.theirs)), median(times.map((time) => time.ours))];
    const measured = `${theirs.toFixed(0)} ms against ${ours.toFixed(0)} ms`;
    lines.push({ what: `openclaw models ${question.join(' ')}`, measured, value: theirs / ours });
  }
  return lines;
}
