import { unreachable } from '../../domain/result.js';
import type { Model } from '../model.js';
import type { ProvidersMsg } from '../msg.js';
import { selectedKey } from '../selectors/selected.js';
import { refsToTest } from '../selectors/tests.js';
import { type Step, saying, step } from '../step.js';
import { start } from './probes.js';

export function updateProviders(model: Model, msg: ProvidersMsg): Step {
  switch (msg.type) {
    case 'all':
      return step({ ...model, providers: { ...model.providers, all: !model.providers.all } });
    case 'test': {
      const id = selectedKey(model, 'providers');
      const refs = id === undefined ? [] : refsToTest(model, id);
      if (refs.length === 0) return step(saying(model, 'warn', 'This provider has no model to test with.'));
      return start(model, refs, model.probes.kind);
    }
    default:
      return unreachable(msg);
  }
}
