import type { Action } from '../domain/action.js';
import type { DiscoveredServer } from '../domain/discovery/discovery.js';
import type { Side } from '../domain/edits/merge.js';
import type { Preview } from '../domain/edits/preview.js';
import type { JournalEntry, Snapshot } from '../domain/history/journal.js';
import type { Home } from '../domain/home.js';
import type { LoginStage } from '../domain/logins/login.js';
import type { PullShown } from '../domain/ollama/pull.js';
import type { ProbeApi, ProbeKind, ProbeRecord } from '../domain/probe.js';
import type { Problem } from '../domain/problem.js';
import type { QuotaAnswer } from '../domain/providers/planQuota.js';
import type { Result } from '../domain/result.js';
import type { Scanned } from '../domain/scan/scan.js';
import type { Detected } from '../domain/setup/detected.js';
import type { HandedOver } from '../domain/setup/handedOver.js';
import type { HeldKey, SecretFacts } from '../domain/setup/secretFacts.js';
import type { TrialResult } from '../domain/setup/trial.js';
import type { FieldEdit } from './field.js';
import type { PaneId } from './panes.js';
import type { SetupWish } from './setup/setupSlice.js';

/** Everything that can happen. `carriesKey` bindings and text fields aside, a message is written whole in the key map. */
export type Msg =
  | ShellMsg
  | ListMsg
  | FieldMsg
  | OverlayMsg
  | ProvidersMsg
  | ModelsMsg
  | ChainMsg
  | ProbesMsg
  | DraftsMsg
  | ConflictsMsg
  | CredentialsMsg
  | HistoryMsg
  | ReviewMsg
  | SetupMsg
  | ScanMsg
  | DiscoveryMsg
  | OllamaMsg
  | FileMsg;

export type ShellMsg =
  | { readonly scope: 'shell'; readonly type: 'focus next'; readonly by: 1 | -1 }
  | { readonly scope: 'shell'; readonly type: 'focus'; readonly pane: PaneId }
  /** The window of the terminal got the focus, or lost it. */
  | { readonly scope: 'shell'; readonly type: 'looked'; readonly isHere: boolean }
  | { readonly scope: 'shell'; readonly type: 'back' }
  | { readonly scope: 'shell'; readonly type: 'zoom' }
  | { readonly scope: 'shell'; readonly type: 'theme' }
  | { readonly scope: 'shell'; readonly type: 'redact' }
  | { readonly scope: 'shell'; readonly type: 'copy ref' }
  | { readonly scope: 'shell'; readonly type: 'copy command' }
  | { readonly scope: 'shell'; readonly type: 'quit' }
  | { readonly scope: 'shell'; readonly type: 'cleared' }
  | { readonly scope: 'shell'; readonly type: 'suspend' }
  | { readonly scope: 'shell'; readonly type: 'repaint' }
  | {
      readonly scope: 'shell';
      readonly type: 'say';
      readonly tone: 'good' | 'warn' | 'bad' | 'idle';
      readonly text: string;
    }
  | { readonly scope: 'shell'; readonly type: 'resized'; readonly columns: number; readonly rows: number }
  | { readonly scope: 'shell'; readonly type: 'ticked'; readonly now: number };

/** Movement in whatever list is in front: the overlay's, else that of the pane in focus. */
export type ListMsg =
  | { readonly scope: 'list'; readonly type: 'move'; readonly by: 1 | -1 }
  | { readonly scope: 'list'; readonly type: 'half page'; readonly by: 1 | -1 }
  | { readonly scope: 'list'; readonly type: 'end'; readonly to: 'first' | 'last' }
  | { readonly scope: 'list'; readonly type: 'match'; readonly by: 1 | -1 };

/** Text going into the field that is open. */
export type FieldMsg =
  | { readonly scope: 'field'; readonly type: 'typed'; readonly text: string }
  | { readonly scope: 'field'; readonly type: 'edit'; readonly edit: FieldEdit };

export type OverlayMsg =
  | { readonly scope: 'overlay'; readonly type: 'palette' }
  | { readonly scope: 'overlay'; readonly type: 'help' }
  | { readonly scope: 'overlay'; readonly type: 'filter' }
  | { readonly scope: 'overlay'; readonly type: 'problems' }
  | { readonly scope: 'overlay'; readonly type: 'details' }
  | { readonly scope: 'overlay'; readonly type: 'accept' };

