import type { Action } from '../domain/action.js';
import type { Conflict, Side, Taken } from '../domain/edits/merge.js';
import type { Preview } from '../domain/edits/preview.js';
import type { JournalEntry, Snapshot } from '../domain/history/journal.js';
import type { Home, ModelSettings } from '../domain/home.js';
import type { Alert } from '../domain/preferences.js';
import type { ProbeCost } from '../domain/probe/cost.js';
import type { Pace } from '../domain/probe/schedule.js';
import type { ProbeKind, ProbeRecord } from '../domain/probe.js';
import type { Problem } from '../domain/problem.js';
import type { QuotaAnswer } from '../domain/providers/planQuota.js';
import type { SavedSetup } from '../domain/setup/savedSetup.js';
import type { Cursor } from './cursor.js';
import type { DiscoveryOverlay } from './discoveryOverlay.js';
import type { Field } from './field.js';
import type { OllamaSlice } from './ollamaSlice.js';
import type { ConsolePane, PaneId } from './panes.js';
import type { ScanOverlay } from './scanOverlay.js';
import type { SetupSlice } from './setup/setupSlice.js';

/**
 * Everything the screen shows, as data: it can be printed as JSON, and holds no secret because `Home` holds none.
 * Two facts have two fields: `file.home` mirrors the disk as last read, `drafts` is what the person wants.
 */
export type Model = {
  readonly file: FileSlice;
  readonly drafts: Drafts;
  readonly providers: ProvidersSlice;
  readonly models: ModelsSlice;
  readonly chain: ListSlice;
  readonly probes: Probes;
  readonly history: HistorySlice;
  readonly journal: ListSlice;
  readonly snapshots: ListSlice;
  readonly shell: Shell;
  readonly overlay?: Overlay;
  readonly ollama: OllamaSlice;
  /** What tests of single profiles found in this run of Pincer, by profile id. */
  readonly proofs: Readonly<Record<string, Proof>>;
  /** A set-up that was begun and is not written; it stays when the wizard is closed. */
  readonly setup?: SetupSlice;
  /** One that another run of Pincer left, until it is taken up or dropped. */
  readonly savedSetup?: SavedSetup;
  /** A provider was set up; what the probe after it finds is news. `request` once it is asked. */
  readonly proving?: { readonly provider: string; readonly request?: number };
};

type FileSlice = {
  readonly home: Home;
  /** The number of the reading under way; its answer alone is taken. */
  readonly reading?: number;
  /** What Pincer itself has just written; the next reading shows it, and is followed by what belongs to it. */
  readonly wrote?: Wrote;
};

/** `variables`: those that keys were moved to. */
type Wrote = { readonly action: Action; readonly variables: readonly string[] };

/** `base` is the saved value on which `draft` was made; `draft` differs from it where the person changed something. */
export type Drafts = {
  readonly base: ModelSettings;
  readonly draft: ModelSettings;
  /** Earlier drafts, the latest last. */
  readonly undo: readonly ModelSettings[];
  readonly redo: readonly ModelSettings[];
  /** Values changed both here and on disk since; both are kept until one is chosen. See `openConflicts`. */
  readonly conflicts: readonly Asked[];
  /** What others changed since, elsewhere, and came into this draft by itself. */
  readonly taken: readonly Taken[];
};

export type Asked = Conflict & { readonly choice?: Side };

/** All changes that are known of. They are noted and read again whenever the files were read. */
type HistorySlice = {
  readonly entries: readonly JournalEntry[];
  readonly snapshots: readonly Snapshot[];
  readonly problems: readonly Problem[];
  /** False until they were read once. */
  readonly isRead: boolean;
  readonly reading?: number;
};

type ListSlice = { readonly cursor: Cursor; readonly filter: string };

type ProvidersSlice = {
  readonly cursor: Cursor;
  readonly filter: string;
  readonly all: boolean;
  /** What is left of a plan, of the last one that was asked for; without an answer, it is on its way. */
  readonly quota?: { readonly provider: string; readonly answer?: QuotaAnswer };
};

export type ModelsSort = 'number' | 'name' | 'context' | 'price' | 'latency';

export type ModelsSlice = {
  readonly cursor: Cursor;
  readonly filter: string;
  readonly all: boolean;
  readonly sort: ModelsSort;
  readonly favourites: readonly string[];
  /** A number being typed, absolute as in `/model 3`. */
  readonly digits: string;
};

/** Seconds between rounds of free probes; 0 is off. */
export type Every = 0 | 15 | 60 | 300;

export type Probes = {
  readonly cursor: Cursor;
  readonly filter: string;
  readonly kind: ProbeKind;
  readonly every: Every;
  /** Models in use are reached once when the screen opens. */
  readonly atStart: boolean;
  /** Epoch ms of the next round, while `every` is on; of those that have not answered in a round yet. */
  readonly nextAt: number;
  /** How a person is told when a model stops or starts to work between two rounds; absent where nobody chose, which is off. */
  readonly alert?: Alert;
  /** Histories of earlier runs, until there is an answer of this one. */
  readonly recalled: Readonly<Record<string, readonly number[]>>;
  readonly byRef: Readonly<Record<string, ProbeEntry>>;
  /** How many of them are waited for. */
  readonly running: number;
  /** The newest answer of any model of a provider, by provider id. */
  readonly byProvider: Readonly<Record<string, ProbeRecord>>;
};

