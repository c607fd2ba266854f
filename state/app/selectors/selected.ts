import type { JournalEntry, Snapshot } from '../../domain/history/journal.js';
import { keyAt } from '../cursor.js';
import type { Model } from '../model.js';
import type { PaneId } from '../panes.js';
import { entryById, snapshotById } from './history.js';
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
    case 'journal':
    case 'snapshots':
      return undefined;
    case 'chain':
      return selectedHop(model)?.ref;
    case 'models':
    case 'probes':
      return selectedKey(model, focus);
  }
}

/** The change that is looked at: that of the details in front, else the one under the cursor of the journal. */
export function selectedEntry(model: Model): JournalEntry | undefined {
  const id = idOf(model, 'change', 'journal');
  return id === undefined ? undefined : entryById(model, id);
}

/** The same for snapshots. */
export function selectedSnapshot(model: Model): Snapshot | undefined {
  const id = idOf(model, 'snapshot', 'snapshots');
  return id === undefined ? undefined : snapshotById(model, id);
}

function idOf(model: Model, of: 'change' | 'snapshot', pane: 'journal' | 'snapshots'): string | undefined {
  const { overlay, shell } = model;
  if (overlay?.kind !== 'detail') return shell.focus === pane ? selectedKey(model, pane) : undefined;
  return overlay.subject.of === of ? overlay.subject.id : undefined;
}

/** The provider that is looked at: that of the details or credentials in front, else the one under the cursor of its pane. */
export function selectedProvider(model: Model): string | undefined {
  const { overlay, shell } = model;
  if (overlay?.kind === 'credentials') return overlay.provider;
  if (overlay?.kind === 'detail') return overlay.subject.of === 'provider' ? overlay.subject.id : undefined;
  return shell.focus === 'providers' ? selectedKey(model, 'providers') : undefined;
}