export type ProvidersMsg =
  | { readonly scope: 'providers'; readonly type: 'all' }
  | { readonly scope: 'providers'; readonly type: 'test' }
  | { readonly scope: 'providers'; readonly type: 'take config' }
  | { readonly scope: 'providers'; readonly type: 'take config everywhere' }
  | { readonly scope: 'providers'; readonly type: 'move key' }
  | { readonly scope: 'providers'; readonly type: 'remove' }
  /** Asks what is left of the plan of the selected one. */
  | { readonly scope: 'providers'; readonly type: 'quota' }
  | {
      readonly scope: 'providers';
      readonly type: 'quota told';
      readonly provider: string;
      readonly answer: QuotaAnswer;
    }
  /** Whether its credentials go too. */
  | { readonly scope: 'providers'; readonly type: 'remove it'; readonly credentials: boolean }
  | {
      readonly scope: 'providers';
      readonly type: 'copies found';
      readonly variables: readonly string[];
      readonly copies: readonly string[];
    };

/** The profiles of the provider that is looked at, and the one under the cursor. */
export type CredentialsMsg =
  | { readonly scope: 'credentials'; readonly type: 'open' }
  | { readonly scope: 'credentials'; readonly type: 'shift'; readonly by: 1 | -1 }
  | { readonly scope: 'credentials'; readonly type: 'remove' }
  | { readonly scope: 'credentials'; readonly type: 'ask name' }
  | { readonly scope: 'credentials'; readonly type: 'rename'; readonly id: string; readonly to: string }
  | { readonly scope: 'credentials'; readonly type: 'clear rest' }
  | { readonly scope: 'credentials'; readonly type: 'add' }
  | { readonly scope: 'credentials'; readonly type: 'test' }
  | { readonly scope: 'credentials'; readonly type: 'next agent' }
  | {
      readonly scope: 'credentials';
      readonly type: 'proved';
      readonly request: number;
      readonly id: string;
      /** Absent when the profile was gone. */
      readonly record?: ProbeRecord;
    };

export type ModelsMsg =
  | { readonly scope: 'models'; readonly type: 'digit'; readonly key: string }
  | { readonly scope: 'models'; readonly type: 'drop digit' }
  | { readonly scope: 'models'; readonly type: 'pick' }
  | { readonly scope: 'models'; readonly type: 'all' }
  | { readonly scope: 'models'; readonly type: 'sort' }
  | { readonly scope: 'models'; readonly type: 'favourite' }
  | { readonly scope: 'models'; readonly type: 'allow' }
  | { readonly scope: 'models'; readonly type: 'set default' }
  | { readonly scope: 'models'; readonly type: 'set image model' }
  | { readonly scope: 'models'; readonly type: 'append' }
  | { readonly scope: 'models'; readonly type: 'edit alias' }
  | { readonly scope: 'models'; readonly type: 'set alias'; readonly ref: string; readonly alias: string };

export type ChainMsg =
  | { readonly scope: 'chain'; readonly type: 'add' }
  | { readonly scope: 'chain'; readonly type: 'append'; readonly ref: string }
  | { readonly scope: 'chain'; readonly type: 'remove' }
  | { readonly scope: 'chain'; readonly type: 'shift'; readonly by: 1 | -1 };

export type ProbesMsg =
  | { readonly scope: 'probes'; readonly type: 'run selected' }
  | { readonly scope: 'probes'; readonly type: 'run all' }
  | {
      readonly scope: 'probes';
      readonly type: 'complete';
      readonly refs: readonly string[];
      readonly probe?: ProbeKind;
    }
  | { readonly scope: 'probes'; readonly type: 'reach those in use' }
  | { readonly scope: 'probes'; readonly type: 'cancel' }
  | { readonly scope: 'probes'; readonly type: 'kind' }
  | { readonly scope: 'probes'; readonly type: 'repeat' }
  | { readonly scope: 'probes'; readonly type: 'alert' }
  /** Asks for what earlier runs found, and brings it: latencies by ref, as a history has them. */
  | { readonly scope: 'probes'; readonly type: 'recall' }
  | {
      readonly scope: 'probes';
      readonly type: 'recalled';
      readonly histories: Readonly<Record<string, readonly number[]>>;
    }
  | { readonly scope: 'probes'; readonly type: 'arrived'; readonly results: readonly ProbeResult[] }
  | { readonly scope: 'probes'; readonly type: 'finished'; readonly requests: readonly number[] };

