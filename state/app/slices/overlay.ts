import { unreachable } from '../../domain/result.js';
import { fieldOf } from '../field.js';
import type { Model, Overlay, Question, Subject } from '../model.js';
import type { OverlayMsg } from '../msg.js';
import { finderItems } from '../selectors/finder.js';
import { selectedKey, selectedRef } from '../selectors/selected.js';
import { andThen, closed, type Step, step } from '../step.js';
import { settle } from './conflicts.js';
import { focused } from './history.js';

export function updateOverlay(model: Model, msg: OverlayMsg): Step {
  switch (msg.type) {
    case 'palette':
    case 'help':
      return step({ ...model, overlay: { kind: 'finder', source: msg.type, field: fieldOf(''), cursor: 0 } });
    case 'filter': {
      const pane = model.shell.focus;
      const before = model[pane].filter;
      return step({ ...model, overlay: { kind: 'filter', pane, field: fieldOf(before), before } });
    }
    case 'problems':
      return step({ ...model, overlay: { kind: 'detail', subject: { of: 'problems' }, scroll: 0 } });
    case 'details': {
      const subject = subjectOf(model);
      return step(subject ? { ...model, overlay: { kind: 'detail', subject, scroll: 0 } } : model);
    }
    case 'accept':
      return model.overlay ? accept(model, model.overlay) : step(model);
    default:
      return unreachable(msg);
  }
}

/** What the details of the pane in focus are about. */
function subjectOf(model: Model): Subject | undefined {
  const { focus } = model.shell;
  if (focus === 'providers') {
    const id = selectedKey(model, 'providers');
    return id === undefined ? undefined : { of: 'provider', id };
  }
  if (focus === 'journal' || focus === 'snapshots') {
    const id = selectedKey(model, focus);
    return id === undefined ? undefined : { of: focus === 'journal' ? 'change' : 'snapshot', id };
  }
  const ref = selectedRef(model);
  if (ref === undefined) return undefined;
  return focus === 'probes' ? { of: 'probe', ref } : { of: 'model', ref };
}

function accept(model: Model, overlay: Overlay): Step {
  switch (overlay.kind) {
    case 'detail':
      return step(overlay.behind ? { ...model, overlay: overlay.behind } : closed(model));
    case 'filter':
    case 'credentials':
      return step(closed(model));
    case 'finder': {
      const item = finderItems(model)[overlay.cursor];
      if (!item) return step(model);
      const back = closed(model);
      const there = item.pane ? focused(back, item.pane) : back;
      return andThen(there, item.send(there));
    }
    case 'prompt':
      return answered(model, overlay);
    case 'confirm':
      return confirmed(model, overlay.question);
    case 'setup':
      return andThen(model, { scope: 'setup', type: 'go on' });
    case 'discovery':
      return andThen(model, { scope: 'discovery', type: 'go on' });
    case 'scan':
      return andThen(model, { scope: 'scan', type: 'take' });
    case 'conflicts':
      return settle(model);
    case 'review':
      return andThen(model, { scope: 'review', type: 'write' });
    default:
      return unreachable(overlay);
  }
}

function answered(model: Model, overlay: Extract<Overlay, { kind: 'prompt' }>): Step {
  const { text } = overlay.field;
  switch (overlay.asks) {
    case 'alias':
      return andThen(model, { scope: 'models', type: 'set alias', ref: overlay.ref, alias: text });
    case 'profile id': {
      const { id, behind } = overlay;
      return andThen({ ...model, overlay: behind }, { scope: 'credentials', type: 'rename', id, to: text });
    }
    case 'host':
      return andThen({ ...model, overlay: overlay.behind }, { scope: 'discovery', type: 'look at', host: text });
    case 'pull':
      return andThen({ ...model, overlay: overlay.behind }, { scope: 'ollama', type: 'pull', name: text });
    default:
      return unreachable(overlay);
  }
}

function confirmed(model: Model, question: Question): Step {
  switch (question.kind) {
    // Still asked, so that the answer is yes: see `quit`.
    case 'quit':
      return andThen(model, { scope: 'shell', type: 'quit' });
    case 'probe all':
      return andThen(closed(model), { scope: 'probes', type: 'complete', refs: question.refs, probe: question.probe });
    case 'arm allowlist':
      return andThen(closed(model), { scope: 'drafts', type: 'arm allowlist', ref: question.ref });
    case 'remove provider':
      return andThen(model, { scope: 'providers', type: 'remove it', credentials: false });
    case 'scrub': {
      const action = { kind: 'scrub', variables: question.variables } as const;
      return andThen(closed(model), { scope: 'review', type: 'open action', action });
    }
    default:
      return unreachable(question);
  }
}
