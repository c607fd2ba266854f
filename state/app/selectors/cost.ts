import { costOf, type ProbeCost } from '../../domain/probe/cost.js';
import { probeTargets } from '../../domain/probe/targets.js';
import type { ProbeKind } from '../../domain/probe.js';
import type { Model } from '../model.js';

/** What a probe of each of these would cost. */
export const probeCost = (model: Model, refs: readonly string[], kind: ProbeKind): ProbeCost =>
  costOf(probeTargets(model.file.home, refs), kind);

/** Those of them for which a request would be sent; of the others the files tell how it would end. */
export const refsAsked = (model: Model, refs: readonly string[]): readonly string[] =>
  probeTargets(model.file.home, refs)
    .filter(({ plan }) => plan.kind === 'request')
    .map(({ ref }) => ref);
