import { costOf, type ProbeCost } from '../../domain/probe/cost.js';
import { probeTargets } from '../../domain/probe/targets.js';
import type { Model } from '../model.js';

/** What the smallest real request to each of these would cost. */
export const completionCost = (model: Model, refs: readonly string[]): ProbeCost =>
  costOf(probeTargets(model.file.home, refs), 'completion');
