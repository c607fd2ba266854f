import { nothingRunning, nothingSelected } from '../blocked.js';
import { CONSOLE_PANES } from '../panes.js';
import type { Binding } from './binding.js';

/** The probes, from wherever they are asked for. */
export const PROBE_KEYS: readonly Binding[] = [
  {
    keys: ['enter', 'v'],
    where: ['probes'],
    to: 'view the answer, secrets left out',
    send: { scope: 'overlay', type: 'details' },
    blocked: nothingSelected('probes'),
    footer: 'answer',
  },
  {
    keys: ['p'],
    where: ['models', 'chain', 'probes'],
    to: 'probe the selected model',
    send: { scope: 'probes', type: 'run selected' },
    footer: 'probe',
  },
  {
    keys: ['P'],
    where: CONSOLE_PANES,
    to: 'probe all models in use',
    send: { scope: 'probes', type: 'run all' },
    blocked: nothingSelected('probes'),
    footer: 'probe all',
  },
  {
    keys: ['.'],
    where: CONSOLE_PANES,
    to: 'cancel the probes that run',
    send: { scope: 'probes', type: 'cancel' },
    blocked: nothingRunning,
  },
  {
    keys: ['m'],
    where: ['probes'],
    to: 'change what p and P do: reach (free), completion, tools, image',
    send: { scope: 'probes', type: 'kind' },
    footer: 'tier',
  },
  {
    keys: ['R'],
    where: ['probes'],
    to: 'repeat free probes: off, every 15 s, 60 s, 5 min',
    send: { scope: 'probes', type: 'repeat' },
    footer: 'repeat',
  },
  {
    keys: ['b'],
    where: ['probes'],
    to: 'tell when a model stops or starts to work: off, by the bell, by a message of the terminal',
    send: { scope: 'probes', type: 'alert' },
  },
];
