import { shortenHome } from '../../domain/config/pathText.js';
import {
  type FileRecord,
  type JournalEntry,
  pathInConfig,
  type Snapshot,
  type ValueChange,
} from '../../domain/history/journal.js';
import { plain } from '../../domain/text.js';
import { span, stated } from '../line.js';
import type { Model, Subject } from '../model.js';
import { BLANK, type Fact, fact, GONE } from './facts.js';
import { ago, utc } from './format.js';
import { authorWords, baseName, entryById, pathName, shownSteps, sizeText, snapshotById, stateOf } from './history.js';

export function historyFacts(
  model: Model,
  { of, id }: Extract<Subject, { of: 'change' | 'snapshot' }>,
): readonly Fact[] {
  if (of === 'snapshot') {
    const snapshot = snapshotById(model, id);
    return snapshot ? snapshotFacts(model, snapshot) : GONE;
  }
  const entry = entryById(model, id);
  return entry ? changeFacts(model, entry) : GONE;
}

/** A change with all of its values: when, who and how that is known, and file by file what it did. */
function changeFacts(model: Model, entry: JournalEntry): readonly Fact[] {
  const { tone, word } = stateOf(entry);
  const { because, pid, program } = entry.by;
  return [
    whenFact(model, entry.at),
    fact('Who', span(authorWords(entry.by), 'strong'), span(pid === undefined ? '' : `  process ${pid}`, 'idle')),
    // That it was Pincer is what the line above says.
    ...(program === 'pincer' ? [] : [fact('', span(plain(because), 'idle'))]),
    ...(word === '' ? [] : [fact('State', stated(tone, word))]),
    ...relations(entry),
    fact('Entry', span(plain(entry.id), 'idle')),
    ...entry.files.flatMap((file) => [BLANK, ...fileFacts(model, file)]),
  ];
}

const whenFact = ({ shell }: Model, at: number): Fact =>
  fact('When', span(ago(shell.now - at), 'strong'), span(`  ${utc(at)}`, 'idle'));

function relations({ undoes, redoes, restores }: JournalEntry): readonly Fact[] {
  const named = [
    ['Took back', undoes],
    ['Made again', redoes],
    ['Put back', restores],
  ] as const;
  return named.flatMap(([label, id]) => (id === undefined ? [] : [fact(label, span(plain(id), 'idle'))]));
}

function fileFacts(model: Model, record: FileRecord): readonly Fact[] {
  const { kind, changes, more = 0, snapshot, reached, hashBefore, hashAfter, bytesBefore, bytesAfter } = record;
  const size = (hash: string | undefined, bytes: number): string => (hash === undefined ? 'no file' : sizeText(bytes));
  const sizes = `${size(hashBefore, bytesBefore)} → ${size(hashAfter, bytesAfter)}`;
  return [
    fact('File', span(fileName(model, record.file), 'strong'), span(`  ${kind}  ${sizes}`, 'idle')),
    ...(reached === false ? [fact('', span('The write did not get to this file.', 'warn'))] : []),
    ...(changes.length === 0 && more === 0 ? [fact('', span(unchangedWords(record), 'idle'))] : []),
    ...changes.flatMap((change) => valueFacts({ ...change, path: pathInConfig(record, change) }, model.shell.redact)),
    ...(more > 0 ? [fact('', span(`and ${more} more`, 'idle'))] : []),
    ...(snapshot === undefined ? [] : [fact('Snapshot', span(plain(snapshot), 'idle'))]),
  ];
}

function unchangedWords({ hashBefore, hashAfter }: FileRecord): string {
  if (hashBefore === undefined) return 'It was not there before.';
  return hashAfter === undefined ? 'It was removed.' : 'No value changed: layout or comments.';
}

const fileName = ({ file, shell }: Model, path: string): string =>
  plain(shell.redact ? baseName(path) : shortenHome(path, file.home.paths.home));

/** At the end of the label, so that a value that goes on in the next line stays in its column. */
const [MINUS, PLUS] = ['-'.padStart(12), '+'.padStart(12)];

/** As a diff: what went with a minus, what came with a plus. */
function valueFacts({ path, before, after }: ValueChange, redact: boolean): readonly Fact[] {
  const shown = (text: string): string => (redact ? '(hidden)' : plain(text));
  return [
    fact('', span(pathName(shownSteps(path, redact)))),
    ...(before === undefined ? [] : [fact(MINUS, span(shown(before), 'bad'))]),
    ...(after === undefined ? [] : [fact(PLUS, span(shown(after), 'good'))]),
  ];
}

/** A snapshot, and the change that it was taken before. */
function snapshotFacts(model: Model, snapshot: Snapshot): readonly Fact[] {
  const entry = entryById(model, snapshot.entry);
  return [
    whenFact(model, snapshot.at),
    fact('File', span(fileName(model, snapshot.file), 'strong'), span(`  ${snapshot.kind}`, 'idle')),
    fact('Size', span(sizeText(snapshot.bytes))),
    fact('Snapshot', span(plain(snapshot.id), 'idle')),
    snapshot.scrubbed
      ? fact('', span('Keys were masked in it, so it cannot be put back.', 'warn'))
      : fact('', span('The file as it was before the change below. R shows what putting it back would do.')),
    BLANK,
    ...(entry === undefined
      ? [fact('', span('The journal no longer has that change.', 'idle'))]
      : changeFacts(model, entry)),
  ];
}
