import { costOf, type ProbeCost } from '../../domain/probe/cost.js';
import { probeTargets } from '../../domain/probe/targets.js';
import type { Model } from '../model.js';

/** What the smallest real request to each of these would cost. */
export const completionCost = (model: Model, refs: readonly string[]): ProbeCost =>
  costOf(probeTargets(model.file.home, refs), 'completion');

/** Those of them for which a request would be sent; of the others the files tell how it would end. */
export const refsAsked = (model: Model, refs: readonly string[]): readonly string[] =>
  probeTargets(model.file.home, refs)
    .filter(({ plan }) => plan.kind === 'request')
    .map(({ ref }) => ref);
