import type { Drift } from '../home.js';

/** One line for each: whose, of what, and what stands where. */
export function driftLine({ agentId, provider, field, authored, registered, next }: Drift): string {
  const what = `${agentId}: ${provider}${field === '' ? '' : ` ${field}`}`;
  const says = `config ${authored ?? 'says nothing'}, registry ${registered ?? 'says nothing'}`;
  return `${what}: ${says}; ${nextWords(registered, next)}`;
}

function nextWords(registered: string | undefined, next: string | undefined): string {
  if (next === undefined) return 'OpenClaw would remove it';
  return next === registered ? 'OpenClaw would keep it' : `OpenClaw would write ${next}`;
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
