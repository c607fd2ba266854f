import type { Home } from '../../domain/home.js';
import { type Line, type Span, span } from '../line.js';
import { PANES, type PaneId } from '../panes.js';

/** The title of a pane: a mark when it hears the keys, its name, what it says about itself, and the filter that narrows it. */
export function paneTitle(pane: PaneId, isFocused: boolean, filter: string, ...says: readonly Span[]): Line {
  const { title } = rowOf(pane);
  const narrowed = filter === '' ? [] : [span(`  / ${filter}`, 'warn')];
  return [span(isFocused ? `❯ ${title}` : title, isFocused ? 'accent' : 'plain'), ...says, ...narrowed];
}

/** What stands in a pane without rows. */
export function emptyWords(pane: PaneId, filter: string, { config }: Pick<Home, 'config'>): string {
  if (filter !== '') return `Nothing matches "${filter}". Esc shows all again.`;
  return (config.kind === 'broken' ? UNKNOWN[pane] : undefined) ?? rowOf(pane).empty;
}

/** The history is known whatever the config says. */
const UNKNOWN: Readonly<Partial<Record<PaneId, string>>> = {
  providers: 'Not known while the config cannot be understood: E says where. A shows every provider.',
  models: 'Not known while the config cannot be understood: E says where. A shows every model.',
  chain: 'Not known while the config cannot be understood: E says where.',
  probes: 'Not known while the config cannot be understood: E says where.',
};

function rowOf(pane: PaneId): (typeof PANES)[number] {
  const row = PANES.find(({ id }) => id === pane);
  if (!row) throw new Error(`no such pane: ${pane}`);
  return row;
}
