import { CONSOLE_PANES, HISTORY_PANES, PANE_IDS } from '../panes.js';
import type { Binding } from './binding.js';
import { LISTS, OVERLAYS } from './places.js';

/** Moving in lists, and between panes and levels. */
export const MOVING_KEYS: readonly Binding[] = [
  {
    keys: ['/'],
    where: PANE_IDS,
    to: 'filter the list',
    send: { scope: 'overlay', type: 'filter' },
    footer: 'filter',
  },
  { keys: ['n'], where: PANE_IDS, to: 'go to the next match', send: { scope: 'list', type: 'match', by: 1 } },
  { keys: ['N'], where: PANE_IDS, to: 'go to the previous match', send: { scope: 'list', type: 'match', by: -1 } },
  {
    keys: ['j', 'down'],
    where: LISTS,
    to: 'move down',
    send: { scope: 'list', type: 'move', by: 1 },
  },
  { keys: ['k', 'up'], where: LISTS, to: 'move up', send: { scope: 'list', type: 'move', by: -1 } },
  { keys: ['g', 'home'], where: LISTS, to: 'go to the top', send: { scope: 'list', type: 'end', to: 'first' } },
  { keys: ['G', 'end'], where: LISTS, to: 'go to the bottom', send: { scope: 'list', type: 'end', to: 'last' } },
  {
    keys: ['ctrl+d', 'pagedown'],
    where: LISTS,
    to: 'move half a page down',
    send: { scope: 'list', type: 'half page', by: 1 },
  },
  {
    keys: ['ctrl+u', 'pageup'],
    where: LISTS,
    to: 'move half a page up',
    send: { scope: 'list', type: 'half page', by: -1 },
  },
  {
    keys: ['tab', 'l', 'right'],
    where: PANE_IDS,
    to: 'go to the next pane',
    send: { scope: 'shell', type: 'focus next', by: 1 },
    footer: 'next pane',
  },
  {
    keys: ['shift+tab', 'h', 'left'],
    where: PANE_IDS,
    to: 'go to the previous pane',
    send: { scope: 'shell', type: 'focus next', by: -1 },
  },
  { keys: ['esc'], where: CONSOLE_PANES, to: 'go one level back', send: { scope: 'shell', type: 'back' } },
  {
    keys: ['esc'],
    where: HISTORY_PANES,
    to: 'go back to the console',
    send: { scope: 'shell', type: 'back' },
    footer: 'back',
  },
  { keys: ['esc'], where: OVERLAYS, to: 'leave this', send: { scope: 'shell', type: 'back' }, footer: 'back' },
];
