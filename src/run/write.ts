import { type Change, changeModels } from '../../services/operations/changeModels.js';
import type { EditResult } from '../../state/domain/edits/edits.js';
import { noticeWords } from '../../state/domain/edits/noticeWords.js';
import type { Home, ModelSettings } from '../../state/domain/home.js';
import type { Call } from '../commands/command.js';
import { FLAGS } from '../commands/flags.js';
import { EXIT, type ExitCode } from '../exitCodes.js';
import { tellMade, tellPreview } from './changes.js';
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
    const asked = { dryRun: call.has(FLAGS.dryRun), yes: call.has(FLAGS.yes), command: call.name };
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
  if (did.kind === 'nothing') out.note('Nothing to change: the config says so already.');
  if (did.kind === 'shown') {
    tellPreview(out, home, did.preview);
    return;
  }
  if (did.kind === 'written') tellMade(out, home, did.made);
  if (result !== '') out.lines([result]);
}

function asJson(home: Home, { notices, did }: Change, says: string) {
  const made = did.kind === 'written' ? did.made : undefined;
  const shown = did.kind === 'shown' ? did.preview : undefined;
  return {
    changed: did.kind !== 'nothing',
    dryRun: shown !== undefined,
    file: (made ?? shown)?.files[0]?.file ?? home.paths.config,
    backup: made?.files[0]?.backup ?? null,
    ...(made?.mergedOver ? { mergedOver: true } : {}),
    says,
    notices: notices.map((notice) => ({ ...notice, ...noticeWords(notice) })),
    ...(shown === undefined ? {} : { diff: shown.files.flatMap(({ hunks }) => hunks) }),
  };
}
