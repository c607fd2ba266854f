import { keyAt } from '../cursor.js';
import type { Model } from '../model.js';
import type { PaneId } from '../panes.js';
import type { Hop } from './hops.js';
import { chainHops } from './inUse.js';
import { keysOf } from './keys.js';
import { refByNumber } from './models.js';

/** The key of the row under the cursor of a pane; of the models that of the typed number, wherever it is in the list. */
export function selectedKey(model: Model, pane: PaneId): string | undefined {
  const { digits } = model.models;
  if (pane === 'models' && digits !== '') return refByNumber(model, Number(digits));
  return keyAt(model[pane].cursor, keysOf(model, pane));
}

/** The hop under the cursor of the chain. */
export function selectedHop(model: Model): Hop | undefined {
  const key = selectedKey(model, 'chain');
  return chainHops(model).find((hop) => hop.key === key);
}

/** The model under the cursor of the pane in focus; undefined where there is none, or where rows are providers. */
export function selectedRef(model: Model): string | undefined {
  const { focus } = model.shell;
  switch (focus) {
    case 'providers':
      return undefined;
    case 'chain':
      return selectedHop(model)?.ref;
    case 'models':
    case 'probes':
      return selectedKey(model, focus);
  }
}
