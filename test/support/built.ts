import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { bundle } from '../../scripts/build/bundle.ts';

export type Built = { readonly file: string; readonly remove: () => void };

/** Bundles one test program into a temporary folder, as the product is built or, `stock`, with the libraries untouched. */
export async function buildProgram(entry: string, { stock = false } = {}): Promise<Built> {
  const outdir = mkdtempSync(join(tmpdir(), 'pincer-built-'));
  const { outputFiles } = await bundle({ program: resolve(entry) }, { outdir, version: '0.0.0', stock });
  for (const { path, contents } of outputFiles) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, contents);
  }
  return { file: join(outdir, 'program.mjs'), remove: () => rmSync(outdir, { recursive: true, force: true }) };
}
