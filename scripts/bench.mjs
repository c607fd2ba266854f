// Measures the built program: `npm run bench`. With --strict it fails when a target is missed; `--rounds=N` changes how often.
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { makeHome } from './bench/home.ts';
import { measureKeys } from './bench/keys.ts';
import { measureOpenClaw } from './bench/openclaw.ts';
import { measureStart } from './bench/start.ts';
import { drawTable, holds } from './bench/table.ts';
import { measureWrite } from './bench/write.ts';

const { values } = parseArgs({ options: { strict: { type: 'boolean' }, rounds: { type: 'string', default: '12' } } });
const root = resolve(import.meta.dirname, '..');
const pincer = join(root, 'bin/pincer');
const rounds = Number(values.rounds);

if (!existsSync(join(root, 'dist/pincer.mjs'))) {
  console.error('Run "npm run build" first.');
  process.exit(1);
}

console.log(`Node ${process.version}, medians of ${rounds} rounds, everything in turn within a round\n`);
const home = makeHome();
try {
  const lines = [
    ...(await measureStart(pincer, home, rounds)),
    ...(await measureKeys(root)),
    ...(await measureOpenClaw(root, pincer, home, 3)),
    ...(await measureWrite(pincer, home, rounds)),
  ];
  console.log(drawTable(lines));
  if (values.strict && !lines.every(holds)) process.exitCode = 1;
} finally {
  home.remove();
}
