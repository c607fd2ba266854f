import { createHash } from 'node:crypto';
import { basename, join } from 'node:path';
import type { OutputFile, Plugin } from 'esbuild';
import { bundle } from './bundle.ts';

export type BuiltFile = Pick<OutputFile, 'path' | 'text' | 'contents'>;

/** What no plain headless command needs. Each is loaded when it is asked for; the screen as a script, the others as modules. */
const SCREEN = 'src/tui.tsx';
const LATER = ['src/nodeHttp.ts', 'src/demo/openDemo.ts'];

/**
 * The files of dist/. Everything that headless commands need is one file, and all of the screen another:
 * a dozen small chunks cost Node more to find and link than the unused text costs to skip. What the lazy files share with it is in
 * both; nothing in there keeps state for the other.
 */
export async function buildProduct(root: string, outdir: string, version: string): Promise<readonly BuiltFile[]> {
  const options = { outdir, version, stock: false };
  const at = (path: string): string => join(root, path);
  const later = LATER.map(at);
  const screen = at(SCREEN);
  const alone = { ...options, splitting: false };
  const script = { ...alone, isScript: true };
  const [main, tui, modules] = [
    await bundle({ main: at('src/main.ts') }, { ...script, plugins: [apart(root, [...later, screen])] }),
    await bundle({ tui: screen }, script),
    await bundle(Object.fromEntries(later.map((path) => [nameOf(path), path])), options),
  ];
  const scripts = [...main.outputFiles, ...tui.outputFiles].map(asScript);
  const build = createHash('sha256')
    .update(scripts.map(({ text }) => text).join('\0'))
    .digest('hex');
  const launcher = await bundle({ pincer: at('src/launcher.ts') }, { ...alone, build: build.slice(0, 16) });
  return [...launcher.outputFiles, ...scripts, ...modules.outputFiles];
}

const nameOf = (path: string): string => basename(path).replace(/\.\w+$/, '');

/**
 * A module as a script for `src/scripts.ts`: a function that takes what loads another script and what loads a module, and gives what
 * the module exports.
 * V8 keeps of a script, not of a module, what was compiled while it ran.
 */
function asScript({ path, text }: BuiltFile): BuiltFile {
  const [, code = '', names = ''] = /^(.*?)(?:export\{([^{}]*)\};)?\s*$/s.exec(text) ?? [];
  const exported = names.split(',').map((name) => name.replace(/^(.+) as (.+)$/, '$2:$1'));
  const loading = code.replace(/\bimport\("\.\/(\w+)\.mjs"\)/g, (_, name: string) =>
    name === nameOf(SCREEN) ? `loadScript("${name}")` : `loadModule("${name}")`,
  );
  const script = `(async(loadScript,loadModule)=>{"use strict";${loading}\nreturn{${exported.join(',')}}})`;
  if (/\bimport\.meta\b|\bimport\("\.|^import\b|[^\0-\x7f]/m.test(script))
    throw new Error(`${path} cannot be a script`);
  return { path: path.replace(/\.mjs$/, '.cjs'), text: script, contents: Buffer.from(script, 'latin1') };
}

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
