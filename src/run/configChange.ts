import { type ConfigAsked, type ConfigChange, changeConfig } from '../../services/operations/changeConfig.js';
import { failureLines, skippedLine, VALUE_MODE_LINE } from '../../state/domain/config/edit/dryRun.js';
import { dotted } from '../../state/domain/config/edit/pathSyntax.js';
import { noticeWords } from '../../state/domain/edits/noticeWords.js';
import type { Home } from '../../state/domain/home.js';
import type { Call } from '../commands/command.js';
import { FLAGS } from '../commands/flags.js';
import { EXIT, type ExitCode } from '../exitCodes.js';
import { noteMade, notePreview } from './changes.js';
import { failed, tellProblems, withQuietHome } from './home.js';
import { homeOptions } from './homeOptions.js';

export type ToDo = Pick<ConfigAsked, 'operations' | 'how'>;

/** A problem in the words of the command line. */
export const misused = (call: Call, message: string): ExitCode => failed(call.out, { kind: 'usage', message });

/** Makes the change, or shows it. `says` is the last line, in OpenClaw's words. */
export const change = (call: Call, todo: ToDo, says: string): Promise<ExitCode> =>
  withQuietHome(call, async (home) => {
    const options = homeOptions(call);
    if (!options.ok) return misused(call, options.problem.says);
    tellProblems(
      call.out,
      home.problems.filter(({ kind }) => kind !== 'read-only-dialect' && kind !== 'openclaw-rejects'),
    );
    const dryRun = call.has(FLAGS.dryRun);
    const asked = { ...todo, dryRun, yes: call.has(FLAGS.yes), command: call.name };
    const done = await changeConfig(call.world, home, options.value, asked);
    return done.ok ? tell(call, home, todo, done.value, says) : failed(call.out, done.problem);
  });

function tell(call: Call, home: Home, todo: ToDo, made: ConfigChange, says: string): ExitCode {
  const { out } = call;
  for (const notice of made.notices) {
    const { says: told, next } = noticeWords(notice);
    out.note(next === undefined ? told : `${told}\n  ${next}`);
  }
  switch (made.did.kind) {
    case 'refused':
      out.note('Nothing was written. Repeat it with --yes to accept this, or with --dry-run to look at it.');
      return EXIT.failed;
    case 'shown':
      return tellShown(call, home, todo, made.did);
    case 'nothing':
      out.note('Nothing to change: the config says so already.');
      break;
    case 'written':
      noteMade(out, home, made.did.made);
  }
  if (made.pruned.length > 0) {
    const mode = todo.operations.findLast(({ path }) => dotted(path) === 'gateway.auth.mode')?.value;
    out.lines([`Removed inactive ${made.pruned.join(', ')} for gateway.auth.mode=${String(mode)}.`]);
  }
  out.lines([says]);
  return EXIT.done;
}

/** OpenClaw's lines go to stdout; what would change in the file comes beside them, on stderr. */
function tellShown(
  { out, has }: Call,
  home: Home,
  { operations }: ToDo,
  { report, preview }: Extract<ConfigChange['did'], { kind: 'shown' }>,
): ExitCode {
  const { errors = [], checks, skippedExecRefs: skipped } = report;
  if (has(FLAGS.json)) {
    out.json(report);
    return report.ok ? EXIT.done : EXIT.failed;
  }
  if (!report.ok) {
    const [first = '', ...rest] = failureLines(errors, skipped);
    out.note([`Error: ${first}`, ...rest].join('\n'));
    return EXIT.failed;
  }
  if (preview !== undefined) notePreview(out, home, preview);
  if (!checks.schema && !checks.resolvability) out.lines([VALUE_MODE_LINE]);
  if (skipped > 0) out.lines([skippedLine(skipped)]);
  out.lines([`Dry run successful: ${operations.length} update(s) validated against ${report.configPath}.`]);
  return EXIT.done;
}
