import { historyPlace } from '../../services/history/place.js';
import { type History, readHistory } from '../../services/history/readHistory.js';
import { doAction, previewAction } from '../../services/operations/act.js';
import { keptDiff } from '../../services/operations/historyDiff.js';
import { valuesSince } from '../../services/operations/valueDiff.js';
import type { Action } from '../../state/domain/action.js';
import { parsePath } from '../../state/domain/config/edit/pathSyntax.js';
import { resolvePath, shortenHome } from '../../state/domain/config/pathText.js';
import { noticeWords } from '../../state/domain/edits/noticeWords.js';
import type { FilePreview, Preview } from '../../state/domain/edits/preview.js';
import type { JournalEntry, Snapshot } from '../../state/domain/history/journal.js';
import { latestRedoable, latestUndoable, named } from '../../state/domain/history/undoable.js';
import type { Home } from '../../state/domain/home.js';
import type { Problem } from '../../state/domain/problem.js';
import { fail, ok, type Result } from '../../state/domain/result.js';
import type { Call } from '../commands/command.js';
import { FLAGS } from '../commands/flags.js';
import { EXIT, type ExitCode } from '../exitCodes.js';
import { withAnyHome } from './anyHome.js';
import { diffLines, tellMade, tellPreview } from './changes.js';
import { failed, tellProblems } from './home.js';
import { authorWords, recordLines } from './journalText.js';
import { localTime } from './localTime.js';

/** `pincer config undo`. */
export const undo = (call: Call): Promise<ExitCode> =>
  goBack(call, ({ entries }) => {
    const entry = chosen(entries, call.words[0], latestUndoable(entries), { kind: 'nothing-to-undo' });
    return entry.ok
      ? ok({ action: { kind: 'undo', entry: entry.value.id }, says: `Undone: ${inWords(entry.value)}` })
      : entry;
  });

/** `pincer config redo`. */
export const redo = (call: Call): Promise<ExitCode> =>
  goBack(call, ({ entries }) => {
    const entry = chosen(entries, call.words[0], latestRedoable(entries), { kind: 'nothing-to-redo' });
    return entry.ok
      ? ok({ action: { kind: 'redo', entry: entry.value.id }, says: `Redone: ${inWords(entry.value)}` })
      : entry;
  });

/** `pincer config restore`. */
export const restore = (call: Call): Promise<ExitCode> =>
  goBack(call, ({ snapshots }) => {
    const [typed = ''] = call.words;
    const snapshot = named(snapshots, typed);
    if (snapshot !== undefined) {
      const says = `Restored: ${snapshot.file} as of ${localTime(snapshot.at)} (${snapshot.id})`;
      return ok({ action: { kind: 'restore', snapshot: snapshot.id }, says });
    }
    if (!looksLikePath(typed)) return fail({ kind: 'no-such-snapshot', id: typed });
    const path = resolvePath(call.world.process.cwd, typed);
    return ok({ action: { kind: 'restore', snapshot: path }, says: `Restored from ${path}` });
  });

const looksLikePath = (typed: string): boolean => typed.includes('/') || typed.includes('.bak');

const inWords = (entry: JournalEntry): string => `${authorWords(entry.by)} of ${localTime(entry.at)} (${entry.id})`;

function chosen(
  entries: readonly JournalEntry[],
  typed: string | undefined,
  latest: JournalEntry | undefined,
  none: Problem,
): Result<JournalEntry, Problem> {
  const found = typed === undefined ? latest : named(entries, typed);
  if (found !== undefined) return ok(found);
  return fail(typed === undefined ? none : { kind: 'no-such-entry', id: typed });
}

type Step = { readonly action: Action; readonly says: string };

/** What the three do: look first, ask where it takes a yes, then do it. */
const goBack = (call: Call, choose: (history: History) => Result<Step, Problem>): Promise<ExitCode> =>
  withAnyHome(call, async (home) => {
    const history = await readHistory(call.world, home);
    tellProblems(call.out, history.problems);
    const step = choose(history);
    // Whatever is not found there may well be: that it cannot be read is what was told.
    if (!step.ok && history.problems.length > 0) return EXIT.failed;
    if (!step.ok) return failed(call.out, step.problem);
    const preview = await previewAction(call.world, home, step.value.action);
    if (!preview.ok) return failed(call.out, preview.problem);
    tellNotices(call, preview.value);
    if (call.has(FLAGS.dryRun)) return showOnly(call, home, preview.value);
    if (!call.has(FLAGS.yes) && preview.value.notices.some(({ needsYes }) => needsYes)) {
      call.out.note('Nothing was written. Repeat it with --yes to accept this, or with --dry-run to look at it.');
      return EXIT.failed;
    }
    return make(call, home, step.value, preview.value);
  });

