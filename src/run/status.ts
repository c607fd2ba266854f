import { readPreferences } from '../../services/operations/preferences.js';
import { parseDuration } from '../../state/domain/auth/duration.js';
import { checkExit, statusReport } from '../../state/domain/report/statusReport.js';
import { statusText } from '../../state/domain/report/statusText.js';
import { fail, ok, type Result } from '../../state/domain/result.js';
import type { Call } from '../commands/command.js';
import { FLAGS } from '../commands/flags.js';
import { EXIT, type ExitCode } from '../exitCodes.js';
import { failed, inForm, withQuietHome } from './home.js';

export const status = (call: Call): Promise<ExitCode> =>
  inForm(call, async (form) => {
    const warnWithin = await warnWindow(call);
    if (!warnWithin.ok) return failed(call.out, { kind: 'usage', message: warnWithin.problem });
    return withQuietHome(
      call,
      (home) => {
        if (form === 'json') call.out.json(statusReport(home));
        else if (form === 'plain') call.out.lines([home.use.resolvedDefault]);
        else call.out.say(statusText(home));
        return call.has(FLAGS.check) ? checkExit(home) : EXIT.done;
      },
      warnWithin.value === undefined ? {} : { warnWithin: warnWithin.value },
    );
  });

/** What is said now, or was once and for all, in ms. A bare number would be days, and most people would mean hours. */
async function warnWindow(call: Call): Promise<Result<number | undefined, string>> {
  const text = call.value(FLAGS.warnWithin);
  if (text === undefined) {
    const { warnWithinHours } = await readPreferences(call.world);
    return ok(warnWithinHours === undefined ? undefined : warnWithinHours * HOUR_MS);
  }
  if (/^[\d.]+$/.test(text.trim())) return fail(`--warn-within takes a unit: ${text.trim()}h, or ${text.trim()}d.`);
  return parseDuration(text);
}

const HOUR_MS = 3_600_000;
