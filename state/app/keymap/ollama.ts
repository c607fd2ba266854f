import { nothingPulling, nothingToLoad, nothingToPull } from '../ollamaReasons.js';
import type { Binding } from './binding.js';

/** What an Ollama does when it is told to. */
export const OLLAMA_KEYS: readonly Binding[] = [
  {
    keys: ['p'],
    where: ['discovery'],
    to: 'have this Ollama pull a model',
    send: { scope: 'ollama', type: 'ask pull' },
    blocked: nothingToPull,
    footer: 'pull',
  },
  {
    keys: ['l'],
    where: ['discovery'],
    to: 'have this Ollama load the model, or unload it',
    send: { scope: 'ollama', type: 'load' },
    blocked: nothingToLoad,
    footer: 'load',
  },
  {
    keys: [','],
    where: ['discovery', 'providers', 'models'],
    to: 'stop the pull, and keep what was downloaded',
    send: { scope: 'ollama', type: 'stop' },
    blocked: nothingPulling,
    footer: 'stop pull',
    urgent: (model) => nothingPulling(model) === undefined,
  },
];
