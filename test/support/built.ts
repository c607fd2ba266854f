import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { bundle } from '../../scripts/build/bundle.ts';
import { type BuiltFile, buildProduct } from '../../scripts/build/product.ts';

/** What starts it, and what takes its folder away. */
export type Built = { readonly file: string; readonly remove: () => void };

/** Bundles one test program into a temporary folder, as the product is built or, `stock`, with the libraries untouched. */
export async function buildProgram(entry: string, { stock = false } = {}): Promise<Built> {
  return inFolder('program.mjs', async (outdir) => {
    const { outputFiles } = await bundle({ program: resolve(entry) }, { outdir, version: '0.0.0', stock });
    return outputFiles;
  });
}

/** The product itself, in a temporary folder of its own. */
export const buildPincer = (): Promise<Built> =>
  inFolder('pincer.mjs', (outdir) => buildProduct(resolve('.'), outdir, '0.0.0'));

async function inFolder(entry: string, make: (outdir: string) => Promise<readonly BuiltFile[]>): Promise<Built> {
  const outdir = mkdtempSync(join(tmpdir(), 'pincer-built-'));
  for (const { path, contents } of await make(outdir)) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, contents);
  }
  return { file: join(outdir, entry), remove: () => rmSync(outdir, { recursive: true, force: true }) };
}
