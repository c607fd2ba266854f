import type { Action } from '../domain/action.js';
import type { Preferences } from '../domain/preferences.js';
import type { ProbeKind } from '../domain/probe.js';

/** What `update` wants done, as data. Done by `services/effects.ts`, which answers with a message of the same number. */
export type Effect =
  | { readonly kind: 'read'; readonly request: number }
  | { readonly kind: 'preview'; readonly request: number; readonly action: Action }
  | { readonly kind: 'write'; readonly request: number; readonly action: Action }
  /** Notes what others changed, and reads the journal and the list of snapshots. */
  | { readonly kind: 'history'; readonly request: number }
  /** Looks for old copies of the keys that were moved to these variables. */
  | { readonly kind: 'copies'; readonly variables: readonly string[] }
  | { readonly kind: 'probe'; readonly request: number; readonly refs: readonly string[]; readonly probe: ProbeKind }
  | { readonly kind: 'stop probes' }
  | { readonly kind: 'remember'; readonly preferences: Preferences }
  | { readonly kind: 'copy'; readonly text: string }
  | { readonly kind: 'repaint' }
  | { readonly kind: 'suspend' }
  | { readonly kind: 'quit' };
