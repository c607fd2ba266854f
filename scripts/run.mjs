// Runs a TypeScript file of this repository: `node scripts/run.mjs scripts/docs.ts --check`. Node itself does not find `./a.js` in `a.ts`.
import { mkdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const [entry, ...args] = process.argv.slice(2);
// Inside node_modules, so that packages are found from there.
const folder = resolve(import.meta.dirname, '../node_modules/.cache/run');
const outfile = join(folder, `${process.pid}.mjs`);

mkdirSync(folder, { recursive: true });
process.on('exit', () => rmSync(outfile, { force: true }));
const options = {
  bundle: true,
  packages: 'external',
  platform: 'node',
  format: 'esm',
  target: 'node22',
  jsx: 'automatic',
};
await build({ entryPoints: [entry], outfile, ...options, logLevel: 'warning' }).catch(() => process.exit(1));
process.argv = [process.execPath, resolve(entry), ...args];
await import(pathToFileURL(outfile).href);
