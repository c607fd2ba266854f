import type { ProfileChange } from './auth/profileChange.js';
import type { Patch } from './patch.js';
import type { Setup } from './setup/setup.js';

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
  | { readonly kind: 'scrub'; readonly variables: readonly string[] }
  | { readonly kind: 'set up'; readonly setup: Setup }
  /** Rows of models that its server no longer has, out of a provider's entry; what names them stays. */
  | { readonly kind: 'prune models'; readonly provider: string; readonly ids: readonly string[] }
  /** Its block, and every ref to it: the primary, fallbacks, allowlist entries. With `credentials`, its auth profiles too. */
  | { readonly kind: 'remove provider'; readonly provider: string; readonly credentials: boolean }
  /** `plugins.entries.<id>.enabled`; earlier names of a plugin are understood. */
  | { readonly kind: 'enable plugin'; readonly plugin: string }
  /** `agent` absent: the one that the home was read for. */
  | { readonly kind: 'profile'; readonly change: ProfileChange; readonly agent?: string };
