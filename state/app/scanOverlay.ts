import type { Problem } from '../domain/problem.js';
import type { Scanned } from '../domain/scan/scan.js';
import type { Cursor } from './cursor.js';

export type ScanSort = 'rank' | 'context' | 'size' | 'name';

type ScanProgress =
  /** The catalog is waited for. */
  | { readonly kind: 'listing' }
  | { readonly kind: 'trying' }
  | { readonly kind: 'done' }
  | { readonly kind: 'stopped' }
  | { readonly kind: 'failed'; readonly problem: Problem };

/** The free models and what was found of them so far. The cursor stays on its model when the order changes. */
export type ScanOverlay = {
  readonly kind: 'scan';
  readonly request: number;
  readonly progress: ScanProgress;
  /** Without a key nobody is asked: then these are no more than what the catalog says. */
  readonly tries: boolean;
  readonly rows: readonly Scanned[];
  /** How many the catalog has beside them. */
  readonly more: number;
  /** Refs in the order in which they were marked, which is that of the chain. */
  readonly marked: readonly string[];
  readonly sort: ScanSort;
  readonly cursor: Cursor;
};
