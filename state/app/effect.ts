import type { Action } from '../domain/action.js';
import type { KeyHandle } from '../domain/auth/keyHandle.js';
import type { Preferences } from '../domain/preferences.js';
import type { ProbeKind } from '../domain/probe.js';
import type { SavedSetup } from '../domain/setup/savedSetup.js';
import type { KeyWanted } from '../domain/setup/secretFacts.js';
import type { LoginFlow } from '../domain/setup/signIn.js';
import type { Trial } from '../domain/setup/trial.js';
import type { OllamaServer } from './ollamaSlice.js';

/** What `update` wants done, as data. Done by `services/effects.ts`, which answers with a message of the same number. */
export type Effect =
  /** `agent`: another one than the program was started for. */
  | { readonly kind: 'read'; readonly request: number; readonly agent?: string }
  | { readonly kind: 'preview'; readonly request: number; readonly action: Action }
  | { readonly kind: 'write'; readonly request: number; readonly action: Action }
  /** Notes what others changed, and reads the journal and the list of snapshots. */
  | { readonly kind: 'history'; readonly request: number }
  /** Looks for old copies of the keys that were moved to these variables. */
  | { readonly kind: 'copies'; readonly variables: readonly string[] }
  | { readonly kind: 'probe'; readonly request: number; readonly refs: readonly string[]; readonly probe: ProbeKind }
  /** Asks the provider with the credential of this profile, whether or not it is the one that is used. */
  | { readonly kind: 'probe profile'; readonly request: number; readonly id: string; readonly probe: ProbeKind }
  /** Asks the provider what is left of its plan, with the credential in use. */
  | { readonly kind: 'ask quota'; readonly provider: string }
  | { readonly kind: 'stop probes' }
  /** Lists the free models of OpenRouter, and tries them where there is a key; each is told. */
  | { readonly kind: 'scan'; readonly request: number }
  | { readonly kind: 'stop scan' }
  /** Looks for model servers: at the hosts that are named, else at those of the config and the usual ports. */
  | { readonly kind: 'discover'; readonly request: number; readonly hosts: readonly string[] }
  | { readonly kind: 'stop discovery' }
  /** Has an Ollama download a model; how far it has come is told. */
  | { readonly kind: 'pull'; readonly request: number; readonly name: string; readonly server: OllamaServer }
  | { readonly kind: 'stop pull' }
  | {
      readonly kind: 'load model';
      readonly request: number;
      readonly name: string;
      readonly does: 'load' | 'unload';
      readonly server: OllamaServer;
    }
  /** What earlier runs found. */
  | { readonly kind: 'recall probes' }
  /** Tells a person who looks elsewhere. */
  | { readonly kind: 'alert'; readonly how: 'bell' | 'message'; readonly text: string }
  | { readonly kind: 'remember'; readonly preferences: Preferences }
  /** Looks for providers that are on this machine already. */
  | { readonly kind: 'detect'; readonly request: number }
  /** `findsApi`: which one it speaks is asked too. */
  | { readonly kind: 'try out'; readonly request: number; readonly trial: Trial; readonly findsApi?: true }
  /** Each stage is told. */
  | {
      readonly kind: 'log in';
      readonly request: number;
      readonly flow: LoginFlow;
      readonly provider: string;
      readonly region?: string;
    }
  /** Gives the terminal to `openclaw` with these arguments. */
  | { readonly kind: 'hand over'; readonly request: number; readonly args: readonly string[] }
  /** Cancels a trial, a login and a hand-over that are under way. */
  | { readonly kind: 'stop setup' }
  /** Empties the field for secrets: the next one is such a key, or, without `of`, an address with a code in it. */
  | { readonly kind: 'ask key'; readonly of?: KeyWanted }
  | { readonly kind: 'edit key'; readonly edit: 'backspace' | 'clear' }
  /** What was typed goes into the keyring, or, as the address that a browser ended at, to the login that waits for it. */
  | { readonly kind: 'take key'; readonly request: number }
  | { readonly kind: 'take address' }
  | { readonly kind: 'forget keys'; readonly handles: readonly KeyHandle[] }
  /** In the browser of this machine. */
  | { readonly kind: 'open page'; readonly url: string }
  /** What a later start may go on with; nothing once it is over. */
  | { readonly kind: 'keep setup'; readonly saved?: SavedSetup }
  | { readonly kind: 'copy'; readonly text: string }
  | { readonly kind: 'repaint' }
  | { readonly kind: 'suspend' }
  | { readonly kind: 'quit' };
