import { onePaneOnly } from '../blocked.js';
import { CONSOLE_PANES, PANE_IDS } from '../panes.js';
import type { Binding } from './binding.js';
import { EVERYWHERE, SETUP_READING } from './places.js';

/** What is not about one pane. */
export const COMMON_KEYS: readonly Binding[] = [
  {
    keys: [':', 'ctrl+p'],
    where: PANE_IDS,
    to: 'find an action by its name',
    send: { scope: 'overlay', type: 'palette' },
  },
  {
    keys: ['@'],
    where: [...PANE_IDS, 'detail'],
    to: 'go to the journal of changes, or back',
    send: { scope: 'history', type: 'open' },
  },
  {
    keys: ['E'],
    where: PANE_IDS,
    to: 'view what went wrong while reading',
    send: { scope: 'overlay', type: 'problems' },
    blocked: (model) => (model.file.home.problems.length === 0 ? 'Everything was read without trouble.' : undefined),
  },
  {
    keys: ['y'],
    where: PANE_IDS,
    to: 'copy the ref, or the id of the provider',
    send: { scope: 'shell', type: 'copy ref' },
  },
  { keys: ['Y'], where: PANE_IDS, to: 'copy the equal command', send: { scope: 'shell', type: 'copy command' } },
  { keys: ['r'], where: PANE_IDS, to: 'read the files again', send: { scope: 'file', type: 'reload' } },
  {
    keys: ['+'],
    where: CONSOLE_PANES,
    to: 'zoom the pane, or show all',
    send: { scope: 'shell', type: 'zoom' },
    blocked: onePaneOnly,
  },
  { keys: ['T'], where: PANE_IDS, to: 'change the theme', send: { scope: 'shell', type: 'theme' } },
  {
    keys: ['X'],
    where: [...PANE_IDS, 'review', 'detail', 'conflicts', 'credentials', 'discovery', 'scan', ...SETUP_READING],
    to: 'hide what a screenshot should not show',
    send: { scope: 'shell', type: 'redact' },
  },
  {
    keys: ['?'],
    where: PANE_IDS,
    to: 'see what the keys do',
    send: { scope: 'overlay', type: 'help' },
    footer: 'help',
  },
  {
    keys: ['q'],
    where: [
      ...PANE_IDS,
      'review',
      'detail',
      'conflicts',
      'credentials',
      'discovery',
      'scan',
      'confirm',
      ...SETUP_READING,
    ],
    to: 'quit',
    send: { scope: 'shell', type: 'quit' },
    footer: 'quit',
  },
  { keys: ['ctrl+c'], where: EVERYWHERE, to: 'quit from anywhere', send: { scope: 'shell', type: 'quit' } },
  { keys: ['ctrl+z'], where: EVERYWHERE, to: 'suspend to the shell', send: { scope: 'shell', type: 'suspend' } },
  { keys: ['ctrl+l'], where: EVERYWHERE, to: 'draw the screen anew', send: { scope: 'shell', type: 'repaint' } },
];
