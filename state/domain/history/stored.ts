import type { Json, KeyPath } from '../json.js';
import type { FileRecord, JournalEntry } from './journal.js';
import { isRecord } from './recordForm.js';

/** An entry as the journal keeps it: beside what is shown, what it takes to settle it and to take it back. */
export type StoredEntry = Omit<JournalEntry, 'state' | 'undone' | 'files'> & {
  readonly files: readonly StoredFile[];
  /** For the digests in `made`. */
  readonly salt?: string;
};

export type StoredFile = FileRecord & {
  /** By path, a salted digest of what the entry made of the value; empty where it removed it. Absent: only undone as a whole. */
  readonly made?: readonly (readonly [KeyPath, string])[];
};

/** A line of the journal. */
export type JournalRecord =
  /** Written before the first file is touched. */
  | { readonly record: 'begun'; readonly entry: StoredEntry; readonly started: number }
  | {
      readonly record: 'ended';
      readonly id: string;
      /** `dropped`: somebody was faster, nothing was touched, and it is tried again as another entry. */
      readonly state: JournalEntry['state'] | 'dropped';
      /** One for each file: false where the write did not get to it. */
      readonly reached?: readonly boolean[];
      /** Found out afterwards, from what is on the disk, by another run. */
      readonly settled?: true;
    }
  /** A change by others, complete. */
  | { readonly record: 'seen'; readonly entry: StoredEntry }
  /** Secrets in these snapshots were masked: they are no longer what the files were. */
  | { readonly record: 'scrubbed'; readonly snapshots: readonly string[]; readonly at: number };

/** An entry with all that was recorded of it. `ended` is false of a write that is under way, or broke off. */
export type Kept = {
  readonly entry: StoredEntry;
  readonly state: JournalEntry['state'];
  readonly ended: boolean;
  /** Of the process that wrote it, to see whether it still runs. */
  readonly started: number;
  readonly undone: boolean;
};

export type Journal = {
  /** In the order in which they were written. */
  readonly kept: readonly Kept[];
  readonly scrubbed: ReadonlySet<string>;
};

/** A line that is torn or none of ours is passed over: the write that it was to tell of is settled from the disk. */
export function recordsIn(text: string): readonly JournalRecord[] {
  return text.split('\n').flatMap((line) => recordIn(line));
}

function recordIn(line: string): readonly JournalRecord[] {
  if (line === '') return [];
  try {
    const value = JSON.parse(line) as Json;
    return isRecord(value) ? [value as unknown as JournalRecord] : [];
  } catch {
    return [];
  }
}

/**
 * Leads with a line end, so that a line which a crash tore does not take this one with it. In ASCII throughout: half a letter would make
 * all of the journal a file that is no text.
 */
export const lineOf = (record: JournalRecord): string => `\n${JSON.stringify(record).replace(/[^\n -~]/g, escaped)}\n`;

const escaped = (char: string): string => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`;

/** All records taken together. What the writer itself said of the end of a write beats what others found out. */
export function journalOf(records: readonly JournalRecord[]): Journal {
  const kept = new Map<string, Kept>();
  const scrubbed = new Set<string>();
  const own = new Set(records.flatMap((one) => (one.record === 'ended' && one.settled === undefined ? [one.id] : [])));
  for (const record of records) {
    if (record.record === 'scrubbed') for (const id of record.snapshots) scrubbed.add(id);
    else if (record.record !== 'ended') begin(kept, record);
    else if (record.settled === undefined || !own.has(record.id)) end(kept, record);
  }
  return { kept: withUndone([...kept.values()]), scrubbed };
}

type Begun = Extract<JournalRecord, { readonly record: 'begun' | 'seen' }>;

function begin(kept: Map<string, Kept>, record: Begun): void {
  const { entry } = record;
  const began = record.record === 'begun';
  kept.set(entry.id, {
    entry,
    state: began ? 'unfinished' : 'done',
    ended: !began,
    started: began ? record.started : 0,
    undone: false,
  });
}

function end(kept: Map<string, Kept>, { id, state, reached }: Extract<JournalRecord, { record: 'ended' }>): void {
  const known = kept.get(id);
  if (known === undefined) return;
  if (state === 'dropped') {
    kept.delete(id);
    return;
  }
  kept.set(id, { ...known, state, ended: true, entry: reachedIn(known.entry, reached) });
}

function reachedIn(entry: StoredEntry, reached: readonly boolean[] | undefined): StoredEntry {
  if (reached === undefined) return entry;
  const files = entry.files.map((file, i): StoredFile => (reached[i] === false ? { ...file, reached: false } : file));
  return { ...entry, files };
}

/** An undo takes its entry back, a redo brings it again, and taking one of those back does the opposite. */
function withUndone(kept: readonly Kept[]): readonly Kept[] {
  const byId = new Map(kept.map((one) => [one.entry.id, one.entry]));
  const undone = new Map<string, boolean>();
  const mark = (id: string | undefined, is: boolean): void => {
    const entry = id === undefined ? undefined : byId.get(id);
    if (entry === undefined || undone.get(entry.id) === is) return;
    undone.set(entry.id, is);
    mark(entry.undoes, !is);
    mark(entry.redoes, is);
  };
  for (const { entry, state } of kept) {
    // One that broke off before it reached a file took nothing back.
    if (state === 'failed' || !entry.files.some(({ reached }) => reached !== false)) continue;
    mark(entry.undoes, true);
    mark(entry.redoes, false);
  }
  return kept.map((one) => (undone.get(one.entry.id) ? { ...one, undone: true } : one));
}

/** What the screen and the commands get to see. */
export function shownEntry({ entry, state, undone }: Kept): JournalEntry {
  const { salt: _salt, ...shown } = entry;
  const files = entry.files.map(({ made: _made, ...file }) => file);
  return { ...shown, files, state, ...(undone ? { undone: true as const } : {}) };
}
