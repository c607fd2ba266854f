import { type Change, changeModels } from '../../services/operations/changeModels.js';
import { shortenHome } from '../../state/domain/config/pathText.js';
import type { DiffLine, Hunk } from '../../state/domain/edits/diff.js';
import type { EditResult } from '../../state/domain/edits/edits.js';
import { noticeWords } from '../../state/domain/edits/noticeWords.js';
import type { Home, ModelSettings } from '../../state/domain/home.js';
import type { Call } from '../commands/command.js';
import { FLAGS } from '../commands/flags.js';
import { EXIT, type ExitCode } from '../exitCodes.js';
import { failed, tellProblems, withQuietHome } from './home.js';

/**
 * What all writers do: read, edit, write or show, and say it in OpenClaw's words. `says` is the last line for the settings as
 * they are then; empty where OpenClaw has none.
 */
export const write = (
  call: Call,
  edit: (home: Home) => EditResult,
  says: (models: ModelSettings) => string,
): Promise<ExitCode> =>
  withQuietHome(call, async (home) => {
    // That this home is read-only is why the write fails, and is said there.
    tellProblems(
      call.out,
      home.problems.filter(({ kind }) => kind !== 'read-only-dialect'),
    );
    const asked = { dryRun: call.has(FLAGS.dryRun), yes: call.has(FLAGS.yes) };
    const change = await changeModels(call.world, home, edit, asked);
    if (!change.ok) return failed(call.out, change.problem);
    tellNotices(call, change.value);
    if (change.value.did.kind === 'refused') {
      call.out.note('Nothing was written. Repeat it with --yes to accept this, or with --dry-run to look at it.');
      return EXIT.failed;
    }
    const result = says(change.value.settings);
    if (call.has(FLAGS.json)) call.out.json(asJson(home, change.value, result));
    else tell(call, home, change.value, result);
    return EXIT.done;
  });

function tellNotices({ out }: Call, { notices }: Change): void {
  for (const notice of notices) {
    const { says, next } = noticeWords(notice);
    out.note(next === undefined ? says : `${says}\n  ${next}`);
  }
}

function tell({ out }: Call, home: Home, { did }: Change, result: string): void {
  const short = (path: string): string => shortenHome(path, home.paths.home);
  if (did.kind === 'nothing') out.note('Nothing to change: the config says so already.');
  if (did.kind === 'shown') {
    out.lines(diffLines(short(did.preview.file), did.preview.hunks));
    out.note('Dry run: nothing was written.');
    return;
  }
  if (did.kind === 'written') {
    const { file, backup, mergedOver } = did.applied;
    if (mergedOver) out.note('Somebody else changed the file meanwhile; their change and this one are both in it.');
    out.lines([`Updated config: ${short(file)}`, ...(backup === undefined ? [] : [`  Backup: ${short(backup)}`])]);
  }
  if (result !== '') out.lines([result]);
}

const MARKS: Readonly<Record<DiffLine['kind'], string>> = { same: ' ', removed: '-', added: '+' };

/** In the form of `diff -u`. */
function diffLines(file: string, hunks: readonly Hunk[]): readonly string[] {
  let shift = 0;
  const body = hunks.flatMap(({ start, lines }) => {
    const count = (kind: DiffLine['kind']): number => lines.filter((line) => line.kind === kind).length;
    const [same, removed, added] = [count('same'), count('removed'), count('added')];
    const head = `@@ -${range(start, same + removed)} +${range(start + shift, same + added)} @@`;
    shift += added - removed;
    return [head, ...lines.map(({ kind, text }) => `${MARKS[kind]}${text}`)];
  });
  return [`--- ${file}`, `+++ ${file}`, ...body];
}

/** `diff -u` counts an empty range from the line before it, so that `patch` takes a file that is new. */
const range = (start: number, count: number): string => `${count === 0 ? start - 1 : start},${count}`;

function asJson(home: Home, { notices, did }: Change, says: string) {
  const applied = did.kind === 'written' ? did.applied : undefined;
  const shown = did.kind === 'shown' ? did.preview : undefined;
  return {
    changed: did.kind !== 'nothing',
    dryRun: shown !== undefined,
    file: (applied ?? shown)?.file ?? home.paths.config,
    backup: applied?.backup ?? null,
    ...(applied?.mergedOver ? { mergedOver: true } : {}),
    says,
    notices: notices.map((notice) => ({ ...notice, ...noticeWords(notice) })),
    ...(shown === undefined ? {} : { diff: shown.hunks }),
  };
}
