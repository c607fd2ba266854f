/** Loads a file of the program's folder by its name without extension, and gives what it exports. */
export type Load = (name: string) => Promise<unknown>;

/** A screen lives long, and code that is not used for a while is forgotten: it is kept once the start is over. In ms. */
const KEPT_AFTER = 3000;

/**
 * Loads the scripts that `scripts/build/product.ts` makes, with what V8 compiled of them the last time. Node's own compile cache keeps
 * only what was compiled while loading, and V8 compiles a function when it is first called: all that a command calls would be compiled
 * anew at each start. This keeps it when the command has run. `purpose` names what a run is for, as each needs other functions;
 * `build` tells one build from another, as V8 compares no more than the length of the text. Where nothing can be kept,
 * as in a package installed by root, the program starts some milliseconds slower.
 */
export function scriptLoader(folder: string, purpose: string, build: string | undefined): Load {
  const { readFileSync, mkdirSync, writeFileSync, renameSync } = process.getBuiltinModule('node:fs');
  const { Script } = process.getBuiltinModule('node:vm');

  // V8 believes what it is given, and crashes when that is damaged. It is kept twice: comparing costs less than any checksum here.
  const keptData = (path: string): Buffer | undefined => {
    try {
      const both = readFileSync(path);
      const data = both.subarray(0, both.length / 2);
      return data.equals(both.subarray(both.length / 2)) ? data : undefined;
    } catch {
      return undefined;
    }
  };

  const keep = (path: string, data: Buffer): void => {
    try {
      mkdirSync(`${folder}/.cache`, { recursive: true });
      writeFileSync(`${path}.${process.pid}`, Buffer.concat([data, data]), { flag: 'wx', mode: 0o644, flush: true });
      renameSync(`${path}.${process.pid}`, path);
    } catch {
      // Only the next start is slower for it.
    }
  };

  // A script that imports by itself needs a loader that Node calls experimental, and warns of on the person's screen.
  const loadModule: Load = (name) => {
    // Kept beside the program like that of the scripts: it goes when the program goes, and nobody else can write there.
    process.getBuiltinModule('node:module').enableCompileCache(`${folder}/.cache`);
    const { pathToFileURL } = process.getBuiltinModule('node:url');
    return import(pathToFileURL(`${folder}/${name}.mjs`).href);
  };

  const parts = {};
  const unkept: (() => void)[] = [];
  const loaded = new Map<string, Promise<unknown>>();
  const load: Load = (name) => {
    const known = loaded.get(name);
    if (known !== undefined) return known;
    const exported = run(name);
    loaded.set(name, exported);
    return exported;
  };

  const run: Load = async (name) => {
    const file = `${folder}/${name}.cjs`;
    const path = `${folder}/.cache/${name}-${purpose}-${build}-${process.version}-${process.arch}`;
    const cachedData = build === undefined ? undefined : keptData(path);
    // The build leaves nothing but ASCII in them, which reads fastest so.
    const script = new Script(readFileSync(file, 'latin1'), {
      filename: file,
      ...(cachedData === undefined ? {} : { cachedData }),
    });
    if (build !== undefined && (cachedData === undefined || script.cachedDataRejected === true)) {
      let isKept = false;
      const keepOnce = (): void => {
        if (!isKept) keep(path, script.createCachedData());
        isKept = true;
      };
      setTimeout(keepOnce, KEPT_AFTER).unref();
      // A command that failed may have got nowhere. One listener for all scripts: Node takes many for a leak, and says so on stderr.
      if (unkept.push(keepOnce) === 1)
        process.once('exit', (code) => {
          if (code === 0) for (const keepNow of unkept) keepNow();
        });
    }
    return script.runInThisContext()(load, loadModule, parts);
  };
  return load;
}

/** Their commands have little in common. */
const FAMILIES: readonly string[] = ['config', 'auth', 'providers'];

/** The first argument, as long as it is one that can be a command or a flag; in a family of commands, the second one too. */
export const purposeOf = ([first, second]: readonly string[]): string => {
  if (first === undefined) return 'screen';
  if (!isName(first)) return 'other';
  return FAMILIES.includes(first) && second !== undefined && isName(second) ? `${first}-${second}` : first;
};

const isName = (argument: string): boolean => /^[a-z-]{1,30}$/.test(argument);
