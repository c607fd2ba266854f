import { nothingSelected } from '../blocked.js';
import { selectedRef } from '../selectors/selected.js';
import type { Binding } from './binding.js';

/** The list of models. */
export const MODEL_KEYS: readonly Binding[] = [
  {
    keys: ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'],
    where: ['models'],
    to: 'type the number of a model, then Enter to pick it',
    send: { scope: 'models', type: 'digit', key: '' },
    carriesKey: true,
    leadsToWrite: true,
    footer: 'pick by number',
  },
  {
    keys: ['enter'],
    where: ['models'],
    to: 'pick the model: it becomes the default',
    send: { scope: 'models', type: 'pick' },
    writes: true,
    blocked: nothingSelected('models'),
  },
  { keys: ['backspace'], where: ['models'], to: 'take back a digit', send: { scope: 'models', type: 'drop digit' } },
  {
    keys: ['d'],
    where: ['models'],
    to: 'set the model as default',
    send: { scope: 'models', type: 'set default' },
    writes: true,
    blocked: nothingSelected('models'),
    footer: 'default',
  },
  {
    keys: ['f'],
    where: ['models'],
    to: 'append the model to the fallback chain',
    send: { scope: 'models', type: 'append' },
    writes: true,
    blocked: nothingSelected('models'),
    footer: 'fallback',
  },
  {
    keys: ['i'],
    where: ['models'],
    to: 'set the model as image model',
    send: { scope: 'models', type: 'set image model' },
    writes: true,
    blocked: nothingSelected('models'),
  },
  {
    keys: ['e'],
    where: ['models'],
    to: 'edit the alias of the model',
    send: { scope: 'models', type: 'edit alias' },
    writes: true,
    blocked: nothingSelected('models'),
  },
  {
    keys: ['space'],
    where: ['models', 'chain'],
    to: 'allow or disallow the model',
    send: { scope: 'models', type: 'allow' },
    writes: true,
    blocked: (model) => (selectedRef(model) === undefined ? 'No model is selected.' : undefined),
  },
  {
    keys: ['A'],
    where: ['models'],
    to: 'show all models, or the usable ones',
    send: { scope: 'models', type: 'all' },
    footer: 'all',
  },
  { keys: ['s'], where: ['models'], to: 'sort the models another way', send: { scope: 'models', type: 'sort' } },
  {
    keys: ['*'],
    where: ['models'],
    to: 'mark the model as favourite, or unmark it',
    send: { scope: 'models', type: 'favourite' },
    blocked: nothingSelected('models'),
  },
  {
    keys: ['v'],
    where: ['models'],
    to: 'view the details of the model',
    send: { scope: 'overlay', type: 'details' },
    blocked: nothingSelected('models'),
  },
];
