import { ollamaName } from '../../domain/ollama/modelName.js';
import { KEPT } from '../../domain/ollama/words.js';
import { advise, type Problem } from '../../domain/problem.js';
import { unreachable } from '../../domain/result.js';
import { plain } from '../../domain/text.js';
import { fieldOf } from '../field.js';
import type { Model } from '../model.js';
import type { OllamaMsg } from '../msg.js';
import { discoveryOf } from '../selectors/found.js';
import { modelToLoad, ollamaHere } from '../selectors/ollama.js';
import { screenText } from '../selectors/screenText.js';
import { andThen, numbered, type Step, saying, step, without } from '../step.js';

export function updateOllama(model: Model, msg: OllamaMsg): Step {
  switch (msg.type) {
    case 'ask pull': {
      const { overlay } = model;
      if (overlay?.kind !== 'discovery') return step(model);
      return step({ ...model, overlay: { kind: 'prompt', asks: 'pull', field: fieldOf(''), behind: overlay } });
    }
    case 'pull':
      return pull(model, msg.name);
    case 'load':
      return load(model);
    case 'stop':
      return step(model, { kind: 'stop pull' });
    case 'pulling': {
      const { pull: running } = model.ollama;
      if (running?.request !== msg.request) return step(model);
      return step({ ...model, ollama: { ...model.ollama, pull: { ...running, shown: msg.shown } } });
    }
    case 'pulled':
      return pulled(model, msg);
    case 'loaded':
      return loaded(model, msg);
    default:
      return unreachable(msg);
  }
}

/** Of the server under the cursor. */
function pull(model: Model, typed: string): Step {
  const server = ollamaHere(model);
  if (server === undefined || model.ollama.pull !== undefined || typed.trim() === '') return step(model);
  const name = ollamaName(typed, server.provider);
  if (name === undefined) return step(told(model, { kind: 'ollama-name', name: typed }));
  const { model: counted, request } = numbered(model);
  const ollama = { ...counted.ollama, pull: { request, name, server } };
  return step({ ...counted, ollama }, { kind: 'pull', request, name, server });
}

function load(model: Model): Step {
  const chosen = modelToLoad(model);
  if (chosen === undefined || model.ollama.loading !== undefined) return step(model);
  const { name, does, server } = chosen;
  const { model: counted, request } = numbered(model);
  const next = { ...counted, ollama: { ...counted.ollama, loading: { request, name, does } } };
  const says = does === 'load' ? 'Loading' : 'Unloading';
  return step(saying(next, 'idle', `${says} ${plain(name)}…`), { kind: 'load model', request, name, does, server });
}

function pulled(model: Model, msg: Extract<OllamaMsg, { type: 'pulled' }>): Step {
  const { pull: running } = model.ollama;
  if (running?.request !== msg.request) return step(model);
  const done = { ...model, ollama: without(model.ollama, 'pull') };
  if (msg.end === 'cancelled') return step(saying(done, 'idle', `Stopped. ${KEPT}`));
  if (msg.end !== 'done') return step(told(done, msg.end));
  const name = plain(running.name);
  if (discoveryOf(done) === undefined)
    return step(saying(done, 'good', `Pulled ${name}. The model servers (D at the providers) have it now.`));
  return again(saying(done, 'good', `Pulled ${name}. space marks it, enter adds it.`));
}

function loaded(model: Model, msg: Extract<OllamaMsg, { type: 'loaded' }>): Step {
  const { loading } = model.ollama;
  if (loading?.request !== msg.request) return step(model);
  const done = { ...model, ollama: without(model.ollama, 'loading') };
  if (msg.problem !== undefined) return step(told(done, msg.problem));
  const says = loading.does === 'load' ? 'Loaded' : 'Unloaded';
  return again(saying(done, 'good', `${says}: ${plain(loading.name)}.`));
}

/** The sheet is to say what is so now, where it is in front. */
const again = (model: Model): Step =>
  model.overlay?.kind === 'discovery' ? andThen(model, { scope: 'discovery', type: 'again' }) : step(model);

function told(model: Model, problem: Problem): Model {
  const { says, next } = advise(problem);
  const text = next === undefined ? says : `${says} ${next}`;
  return saying(model, 'bad', plain(screenText(text, model.file.home, model.shell.redact)));
}
