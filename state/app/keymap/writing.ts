import { noConflict, nothingShown, nothingToRedo, nothingToUndo, nothingToWrite, undecided } from '../blocked.js';
import { CONSOLE_PANES, PANE_IDS } from '../panes.js';
import { offersOf } from '../selectors/offers.js';
import type { Binding } from './binding.js';

/** The draft: reviewing, writing, undoing, and what others changed meanwhile. */
export const WRITING_KEYS: readonly Binding[] = [
  {
    keys: ['w'],
    where: [...PANE_IDS, 'detail'],
    to: 'review the changes and write them',
    send: { scope: 'review', type: 'open' },
    blocked: nothingToWrite,
    footer: 'review and write',
    urgent: (model) => nothingToWrite(model) === undefined,
  },
  {
    keys: ['z'],
    where: [...CONSOLE_PANES, 'snapshots'],
    to: 'undo the last change',
    send: { scope: 'drafts', type: 'undo' },
    blocked: nothingToUndo,
    footer: 'undo',
    urgent: (model) => model.drafts.undo.length > 0,
  },
  {
    keys: ['Z'],
    where: PANE_IDS,
    to: 'redo the change',
    send: { scope: 'drafts', type: 'redo' },
    blocked: nothingToRedo,
  },
  {
    keys: ['enter'],
    where: ['review'],
    to: 'write the change',
    send: { scope: 'overlay', type: 'accept' },
    blocked: nothingShown,
    footer: 'write',
  },
  {
    keys: ['1', '2', '3', '4', '5', '6', '7', '8', '9'],
    where: ['review'],
    to: 'take an offer by its number',
    send: { scope: 'review', type: 'take offer', key: '' },
    carriesKey: true,
    blocked: (model) => (offersOf(model).length === 0 ? 'There is nothing to choose from.' : undefined),
    footer: 'take an offer',
  },
  {
    keys: ['u'],
    where: PANE_IDS,
    to: 'use the values on disk where both changed',
    send: { scope: 'drafts', type: 'take theirs' },
    blocked: noConflict,
    footer: 'take theirs',
    urgent: (model) => noConflict(model) === undefined,
  },
  {
    keys: ['C'],
    where: PANE_IDS,
    to: 'decide what was changed on both sides, value by value',
    send: { scope: 'conflicts', type: 'open' },
    blocked: noConflict,
  },
  {
    keys: ['enter'],
    where: ['conflicts'],
    to: 'go on with what was chosen',
    send: { scope: 'overlay', type: 'accept' },
    blocked: undecided,
    footer: 'go on',
  },
  {
    keys: ['m'],
    where: ['conflicts'],
    to: 'keep mine',
    send: { scope: 'conflicts', type: 'choose', side: 'mine' },
    footer: 'mine',
  },
  {
    keys: ['t'],
    where: ['conflicts'],
    to: 'take theirs',
    send: { scope: 'conflicts', type: 'choose', side: 'theirs' },
    footer: 'theirs',
  },
  {
    keys: ['M'],
    where: ['conflicts'],
    to: 'keep mine everywhere',
    send: { scope: 'conflicts', type: 'choose all', side: 'mine' },
    footer: 'all mine',
  },
  {
    keys: ['T'],
    where: ['conflicts'],
    to: 'take theirs everywhere',
    send: { scope: 'conflicts', type: 'choose all', side: 'theirs' },
    footer: 'all theirs',
  },
];
