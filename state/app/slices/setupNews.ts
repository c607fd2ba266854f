import type { Setup } from '../../domain/setup/setup.js';
import { cursorOn } from '../cursor.js';
import type { Model } from '../model.js';
import { keysOf } from '../selectors/keys.js';
import { refsToTest } from '../selectors/tests.js';
import { type Step, without } from '../step.js';
import { start } from './probes.js';

/** The provider that was set up has the cursor, and is asked once more: by way of the files now. */
export function proving(model: Model, { provider, models }: Setup): Step {
  const focused: Model = { ...model, shell: { ...model.shell, focus: 'providers' } };
  const cursor = cursorOn(provider, keysOf(focused, 'providers'), focused.providers.cursor);
  const shown: Model = { ...focused, providers: { ...focused.providers, cursor } };
  const [first] = models;
  const refs = first ? [`${provider}/${first.id}`] : refsToTest(shown, provider);
  const asked = start(shown, refs, 'reach');
  const request = asked.effects.find(({ kind }) => kind === 'probe');
  if (request?.kind !== 'probe') return { ...asked, model: without(asked.model, 'proving') };
  return { ...asked, model: { ...asked.model, proving: { provider, request: request.request } } };
}
