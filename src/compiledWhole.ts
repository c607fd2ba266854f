/**
 * Loads a big module with all its functions compiled. V8 compiles a function when it is first called, and Node's compile cache keeps
 * only what was compiled while loading: a screen that draws at once would compile a thousand functions anew at each start.
 * Without a cache to read from, compiling what may never be called would cost more than it saves.
 */
export async function compiledWhole<T>(load: () => Promise<T>): Promise<T> {
  if (process.getBuiltinModule('node:module').getCompileCacheDir() === undefined) return load();
  const { setFlagsFromString } = process.getBuiltinModule('node:v8');
  setFlagsFromString('--no-lazy');
  try {
    return await load();
  } finally {
    setFlagsFromString('--lazy');
  }
}