export type ProbeResult = { readonly request: number; readonly record: ProbeRecord };

export type DraftsMsg =
  | { readonly scope: 'drafts'; readonly type: 'undo' }
  | { readonly scope: 'drafts'; readonly type: 'redo' }
  | { readonly scope: 'drafts'; readonly type: 'take theirs' }
  | { readonly scope: 'drafts'; readonly type: 'arm allowlist'; readonly ref: string };

/** Where both sides changed a value: which one is to be written. */
export type ConflictsMsg =
  | { readonly scope: 'conflicts'; readonly type: 'open' }
  | { readonly scope: 'conflicts'; readonly type: 'choose'; readonly side: Side }
  | { readonly scope: 'conflicts'; readonly type: 'choose all'; readonly side: Side };

export type HistoryMsg =
  | { readonly scope: 'history'; readonly type: 'open' }
  | { readonly scope: 'history'; readonly type: 'take back' }
  | { readonly scope: 'history'; readonly type: 'restore' }
  | {
      readonly scope: 'history';
      readonly type: 'read';
      readonly request: number;
      readonly entries: readonly JournalEntry[];
      readonly snapshots: readonly Snapshot[];
      readonly problems: readonly Problem[];
    };

export type ReviewMsg =
  | { readonly scope: 'review'; readonly type: 'open' }
  | { readonly scope: 'review'; readonly type: 'open action'; readonly action: Action }
  | { readonly scope: 'review'; readonly type: 'write' }
  | { readonly scope: 'review'; readonly type: 'take offer'; readonly key: string }
  | {
      readonly scope: 'review';
      readonly type: 'previewed';
      readonly request: number;
      readonly result: Result<Preview, Problem>;
    }
  | {
      readonly scope: 'review';
      readonly type: 'written';
      readonly request: number;
      readonly action: Action;
      readonly result: Result<Written, Problem>;
    };

/** What was written, and where the texts before it are kept. */
type Written = {
  readonly files: readonly { readonly file: string; readonly backup?: string }[];
  readonly entry?: string;
  /** False when the files said all of it already. */
  readonly written: boolean;
  /** Somebody else had changed a file meanwhile, elsewhere in it; both changes are there. */
  readonly mergedOver: boolean;
  readonly warnings: readonly Problem[];
};

/** The look for free models that work. */
export type ScanMsg =
  | { readonly scope: 'scan'; readonly type: 'open' }
  | { readonly scope: 'scan'; readonly type: 'mark' }
  | { readonly scope: 'scan'; readonly type: 'take' }
  | { readonly scope: 'scan'; readonly type: 'sort' }
  | { readonly scope: 'scan'; readonly type: 'stop' }
  | { readonly scope: 'scan'; readonly type: 'leave' }
  | {
      readonly scope: 'scan';
      readonly type: 'listed';
      readonly request: number;
      readonly rows: readonly Scanned[];
      /** They are tried now: there is a key. */
      readonly tries: boolean;
      /** How many the catalog has beside these. */
      readonly more: number;
    }
  | {
      readonly scope: 'scan';
      readonly type: 'tried';
      readonly request: number;
      readonly rows: readonly Scanned[];
    }
  | { readonly scope: 'scan'; readonly type: 'ended'; readonly request: number; readonly problem?: Problem };

