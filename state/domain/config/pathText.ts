/** POSIX path arithmetic on text alone; nothing here looks at a disk. */

const isAbsolute = (path: string): boolean => path.startsWith('/');

export const joinPath = (...parts: readonly string[]): string =>
  normalizePath(parts.filter((part) => part !== '').join('/'));

/** Folds `.`, `..` and doubled slashes; `''` becomes `.`, as in Node. */
export function normalizePath(path: string): string {
  const absolute = isAbsolute(path);
  const kept: string[] = [];
  for (const part of path.split('/').filter((step) => step !== '' && step !== '.')) {
    if (part !== '..') kept.push(part);
    else climb(kept, absolute);
  }
  const text = kept.join('/');
  if (absolute) return `/${text}`;
  return text === '' ? '.' : text;
}

/** Above the root there is only the root; a relative path remembers that it leaves its start. */
function climb(kept: string[], absolute: boolean): void {
  if (kept.length > 0 && kept.at(-1) !== '..') kept.pop();
  else if (!absolute) kept.push('..');
}

export const resolvePath = (from: string, path: string): string =>
  normalizePath(isAbsolute(path) ? path : `${from}/${path}`);

export function dirname(path: string): string {
  const cut = path.lastIndexOf('/');
  if (cut < 0) return '.';
  return cut === 0 ? '/' : path.slice(0, cut);
}

/** True for the folder itself too. Both already normalised. */
export const isInside = (folder: string, path: string): boolean =>
  path === folder || path.startsWith(folder === '/' ? '/' : `${folder}/`);

/** `/home/ann/x` as `~/x`: how OpenClaw shows a path. */
export function shortenHome(path: string, home: string, prefix = '~'): string {
  if (path === home) return prefix;
  return path.startsWith(`${home}/`) ? prefix + path.slice(home.length) : path;
}