/** What is known and what is being asked are two facts: pressing p keeps the last answer on the screen. */
export type ProbeEntry = {
  readonly last?: ProbeRecord;
  /** Latencies in ms, oldest first, at most {@link HISTORY}; -1 stands for a probe that found no answer. */
  readonly history: readonly number[];
  /** When it is its turn again, while rounds are on. */
  readonly pace?: Pace;
  /** The request that is waited for. */
  readonly running?: { readonly request: number; readonly kind: ProbeKind };
};

/** `request`: the test that is waited for. */
export type Proof = { readonly request?: number; readonly last?: ProbeRecord };

export const HISTORY = 60;

export type ThemeName = 'default' | 'high-contrast' | 'mono';

export type Shell = {
  readonly focus: PaneId;
  /** The pane that has the focus again when the history is left. */
  readonly from: ConsolePane;
  readonly zoom: boolean;
  readonly theme: ThemeName;
  /** False under NO_COLOR, whatever the theme. */
  readonly colour: boolean;
  /** Hides what a screenshot should not show: account names, hosts, paths, masked keys. */
  readonly redact: boolean;
  readonly size: { readonly columns: number; readonly rows: number };
  /** Epoch ms, as the last tick told it. */
  readonly now: number;
  /** The person looks at another window, as far as the terminal tells. */
  readonly isAway?: true;
  readonly demo: boolean;
  /** Another agent is looked at than at `first`. */
  readonly agent?: { readonly id: string; readonly first: string };
  /** The number that the next request gets. */
  readonly nextRequest: number;
  readonly toast?: Toast;
  /** The person goes: nothing is drawn any more, since Ink draws all there is once again when it ends. */
  readonly leaving?: true;
};

/** A line of news in place of the footer. `until` is epoch ms. */
export type Toast = { readonly tone: 'good' | 'warn' | 'bad' | 'idle'; readonly text: string; readonly until: number };

export type FinderSource = 'palette' | 'help' | 'append';

export type Overlay =
  | { readonly kind: 'finder'; readonly source: FinderSource; readonly field: Field; readonly cursor: number }
  | { readonly kind: 'filter'; readonly pane: PaneId; readonly field: Field; readonly before: string }
  | { readonly kind: 'prompt'; readonly asks: 'alias'; readonly ref: string; readonly field: Field }
  | {
      readonly kind: 'prompt';
      readonly asks: 'profile id';
      readonly id: string;
      readonly field: Field;
      readonly behind: CredentialsOverlay;
    }
  | { readonly kind: 'prompt'; readonly asks: 'host'; readonly field: Field; readonly behind: DiscoveryOverlay }
  /** Which model the Ollama under the cursor is to pull. */
  | { readonly kind: 'prompt'; readonly asks: 'pull'; readonly field: Field; readonly behind: DiscoveryOverlay }
  | CredentialsOverlay
  | DiscoveryOverlay
  | ScanOverlay
  | { readonly kind: 'confirm'; readonly question: Question }
  | {
      readonly kind: 'detail';
      readonly subject: Subject;
      readonly scroll: number;
      readonly behind?: DiscoveryOverlay;
    }
  | { readonly kind: 'conflicts'; readonly cursor: number }
  | { readonly kind: 'setup' }
  | {
      readonly kind: 'review';
      readonly action: Action;
      readonly request: number;
      readonly stage: ReviewStage;
      readonly scroll: number;
      /** What it was asked for from, and goes back to. */
      readonly behind?: CredentialsOverlay | DiscoveryOverlay;
    };

/** The profiles of a provider. The cursor stays on its profile when they change places. */
export type CredentialsOverlay = { readonly kind: 'credentials'; readonly provider: string; readonly cursor: Cursor };

export type OverlayKind = Overlay['kind'];

export type ReviewStage =
  | { readonly kind: 'planning' }
  | { readonly kind: 'shown'; readonly preview: Preview }
  | { readonly kind: 'writing'; readonly preview: Preview }
  | { readonly kind: 'refused'; readonly problem: Problem };

export type Question =
  | { readonly kind: 'quit'; readonly unsaved: number }
  /** `asked`: those of the refs that get a request. */
  | {
      readonly kind: 'probe all';
      readonly probe: ProbeKind;
      readonly refs: readonly string[];
      readonly asked: readonly string[];
      readonly cost: ProbeCost;
    }
  | { readonly kind: 'arm allowlist'; readonly ref: string }
  | { readonly kind: 'remove provider'; readonly provider: string; readonly profiles: number }
  /** `copies`: where the values that were moved into these variables still stand. */
  | { readonly kind: 'scrub'; readonly variables: readonly string[]; readonly copies: readonly string[] };

export type Subject =
  | { readonly of: 'provider'; readonly id: string }
  | { readonly of: 'model'; readonly ref: string }
  | { readonly of: 'probe'; readonly ref: string }
  | { readonly of: 'change'; readonly id: string }
  | { readonly of: 'snapshot'; readonly id: string }
  /** A row of the discovery that stands behind. */
  | { readonly of: 'found'; readonly key: string }
  | { readonly of: 'problems' };
