import { type HomeOptions, readHome } from '../../services/operations/readHome.js';
import type { Vault } from '../../services/vault.js';
import type { Home } from '../../state/domain/home.js';
import type { Place } from '../../state/domain/place.js';
import { advise, type Problem } from '../../state/domain/problem.js';
import type { Call } from '../commands/command.js';
import { FLAGS } from '../commands/flags.js';
import type { ExitCode } from '../exitCodes.js';
import type { Out } from '../print.js';
import { homeOptions } from './homeOptions.js';

/**
 * Reads the home that the flags name and hands it on. A config that cannot be read is a failure, as it is with OpenClaw;
 * lesser trouble is told on stderr and costs only what depends on it.
 */
export const withHome = (call: Call, run: Run): Promise<ExitCode> =>
  withQuietHome(call, (home, vault) => {
    tellProblems(call.out, home.problems);
    return run(home, vault);
  });

export function tellProblems(out: Out, problems: readonly Problem[]): void {
  for (const problem of problems) tell(out, problem);
}

type Run = (home: Home, vault: Vault) => ExitCode | Promise<ExitCode>;

/** For commands that have a place of their own for lesser trouble. */
export async function withQuietHome(call: Call, run: Run, asked: Partial<HomeOptions> = {}): Promise<ExitCode> {
  const options = homeOptions(call);
  if (!options.ok) {
    call.out.note(options.problem.says);
    return options.problem.exit;
  }
  const { home, vault } = await readHome(call.world, { ...options.value, ...asked });
  if (home.config.kind === 'broken') return failed(call.out, home.config.problem);
  const stranger = home.problems.find(({ kind }) => kind === 'unknown-agent');
  if (stranger !== undefined) return failed(call.out, stranger);
  return run(home, vault);
}

export type Form = 'text' | 'plain' | 'json';

/** How the result is wanted. OpenClaw refuses both at once, in these words. */
export async function inForm(call: Call, run: (form: Form) => Promise<ExitCode>): Promise<ExitCode> {
  const json = call.has(FLAGS.json);
  if (json && call.has(FLAGS.plain))
    return failed(call.out, { kind: 'usage', message: 'Choose either --json or --plain, not both.' });
  if (json) return run('json');
  return run(call.has(FLAGS.plain) ? 'plain' : 'text');
}

export function failed(out: Out, problem: Problem): ExitCode {
  const { says, next, exitCode } = advise(problem);
  out.note(`Error: ${says}`);
  if ('place' in problem) for (const line of excerpt(problem.place)) out.note(line);
  if (next !== undefined) out.note(next);
  return exitCode;
}

/** The offending line, and a mark under the column where that still counts: a mask or a cut moves what is behind it. */
function excerpt({ text, column }: Place): readonly string[] {
  if (text === undefined) return [];
  const isMoved = column === undefined || column > text.length + 1 || /^\u2026|\[secret\]/.test(text.slice(0, column));
  return [`  ${text}`, ...(isMoved ? [] : [`  ${' '.repeat(column - 1)}^`])];
}

function tell(out: Out, problem: Problem): void {
  const { says, next } = advise(problem);
  out.note(next === undefined ? says : `${says}\n  ${next}`);
}
