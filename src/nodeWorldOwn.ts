import {
  chmodSync,
  constants,
  fchmodSync,
  fstatSync,
  lstatSync,
  mkdirSync,
  openSync,
  type Stats,
  statSync,
} from 'node:fs';

/** What others may do to a folder or a file, in its mode. */
const OTHERS = 0o077;
const OTHERS_WRITE = 0o022;

/**
 * Makes a folder for what is Pincer's own, 0700. One of ours that is open to others is closed; one of somebody else's that others may
 * write is no place for anything to be believed later, and throws EPERM.
 */
export function makeOwnFolder(dir: string): void {
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  const stat = statSync(dir);
  if (isOurs(stat)) {
    // Where a link leads may be a folder for something else.
    if ((stat.mode & OTHERS) !== 0 && lstatSync(dir).isDirectory()) chmodSync(dir, 0o700);
  } else if (process.geteuid?.() !== 0 && (stat.mode & OTHERS_WRITE) !== 0) throw refusal('EPERM', dir);
}

/** Opens a file of Pincer's own for adding to it, 0600. A link, a pipe or a device in its place throws. */
export function openOwn(path: string): number {
  const { O_RDWR, O_APPEND, O_CREAT, O_NOFOLLOW, O_NONBLOCK } = constants;
  const file = openSync(path, O_RDWR | O_APPEND | O_CREAT | O_NOFOLLOW | O_NONBLOCK, 0o600);
  const stat = fstatSync(file);
  if (!stat.isFile()) throw refusal('EISDIR', path);
  if (isOurs(stat) && (stat.mode & OTHERS) !== 0) fchmodSync(file, 0o600);
  return file;
}

const isOurs = ({ uid }: Stats): boolean => uid === process.geteuid?.();

const refusal = (code: string, path: string): Error => Object.assign(new Error(`${code}: ${path}`), { code });
