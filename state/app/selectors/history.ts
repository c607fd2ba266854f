import type { Action } from '../../domain/action.js';
import {
  type Author,
  type FileRecord,
  type JournalEntry,
  pathInConfig,
  type Snapshot,
  type ValueChange,
} from '../../domain/history/journal.js';
import type { KeyPath } from '../../domain/json.js';
import { showPath } from '../../domain/keyPath.js';
import { plain } from '../../domain/text.js';
import { allMatches } from '../fuzzy.js';
import { GLYPHS, type Line, type Span, type StateTone, span, type Tone } from '../line.js';
import { memo } from '../memo.js';
import type { Model } from '../model.js';
import { answering } from './answering.js';
import { duration } from './format.js';

type Rows<T> = { readonly rows: readonly T[]; readonly keys: readonly string[] };

const rowsOf = <T extends { readonly id: string }>(rows: readonly T[]): Rows<T> => ({
  rows,
  keys: rows.map(({ id }) => id),
});

/** Changes, newest first as they are read. There may be thousands: rows are made from those in sight alone. */
export const shownEntries = memo(
  (entries: readonly JournalEntry[], filter: string): Rows<JournalEntry> =>
    rowsOf(allMatches(filter, entries, (entry) => searchTexts(entries).get(entry) ?? '')),
);

export const shownSnapshots = memo(
  (snapshots: readonly Snapshot[], filter: string): Rows<Snapshot> =>
    rowsOf(allMatches(filter, snapshots, ({ file, kind }) => `${baseName(file)} ${kind}`)),
);

/** Made once: while a filter is typed, every letter goes through all of them. */
const searchTexts = memo(
  (entries: readonly JournalEntry[]): ReadonlyMap<JournalEntry, string> =>
    new Map(entries.map((entry) => [entry, searchText(entry)])),
);

const searchText = (entry: JournalEntry): string =>
  [
    authorWords(entry.by),
    ...entry.files.flatMap((file) => [
      baseName(file.file),
      ...file.changes.map((change) => showPath(pathInConfig(file, change))),
    ]),
  ].join(' ');

export const entriesById = memo(
  (entries: readonly JournalEntry[]): ReadonlyMap<string, JournalEntry> =>
    new Map(entries.map((entry) => [entry.id, entry])),
);

export const entryById = ({ history }: Model, id: string): JournalEntry | undefined =>
  entriesById(history.entries).get(id);

export const snapshotById = ({ history }: Model, id: string): Snapshot | undefined =>
  history.snapshots.find((snapshot) => snapshot.id === id);

/** A change that cannot be told value by value has no path. */
export const pathName = (path: KeyPath): string => (path.length === 0 ? 'the file' : plain(showPath(path)));

export const baseName = (file: string): string => file.slice(file.lastIndexOf('/') + 1);

/** `pincer set`, `openclaw`, or that it was somebody else. */
export function authorWords({ program, command }: Author): string {
  if (program === 'unknown') return 'another program';
  return plain(command === undefined ? program : `${program} ${command}`);
}

/** Glyph, age, who, file, path, before and after, how many values, what became of it. */
export function entryCells(entry: JournalEntry, now: number, redact: boolean, filter: string): Line {
  const { tone, word, short } = stateOf(entry);
  const [file, ...others] = entry.files;
  const count = entry.files.reduce((sum, { changes, more = 0 }) => sum + changes.length + more, 0);
  const first = file?.changes[0];
  const more = others.length === 0 ? '' : ` +${others.length}`;
  return [
    span(GLYPHS[tone], tone),
    span(duration(now - entry.at), 'idle'),
    { ...answering(span(authorWords(entry.by)), filter), short: AUTHORS[entry.by.program] },
    { ...answering(span(plain(baseName(file?.file ?? '')) + more), filter), short: `${file?.kind ?? ''}${more}` },
    file && first ? answering(pathSpan(pathInConfig(file, first), redact), filter) : span(wholeFile(file), 'idle'),
    first ? changeSpan(first, redact) : span(''),
    count > 1 ? { ...span(`${count} values`, 'idle'), short: `+${count - 1}` } : span(''),
    { ...span(word, tone === 'good' ? 'idle' : tone), short },
  ];
}

