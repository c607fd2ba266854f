// Measures the built program: `npm run bench`. With --strict it fails when a target is missed; `--rounds=N` changes how often, and
// `--only=start` (or keys, openclaw, write, large, probes, discover; several with commas) what.
import { existsSync } from 'node:fs';
import { availableParallelism, loadavg } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { measureDiscovery } from './bench/discover.ts';
import { makeHome } from './bench/home.ts';
import { measureKeys } from './bench/keys.ts';
import { measureLarge } from './bench/large.ts';
import { measureOpenClaw } from './bench/openclaw.ts';
import { measureProbes } from './bench/probes.ts';
import { runOnce } from './bench/run.ts';
import { measureStart } from './bench/start.ts';
import { drawTable, holds } from './bench/table.ts';
import { measureWrite } from './bench/write.ts';

const { values } = parseArgs({
  options: { strict: { type: 'boolean' }, rounds: { type: 'string', default: '12' }, only: { type: 'string' } },
});
const root = resolve(import.meta.dirname, '..');
const pincer = join(root, 'bin/pincer');
const rounds = Number(values.rounds);

if (!existsSync(join(root, 'dist/pincer.mjs'))) {
  console.error('Run "npm run build" first.');
  process.exit(1);
}

console.log(`Node ${process.version}, medians of ${rounds} rounds, everything in turn within a round\n`);
if (loadavg()[0] > availableParallelism() / 2) {
  console.log(
    `The machine is busy (load ${loadavg()[0].toFixed(1)}): single figures mean little, and ratios are rough.\n`,
  );
}
const home = makeHome();
try {
  // As OpenClaw leaves a home: with a registry, which every command compares with the config.
  await runOnce({ file: pincer, args: ['sync'], env: home.env });
  const parts = {
    start: () => measureStart(pincer, home, rounds),
    keys: () => measureKeys(root),
    openclaw: () => measureOpenClaw(root, pincer, home, 3),
    write: () => measureWrite(root, pincer, home, rounds),
    large: () => measureLarge(pincer, home, 3),
    probes: () => measureProbes(root, pincer, home, 3),
    discover: () => measureDiscovery(pincer, home, 3),
  };
  const asked = values.only?.split(',') ?? Object.keys(parts);
  const lines = [];
  for (const part of asked) lines.push(...(await parts[part]()));
  console.log(drawTable(lines));
  if (values.strict && !lines.every(holds)) process.exitCode = 1;
} finally {
  home.remove();
}
