import { unreachable } from '../../domain/result.js';
import { plain } from '../../domain/text.js';
import { TOP } from '../cursor.js';
import { edited, type Field, typed } from '../field.js';
import type { Model, Overlay } from '../model.js';
import type { FieldMsg } from '../msg.js';
import { type Step, step } from '../step.js';

/** Text typed or pasted; heard only while an overlay has a field. */
export function updateField(model: Model, msg: FieldMsg): Step {
  const { overlay, setup } = model;
  if (overlay?.kind === 'setup')
    return step(setup ? { ...model, setup: { ...setup, field: next(setup.field, msg), cursor: 0 } } : model);
  if (!overlay || !('field' in overlay)) return step(model);
  const field = next(overlay.field, msg);
  switch (overlay.kind) {
    case 'filter':
      return step(filtered(model, { ...overlay, field }));
    case 'finder':
      return step({ ...model, overlay: { ...overlay, field, cursor: 0 } });
    case 'prompt':
      return step({ ...model, overlay: { ...overlay, field } });
    default:
      return unreachable(overlay);
  }
}

function next(field: Field, msg: FieldMsg): Field {
  return msg.type === 'typed' ? typed(field, plain(msg.text)) : edited(field, msg.edit);
}

/** The list narrows while one types, and the cursor goes to the best match. */
function filtered(model: Model, overlay: Extract<Overlay, { kind: 'filter' }>): Model {
  const slice = model[overlay.pane];
  const filter = overlay.field.text;
  return {
    ...model,
    overlay,
    [overlay.pane]: { ...slice, filter, cursor: filter === slice.filter ? slice.cursor : TOP },
  };
}
