import { bestMatches } from '../fuzzy.js';
import { memo } from '../memo.js';
import type { Model } from '../model.js';
import type { PaneId } from '../panes.js';
import { shownEntries, shownSnapshots } from './history.js';
import type { Hop } from './hops.js';
import { chainHops, refsInUse } from './inUse.js';
import { shownModels } from './models.js';
import { probeRefs } from './probes.js';
import { shownProviders } from './providers.js';

/** The keys of the rows of a pane, in the order shown. */
export function keysOf(model: Model, pane: PaneId): readonly string[] {
  const { file, probes, providers, chain } = model;
  switch (pane) {
    case 'providers':
      return keysOfRows(shownProviders(file.home, providers.all, providers.filter));
    case 'models':
      return shownModels(model).keys;
    case 'chain':
      return keysOfRows(shownHops(chainHops(model), chain.filter));
    case 'probes':
      return probeRefs(refsInUse(model), probes.byRef, probes.filter);
    case 'journal':
      return shownEntries(model.history.entries, model.journal.filter).keys;
    case 'snapshots':
      return shownSnapshots(model.history.snapshots, model.snapshots.filter).keys;
  }
}

export const shownHops = memo((rows: readonly Hop[], filter: string): readonly Hop[] =>
  bestMatches(filter, rows, (row) => `${row.written ?? ''} ${row.ref ?? ''}`),
);

const keysOfRows = (
  rows: readonly { readonly key: string }[] | readonly { readonly id: string }[],
): readonly string[] => rows.map((row) => ('key' in row ? row.key : row.id));
