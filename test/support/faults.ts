// Stands between Pincer and the disk: counts the calls that go to a folder, and lets one of them go wrong.
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

/** One call of node:fs, counted from 1. */
export type DiskCall = { readonly at: number; readonly name: string; readonly isWrite: boolean };

/**
 * What becomes of a call: undefined lets it through, a code fails it, `half` writes the half of it and fails then, a function runs in
 * its place.
 */
export type Fate = undefined | { readonly code: string; readonly half?: boolean } | (() => void);

const WRITES = [
  'mkdirSync',
  'writeSync',
  'fsyncSync',
  'renameSync',
  'linkSync',
  'rmSync',
  'writeFileSync',
  'fchmodSync',
  'ftruncateSync',
] as const;
const READS = [
  'readFileSync',
  'statSync',
  'lstatSync',
  'realpathSync',
  'readdirSync',
  'readlinkSync',
  'accessSync',
  'closeSync',
  'existsSync',
] as const;

type AnyCall = (...args: readonly unknown[]) => unknown;
// The one place that calls functions of node:fs by name, whatever they take.
const table = fs as unknown as Record<string, AnyCall>;

/** Asks about every call that touches the folder until the function that it returns is called. */
export function watchDisk(folder: string, fateOf: (call: DiskCall) => Fate): () => void {
  const files = new Set<unknown>();
  const originals = new Map<string, AnyCall>();
  let at = 0;
  const isOurs = ([first]: readonly unknown[]): boolean =>
    files.has(first) || (typeof first === 'string' && first.startsWith(folder) && !first.startsWith('/proc/'));
  const replace = (name: string, isWrite: (flags: unknown) => boolean): void => {
    const original = originalOf(name);
    originals.set(name, original);
    table[name] = (...args) => {
      if (!isOurs(args)) return original(...args);
      const result = meetFate(fateOf({ at: ++at, name, isWrite: isWrite(args[1]) }), { name, original, args });
      if (name === 'openSync') files.add(result);
      if (name === 'closeSync') files.delete(args[0]);
      return result;
    };
  };
  for (const name of WRITES) replace(name, () => true);
  for (const name of READS) replace(name, () => false);
  replace('openSync', (flags) => flags !== 'r');
  syncBuiltinESMExports();
  return () => {
    for (const [name, original] of originals) table[name] = original;
    syncBuiltinESMExports();
  };
}

function originalOf(name: string): AnyCall {
  const original = table[name];
  if (original === undefined) throw new Error(`node:fs has no ${name}`);
  return original;
}

type Asked = { readonly name: string; readonly original: AnyCall; readonly args: readonly unknown[] };

function meetFate(fate: Fate, { name, original, args }: Asked): unknown {
  if (typeof fate === 'function') fate();
  if (typeof fate !== 'object') return original(...args);
  // A file that cannot be closed properly is closed all the same.
  if (name === 'closeSync') original(...args);
  if (fate.half === true && name === 'writeSync') writeHalf(original, args);
  if (fate.half === true && name === 'writeFileSync') original(args[0], String(args[1]).slice(0, 10), args[2]);
  throw Object.assign(new Error(`${fate.code}: injected, ${name}`), { code: fate.code });
}

function writeHalf(original: AnyCall, [file, bytes, offset]: readonly unknown[]): void {
  if (!(bytes instanceof Uint8Array)) throw new Error('Pincer writes bytes');
  const from = typeof offset === 'number' ? offset : 0;
  original(file, bytes, from, Math.ceil((bytes.length - from) / 2));
}
