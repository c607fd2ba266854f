import type { JournalEntry } from './journal.js';

/** Entries newest first, as in a history that was read. */
type Entries = readonly JournalEntry[];

/**
 * What `undo` takes back when nothing is named: the newest change of Pincer's own that still stands. An undo or a redo that broke off
 * among its files is one: of what it was about, neither all nor nothing stands.
 */
export const latestUndoable = (entries: Entries): JournalEntry | undefined =>
  entries.find((entry) => (isOwnChange(entry) || brokeOff(entry)) && entry.undone === undefined);

/**
 * What `redo` brings again: what the newest undo took away, as long as it is away. A change made since ends it, as in any editor:
 * what was undone before that is only brought back by name.
 */
export function latestRedoable(entries: Entries): JournalEntry | undefined {
  for (const entry of entries) {
    if (isOwnChange(entry) && entry.undone === undefined) return undefined;
    const changed = entry.undoes === undefined || entry.state === 'failed' ? undefined : ownChangeOf(entries, entry);
    if (changed?.undone) return changed;
  }
  return undefined;
}

/** What an undo is about in the end: it may take back a redo, or another undo. */
function ownChangeOf(entries: Entries, entry: JournalEntry): JournalEntry | undefined {
  const of = entry.undoes ?? entry.redoes;
  if (of === undefined) return entry;
  // Only what came before can be meant, so that this ends.
  const older = entries.slice(entries.indexOf(entry) + 1);
  const found = older.find(({ id }) => id === of);
  return found === undefined ? undefined : ownChangeOf(older, found);
}

/** A change that went to the files, and is itself neither an undo nor a redo. */
function isOwnChange({ by, state, undoes, redoes, files }: JournalEntry): boolean {
  if (by.program !== 'pincer' || undoes !== undefined || redoes !== undefined || state === 'failed') return false;
  return files.some(({ reached, hashBefore, hashAfter }) => reached !== false && !isSame(hashBefore, hashAfter));
}

/** Who may read a file changed, and nothing in it. */
const isSame = (before: string | undefined, after: string | undefined): boolean =>
  before !== undefined && before === after;

const brokeOff = ({ by, state, files }: JournalEntry): boolean =>
  by.program === 'pincer' && state === 'unfinished' && files.some(({ reached }) => reached !== false);

/** The one entry, or snapshot, of this id, or whose id begins so. */
export function named<T extends { readonly id: string }>(all: readonly T[], typed: string): T | undefined {
  const exact = all.find(({ id }) => id === typed);
  if (exact !== undefined || typed.length < SHORTEST) return exact;
  const begin = all.filter(({ id }) => id.startsWith(typed));
  return begin.length === 1 ? begin[0] : undefined;
}

/** Characters: the first ones tell only the year. */
const SHORTEST = 4;
