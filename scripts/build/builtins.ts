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
    build.onLoad({ filter: /.*/, namespace: 'builtin' }, ({ path }) => ({ contents: wrapper(path) }));
  },
};

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