const AUTHORS: Readonly<Record<Author['program'], string>> = {
  pincer: 'pincer',
  openclaw: 'openclaw',
  unknown: 'other',
};

/** Where most of what changes lies goes without saying when there is little room. */
function pathSpan(whole: KeyPath, redact: boolean, tone: Tone = 'plain'): Span {
  const path = shownSteps(whole, redact);
  const [first, second] = path;
  const isDeep = (first === 'agents' && second === 'defaults') || (first === 'models' && second === 'providers');
  return {
    ...span(pathName(path), tone),
    ...(isDeep && path.length > 2 ? { short: plain(showPath(path.slice(2))) } : {}),
  };
}

/** The name of a profile may be an address, which a screenshot should not show. */
export const shownSteps = (path: KeyPath, redact: boolean): KeyPath =>
  redact ? path.map((step) => (typeof step === 'string' && step.includes('@') ? 'hidden' : step)) : path;

/** Before and after; what it is now where there is no room for both. */
function changeSpan({ before, after }: ValueChange, redact: boolean): Span {
  if (redact) return span('(hidden)', 'idle');
  return { ...span(`${said(before)} → ${said(after)}`), short: `→ ${said(after)}` };
}

/** A text goes without its quotes, which the details have. */
const said = (value: string | undefined): string =>
  value === undefined ? 'nothing' : plain(/^"[^"\\]*"$/.test(value) ? value.slice(1, -1) : value);

function wholeFile(file: FileRecord | undefined): string {
  if (!file) return '';
  if (file.hashBefore === undefined) return 'a new file';
  return file.hashAfter === undefined ? 'the file is gone' : 'no value changed';
}

/** What became of a change, and in a word for where there is little room. */
export function stateOf({ state, undone, undoes, redoes, restores }: JournalEntry): {
  readonly tone: StateTone;
  readonly word: string;
  readonly short: string;
} {
  if (state === 'failed') return { tone: 'bad', word: 'failed', short: 'failed' };
  if (state === 'unfinished') return { tone: 'warn', word: 'unfinished', short: 'broken' };
  if (undone) return { tone: 'idle', word: 'taken back', short: 'undone' };
  if (undoes !== undefined) return { tone: 'good', word: 'took back', short: 'undo' };
  if (redoes !== undefined) return { tone: 'good', word: 'made again', short: 'redo' };
  return restores === undefined
    ? { tone: 'good', word: '', short: '' }
    : { tone: 'good', word: 'restored', short: 'back' };
}

/** Glyph, age, file, kind, size, the change that it was taken before. */
export function snapshotCells(
  snapshot: Snapshot,
  by: JournalEntry | undefined,
  now: number,
  redact: boolean,
  filter: string,
): Line {
  const file = by?.files.find(({ changes }) => changes.length > 0);
  const first = file?.changes[0];
  return [
    span(duration(now - snapshot.at), 'idle'),
    answering(span(plain(baseName(snapshot.file))), filter),
    span(snapshot.scrubbed ? 'masked' : snapshot.kind, snapshot.scrubbed ? 'warn' : 'idle'),
    span(sizeText(snapshot.bytes), 'idle'),
    span(by === undefined ? '' : `before ${authorWords(by.by)}`, 'plain'),
    file && first ? pathSpan(pathInConfig(file, first), redact, 'idle') : span(''),
  ];
}

/** `812 B`, `14 KB`, `1.2 MB`. */
export function sizeText(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  return bytes < 1_000_000 ? `${Math.round(bytes / 1000)} KB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}

/** What taking this entry back means, or why it cannot be done. That of others can where the text before was kept: the sheet says so. */
export function reversal(entries: readonly JournalEntry[], entry: JournalEntry): Action | string {
  if (entry.state === 'failed') return 'It did not get to any file.';
  if (entry.undone) return { kind: 'redo', entry: entry.id };
  if (entry.redoes !== undefined) return { kind: 'undo', entry: entry.redoes };
  if (entry.undoes === undefined) return { kind: 'undo', entry: entry.id };
  const target = entries.find(({ id }) => id === entry.undoes);
  return target?.undone ? { kind: 'redo', entry: target.id } : 'That was made again since.';
}

/** What the title says beside the name. */
export const historyTitle = (count: number, all: number): Span =>
  span(count === all ? `  ${all}` : `  ${count} of ${all}`, 'idle');
