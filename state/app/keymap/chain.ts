import { nothingSelected } from '../blocked.js';
import type { Binding } from './binding.js';

/** The fallback chain. */
export const CHAIN_KEYS: readonly Binding[] = [
  {
    keys: ['a'],
    where: ['chain'],
    to: 'add a model to the fallback chain',
    send: { scope: 'chain', type: 'add' },
    writes: true,
    footer: 'add',
  },
  {
    keys: ['x'],
    where: ['chain'],
    to: 'remove the model from the chain',
    send: { scope: 'chain', type: 'remove' },
    writes: true,
    blocked: nothingSelected('chain'),
    footer: 'remove',
  },
  {
    keys: ['J'],
    where: ['chain'],
    to: 'move the hop down',
    send: { scope: 'chain', type: 'shift', by: 1 },
    writes: true,
    blocked: nothingSelected('chain'),
    footer: 'down',
  },
  {
    keys: ['K'],
    where: ['chain'],
    to: 'move the hop up',
    send: { scope: 'chain', type: 'shift', by: -1 },
    writes: true,
    blocked: nothingSelected('chain'),
    footer: 'up',
  },
  {
    keys: ['enter', 'v'],
    where: ['chain'],
    to: 'view the details of the hop',
    send: { scope: 'overlay', type: 'details' },
    blocked: nothingSelected('chain'),
  },
];
