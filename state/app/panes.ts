/** The panes of the console itself, of which a wide screen shows all at once. */
export type ConsolePane = 'providers' | 'models' | 'chain' | 'probes';

/** The panes that tell what happened to the files, each on a screen of its own. */
type HistoryPane = 'journal' | 'snapshots';

export type PaneId = ConsolePane | HistoryPane;

/** In the order that Tab visits them. `empty` is what a pane says when it has nothing to list. */
export const PANES = [
  { id: 'providers', title: 'Providers', column: 'left', empty: 'No provider is set up and no credential was found.' },
  { id: 'models', title: 'Models', column: 'right', empty: 'No model is usable yet. A shows all of them.' },
  { id: 'chain', title: 'Fallback chain', column: 'left', empty: 'No model is in use.' },
  { id: 'probes', title: 'Probes', column: 'right', empty: 'Nothing to probe: no model is in use.' },
  { id: 'journal', title: 'Journal', column: 'whole', empty: 'No change is known yet.' },
  { id: 'snapshots', title: 'Snapshots', column: 'whole', empty: 'Pincer has written nothing here yet.' },
] as const satisfies readonly {
  readonly id: PaneId;
  readonly title: string;
  readonly column: 'left' | 'right' | 'whole';
  readonly empty: string;
}[];

export const PANE_IDS: readonly PaneId[] = PANES.map((pane) => pane.id);

export const isConsolePane = (pane: PaneId): pane is ConsolePane => pane !== 'journal' && pane !== 'snapshots';

export const CONSOLE_PANES: readonly ConsolePane[] = PANE_IDS.filter(isConsolePane);

export const HISTORY_PANES: readonly PaneId[] = PANE_IDS.filter((pane) => !isConsolePane(pane));

/** Those that Tab goes round from this one. */
export const panesBeside = (pane: PaneId): readonly PaneId[] => (isConsolePane(pane) ? CONSOLE_PANES : HISTORY_PANES);

/** The pane `by` steps further, round and round. */
export function paneAfter(pane: PaneId, by: number): PaneId {
  const panes = panesBeside(pane);
  return panes[(panes.indexOf(pane) + by + panes.length) % panes.length] ?? pane;
}
