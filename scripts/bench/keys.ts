import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type IPty, spawn } from '@lydell/node-pty';
import { bundle } from '../build/bundle.ts';
import { median, percentile } from './run.ts';
import { withSlowServer } from './slow.ts';
import type { Line } from './table.ts';

const KEYS = 150;
const WARM_UPS = 30;
/** A person's hand, and never in step with the batches of answers. In ms. */
const PAUSES = [41, 67, 53, 79, 47, 61];

/** What `keysProgram.tsx` is told, and what it then shows. */
const SCENES = [
  ['models', '5,000 models, 1,000 answers/s'],
  ['setup', 'the wizard over 2,000 models'],
] as const;

const EVERYWHERE = { PATH: process.env['PATH'] ?? '', TERM: 'xterm-256color', HOME: tmpdir() };

/** Configured models, of servers that take a second and more. */
const SLOW_MODELS = 500;
const SLOW_MS = 800;
/** Of the console with all of that under way; Node alone has about 45. */
const MOST_MEMORY_MB = 200;

/** From a key going into a real pseudo-terminal to the last byte of the frame that shows what it did. */
export async function measureKeys(root: string): Promise<readonly Line[]> {
  const folder = mkdtempSync(join(tmpdir(), 'pincer-keys-'));
  try {
    const entry = { program: join(root, 'scripts/bench/keysProgram.tsx') };
    const { outputFiles } = await bundle(entry, { outdir: folder, version: '0.0.0', stock: false });
    for (const { path, contents } of outputFiles) {
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, contents);
    }
    const program = join(folder, 'program.mjs');
    const lines: Line[] = [];
    for (const [mode, what] of SCENES) lines.push(...(await measureScene(program, mode, what)));
    const slow = await withSlowServer(root, { delayMs: SLOW_MS, models: SLOW_MODELS }, (baseUrl) =>
      pressed(program, 'models', {
        ...EVERYWHERE,
        PINCER_BENCH_SLOW: baseUrl,
        PINCER_BENCH_MODELS: String(SLOW_MODELS),
      }),
    );
    return [...lines, ...slowLines(slow)];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measureScene(program: string, mode: string, scene: string): Promise<readonly Line[]> {
  const { times, cpuMs } = await pressed(program, mode, EVERYWHERE);
  const what = `key to frame, 200×60, ${scene}`;
  const busy = cpuMs === undefined ? '' : `, ${cpuMs.toFixed(1)} ms of CPU each`;
  return [
    { what: `${what}: median`, measured: `${KEYS} keys${busy}`, value: median(times), unit: 'ms', limit: 8 },
    { what: `${what}: p95`, measured: '', value: percentile(times, 0.95), unit: 'ms', limit: 16 },
  ];
}

function slowLines({ times, peakMb }: Pressed): readonly Line[] {
  const what = `key to frame, ${SLOW_MODELS} models of slow servers being probed`;
  return [
    { what: `${what}: median`, measured: `${KEYS} keys`, value: median(times), unit: 'ms', limit: 8 },
    { what: `${what}: p99`, measured: '', value: percentile(times, 0.99), unit: 'ms', limit: 16 },
    ...(peakMb === undefined
      ? []
      : [{ what: `${what}: memory`, measured: '', value: peakMb, unit: 'MB', limit: MOST_MEMORY_MB } as const]),
  ];
}

async function pressed(program: string, mode: string, env: Readonly<Record<string, string>>): Promise<Pressed> {
  const pty = spawn(process.execPath, [program, mode], { cols: 200, rows: 60, env });
  try {
    return await pressKeys(pty);
  } finally {
    pty.kill('SIGKILL');
  }
}

type Pressed = {
  readonly times: readonly number[];
  readonly cpuMs: number | undefined;
  readonly peakMb: number | undefined;
};

async function pressKeys(pty: IPty): Promise<Pressed> {
  const marks = createMarks(pty);
  await marks.next('ready');
  const times: number[] = [];
  let before: number | undefined;
  for (let n = -WARM_UPS; n < KEYS; n++) {
    if (n === 0) before = cpuOf(pty.pid);
    await sleep(PAUSES[(n + WARM_UPS) % PAUSES.length]);
    const seen = marks.next('moved');
    const began = performance.now();
    pty.write(n % 40 === 39 ? 'k' : 'j');
    await seen;
    if (n >= 0) times.push(performance.now() - began);
  }
  const after = cpuOf(pty.pid);
  const peakMb = peakOf(pty.pid);
  return { times, peakMb, cpuMs: before === undefined || after === undefined ? undefined : (after - before) / KEYS };
}

/** CPU time of a process so far in ms, answers and all; where the kernel tells it. A busy machine disturbs it less than the clock. */
function cpuOf(pid: number): number | undefined {
  try {
    // The name in brackets may hold anything; user and system time are fields 14 and 15, in hundredths of a second.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
    return (Number(fields[11]) + Number(fields[12])) * 10;
  } catch {
    return undefined;
  }
}

/** The most memory that a process held so far; where the kernel tells it. */
function peakOf(pid: number): number | undefined {
  try {
    const kb = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return kb === undefined ? undefined : Number(kb) / 1024;
  } catch {
    return undefined;
  }
}

/** Waits for what `keysProgram.tsx` writes after its frames, without the cost of a terminal emulator in between. */
function createMarks(pty: IPty): { readonly next: (word: string) => Promise<void> } {
  const waiting = new Map<string, () => void>();
  let received = '';
  pty.onData((data) => {
    received = received.slice(-32) + data;
    for (const [word, found] of waiting) {
      if (!received.includes(`]7777;${word}\u0007`)) continue;
      received = '';
      waiting.delete(word);
      found();
    }
  });
  return {
    next: (word) =>
      new Promise((resolve, reject) => {
        const timer = setTimeout(() => reject(new Error(`no ${word} mark within 10 s`)), 10_000);
        waiting.set(word, () => {
          clearTimeout(timer);
          resolve();
        });
      }),
  };
}
