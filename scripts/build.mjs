// Builds dist/: `npm run build`. Takes well under a second, so it is also run before start and test.
import fs from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';

const root = resolve(import.meta.dirname ?? '.', '..');
const [major, minor] = process.versions.node.split('.').map(Number);

if (major < 22 || (major === 22 && minor < 19)) {
  console.error(`Building needs Node >= 22.19, and this is ${process.version}.`);
  console.error(
    '"npm ci" brings the right one on Linux and Windows (unless run with --omit=optional); "npm run" then uses it.',
  );
  process.exit(1);
}

const { buildProduct } = await import('./build/product.ts');
const { version } = JSON.parse(fs.readFileSync(join(root, 'package.json'), 'utf8'));
const outdir = join(root, 'dist');
const outputFiles = await buildProduct(root, outdir, version).catch((error) => {
  // esbuild has said by then what is wrong with the sources.
  if (!('errors' in error)) console.error(error.message);
  process.exit(1);
});

const entry = join(outdir, 'pincer.mjs');
for (const { path, text } of outputFiles.filter(({ path }) => path !== entry)) write(path, text);
write(entry, `#!/usr/bin/env node\n${outputFiles.find(({ path }) => path === entry).text}`);
fs.chmodSync(entry, 0o755);

// Only now that nothing refers to them any more.
const kept = new Set(outputFiles.map(({ path }) => path));
for (const old of fs.globSync('**/*.{mjs,cjs}', { cwd: outdir }))
  if (!kept.has(join(outdir, old))) fs.rmSync(join(outdir, old));
fs.rmSync(join(outdir, '.cache'), { recursive: true, force: true });

const kilobytes = Math.round(outputFiles.reduce((sum, { contents }) => sum + contents.length, 0) / 1000);
console.log(`built ${relative(process.cwd(), entry)} and ${outputFiles.length - 1} more files, ${kilobytes} kB`);

/** Replaces whole files, so that a program that starts meanwhile reads the old or the new one. */
function write(path, text) {
  fs.mkdirSync(dirname(path), { recursive: true });
  fs.writeFileSync(`${path}.tmp`, text);
  fs.renameSync(`${path}.tmp`, path);
}