function tellNotices({ out }: Call, { notices }: Preview): void {
  for (const notice of notices) {
    const { says, next } = noticeWords(notice);
    out.note(next === undefined ? says : `${says}\n  ${next}`);
  }
}

function showOnly({ out, has }: Call, home: Home, preview: Preview): ExitCode {
  if (has(FLAGS.json)) out.json({ changed: preview.files.length > 0, dryRun: true, ...preview });
  else tellPreview(out, home, preview);
  return EXIT.done;
}

async function make(call: Call, home: Home, { action, says }: Step, { notices }: Preview): Promise<ExitCode> {
  const made = await doAction(call.world, home, action, call.name);
  if (!made.ok) return failed(call.out, made.problem);
  const { written, files, entry } = made.value;
  if (call.has(FLAGS.json)) {
    const worded = notices.map((notice) => ({ ...notice, ...noticeWords(notice) }));
    tellProblems(call.out, made.value.warnings);
    call.out.json({
      changed: written,
      dryRun: false,
      files,
      ...(entry === undefined ? {} : { entry }),
      says,
      notices: worded,
    });
    return EXIT.done;
  }
  if (!written) {
    call.out.note('Nothing to change: the files say so already.');
    return EXIT.done;
  }
  tellMade(call.out, home, made.value);
  call.out.lines([says]);
  return EXIT.done;
}

/** `pincer config diff`. */
export const diffWithPast = (call: Call): Promise<ExitCode> =>
  withAnyHome(call, async (home) => {
    const [typed] = call.words;
    const { snapshots, problems } = await readHistory(call.world, home);
    tellProblems(call.out, problems);
    const asked = askedText(call, home, snapshots);
    const told = asked === undefined ? await tellValues(call, home, snapshots, typed ?? '') : undefined;
    return told ?? tellSince(call, home, asked ?? typed ?? '');
  });

/** The text to compare with, by id or path; undefined for what may be a key path. */
function askedText({ world, words: [typed] }: Call, home: Home, snapshots: readonly Snapshot[]): string | undefined {
  const path = typed === undefined ? home.paths.config : resolvePath(world.process.cwd, typed);
  const own = typed === undefined ? undefined : named(snapshots, typed);
  const newest = snapshots.find(({ file, scrubbed }) => file === path && scrubbed === undefined);
  const kept = own?.id ?? newest?.id ?? (path === home.paths.config ? `${path}.bak` : undefined);
  return kept ?? (typed !== undefined && looksLikePath(typed) ? path : undefined);
}

async function tellSince(call: Call, home: Home, asked: string): Promise<ExitCode> {
  const diff = await keptDiff(call.world, home, historyPlace(call.world, home), asked);
  if (!diff.ok) return failed(call.out, worded(diff.problem, call.words[0], home));
  tellDiff(call, home, diff.value, asked);
  return EXIT.done;
}

/** Where nobody asked for a snapshot by its name, none is missing. */
function worded(problem: Problem, typed: string | undefined, { paths }: Home): Problem {
  if (typed !== undefined || problem.kind !== 'no-such-snapshot') return problem;
  const config = shortenHome(paths.config, paths.home);
  return { kind: 'usage', message: `There is nothing to compare ${config} with yet: no snapshot of it and no backup.` };
}

/** Of a key path of the config. Undefined where it is none. */
async function tellValues(
  { out, has, world }: Call,
  home: Home,
  snapshots: readonly Snapshot[],
  typed: string,
): Promise<ExitCode | undefined> {
  const path = parsePath(typed);
  if (!path.ok) return undefined;
  const place = historyPlace(world, home);
  const found = await valuesSince(world, home, { place, snapshots }, path.value);
  if (!found.ok) return failed(out, found.problem);
  if (found.value === undefined) return undefined;
  if (has(FLAGS.json)) out.json({ path: typed, files: found.value });
  else if (found.value.length === 0) out.note(`Nothing changed at ${typed} since the newest text that is kept.`);
  else out.lines(found.value.flatMap((file) => recordLines(file, home.paths.home)));
  return EXIT.done;
}

function tellDiff({ out, has }: Call, home: Home, preview: FilePreview, asked: string): void {
  const short = (path: string): string => shortenHome(path, home.paths.home);
  if (has(FLAGS.json)) out.json({ since: asked, ...preview });
  else if (preview.hunks.length === 0) out.note(`Nothing changed since ${short(asked)}.`);
  else out.lines(diffLines(short(preview.file), preview.hunks));
}