/** The look for model servers. `found`: all there is so far. */
export type DiscoveryMsg =
  | { readonly scope: 'discovery'; readonly type: 'open' }
  | { readonly scope: 'discovery'; readonly type: 'again' }
  | { readonly scope: 'discovery'; readonly type: 'ask host' }
  /** Without a text: where one looks without being told. */
  | { readonly scope: 'discovery'; readonly type: 'look at'; readonly host: string }
  | { readonly scope: 'discovery'; readonly type: 'mark' }
  | { readonly scope: 'discovery'; readonly type: 'go on' }
  | { readonly scope: 'discovery'; readonly type: 'prune' }
  | { readonly scope: 'discovery'; readonly type: 'stop' }
  | { readonly scope: 'discovery'; readonly type: 'leave' }
  | {
      readonly scope: 'discovery';
      readonly type: 'found';
      readonly request: number;
      readonly servers: readonly DiscoveredServer[];
    }
  | { readonly scope: 'discovery'; readonly type: 'ended'; readonly request: number; readonly problem?: Problem };

/** What the Ollama under the cursor is told to do, and what came of it. */
export type OllamaMsg =
  | { readonly scope: 'ollama'; readonly type: 'ask pull' }
  | { readonly scope: 'ollama'; readonly type: 'pull'; readonly name: string }
  | { readonly scope: 'ollama'; readonly type: 'load' }
  | { readonly scope: 'ollama'; readonly type: 'stop' }
  | { readonly scope: 'ollama'; readonly type: 'pulling'; readonly request: number; readonly shown: PullShown }
  | {
      readonly scope: 'ollama';
      readonly type: 'pulled';
      readonly request: number;
      readonly end: 'done' | 'cancelled' | Problem;
    }
  | { readonly scope: 'ollama'; readonly type: 'loaded'; readonly request: number; readonly problem?: Problem };

/** The wizard that sets a provider up. What is typed as a secret is no message: see `SecretDoor`. */
export type SetupMsg =
  /** Without a provider, it is asked for. `wants`: what it is for. */
  | { readonly scope: 'setup'; readonly type: 'open'; readonly provider?: string; readonly wants?: SetupWish }
  /** The same for the provider that is looked at. */
  | { readonly scope: 'setup'; readonly type: 'log in' }
  | { readonly scope: 'setup'; readonly type: 'go on' }
  | { readonly scope: 'setup'; readonly type: 'back' }
  /** One step back, and from the first one out; what was answered stays. */
  | { readonly scope: 'setup'; readonly type: 'leave' }
  | { readonly scope: 'setup'; readonly type: 'mark' }
  | { readonly scope: 'setup'; readonly type: 'filter' }
  | { readonly scope: 'setup'; readonly type: 'try again' }
  | { readonly scope: 'setup'; readonly type: 'try completion' }
  | { readonly scope: 'setup'; readonly type: 'qr' }
  | { readonly scope: 'setup'; readonly type: 'copy'; readonly what: 'code' | 'url' }
  | { readonly scope: 'setup'; readonly type: 'open page' }
  | { readonly scope: 'setup'; readonly type: 'paste address' }
  | { readonly scope: 'setup'; readonly type: 'edit key'; readonly edit: 'backspace' | 'clear' }
  | {
      readonly scope: 'setup';
      readonly type: 'detected';
      readonly request: number;
      readonly found: readonly Detected[];
    }
  /** The files, after another program had its turn. */
  | { readonly scope: 'setup'; readonly type: 'home read' }
  | { readonly scope: 'setup'; readonly type: 'typed key'; readonly facts: SecretFacts }
  /** The name of a variable was typed in place of a key. */
  | { readonly scope: 'setup'; readonly type: 'took variable'; readonly request: number; readonly name: string }
  | { readonly scope: 'setup'; readonly type: 'took key'; readonly request: number; readonly held: HeldKey }
  | {
      readonly scope: 'setup';
      readonly type: 'tried';
      readonly request: number;
      readonly result: TrialResult;
      readonly api?: ProbeApi;
    }
  | { readonly scope: 'setup'; readonly type: 'login'; readonly request: number; readonly stage: LoginStage }
  | { readonly scope: 'setup'; readonly type: 'handed over'; readonly request: number; readonly end: HandedOver };

export type FileMsg =
  | { readonly scope: 'file'; readonly type: 'reload' }
  | { readonly scope: 'file'; readonly type: 'changed' }
  | { readonly scope: 'file'; readonly type: 'read'; readonly request: number; readonly home: Home };
