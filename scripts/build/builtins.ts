import { builtinModules } from 'node:module';
import type { Plugin } from 'esbuild';

/**
 * Takes Node's own modules from `process.getBuiltinModule`. An import statement makes Node wrap the whole module first, which evaluates
 * every export: for `node:fs` alone that loads the stream library, 2 ms of a program that starts in 25.
 */
export const builtinsUnwrapped: Plugin = {
  name: 'builtins-unwrapped',
  setup(build) {
    const names = new Set(builtinModules);
    build.onResolve({ filter: /^(node:)?[\w/]+$/ }, ({ path, kind }) => {
      const name = path.replace(/^node:/, '');
      return names.has(name) && kind === 'import-statement' ? { path: name, namespace: 'builtin' } : undefined;
    });
    build.onLoad({ filter: /.*/, namespace: 'builtin' }, ({ path }) => ({
      contents: CALLED_LATE.has(path) ? lateWrapper(path) : wrapper(path),
    }));
    // It makes sure of a callback's type, and brings 2 ms of comparing and of printing differences for that.
    build.onResolve({ filter: /^assert$/ }, ({ path, importer }) =>
      /[\\/]signal-exit[\\/]index\.js$/.test(importer) ? { path, namespace: 'small-assert' } : undefined,
    );
    build.onLoad({ filter: /.*/, namespace: 'small-assert' }, () => ({ contents: SMALL_ASSERT }));
  },
};

/** What programs call now and then, if at all: Ink asks a child process for the size of a terminal that does not tell it. */
const CALLED_LATE = new Set(['child_process']);

const SMALL_ASSERT = 'exports.equal = (a, b, message) => { if (a != b) throw new Error(message); };';

const exportsOf = (name: string): readonly string[] =>
  Object.entries(process.getBuiltinModule(name) ?? {}).flatMap(([key, value]) =>
    typeof value === 'function' && /^[a-z]\w*$/.test(key) ? [key] : [],
  );

/** Functions that load their module when they are called. Classes and constants are left out: asking for one fails the build. */
const lateWrapper = (name: string): string =>
  exportsOf(name)
    .map((key) => `export const ${key} = (...args) => process.getBuiltinModule('node:${name}').${key}(...args);`)
    .join('\n');

/** The pure calls are what lets the bundler drop each export that nobody imports, unevaluated. */
function wrapper(name: string): string {
  const exported = Object.getOwnPropertyNames(process.getBuiltinModule(name) ?? {}).filter((key) =>
    /^[A-Za-z]\w*$/.test(key),
  );
  const lines = exported
    .filter((key) => !['default', 'length', 'name', 'prototype', 'arguments', 'caller'].includes(key))
    .map((key) => `const $${key} = /* @__PURE__ */ (() => it.${key})(); export { $${key} as ${key} };`);
  return `const it = process.getBuiltinModule('node:${name}');\nexport default it;\n${lines.join('\n')}`;
}
