import type { Model } from '../model.js';
import { refsInUse } from '../selectors/inUse.js';
import { isPaused } from '../selectors/probes.js';
import type { Step } from '../step.js';
import { start } from './probes.js';

/** Rounds cost nothing: nobody watches while they run, so they never send a completion. Each model has its own pace. */
export function startRound(model: Model): Step {
  const { probes, shell } = model;
  const due = dueRefs(model);
  return start({ ...model, probes: { ...probes, nextAt: shell.now + probes.every * 1000 } }, due, 'reach');
}

export const roundIsDue = (model: Model): boolean =>
  model.probes.every !== 0 && !isPaused(model) && dueRefs(model).length > 0;

function dueRefs(model: Model): readonly string[] {
  const { byRef, nextAt } = model.probes;
  return refsInUse(model).filter((ref) => {
    const { running, pace } = byRef[ref] ?? {};
    return running === undefined && model.shell.now >= (pace?.dueAt ?? nextAt);
  });
}
