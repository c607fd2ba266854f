import type { FileRead, Files, Resolved } from '../world.js';

/** Reads each file of a home at most once, and remembers which ones were asked for. */
export type Reader = {
  readonly read: (path: string) => Promise<FileRead>;
  /** The text, or undefined for a file that is missing or cannot be read. */
  readonly text: (path: string) => Promise<string | undefined>;
  readonly resolve: (path: string) => Promise<Resolved>;
  readonly list: Files['list'];
  readonly has: (dir: string, name: string) => Promise<boolean>;
  readonly asked: () => readonly string[];
};

export function createReader(files: Files): Reader {
  const reads = new Map<string, Promise<FileRead>>();
  const lists = new Map<string, Promise<readonly string[]>>();
  const read = (path: string) => remember(reads, path, () => files.read(path));
  const list = (dir: string) => remember(lists, dir, () => files.list(dir));
  return {
    read,
    list,
    text: async (path) => {
      const file = await read(path);
      return file.kind === 'file' ? file.text : undefined;
    },
    resolve: files.resolve,
    has: async (dir, name) => (await list(dir)).includes(name),
    asked: () => [...reads.keys()],
  };
}

function remember<T>(known: Map<string, Promise<T>>, key: string, make: () => Promise<T>): Promise<T> {
  const found = known.get(key);
  if (found !== undefined) return found;
  const made = make();
  known.set(key, made);
  return made;
}
