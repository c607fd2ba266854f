import { spawn } from 'node:child_process';
import { get } from 'node:http';
import type { BenchHome } from './home.ts';
import { median } from './run.ts';
import { withSlowServer } from './slow.ts';
import type { Line } from './table.ts';

const PROBES = 200;
const CONCURRENCY = 16;
const DELAY_MS = 50;
/** What a reach asks one after the other: the list with the key, and the list without. */
const REQUESTS = 2;

/** How long many probes take, by the report of the program itself, against what their answers alone take. */
export async function measureProbes(
  root: string,
  pincer: string,
  home: BenchHome,
  rounds: number,
): Promise<readonly Line[]> {
  const ideal = Math.ceil(PROBES / CONCURRENCY) * REQUESTS * DELAY_MS;
  const bare: number[] = [];
  const times = await withSlowServer(root, { delayMs: DELAY_MS, models: PROBES }, async (baseUrl) => {
    home.serve(baseUrl, PROBES);
    const taken: number[] = [];
    for (let n = 0; n < rounds; n++) {
      taken.push(await probeAll(pincer, home.env));
      bare.push(await askAll(baseUrl));
    }
    return taken;
  });
  const ms = median(times);
  return [
    {
      what: `${PROBES} probes, ${CONCURRENCY} at once, a server that takes ${DELAY_MS} ms`,
      measured: `${Math.round(ms)} ms; ideal ${ideal} ms, Node alone here and now ${Math.round(median(bare))} ms`,
      value: ms / ideal,
      limit: 1.2,
    },
  ];
}

/** The same requests by Node itself, which judges nothing: what this machine makes of the ideal while it is as busy as it is. */
async function askAll(baseUrl: string): Promise<number> {
  const began = performance.now();
  const waiting = Array.from({ length: PROBES }).values();
  const work = async (): Promise<void> => {
    for (const _ of waiting) {
      await listed(baseUrl, { authorization: 'Bearer not-a-real-key' });
      await listed(baseUrl, {});
    }
  };
  await Promise.all(Array.from({ length: CONCURRENCY }, work));
  return performance.now() - began;
}

const listed = (baseUrl: string, headers: Readonly<Record<string, string>>): Promise<void> =>
  new Promise((resolve, reject) => {
    get(`${baseUrl}/models`, { agent: false, headers }, (response) => response.resume().on('end', resolve)).on(
      'error',
      reject,
    );
  });

async function probeAll(pincer: string, env: BenchHome['env']): Promise<number> {
  const refs = Array.from({ length: PROBES }, (_, i) => `slow/m${i}`);
  const args = ['probe', '--json', '--concurrency', String(CONCURRENCY), ...refs];
  const child = spawn(pincer, args, { env, stdio: ['ignore', 'pipe', 'inherit'] });
  let text = '';
  for await (const chunk of child.stdout.setEncoding('utf8')) text += chunk;
  const { durationMs, results } = JSON.parse(text) as Report;
  const bad = results.filter(({ status }) => status !== 'ok');
  if (results.length !== PROBES || bad.length > 0) throw new Error(`${bad.length} of ${results.length} probes failed`);
  return durationMs;
}

type Report = { readonly durationMs: number; readonly results: readonly { readonly status: string }[] };
