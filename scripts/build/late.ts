import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import type { Plugin } from 'esbuild';
import { parseSync } from 'oxc-parser';

/** Something that the sources import late: a path below the root or the name of a package, and the file of dist/ that has it. */
export type LateImport = {
  readonly target: string;
  /** Without extension. */
  readonly file: string;
  /** Otherwise it is a module of its own. */
  readonly isScript: boolean;
};

/** All that stands in an `import()` of the sources. */
export function lateImports(root: string): readonly string[] {
  const sources = globSync('{src,services,components,state}/**/*.{ts,tsx}', { cwd: root });
  const found = sources.flatMap((source) => {
    const text = readFileSync(join(root, source), 'utf8');
    if (!text.includes('import(')) return [];
    return parseSync(source, text).module.dynamicImports.flatMap(({ moduleRequest: { start, end } }) => {
      const [, asked] = /^'(.*)'$/.exec(text.slice(start, end)) ?? [];
      return asked === undefined ? [] : [targetOf(root, join(root, dirname(source)), asked)];
    });
  });
  return [...new Set(found)].sort();
}

/** A source is imported by the name that it would have as JavaScript. */
function targetOf(root: string, from: string, asked: string): string {
  if (!asked.startsWith('.')) return asked;
  const path = relative(root, join(from, asked));
  const source = [path.replace(/\.js$/, '.ts'), path.replace(/\.js$/, '.tsx')].find((one) =>
    existsSync(join(root, one)),
  );
  if (source === undefined) throw new Error(`${asked} is imported late, and is not there`);
  return source;
}

/** Stands for a file that exports all that is imported late into one script. */
export const groupEntry = (name: string): string => `late:${name}`;

/** The name under which a script exports what was imported late. */
const keyOf = (target: string): string => target.replace(/\.\w+$/, '').replace(/\W/g, '_');

/** The names by which `scripts/build/script.ts` knows what is to be loaded, and which part of it is meant. */
const lateName = ({ target, file, isScript }: LateImport): string =>
  isScript ? `script:${file}:${keyOf(target)}` : `module:${file}`;

/** Leaves what is imported late to run time. */
export const apart = (root: string, late: readonly LateImport[]): Plugin => ({
  name: 'apart',
  setup(build) {
    build.onResolve({ filter: /.*/ }, ({ path, resolveDir, kind }) => {
      if (kind !== 'dynamic-import' || !resolveDir.startsWith(root) || resolveDir.includes('node_modules'))
        return undefined;
      const found = late.find(({ target }) => target === targetOf(root, resolveDir, path));
      return found === undefined ? undefined : { path: lateName(found), external: true };
    });
    build.onResolve({ filter: /^late:/ }, ({ path }) => ({ path: path.replace(/^late:/, ''), namespace: 'late' }));
    build.onLoad({ filter: /.*/, namespace: 'late' }, ({ path }) => ({
      contents: late
        .filter(({ file, isScript }) => isScript && file === path)
        .map(({ target }) => `export * as ${keyOf(target)} from ${JSON.stringify(addressOf(target))};`)
        .join('\n'),
      resolveDir: root,
    }));
  },
});

const addressOf = (target: string): string => (/\.tsx?$/.test(target) ? `./${target}` : target);
