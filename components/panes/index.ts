import type { ComponentType } from 'react';
import type { PaneId } from '../../state/app/panes.js';
import type { PaneProps } from '../parts/paneProps.js';
import { ChainPane } from './ChainPane.js';
import { JournalPane } from './JournalPane.js';
import { ModelsPane } from './ModelsPane.js';
import { ProbesPane } from './ProbesPane.js';
import { ProvidersPane } from './ProvidersPane.js';
import { SnapshotsPane } from './SnapshotsPane.js';

export const PANE_VIEWS: Readonly<Record<PaneId, ComponentType<PaneProps>>> = {
  providers: ProvidersPane,
  models: ModelsPane,
  chain: ChainPane,
  probes: ProbesPane,
  journal: JournalPane,
  snapshots: SnapshotsPane,
};
