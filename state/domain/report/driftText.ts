import type { Drift } from '../home.js';
import { driftParts, groupWords } from './driftParts.js';

/** One line for each: whose, of what, what stands where, whose value is used; and one for each dozen of a kind. */
export function driftLines(drift: readonly Drift[]): readonly string[] {
  const { differing, groups } = driftParts(drift);
  return [
    ...differing.map(driftLine),
    ...groups.map((group) => `${group.agentId}: ${group.provider}: OpenClaw would ${groupWords(group)}`),
  ];
}

function driftLine({ agentId, provider, field, authored, registered, next, wins }: Drift): string {
  const what = `${agentId}: ${provider}${field === '' ? '' : ` ${field}`}`;
  const says = `config ${authored ?? 'says nothing'}, registry ${registered ?? 'says nothing'}`;
  const winner = wins.slice(wins.lastIndexOf('/') + 1);
  return `${what}: ${says}; ${winner} wins; ${nextWords(registered, next)}`;
}

function nextWords(registered: string | undefined, next: string | undefined): string {
  if (next === undefined) return 'OpenClaw would remove that of the registry';
  return next === registered ? 'OpenClaw would keep that of the registry' : `OpenClaw would write ${next}`;
}

/** The commands that end all of it. */
export function driftAdvice(drift: readonly Drift[]): string {
  const stays = drift.some(({ authored, registered, next }) => authored !== undefined && next === registered);
  const goes = drift.some(({ registered, next }) => next !== registered);
  const take = 'pincer sync --take-config writes what the config says instead';
  if (!stays)
    return goes ? 'Bring it up to date with: pincer sync' : 'Only the registry knows of it; the config does not.';
  return goes ? `Bring it up to date with: pincer sync; ${take}.` : `The registry keeps its own: ${take}.`;
}
