import { type Line, type Span, span } from '../line.js';
import { PANES, type PaneId } from '../panes.js';

/** The title of a pane: a mark when it hears the keys, its name, what it says about itself, and the filter that narrows it. */
export function paneTitle(pane: PaneId, isFocused: boolean, filter: string, ...says: readonly Span[]): Line {
  const { title } = rowOf(pane);
  const narrowed = filter === '' ? [] : [span(`  / ${filter}`, 'warn')];
  return [span(isFocused ? `❯ ${title}` : title, isFocused ? 'accent' : 'plain'), ...says, ...narrowed];
}

/** What stands in a pane without rows. */
export const emptyWords = (pane: PaneId, filter: string): string =>
  filter === '' ? rowOf(pane).empty : `Nothing matches "${filter}". Esc shows all again.`;

function rowOf(pane: PaneId): (typeof PANES)[number] {
  const row = PANES.find(({ id }) => id === pane);
  if (!row) throw new Error(`no such pane: ${pane}`);
  return row;
}
