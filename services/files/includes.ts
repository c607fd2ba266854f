import {
  type Documents,
  type IncludedFile,
  includeTarget,
  MAX_INCLUDE_BYTES,
  namedIncludes,
} from '../../state/domain/config/include.js';
import { dirname, isInside } from '../../state/domain/config/pathText.js';
import type { Json } from '../../state/domain/json.js';
import type { Problem } from '../../state/domain/problem.js';
import { parseText } from '../home/jsonFile.js';
import type { FileRead, Files } from '../world.js';

/** The files that a config is made of, itself first. */
export type ReadIncludes = {
  readonly documents: Documents;
  /** Those that could be read, by path. */
  readonly files: ReadonlyMap<string, Extract<FileRead, { kind: 'file' }>>;
  /** Path → the one without links, of those that are there. */
  readonly real: ReadonlyMap<string, string>;
  /** Path → why it does not parse. */
  readonly broken: ReadonlyMap<string, Problem>;
};

type Disk = Pick<Files, 'read' | 'resolve'>;

/** The config itself, read already. */
export type RootFile = { readonly file: string; readonly value: Json };

/** Can there be an `$include` in a text? Names may be written with escapes. */
export const mayInclude = (text: string): boolean => text.includes('$include') || /\\[ux]/.test(text);

/** File → hash, to see later whether one of them is another. */
export const includedHashes = ({ files }: ReadIncludes): Readonly<Record<string, string>> =>
  Object.fromEntries([...files].map(([file, { hash }]) => [file, hash]));

/** Reads each file that a config includes once, however often and from wherever it is named. */
export async function readIncludes(disk: Disk, root: RootFile, allowedRoots: readonly string[]): Promise<ReadIncludes> {
  const folders = [dirname(root.file), ...allowedRoots];
  const read: Reading = { documents: new Map(), files: new Map(), real: new Map(), broken: new Map() };
  read.documents.set(root.file, { kind: 'value', value: root.value });
  const names = namedIncludes(root.value);
  if (names.length === 0) return read;
  const realFolders = await Promise.all(folders.map((folder) => realOf(disk, folder)));
  const real = await disk.resolve(root.file);
  if (real.kind === 'there') read.real.set(root.file, real.path);
  const left = [{ from: root.file, names }];
  for (let next = left.shift(); next; next = left.shift()) {
    for (const path of pathsOf(next, { rootDir: dirname(root.file), allowedRoots })) {
      if (read.documents.has(path)) continue;
      const found = await readOne(disk, path, { realFolders, read });
      read.documents.set(path, found);
      if (found.kind === 'value') left.push({ from: path, names: namedIncludes(found.value) });
    }
  }
  return read;
}

type Reading = {
  readonly documents: Map<string, IncludedFile>;
  readonly files: Map<string, Extract<FileRead, { kind: 'file' }>>;
  readonly real: Map<string, string>;
  readonly broken: Map<string, Problem>;
};

/** OpenClaw: a folder that is not there stands for itself. */
async function realOf(disk: Disk, folder: string): Promise<string> {
  const found = await disk.resolve(folder);
  return found.kind === 'there' ? found.path : folder;
}

type Named = { readonly from: string; readonly names: readonly string[] };

function pathsOf(
  { from, names }: Named,
  scope: { readonly rootDir: string; readonly allowedRoots: readonly string[] },
): readonly string[] {
  const targets = names.map((written) => includeTarget(written, { ...scope, chain: [from] }));
  return targets.flatMap(({ path }) => (path === undefined ? [] : [path]));
}

async function readOne(
  disk: Disk,
  path: string,
  { realFolders, read }: { readonly realFolders: readonly string[]; readonly read: Reading },
): Promise<IncludedFile> {
  const found = await disk.resolve(path);
  if (found.kind === 'unresolved') return { kind: 'unresolved' };
  if (found.kind === 'there') {
    if (!realFolders.some((folder) => isInside(folder, found.path))) return { kind: 'outside' };
    if (!found.isFile || found.names > 1 || found.bytes > MAX_INCLUDE_BYTES) return { kind: 'unsafe' };
    read.real.set(path, found.path);
  }
  // One that is missing is asked for all the same: it is watched from then on.
  const file = await disk.read(path);
  if (file.kind !== 'file') return { kind: file.kind };
  read.files.set(path, file);
  const parsed = parseText(path, file.text);
  if (parsed.ok) return { kind: 'value', value: parsed.value };
  read.broken.set(path, parsed.problem);
  return { kind: 'unparsable' };
}
