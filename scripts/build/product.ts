import { createHash } from 'node:crypto';
import { basename, join } from 'node:path';
import type { OutputFile } from 'esbuild';
import { bundle } from './bundle.ts';
import { apart, groupEntry, type LateImport, lateImports } from './late.ts';
import { scriptsOf } from './script.ts';

export type BuiltFile = Pick<OutputFile, 'path' | 'text' | 'contents'>;

/** What few commands need and Node's own modules are part of: loaded as modules. */
const MODULES = ['src/nodeHttp.ts', 'src/demo/openDemo.ts'];

/** The scripts beside `main`, and how what is imported late into them begins; all else that is imported late is in `later`. */
const SCRIPTS: Readonly<Record<string, readonly string[]>> = {
  start: ['src/startTui.ts'],
  tui: ['src/tui.tsx'],
  includes: ['services/files/wholeConfig.ts'],
  json5: ['json5'],
  // Providers and their credentials are set up now and then, and that is as much code as all other commands have.
  accounts: [
    'services/auth/',
    // What is found on a server is added as a set-up adds it.
    'services/discovery/',
    'services/logins/',
    'services/ollama/',
    'services/setup/',
    'services/quota.ts',
    'src/nodeWorldPort.ts',
    'src/nodeWorldProgram.ts',
    'src/run/auth',
    'src/run/discover',
    'src/run/ollama',
    'src/run/providers',
    'src/run/setup',
    'src/terminal/',
    'state/domain/setup/',
    'uqr',
  ],
};

/**
 * The files of dist/. What every command needs and what `status` and `list` do is one file, the screen another, what sets up
 * providers and their credentials a third, and what the other commands import late a fourth: a dozen small chunks cost Node more
 * to find than some unused text costs to skip, and a function that is never called costs a start even so. No module is in two
 * scripts.
 */
export async function buildProduct(root: string, outdir: string, version: string): Promise<readonly BuiltFile[]> {
  const options = { outdir, version, stock: false };
  const late = lateImports(root).map((target) => ({ target, ...placeOf(target) }));
  const groups = [...new Set(late.filter(({ isScript }) => isScript).map(({ file }) => file))];
  const entries = {
    main: join(root, 'src/main.ts'),
    ...Object.fromEntries(groups.map((name) => [name, groupEntry(name)])),
  };
  const later = MODULES.map((path) => join(root, path));
  const [program, modules] = [
    await bundle(entries, { ...options, isScript: true, plugins: [apart(root, late)] }),
    await bundle(Object.fromEntries(later.map((path) => [nameOf(path), path])), options),
  ];
  const scripts = scriptsOf(program.outputFiles).map(({ name, text }): BuiltFile => {
    const path = join(outdir, `${name}.cjs`);
    return { path, text, contents: Buffer.from(text, 'latin1') };
  });
  const build = createHash('sha256')
    .update(scripts.map(({ text }) => text).join('\0'))
    .digest('hex');
  const launcher = await bundle(
    { pincer: join(root, 'src/launcher.ts') },
    { ...options, splitting: false, build: build.slice(0, 16) },
  );
  return [...launcher.outputFiles, ...scripts, ...modules.outputFiles];
}

const nameOf = (path: string): string => basename(path).replace(/\.\w+$/, '');

function placeOf(target: string): Pick<LateImport, 'file' | 'isScript'> {
  if (MODULES.includes(target)) return { file: nameOf(target), isScript: false };
  const isIn = (starts: readonly string[]): boolean => starts.some((start) => target.startsWith(start));
  const [file = 'later'] = Object.entries(SCRIPTS).find(([, starts]) => isIn(starts)) ?? [];
  return { file, isScript: true };
}
