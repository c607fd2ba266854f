export type PaneId = 'providers' | 'models' | 'chain' | 'probes';

/** In the order that Tab visits them. `empty` is what a pane says when it has nothing to list. */
export const PANES = [
  { id: 'providers', title: 'Providers', column: 'left', empty: 'No provider is set up and no credential was found.' },
  { id: 'models', title: 'Models', column: 'right', empty: 'No model is usable yet. A shows all of them.' },
  { id: 'chain', title: 'Fallback chain', column: 'left', empty: 'No model is in use.' },
  { id: 'probes', title: 'Probes', column: 'right', empty: 'Nothing to probe: no model is in use.' },
] as const satisfies readonly {
  readonly id: PaneId;
  readonly title: string;
  readonly column: 'left' | 'right';
  readonly empty: string;
}[];

export const PANE_IDS: readonly PaneId[] = PANES.map((pane) => pane.id);

/** The pane `by` steps further, round and round. */
export function paneAfter(pane: PaneId, by: number): PaneId {
  const at = PANE_IDS.indexOf(pane) + by;
  return PANE_IDS[(at + PANE_IDS.length) % PANE_IDS.length] ?? pane;
}
