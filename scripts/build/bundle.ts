import { readFile } from 'node:fs/promises';
import { type BuildResult, build, type Plugin } from 'esbuild';
import { builtinsUnwrapped } from './builtins.ts';
import { fastOutput, patched } from './fastOutput.ts';
import { fastText } from './fastText.ts';
import { yogaWithoutFetch } from './yogaWithoutFetch.ts';

const DEVTOOLS = "await import('./devtools.js');";

/** With DEV set, Ink would look for React's developer tools on a local port. A program that people run does not. */
const noDevtools: Plugin = {
  name: 'no-devtools',
  setup(build) {
    build.onLoad({ filter: /[\\/]ink[\\/]build[\\/]reconciler\.js$/ }, async ({ path }) => ({
      contents: patched(await readFile(path, 'utf8'), [[DEVTOOLS, '']], path),
    }));
  },
};

/** Bundles in memory. `stock` leaves the libraries as they are, which is what the tests compare with. */
export const bundle = (
  entryPoints: Record<string, string>,
  options: BundleOptions,
): Promise<BuildResult<{ write: false }>> =>
  build({
    entryPoints,
    outdir: options.outdir,
    write: false,
    bundle: true,
    splitting: options.splitting ?? true,
    metafile: true,
    format: 'esm',
    platform: 'node',
    target: 'node22',
    // esbuild would turn such literals into `new RegExp` in the place where they stand, which Ink does once per cell of the screen.
    supported: { 'regexp-unicode-property-escapes': true, 'regexp-set-notation': true },
    jsx: 'automatic',
    minify: true,
    legalComments: 'none',
    chunkNames: 'chunks/[name]-[hash]',
    outExtension: { '.js': '.mjs' },
    define: {
      ...definitions(options.version),
      // What asks where it stands does so for developer tools, or for a file that is part of the bundle.
      ...(options.isScript ? { 'import.meta.url': '""', 'import.meta.resolve': 'undefined' } : {}),
      ...(options.build === undefined ? {} : { 'process.env.PINCER_BUILD': JSON.stringify(options.build) }),
    },
    // Packages in CommonJS ask for Node's own modules with `require`.
    banner: { js: 'const require=(id)=>process.getBuiltinModule(id);' },
    plugins: [
      ...(options.plugins ?? []),
      ...(options.stock ? [noDevtools] : [noDevtools, builtinsUnwrapped, yogaWithoutFetch, fastText, fastOutput]),
    ],
    logLevel: 'warning',
  });

export type BundleOptions = {
  readonly outdir: string;
  readonly version: string;
  readonly stock: boolean;
  /** Tells this build from others, for the launcher. */
  readonly build?: string;
  /** The bundle is to be a script, which does not know where it stands. */
  readonly isScript?: boolean;
  /** Whether shared parts become chunks of their own; without, dynamic imports are evaluated late but stay in the file. */
  readonly splitting?: boolean;
  readonly plugins?: readonly Plugin[];
};

/** What is decided while building. `process.env.PINCER_VERSION` is how the program knows its version without reading a file. */
export const definitions = (version: string): Record<string, string> => ({
  'process.env.NODE_ENV': '"production"',
  'process.env.PINCER_VERSION': JSON.stringify(version),
});
