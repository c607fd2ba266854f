import { nothingScanning, nothingToTake } from '../scanReasons.js';
import type { Binding } from './binding.js';

/** The scan for free models, and the way to it. */
export const SCAN_KEYS: readonly Binding[] = [
  {
    keys: ['F'],
    where: ['models', 'providers', 'chain'],
    to: 'look for free models that work',
    send: { scope: 'scan', type: 'open' },
  },
  {
    keys: ['space'],
    where: ['scan'],
    to: 'mark the model for the chain, or take the mark away',
    send: { scope: 'scan', type: 'mark' },
    leadsToWrite: true,
    footer: 'mark',
  },
  {
    keys: ['enter'],
    where: ['scan'],
    to: 'put the marked models behind the fallbacks',
    send: { scope: 'scan', type: 'take' },
    writes: true,
    blocked: nothingToTake,
    footer: 'add to chain',
  },
  {
    keys: ['s'],
    where: ['scan'],
    to: 'sort what was found another way',
    send: { scope: 'scan', type: 'sort' },
    footer: 'sort',
  },
  {
    keys: ['.'],
    where: ['scan'],
    to: 'stop, and keep what was found',
    send: { scope: 'scan', type: 'stop' },
    blocked: nothingScanning,
    footer: 'stop',
  },
];
