import type { Model } from './model.js';
import { discoveryOf, rowUnderCursor } from './selectors/found.js';
import { modelToLoad, ollamaHere } from './selectors/ollama.js';

/** Why an Ollama cannot be asked for something now, written for the person who pressed the key. */

export function nothingToPull(model: Model): string | undefined {
  if (ollamaHere(model) === undefined) return 'Only an Ollama that answers can be told to pull: put the cursor on one.';
  const { pull } = model.ollama;
  return pull === undefined ? undefined : `${pull.name} is being pulled: , stops it.`;
}

export function nothingToLoad(model: Model): string | undefined {
  if (model.ollama.loading !== undefined)
    return `${model.ollama.loading.name} is being ${model.ollama.loading.does}ed.`;
  if (modelToLoad(model) !== undefined) return undefined;
  const discovery = discoveryOf(model);
  const row = discovery && rowUnderCursor(discovery);
  if (row?.of !== 'model') return 'Put the cursor on a model of an Ollama.';
  return ollamaHere(model) === undefined
    ? 'Only an Ollama loads and unloads when it is told to.'
    : 'This Ollama does not tell what it has loaded.';
}

export const nothingPulling = ({ ollama }: Model): string | undefined =>
  ollama.pull === undefined ? 'Nothing is being pulled.' : undefined;
