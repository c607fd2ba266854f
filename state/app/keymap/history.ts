import { nothingSelected, nothingToRestore, nothingToTakeBack } from '../blocked.js';
import type { Binding } from './binding.js';

/** The journal and the snapshots. */
export const HISTORY_KEYS: readonly Binding[] = [
  {
    keys: ['enter', 'v'],
    where: ['journal'],
    to: 'view the whole change',
    send: { scope: 'overlay', type: 'details' },
    blocked: nothingSelected('journal'),
    footer: 'details',
  },
  {
    keys: ['enter', 'v'],
    where: ['snapshots'],
    to: 'view what the snapshot was taken before',
    send: { scope: 'overlay', type: 'details' },
    blocked: nothingSelected('snapshots'),
    footer: 'details',
  },
  {
    keys: ['z'],
    where: ['journal', 'detail'],
    to: 'take the change back, or make it again',
    send: { scope: 'history', type: 'take back' },
    writes: true,
    goesBack: true,
    blocked: nothingToTakeBack,
    footer: 'take back',
  },
  {
    keys: ['R'],
    where: ['snapshots', 'detail'],
    to: 'put the file back as it was',
    send: { scope: 'history', type: 'restore' },
    writes: true,
    goesBack: true,
    blocked: nothingToRestore,
    footer: 'put back',
  },
];
