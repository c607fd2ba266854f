import type { HomeOptions } from '../../services/operations/readHome.js';
import { isProfileName } from '../../state/domain/config/paths.js';
import { dialectNamed } from '../../state/domain/dialect.js';
import { fail, ok, type Result } from '../../state/domain/result.js';
import type { Call } from '../commands/command.js';
import { FLAGS, GLOBAL } from '../commands/flags.js';
import { EXIT, type ExitCode } from '../exitCodes.js';

export type WrongOption = { readonly says: string; readonly exit: ExitCode };

/** Which home the flags name. For a profile that OpenClaw refuses, its words and its exit code. */
export function homeOptions({ has, value }: Pick<Call, 'has' | 'value'>): Result<HomeOptions, WrongOption> {
  const config = value(GLOBAL.config);
  const profile = value(GLOBAL.profile);
  const agent = value(FLAGS.agent);
  const version = value(GLOBAL.dialect)?.trim();
  const dialect = version === undefined ? undefined : dialectNamed(version);
  if (profile !== undefined && has(GLOBAL.dev))
    return fail({ says: 'Cannot combine --dev with --profile', exit: EXIT.misplaced });
  if (profile !== undefined && !isProfileName(profile))
    return fail({ says: 'Invalid --profile (use letters, numbers, "_", "-" only)', exit: EXIT.misplaced });
  if (version !== undefined && dialect === undefined)
    return fail({ says: `--openclaw-version takes 2026.5 or 2026.9, not "${version}".`, exit: EXIT.failed });
  return ok({
    ...(config === undefined ? {} : { config }),
    ...(profile === undefined ? {} : { profile }),
    ...(has(GLOBAL.dev) ? { dev: true } : {}),
    ...(agent === undefined ? {} : { agent }),
    ...(dialect === undefined ? {} : { version: dialect }),
  });
}
