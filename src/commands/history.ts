import type { Flag } from '../args.js';
import type { Command, Param } from './command.js';
import { FLAGS, WRITER_FLAGS } from './flags.js';
import { HISTORY_FLAGS } from './historyFlags.js';

const ENTRY: Param = {
  name: 'entry',
  summary: 'Id of a journal entry, or how it begins; the newest change of Pincer where none is named',
  count: 'optional',
};

const SNAPSHOT: Param = {
  name: 'snapshot',
  summary: 'Id of a snapshot, or how it begins; or the path of a backup (openclaw.json.bak)',
  count: 'one',
};

const PAST: Param = {
  name: 'what',
  summary:
    'Id of a snapshot, path of a backup, a file, or a key path of the config; the newest snapshot of the config where none is named',
  count: 'optional',
};

const JOURNAL_FLAGS: readonly Flag[] = [FLAGS.json, HISTORY_FLAGS.limit, HISTORY_FLAGS.file];

export const HISTORY: readonly Command[] = [
  {
    name: 'journal',
    summary: 'List the changes of the files of OpenClaw, by Pincer and by others',
    about: [
      'Newest first: when, who, which values, before and after, with secrets masked. What others did is noticed when Pincer next looks, which it does before it writes, when this command runs, and while the console is open.',
    ],
    params: [],
    flags: JOURNAL_FLAGS,
    examples: ['pincer journal', 'pincer journal --limit 5 --json', 'pincer journal --file ~/.openclaw/openclaw.json'],
    run: async (call) => (await import('../run/journal.js')).showJournal(call),
  },
  {
    name: 'config undo',
    summary: 'Take back a change, value by value',
    about: [
      'A value that somebody changed again since is left alone, and said. Where nothing else changed since, the file becomes what it was byte by byte. An undo is a change like any other, and can be taken back.',
    ],
    params: [ENTRY],
    flags: WRITER_FLAGS,
    examples: ['pincer config undo', 'pincer config undo --dry-run', 'pincer config undo mi7k3f2a0'],
    run: async (call) => (await import('../run/history.js')).undo(call),
  },
  {
    name: 'config redo',
    summary: 'Bring again what was undone last',
    params: [ENTRY],
    flags: WRITER_FLAGS,
    examples: ['pincer config redo'],
    run: async (call) => (await import('../run/history.js')).redo(call),
  },
  {
    name: 'config snapshots',
    summary: 'List the texts of files that were kept before each write',
    params: [],
    flags: [FLAGS.json],
    examples: ['pincer config snapshots', 'pincer config snapshots --json'],
    run: async (call) => (await import('../run/journal.js')).listSnapshots(call),
  },
  {
    name: 'config restore',
    summary: 'Put a whole file back as it was',
    about: [
      'The file as it is now is kept in a snapshot first, so that this can be undone. What OpenClaw would not accept is refused until --yes.',
    ],
    params: [SNAPSHOT],
    flags: WRITER_FLAGS,
    examples: ['pincer config restore mi7k3f2a0 --dry-run', 'pincer config restore ~/.openclaw/openclaw.json.bak'],
    run: async (call) => (await import('../run/history.js')).restore(call),
  },
  {
    name: 'config diff',
    summary: 'Show what changed in a file since a snapshot of it, with secrets masked',
    params: [PAST],
    flags: [FLAGS.json],
    examples: [
      'pincer config diff',
      'pincer config diff ~/.openclaw/openclaw.json.bak',
      'pincer config diff models.providers',
    ],
    run: async (call) => (await import('../run/history.js')).diffWithPast(call),
  },
];
