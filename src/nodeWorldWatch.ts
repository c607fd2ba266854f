import { type FSWatcher, lstatSync, readFileSync, readlinkSync, statSync, watch } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { fingerprint } from './nodeWorldFingerprint.js';

/** Several events of one save are one change. In ms. */
const DEBOUNCE_MS = 80;

/** How often to look without having been told: some file systems tell nothing. Within the second that is promised. */
const LOOK_MS = 900;

/**
 * Calls back when what a path leads to has other content than before. It watches the folders, as a file that is replaced
 * takes its watcher with it; of a folder that is not there yet, the nearest one that is. Never keeps the process alive.
 */
export function watchFiles(paths: readonly string[], onChange: (path: string) => void): () => void {
  const known = new Map(paths.map((path) => [path, look(path)]));
  const folders = new Map<string, Folder>();
  let soon: NodeJS.Timeout | undefined;

  const check = () => {
    soon = undefined;
    arm();
    for (const [path, before] of known) {
      const now = look(path, before);
      known.set(path, now);
      if (now.content !== before.content) onChange(path);
    }
  };
  const onEvent = (folder: string, name: string | null) => {
    if (name !== null && !folders.get(folder)?.names.has(name)) return;
    soon ??= setTimeout(check, DEBOUNCE_MS).unref();
  };
  const arm = () => rearm(folders, namesByFolder(paths), onEvent);
  arm();
  const slow = setInterval(check, LOOK_MS).unref();
  return () => {
    clearInterval(slow);
    clearTimeout(soon);
    for (const { watcher } of folders.values()) watcher?.close();
    folders.clear();
  };
}

/** A file as it was last seen. `stamp` tells cheaply whether it may be another one by now. */
type Seen = { readonly stamp: string; readonly content: string };

function look(path: string, before?: Seen): Seen {
  const stamp = stampOf(path);
  if (stamp === before?.stamp) return before;
  return { stamp, content: contentOf(path) };
}

function stampOf(path: string): string {
  try {
    const { ino, size, mtimeNs, ctimeNs, dev } = statSync(path, { bigint: true });
    return `${dev}:${ino}:${size}:${mtimeNs}:${ctimeNs}`;
  } catch {
    return 'none';
  }
}

function contentOf(path: string): string {
  try {
    return statSync(path).isFile() ? fingerprint(readFileSync(path)) : 'not a file';
  } catch {
    return 'none';
  }
}

/** `inode` tells when a folder was replaced by another of its name, which a watcher does not notice. */
type Folder = { readonly watcher: FSWatcher | undefined; readonly inode: bigint; names: ReadonlySet<string> };

function rearm(
  folders: Map<string, Folder>,
  wanted: ReadonlyMap<string, ReadonlySet<string>>,
  onEvent: (folder: string, name: string | null) => void,
): void {
  for (const [path, folder] of folders) {
    if (wanted.has(path) && inodeOf(path) === folder.inode) continue;
    folder.watcher?.close();
    folders.delete(path);
  }
  for (const [path, names] of wanted) {
    const folder = folders.get(path);
    if (folder) folder.names = names;
    else folders.set(path, { watcher: watcherOn(path, onEvent), inode: inodeOf(path) ?? 0n, names });
  }
}

/** Undefined where the system gives none, such as with too many watchers; then there is the slow look. */
function watcherOn(path: string, onEvent: (folder: string, name: string | null) => void): FSWatcher | undefined {
  try {
    const watcher = watch(path, { persistent: false }, (_, name) => onEvent(path, name));
    watcher.on('error', () => watcher.close());
    return watcher;
  } catch {
    return undefined;
  }
}

/** What has to be watched for: in each folder the names of the files, of their links' targets, or of folders to come. */
function namesByFolder(paths: readonly string[]): ReadonlyMap<string, ReadonlySet<string>> {
  const wanted = new Map<string, Set<string>>();
  for (const path of paths.flatMap((one) => stationsOf(one))) {
    let [folder, name] = [dirname(path), basename(path)];
    while (inodeOf(folder) === undefined && folder !== dirname(folder)) {
      [folder, name] = [dirname(folder), basename(folder)];
    }
    wanted.set(folder, (wanted.get(folder) ?? new Set()).add(name));
  }
  return wanted;
}

/** A path and what it leads to, link by link. */
function stationsOf(path: string): readonly string[] {
  const stations = [path];
  for (let link = linkAt(path); link !== undefined && stations.length < MOST_LINKS; link = linkAt(link))
    stations.push(link);
  return stations;
}

const MOST_LINKS = 40;

function linkAt(path: string): string | undefined {
  try {
    return lstatSync(path).isSymbolicLink() ? resolve(dirname(path), readlinkSync(path)) : undefined;
  } catch {
    return undefined;
  }
}

function inodeOf(path: string): bigint | undefined {
  try {
    const stat = statSync(join(path, '.'), { bigint: true });
    return stat.isDirectory() ? stat.ino : undefined;
  } catch {
    return undefined;
  }
}
