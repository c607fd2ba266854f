import { describe, expect, test } from 'vitest';
import {
  type JournalRecord,
  journalOf,
  lineOf,
  recordsIn,
  type StoredEntry,
  shownEntry,
} from '../../../state/domain/history/stored.js';
import { latestRedoable, latestUndoable, named } from '../../../state/domain/history/undoable.js';

const entry = (id: string, over: Partial<StoredEntry> = {}): StoredEntry => ({
  id,
  at: 1,
  by: { program: 'pincer', command: 'set', pid: 7, because: 'Pincer made it' },
  files: [{ file: '/c', kind: 'config', hashBefore: 'a', hashAfter: 'b', bytesBefore: 1, bytesAfter: 1, changes: [] }],
  ...over,
});

const changedFile: StoredEntry['files'][number] = {
  file: '/c',
  kind: 'config',
  bytesBefore: 1,
  bytesAfter: 1,
  changes: [{ path: ['x'], before: '1', after: '2' }],
};

const begun = (id: string, over: Partial<StoredEntry> = {}): JournalRecord => ({
  record: 'begun',
  entry: entry(id, over),
  started: 100,
});

const done = (id: string): JournalRecord => ({ record: 'ended', id, state: 'done' });

/** Newest first, as the screen and the commands get them. */
const read = (...records: readonly JournalRecord[]) => journalOf(records).kept.toReversed().map(shownEntry);

const wrote = (id: string, over: Partial<StoredEntry> = {}): readonly JournalRecord[] => [begun(id, over), done(id)];

describe('a journal is read line by line', () => {
  test('what was written is read back', () => {
    const records = [...wrote('a'), { record: 'scrubbed', snapshots: ['a.0'], at: 2 } as const];
    expect(recordsIn(records.map(lineOf).join(''))).toEqual(records);
  });

  test('what has letters of any script in it is torn nowhere but between letters', () => {
    const records = wrote('a', { files: [{ ...changedFile, file: '/home/änn/日本/😀\u2028\u007f' }] });
    const text = records.map(lineOf).join('');
    expect(text).toMatch(/^[\n -~]*$/);
    expect(recordsIn(text)).toEqual(records);
  });

  test.each([
    ['a torn last line', `${lineOf(begun('a'))}${lineOf(begun('b')).slice(0, 60)}`],
    ['a torn line and one behind it', `${lineOf(begun('b')).slice(0, 60)}${lineOf(begun('a'))}`],
    ['a line of another program', `${lineOf(begun('a'))}{"hello": 1}\nnonsense\n[]\n\n`],
    ['a record of a form that there is not', `${lineOf(begun('a'))}{"record":"begun","entry":{"id":1}}\n`],
  ])('%s costs nothing but itself', (_what, text) => {
    expect(journalOf(recordsIn(text)).kept.map((one) => one.entry.id)).toEqual(['a']);
  });
});

describe('a record that is not whole is passed over, rather than met somewhere behind', () => {
  /** With something else at a place of it; `undefined` takes away what is there. */
  const spoilt = (path: readonly (string | number)[], value: unknown): string => {
    const record = JSON.parse(lineOf(begun('a', { files: [{ ...changedFile, made: [[['x'], 'd']] }] })));
    const holder = path.slice(0, -1).reduce((here, step) => here[step], record);
    holder[path.at(-1) ?? ''] = value;
    return `${JSON.stringify(record)}\n`;
  };

  test('one that is whole is read', () => {
    expect(recordsIn(spoilt(['entry', 'at'], 7))).toMatchObject([{ entry: { at: 7 } }]);
  });

  test.each<[string, readonly (string | number)[], unknown]>([
    ['an id that a path would take for steps', ['entry', 'id'], '../../x'],
    ['an id that a screen would obey', ['entry', 'id'], '\u001b[2J'],
    ['a time that no calendar has', ['entry', 'at'], 1e300],
    ['a program that there is not', ['entry', 'by', 'program'], 'x'],
    ['words of a command that are none', ['entry', 'by', 'command'], [{}]],
    ['a kind of file that there is not', ['entry', 'files', 0, 'kind'], '__proto__'],
    ['a file without a name', ['entry', 'files', 0, 'file'], null],
    ['a change that is none', ['entry', 'files', 0, 'changes', 0], 1],
    ['a path that is none', ['entry', 'files', 0, 'changes', 0, 'path'], {}],
    ['a step that is none', ['entry', 'files', 0, 'changes', 0, 'path', 0], null],
    ['a value that is no text', ['entry', 'files', 0, 'changes', 0, 'after'], null],
    ['a digest that is none', ['entry', 'files', 0, 'made', 0], [['x'], 1]],
    ['a snapshot that is no text', ['entry', 'files', 0, 'snapshot'], {}],
    ['a link that is none', ['entry', 'undoes'], []],
  ])('%s', (_what, path, value) => {
    expect(recordsIn(spoilt(path, value))).toEqual([]);
  });
});

