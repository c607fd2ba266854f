import type { Patch } from './patch.js';

/** Everything that Pincer can do to OpenClaw's files, as data: shown as a preview first, done by the same operation then. */
export type Action =
  | { readonly kind: 'settings'; readonly patch: Patch }
  /** Takes back what a journal entry did, value by value; what changed since stays. */
  | { readonly kind: 'undo'; readonly entry: string }
  | { readonly kind: 'redo'; readonly entry: string }
  /** A whole file as it was. */
  | { readonly kind: 'restore'; readonly snapshot: string }
  /** Writes the registry as OpenClaw would; with `takeConfig`, what the config says also where the registry would stay. */
  | {
      readonly kind: 'sync';
      readonly agents: 'all' | readonly string[];
      readonly provider?: string;
      readonly takeConfig: boolean;
    }
  /** Moves the plain-text keys of a provider into OpenClaw's `.env`; `variable` where its usual name is not wanted. */
  | { readonly kind: 'move key'; readonly provider: string; readonly variable?: string }
  /** Masks, in snapshots and backups, the values that these variables of the `.env` hold now. */
  | { readonly kind: 'scrub'; readonly variables: readonly string[] };
