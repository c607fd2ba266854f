import { byLocale } from '../byLocale.js';
import type { CredentialReport, CredentialResult } from '../probe/credentialReport.js';
import { plain } from '../text.js';
import { boxTable } from './boxTable.js';

/** The part of `status --probe` about probes, line for line as OpenClaw prints it, by provider and label. */
export function probesText({ results, totalTargets, durationMs }: CredentialReport): readonly string[] {
  if (results.length === 0) return ['', 'Auth probes', '- none'];
  const sorted = results.toSorted((a, b) => byLocale(a.provider, b.provider) || byLocale(a.label, b.label));
  return [
    '',
    'Auth probes',
    ...boxTable(['Model', 'Profile', 'Status'], sorted.map(rowOf)),
    totalTargets === 0
      ? 'No probe targets.'
      : `Probed ${totalTargets} target${totalTargets === 1 ? '' : 's'} in ${duration(durationMs)}`,
  ];
}

function rowOf(result: CredentialResult): readonly string[] {
  const { provider, model, label, mode, status, latencyMs } = result;
  const state = `${status} · ${latencyMs === undefined ? '-' : duration(latencyMs)}`;
  const told = [...new Set(detailsOf(result))].map((line) => `↳ ${line}`);
  const lines = [state, ...told].flatMap((line) => line.split('\n')).map(plain);
  return [plain(model ?? `${provider}/-`), plain(`${label} (${mode})`), lines.join('\n')];
}

/** Nothing where all is well. */
function detailsOf({ outcome, error, says, next }: CredentialResult): readonly string[] {
  if (outcome?.kind === 'ok') return [];
  return [error, says, next].flatMap((line) => line ?? []);
}

/** OpenClaw: `formatMs`. */
const duration = (ms: number): string => (ms < 1000 ? `${Math.round(ms)}ms` : `${Math.round(ms / 100) / 10}s`);
