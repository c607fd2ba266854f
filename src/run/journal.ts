import { noteChanges } from '../../services/history/noteChanges.js';
import { readHistory } from '../../services/history/readHistory.js';
import { resolvePath, shortenHome } from '../../state/domain/config/pathText.js';
import type { JournalEntry } from '../../state/domain/history/journal.js';
import type { Problem } from '../../state/domain/problem.js';
import { fail, ok, type Result } from '../../state/domain/result.js';
import type { Call } from '../commands/command.js';
import { FLAGS } from '../commands/flags.js';
import { HISTORY_FLAGS } from '../commands/historyFlags.js';
import { EXIT, type ExitCode } from '../exitCodes.js';
import { withAnyHome } from './anyHome.js';
import { failed, tellProblems } from './home.js';
import { journalLines, snapshotLines } from './journalText.js';

/** `pincer journal`: what happened to the files, after a look at what others did to them. */
export const showJournal = (call: Call): Promise<ExitCode> =>
  withAnyHome(call, async (home) => {
    const limit = limitOf(call);
    if (!limit.ok) return failed(call.out, limit.problem);
    const noted = await noteChanges(call.world, home);
    const { entries, problems } = await readHistory(call.world, home);
    tellProblems(call.out, [...noted.problems, ...problems]);
    const chosen = ofFile(entries, fileOf(call));
    const shown = chosen.slice(0, limit.value);
    const more = chosen.length - shown.length;
    if (call.has(FLAGS.json)) {
      call.out.json({ entries: shown, more });
      return codeFor(problems);
    }
    call.out.lines(journalLines(shown, home.paths.home));
    if (shown.length === 0 && problems.length === 0) call.out.note(noneWords(entries, fileOf(call)));
    if (more > 0) call.out.note(`${more} more: pincer journal --limit ${chosen.length}`);
    return codeFor(problems);
  });

/** A past that cannot be read is not one in which nothing happened. */
const codeFor = (problems: readonly Problem[]): ExitCode => (problems.length > 0 ? EXIT.failed : EXIT.done);

const noneWords = (entries: readonly JournalEntry[], file: string | undefined): string =>
  entries.length > 0 && file !== undefined
    ? `The journal tells of no change of ${file}.`
    : 'The journal is empty: nothing changed since Pincer first looked.';

const DEFAULT_LIMIT = 20;

function limitOf(call: Call): Result<number, Problem> {
  const typed = call.value(HISTORY_FLAGS.limit);
  if (typed === undefined) return ok(DEFAULT_LIMIT);
  if (/^[1-9]\d{0,5}$/.test(typed)) return ok(Number(typed));
  return fail({ kind: 'usage', message: `--limit takes a whole number from 1, not "${typed}".` });
}

const fileOf = ({ value, world }: Call): string | undefined => {
  const typed = value(HISTORY_FLAGS.file);
  return typed === undefined ? undefined : resolvePath(world.process.cwd, typed);
};

const ofFile = (entries: readonly JournalEntry[], file: string | undefined): readonly JournalEntry[] =>
  file === undefined ? entries : entries.filter(({ files }) => files.some((one) => one.file === file));

/** `pincer config snapshots`. */
export const listSnapshots = (call: Call): Promise<ExitCode> =>
  withAnyHome(call, async (home) => {
    const { entries, snapshots, problems } = await readHistory(call.world, home);
    tellProblems(call.out, problems);
    if (call.has(FLAGS.json)) {
      call.out.json({ snapshots });
      return codeFor(problems);
    }
    const byId = new Map(entries.map(({ id, by }) => [id, by.command ?? by.program]));
    call.out.lines(snapshotLines(snapshots, (entry) => byId.get(entry) ?? entry, home.paths.home));
    if (snapshots.length === 0 && problems.length === 0)
      call.out.note(
        `No snapshots: Pincer wrote none of the files of ${shortenHome(home.paths.config, home.paths.home)}.`,
      );
    return codeFor(problems);
  });