describe('how a write ended', () => {
  test('is unknown until it says so', () => expect(read(begun('a'))[0]?.state).toBe('unfinished'));

  test('is what the writer says, also where others found something else', () => {
    const found: JournalRecord = { record: 'ended', id: 'a', state: 'unfinished', reached: [false], settled: true };
    for (const records of [
      [begun('a'), found, done('a')],
      [begun('a'), done('a'), found],
    ])
      expect(read(...records)).toMatchObject([{ state: 'done', files: [{ file: '/c' }] }]);
    expect(read(begun('a'), found)).toMatchObject([{ state: 'unfinished', files: [{ reached: false }] }]);
  });

  test('an attempt that was dropped is no entry', () => {
    expect(read(begun('a'), { record: 'ended', id: 'a', state: 'dropped' })).toEqual([]);
  });

  test('what it takes to undo an entry is not shown', () => {
    const made = { ...entry('a').files[0], made: [[['x'], 'digest']] } as StoredEntry['files'][number];
    expect(JSON.stringify(read(...wrote('a', { files: [made], salt: 's4lt' })))).not.toMatch(/digest|"made"|s4lt/);
  });
});

/** Each step: `set`, `undo x`, `redo x`, `broken x` and `half x` (an undo that reached no file, or one of two); ids are a, b, c in order. */
const story = (...steps: readonly string[]) =>
  read(...steps.flatMap((step, i) => recordsOf(String.fromCharCode('a'.charCodeAt(0) + i), step)));

function recordsOf(id: string, step: string): readonly JournalRecord[] {
  const [verb, of] = step.split(' ');
  const undoes = of === undefined ? {} : { undoes: of };
  switch (verb) {
    case 'others':
      return [{ record: 'seen', entry: entry(id, { by: { program: 'unknown', because: '' } }) }];
    case 'failed':
      return [begun(id), { record: 'ended', id, state: 'failed', reached: [false] }];
    case 'broken':
    case 'half': {
      const { files } = entry(id);
      const ended = { record: 'ended', id, state: 'unfinished', reached: [verb === 'half', false] } as const;
      return [begun(id, { files: [...files, ...files], ...undoes }), ended];
    }
    case 'redo':
      return wrote(id, of === undefined ? {} : { redoes: of });
    default:
      return wrote(id, undoes);
  }
}

describe('undo and redo are a stack that outlives the program', () => {
  test.each<[string, readonly string[], string | undefined, string | undefined]>([
    ['nothing happened', [], undefined, undefined],
    ['one change', ['set'], 'a', undefined],
    ['the newest first', ['set', 'set'], 'b', undefined],
    ['after an undo, the one before', ['set', 'set', 'undo b'], 'a', 'b'],
    ['all undone', ['set', 'set', 'undo b', 'undo a'], undefined, 'a'],
    ['brought again in the order of before', ['set', 'set', 'undo b', 'undo a', 'redo a'], 'a', 'b'],
    ['all brought again', ['set', 'set', 'undo b', 'undo a', 'redo a', 'redo b'], 'b', undefined],
    ['a change of its own ends what could be brought again', ['set', 'undo a', 'set'], 'c', undefined],
    ['a change by others does not', ['set', 'undo a', 'others'], undefined, 'a'],
    ['an undo of the undo is a redo', ['set', 'undo a', 'undo b'], 'a', undefined],
    ['an undo of the redo is an undo', ['set', 'undo a', 'redo a', 'undo c'], undefined, 'a'],
    ['what others did is not undone unasked', ['set', 'others'], 'a', undefined],
    ['what failed needs no undo', ['set', 'failed'], 'a', undefined],
    ['a change that broke off before it reached a file needs none', ['set', 'broken'], 'a', undefined],
    ['a change that broke off among its files does', ['set', 'half'], 'b', undefined],
    ['an undo that broke off before it reached a file took nothing back', ['set', 'broken a'], 'a', undefined],
    ['an undo that broke off among its files is the first to be taken back', ['set', 'set', 'half b'], 'c', 'b'],
    ['what such an undo was about stands again then', ['set', 'set', 'half b', 'undo c'], 'b', undefined],
  ])('%s', (_what, steps, undoable, redoable) => {
    const entries = story(...steps);
    expect([latestUndoable(entries)?.id, latestRedoable(entries)?.id]).toEqual([undoable, redoable]);
  });

  test('what was undone is marked, until it is brought again', () => {
    const marks = (...steps: readonly string[]) => story(...steps).map(({ id, undone }) => `${id}${undone ? '!' : ''}`);
    expect(marks('set', 'undo a')).toEqual(['b', 'a!']);
    expect(marks('set', 'undo a', 'redo a')).toEqual(['c', 'b', 'a']);
  });
});

test.each<[string, string | undefined]>([
  ['mi7k3f2a-1f3', 'mi7k3f2a-1f3'],
  ['mi7k3f2a', 'mi7k3f2a-1f3'],
  ['mi7k', undefined],
  ['mi7', undefined],
  ['nope', undefined],
])('an entry is named by its id or how only it begins: %s', (typed, id) => {
  expect(named([{ id: 'mi7k3f2a-1f3' }, { id: 'mi7k3f2b-1f3' }], typed)?.id).toBe(id);
});
