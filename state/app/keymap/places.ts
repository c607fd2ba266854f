import { PANE_IDS } from '../panes.js';
import type { Where } from './binding.js';

export const LISTS: readonly Where[] = [
  ...PANE_IDS,
  'review',
  'detail',
  'conflicts',
  'credentials',
  'discovery',
  'scan',
  'setup list',
  'setup models',
];
/** Where letters are text. A secret that is typed is none: see `SecretDoor`. */
export const TYPING: readonly Where[] = ['finder', 'filter', 'prompt', 'setup search', 'setup text'];
export const SEARCHES: readonly Where[] = ['finder', 'filter', 'setup search'];
export const OVERLAYS: readonly Where[] = [
  'review',
  'detail',
  'conflicts',
  'credentials',
  'discovery',
  'scan',
  'finder',
  'filter',
  'prompt',
  'confirm',
];
export const SETUP_READING: readonly Where[] = ['setup list', 'setup models', 'setup probe', 'setup login'];
export const WIZARD: readonly Where[] = [...SETUP_READING, 'setup search', 'setup text', 'setup key'];
export const EVERYWHERE: readonly Where[] = [...PANE_IDS, ...OVERLAYS, ...WIZARD];
