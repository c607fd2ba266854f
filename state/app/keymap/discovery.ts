import { cannotGoOn, nothingFound, nothingGone, nothingLooking } from '../discoveryReasons.js';
import type { Binding } from './binding.js';

/** The model servers that are found, and the way to them. */
export const DISCOVERY_KEYS: readonly Binding[] = [
  {
    keys: ['D'],
    where: ['providers'],
    to: 'look for model servers, and what they have',
    send: { scope: 'discovery', type: 'open' },
    footer: 'discover',
  },
  {
    keys: ['space'],
    where: ['discovery'],
    to: 'mark the new model, or all that are proposed of the server',
    send: { scope: 'discovery', type: 'mark' },
    leadsToWrite: true,
    blocked: nothingFound,
    footer: 'mark',
  },
  {
    keys: ['enter'],
    where: ['discovery'],
    to: 'add the marked models, or view the details where none is marked',
    send: { scope: 'discovery', type: 'go on' },
    blocked: cannotGoOn,
    footer: 'add or details',
  },
  {
    keys: ['x'],
    where: ['discovery'],
    to: 'take models out of the config that are gone',
    send: { scope: 'discovery', type: 'prune' },
    writes: true,
    blocked: nothingGone,
    footer: 'prune',
  },
  {
    keys: ['.'],
    where: ['discovery'],
    to: 'stop looking, and keep what was found',
    send: { scope: 'discovery', type: 'stop' },
    blocked: nothingLooking,
    footer: 'stop',
  },
  {
    keys: ['o'],
    where: ['discovery'],
    to: 'look at another host',
    send: { scope: 'discovery', type: 'ask host' },
    footer: 'other host',
  },
  {
    keys: ['r'],
    where: ['discovery'],
    to: 'look again',
    send: { scope: 'discovery', type: 'again' },
    footer: 'again',
  },
];
