import { basename, join } from 'node:path';
import type { OutputFile, Plugin } from 'esbuild';
import { bundle } from './bundle.ts';

/** What no plain headless command needs. Each becomes a file of its own that `main.mjs` loads when it is asked for. */
const LATER = ['src/startTui.ts', 'src/tui.tsx', 'src/nodeHttp.ts', 'src/demo/openDemo.ts'];

/**
 * The files of dist/. Everything that headless commands need is one file:
 * a dozen small chunks cost Node more to find and link than the unused text costs to skip. What the lazy files share with it is in
 * both; nothing in there keeps state for the other.
 */
export async function buildProduct(root: string, outdir: string, version: string): Promise<readonly OutputFile[]> {
  const options = { outdir, version, stock: false };
  const at = (path: string): string => join(root, path);
  const later = LATER.map(at);
  const launcher = { pincer: at('src/launcher.ts') };
  const parts = [
    await bundle(launcher, { ...options, splitting: false, plugins: [apart(root, [at('src/main.ts')])] }),
    await bundle({ main: at('src/main.ts') }, { ...options, splitting: false, plugins: [apart(root, later)] }),
    await bundle(Object.fromEntries(later.map((path) => [nameOf(path), path])), {
      ...options,
      splitting: true,
      plugins: [],
    }),
  ];
  return parts.flatMap(({ outputFiles }) => outputFiles);
}

const nameOf = (path: string): string => basename(path).replace(/\.\w+$/, '');

/** Leaves dynamic imports of these files to run time. */
const apart = (root: string, files: readonly string[]): Plugin => ({
  name: 'apart',
  setup(build) {
    build.onResolve({ filter: /^\.{1,2}\// }, ({ path, resolveDir, kind }) => {
      if (kind !== 'dynamic-import') return undefined;
      const file = join(resolveDir, path).replace(/\.js$/, '');
      const found = files.find((one) => one.replace(/\.\w+$/, '') === file && one.startsWith(root));
      return found === undefined ? undefined : { path: `./${nameOf(found)}.mjs`, external: true };
    });
  },
});
