import { LIMITS } from './limits.js';
import { sha256 } from './sha256.js';

/** What the name of a snapshot's file says of it, so that the oldest can be found without opening any. */
export type SnapshotName = {
  readonly name: string;
  /** `<entry>.<number>`: the file is that of this number in the entry. */
  readonly id: string;
  readonly entry: string;
  /** A digest of the path of the file that it is of. */
  readonly ofFile: string;
  readonly bytes: number;
};

export function snapshotName(entry: string, number: number, file: string, bytes: number): SnapshotName {
  const id = `${entry}.${number}`;
  const ofFile = fileDigest(file);
  return { name: `${id}.${ofFile}.${bytes}`, id, entry, ofFile, bytes };
}

const fileDigest = (file: string): string => sha256(file).slice(0, 8);

export function parseSnapshotName(name: string): SnapshotName | undefined {
  const match = /^([\da-z]+-[\da-z]+)\.(\d+)\.([\da-f]{8})\.(\d+)$/.exec(name);
  if (match === null) return undefined;
  const [, entry = '', number = '', ofFile = '', bytes = ''] = match;
  return { name, id: `${entry}.${number}`, entry, ofFile, bytes: Number(bytes) };
}

/** Those to remove, of all in order of age, the oldest first: too many of a file, or too much in all. Never one of `fresh`. */
export function superfluous(all: readonly SnapshotName[], fresh: string): readonly SnapshotName[] {
  const gone: SnapshotName[] = [];
  const counts = new Map<string, number>();
  let bytes = 0;
  for (const one of all.toReversed()) {
    const count = (counts.get(one.ofFile) ?? 0) + 1;
    const fits = count <= LIMITS.snapshotsOfFile && bytes + one.bytes <= LIMITS.snapshotBytes;
    if (!fits && one.entry !== fresh) {
      gone.push(one);
      continue;
    }
    counts.set(one.ofFile, count);
    bytes += one.bytes;
  }
  return gone;
}
