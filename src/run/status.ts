import { readPreferences } from '../../services/operations/preferences.js';
import type { Vault } from '../../services/vault.js';
import { parseDuration } from '../../state/domain/auth/duration.js';
import type { Home } from '../../state/domain/home.js';
import type { CredentialProbeOptions, CredentialReport } from '../../state/domain/probe/credentialReport.js';
import { checkExit, statusReport } from '../../state/domain/report/statusReport.js';
import { statusText } from '../../state/domain/report/statusText.js';
import { fail, ok, type Result } from '../../state/domain/result.js';
import type { Call } from '../commands/command.js';
import { FLAGS } from '../commands/flags.js';
import { EXIT, type ExitCode } from '../exitCodes.js';
import { type Form, failed, inForm, withQuietHome } from './home.js';
import { credentialProbeOptions } from './statusProbeOptions.js';

export const status = (call: Call): Promise<ExitCode> =>
  inForm(call, async (form) => {
    const warnWithin = await warnWindow(call);
    if (!warnWithin.ok) return failed(call.out, { kind: 'usage', message: warnWithin.problem });
    const probe = credentialProbeOptions(call);
    if (!probe.ok) return failed(call.out, { kind: 'usage', message: probe.problem });
    return withQuietHome(
      call,
      (home, vault) =>
        probe.value === undefined ? told(call, form, home) : probed(call, form, home, vault, probe.value),
      warnWithin.value === undefined ? {} : { warnWithin: warnWithin.value },
    );
  });

/** OpenClaw: the exit code is about what the files say, whatever came of asking. */
async function probed(
  call: Call,
  form: Form,
  home: Home,
  vault: Vault,
  options: CredentialProbeOptions,
): Promise<ExitCode> {
  const { probeForStatus } = await import('./statusProbe.js');
  const { report, isInterrupted } = await probeForStatus(call, home, vault, options);
  const { probesText } = await import('../../state/domain/report/probesText.js');
  const exit = told(call, form, home, report, probesText);
  return isInterrupted ? EXIT.interrupted : exit;
}

function told(
  call: Call,
  form: Form,
  home: Home,
  probes?: CredentialReport,
  textOf: (report: CredentialReport) => readonly string[] = () => [],
): ExitCode {
  if (form === 'json') call.out.json(statusReport(home, probes));
  else if (form === 'plain') call.out.lines([home.use.resolvedDefault]);
  else call.out.say(statusText(home, probes === undefined ? [] : textOf(probes)));
  return call.has(FLAGS.check) ? checkExit(home) : EXIT.done;
}

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
