import type { ProfileNotice } from './auth/profileNotice.js';
import type { KeyNotice } from './config/edit/keyNotice.js';
import type { DiscoveryNotice } from './discovery/discoveryNotice.js';
import type { HistoryNotice } from './history/historyNotice.js';
import type { Json, KeyPath } from './json.js';
import type { RegistryNotice } from './registry/registryNotice.js';
import type { ScanNotice } from './scan/scanNotice.js';
import type { SecretNotice } from './secrets/secretNotice.js';
import type { SetupNotice } from './setup/setupNotice.js';

/**
 * One change of one value. `was` is what the planner saw: the writer refuses when the file says otherwise by then.
 * `undefined` means absent, so `was: undefined` adds and `value: undefined` removes.
 * Paths and values are those of the config with its includes in place and every `${…}` as written. Edits in the model hold no secret:
 * they are refs, aliases and lists. Those that a service makes for itself may, and are shown to nobody as they are.
 */
export type Edit = { readonly path: KeyPath; readonly was: Json | undefined; readonly value: Json | undefined };

/** A planned change of `openclaw.json`, with what a person should know before accepting it. */
export type Patch = { readonly edits: readonly Edit[]; readonly notices: readonly Notice[] };

/** What a change brings with it beyond its own words. Those with `needsYes` are refused headless until `--yes`. */
export type Notice =
  | SecretNotice
  | RegistryNotice
  | HistoryNotice
  | KeyNotice
  | ProfileNotice
  | SetupNotice
  | DiscoveryNotice
  | ScanNotice
  | { readonly kind: 'arms-allowlist'; readonly adds: readonly string[]; readonly needsYes: true }
  | { readonly kind: 'allowlist-absent'; readonly ref: string; readonly needsYes: false }
  | { readonly kind: 'added-to-allowlist'; readonly ref: string; readonly needsYes: false }
  | { readonly kind: 'not-on-allowlist'; readonly ref: string; readonly needsYes: false }
  | { readonly kind: 'left-fallbacks'; readonly ref: string; readonly needsYes: false }
  | { readonly kind: 'alias-moved'; readonly alias: string; readonly from: string; readonly needsYes: false }
  /** The last entries go: from then on every model is allowed. */
  | { readonly kind: 'disarms-allowlist'; readonly needsYes: true }
  /** An entry is removed that holds more than its name: an alias, parameters. */
  | { readonly kind: 'drops-entry'; readonly ref: string; readonly keys: readonly string[]; readonly needsYes: true }
  /** A model has one alias; the one that it had is gone. */
  | { readonly kind: 'alias-replaced'; readonly alias: string; readonly ref: string; readonly needsYes: false }
  /** A text without a provider, of which OpenClaw makes a model of openai. `near`: what may have been meant. */
  | {
      readonly kind: 'bare-id';
      readonly text: string;
      readonly ref: string;
      readonly near?: string;
      readonly needsYes: false;
    }
  /** Nothing that comes with OpenClaw or stands in the config tells of it. `near`: what may have been meant. */
  | { readonly kind: 'unknown-model'; readonly ref: string; readonly near?: string; readonly needsYes: false }
  | { readonly kind: 'unknown-provider'; readonly provider: string; readonly ref: string; readonly needsYes: false }
  /** It stood in the chain already, so nothing changes. */
  | { readonly kind: 'already-fallback'; readonly ref: string; readonly needsYes: false }
  | { readonly kind: 'free-to-paid'; readonly from: string; readonly to: string; readonly needsYes: false };
