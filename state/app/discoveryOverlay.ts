import type { DiscoveredServer } from '../domain/discovery/discovery.js';
import type { Problem } from '../domain/problem.js';
import type { Cursor } from './cursor.js';

type DiscoveryProgress =
  | { readonly kind: 'looking' }
  | { readonly kind: 'done' }
  | { readonly kind: 'stopped' }
  | { readonly kind: 'failed'; readonly problem: Problem };

/** The model servers that were found, and what they have. The cursor stays on its row while others come. */
export type DiscoveryOverlay = {
  readonly kind: 'discovery';
  readonly request: number;
  readonly progress: DiscoveryProgress;
  /** As typed. With any, nothing else is asked. */
  readonly hosts: readonly string[];
  readonly servers: readonly DiscoveredServer[];
  /** Keys of rows, see `foundRows`. */
  readonly marked: readonly string[];
  readonly cursor: Cursor;
};
