import { noDrift, noDriftHere, noPlainKey, noPlan, nothingSelected } from '../blocked.js';
import { modelCounts } from '../selectors/models.js';
import type { Binding } from './binding.js';

/** The list of providers, and the details of one. */
export const PROVIDER_KEYS: readonly Binding[] = [
  {
    keys: ['enter', 'v'],
    where: ['providers'],
    to: 'view which credential is used, and why',
    send: { scope: 'overlay', type: 'details' },
    blocked: nothingSelected('providers'),
    footer: 'details',
  },
  {
    keys: ['t', 'p'],
    where: ['providers'],
    to: 'test the provider',
    send: { scope: 'providers', type: 'test' },
    blocked: nothingSelected('providers'),
    footer: 'test',
  },
  {
    keys: ['a'],
    where: ['providers'],
    to: 'set a provider up',
    send: { scope: 'setup', type: 'open' },
    writes: true,
    footer: 'add',
  },
  {
    keys: ['a'],
    where: ['models'],
    to: 'set a provider up',
    send: { scope: 'setup', type: 'open' },
    writes: true,
    footer: 'set up',
    // Where models answer, there is more to do here than that.
    urgent: ({ file, drafts, models }) => modelCounts(file.home, drafts.draft, models.favourites).usable === 0,
  },
  {
    keys: ['L'],
    where: ['providers'],
    to: 'log in to the provider',
    send: { scope: 'setup', type: 'log in' },
    writes: true,
    blocked: nothingSelected('providers'),
    footer: 'log in',
  },
  {
    keys: ['A'],
    where: ['providers'],
    to: 'show all built-in providers, or those in reach',
    send: { scope: 'providers', type: 'all' },
    footer: 'all',
  },
  {
    keys: ['S'],
    where: ['providers', 'detail'],
    to: 'move the plain-text key into an env reference',
    send: { scope: 'providers', type: 'move key' },
    writes: true,
    blocked: noPlainKey,
    footer: 'move key',
    urgent: (model) => noPlainKey(model) === undefined,
  },
  {
    keys: ['%'],
    where: ['providers', 'detail'],
    to: 'ask what is left of the plan of the provider',
    send: { scope: 'providers', type: 'quota' },
    blocked: noPlan,
  },
  {
    keys: ['='],
    where: ['providers', 'detail'],
    to: 'take the config for this provider into the registry',
    send: { scope: 'providers', type: 'take config' },
    writes: true,
    blocked: noDriftHere,
    footer: 'take config',
    urgent: (model) => noDriftHere(model) === undefined,
  },
  {
    keys: ['&'],
    where: ['providers'],
    to: 'take the config for all providers into every registry',
    send: { scope: 'providers', type: 'take config everywhere' },
    writes: true,
    blocked: noDrift,
  },
];
