import { refusedHere } from '../blocked.js';
import { bestMatches } from '../fuzzy.js';
import type { Binding } from '../keymap/binding.js';
import { KEYMAP } from '../keymap.js';
import { keysLabel } from '../keyText.js';
import type { Model } from '../model.js';
import { PANES, type PaneId } from '../panes.js';
import { activeBindings, messageOf } from '../press.js';
import { appendable } from './appendable.js';
import type { FinderItem } from './finderItem.js';

/** What the finder in front offers for what is typed, best first. */
export function finderItems(model: Model): readonly FinderItem[] {
  const { overlay } = model;
  if (overlay?.kind !== 'finder') return [];
  switch (overlay.source) {
    case 'palette':
      return bestMatches(overlay.field.text, PALETTE, searchText);
    case 'help':
      return bestMatches(overlay.field.text, helpItems(model), searchText);
    case 'append':
      return bestMatches(overlay.field.text, appendable(model), searchText);
  }
}

const searchText = (item: FinderItem): string => `${item.label} ${item.mark} ${item.note}`;

/** The keys of this pane, first its own, then those of every pane. What a read-only home refuses is there, and marked. */
function helpItems(model: Model): readonly FinderItem[] {
  const { focus } = model.shell;
  return activeBindings(focus).map((binding) => {
    const item = itemOf(binding, binding.where.length === 1 ? focus : undefined);
    return refusedHere(binding, model) !== undefined ? { ...item, note: 'refused: read-only' } : item;
  });
}

const titleOf = (pane: PaneId): string => PANES.find(({ id }) => id === pane)?.title ?? pane;

const itemOf = (binding: Binding, pane: PaneId | undefined): FinderItem => ({
  label: binding.to,
  mark: keysLabel(binding.keys),
  note: pane === undefined ? '' : titleOf(pane),
  ...(pane === undefined ? {} : { pane }),
  send: (model) => messageOf(binding, model, binding.keys[0]),
});

/** Every action of every pane by its name. Typing digits and moving the cursor are no actions. */
const PALETTE: readonly FinderItem[] = KEYMAP.filter(
  (row) => row.send.scope !== 'list' && row.send.scope !== 'field' && !row.carriesKey,
).flatMap((row) => {
  const panes = PANES.map(({ id }) => id).filter((id) => row.where.includes(id));
  if (panes.length === 0) return [];
  return [itemOf(row, panes.length === 1 ? panes[0] : undefined)];
});
