import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openTerminal } from '../../test/support/terminal.ts';

export type Command = {
  readonly file: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
};

const clock = (): number => performance.now();

/** Milliseconds from start to exit, output thrown away. */
export async function runOnce({ file, args, env }: Command): Promise<number> {
  const began = clock();
  let said = '';
  const code = await new Promise((resolve, reject) => {
    const child = spawn(file, [...args], { env, stdio: ['ignore', 'ignore', 'pipe'] });
    child.stderr?.setEncoding('utf8').on('data', (text) => {
      said += text;
    });
    child.on('error', reject);
    child.on('exit', resolve);
  });
  const ms = clock() - began;
  if (code !== 0) throw new Error(`${file} ${args.join(' ')} ended with ${code}: ${said}`);
  return ms;
}

export type Frames = { readonly paintMs: number; readonly frameMs: number };

/** Starts the console in a real pseudo-terminal, waits for the frame that shows `mark`, and quits with `q`. */
export async function firstFrame({ file, args, env }: Command, mark: RegExp): Promise<Frames> {
  const began = clock();
  const terminal = openTerminal({ file, args, env, cols: 200, rows: 60 });
  try {
    await terminal.waitFor((it) => it.raw() !== '');
    const paintMs = clock() - began;
    await terminal.waitFor(mark);
    const frameMs = clock() - began;
    terminal.press('q');
    await terminal.exited;
    return { paintMs, frameMs };
  } finally {
    await terminal.close();
  }
}

/** The most memory that the Node process of `use` held, in kB as the kernel counts; 0 where it does not tell. */
export async function peakOf(env: Command['env'], use: (env: Command['env']) => Promise<unknown>): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'pincer-peak-'));
  const [hook, peak] = [join(folder, 'hook.cjs'), join(folder, 'peak')];
  writeFileSync(hook, HOOK);
  writeFileSync(peak, '0');
  try {
    await use({ ...env, NODE_OPTIONS: `--require=${hook}`, PINCER_BENCH_PEAK: peak });
    return Number(readFileSync(peak, 'utf8'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

// `ru_maxrss` would count the memory of the bench itself, from before exec; VmHWM begins anew there.
const HOOK = `const fs = require('node:fs');
process.on('exit', () => {
  try { fs.writeFileSync(process.env.PINCER_BENCH_PEAK, /VmHWM:\\s+(\\d+)/.exec(fs.readFileSync('/proc/self/status', 'utf8'))[1]); } catch {}
});`;

export const median = (values: readonly number[]): number => percentile(values, 0.5);

export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
