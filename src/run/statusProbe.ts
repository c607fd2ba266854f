import { planCredentialProbes, runCredentialProbes, targetsOf } from '../../services/operations/probeCredentials.js';
import type { Vault } from '../../services/vault.js';
import type { Home } from '../../state/domain/home.js';
import { costOf, sayCost } from '../../state/domain/probe/cost.js';
import type { CredentialProbeOptions, CredentialReport } from '../../state/domain/probe/credentialReport.js';
import type { Call } from '../commands/command.js';

/** Says what it costs, and asks. Ctrl-C ends it with what there is so far. */
export async function probeForStatus(
  { world, out, interrupt }: Call,
  home: Home,
  vault: Vault,
  options: CredentialProbeOptions,
): Promise<{ readonly report: CredentialReport; readonly isInterrupted: boolean }> {
  const probes = await planCredentialProbes(world, home, options);
  const targets = targetsOf(probes);
  const signal = interrupt();
  if (targets.length > 0) out.note(`Sending ${sayCost(costOf(targets, 'completion'))}.`);
  const report = await runCredentialProbes(world, vault, probes, options, signal);
  return { report, isInterrupted: signal.aborted };
}
