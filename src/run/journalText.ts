import { shortenHome } from '../../state/domain/config/pathText.js';
import {
  type Author,
  type FileRecord,
  type JournalEntry,
  pathInConfig,
  type Snapshot,
  type ValueChange,
} from '../../state/domain/history/journal.js';
import { showPath } from '../../state/domain/keyPath.js';
import { cut, cutMiddle, cutStart, fitTo, plain, widthOf } from '../../state/domain/text.js';
import { localTime } from './localTime.js';

/** Cells of a line. */
const WIDTH = 80;

/** Who and when on a line, below it the files, below each the values. `home` is what `~` stands for. */
export function journalLines(entries: readonly JournalEntry[], home: string): readonly string[] {
  return entries.flatMap((entry, i) => [...(i === 0 ? [] : ['']), ...entryLines(entry, home)]);
}

function entryLines(entry: JournalEntry, home: string): readonly string[] {
  const head = `${localTime(entry.at)}  ${authorWords(entry.by)}${stateWords(entry)}`;
  const room = WIDTH - widthOf(entry.id) - 2;
  const line = cut(plain(head), room);
  const first = `${line}${' '.repeat(room - widthOf(line) + 2)}${entry.id}`;
  const isFolded = entry.by.program !== 'pincer' ? [cut(`  because ${plain(entry.by.because)}`, WIDTH)] : [];
  return [first, ...isFolded, ...entry.files.flatMap((file) => recordLines(file, home))];
}

export function authorWords({ program, command, pid }: Author): string {
  if (program === 'unknown') return 'another program';
  const who = command === undefined ? program : `${program} ${command}`;
  return program === 'openclaw' && pid !== undefined ? `${who} (process ${pid})` : who;
}

function stateWords({ state, undone, undoes, redoes, restores }: JournalEntry): string {
  const did = undoes !== undefined ? ` of ${undoes}` : redoes !== undefined ? ` of ${redoes}` : '';
  const from = restores === undefined ? '' : ` of ${restores}`;
  const ended = state === 'failed' ? ' (failed)' : state === 'unfinished' ? ' (broke off)' : '';
  return `${did}${from}${ended}${undone ? ' (undone)' : ''}`;
}

/** A file, and below it the values that changed in it. */
export function recordLines(
  record: Pick<FileRecord, 'file' | 'under' | 'changes' | 'more' | 'reached'>,
  home: string,
): readonly string[] {
  const { file, changes, more, reached } = record;
  const notReached = reached === false ? ' (not changed)' : '';
  const name = cutStart(plain(shortenHome(file, home)), WIDTH - 2 - notReached.length);
  return [
    `  ${name}${notReached}`,
    ...changes.flatMap((change) => changeLines({ ...change, path: pathInConfig(record, change) })),
    ...(more === undefined ? [] : [`    and ${more} more`]),
  ];
}

/** On one line where it fits, else the values below the path. */
function changeLines({ path, before, after }: ValueChange): readonly string[] {
  const at = plain(path.length === 0 ? 'the file' : showPath(path));
  const words = valueWords(before, after);
  const line = `    ${at}  ${words}`;
  if (widthOf(line) <= WIDTH) return [line];
  return [`    ${cutMiddle(at, WIDTH - 4)}`, ...twoSided(before, after).map((side) => cut(`      ${side}`, WIDTH))];
}

function valueWords(before: string | undefined, after: string | undefined): string {
  if (before === undefined) return `+ ${plain(after ?? '')}`;
  return after === undefined ? `- ${plain(before)}` : `${plain(before)} → ${plain(after)}`;
}

function twoSided(before: string | undefined, after: string | undefined): readonly string[] {
  return [
    ...(before === undefined ? [] : [`- ${plain(before)}`]),
    ...(after === undefined ? [] : [`+ ${plain(after)}`]),
  ];
}

/** A table: id, time, size, file, and before which command it was taken. */
export function snapshotLines(
  snapshots: readonly Snapshot[],
  commandOf: (entry: string) => string,
  home: string,
): readonly string[] {
  if (snapshots.length === 0) return [];
  const head = `${fitTo('Snapshot', ID_CELLS)} ${fitTo('Taken', 16)} ${'Size'.padStart(8)}  ${fitTo('File', NAME_CELLS)} Before`;
  const rows = snapshots.map(({ id, at, file, bytes, entry, scrubbed }) => {
    const name = fitTo(cutStart(plain(shortenHome(file, home)), NAME_CELLS), NAME_CELLS);
    const taken = `${plain(commandOf(entry))}${scrubbed ? ' (secrets masked)' : ''}`;
    return cut(`${fitTo(id, ID_CELLS)} ${localTime(at)} ${sizeOf(bytes).padStart(8)}  ${name} ${taken}`, WIDTH);
  });
  return [head, ...rows];
}

/** Eight for the time, seven for the largest process id there is, and the number of the file. */
const ID_CELLS = 14;

const NAME_CELLS = 18;

function sizeOf(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  return bytes < 1_000_000 ? `${(bytes / 1000).toFixed(1)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}
