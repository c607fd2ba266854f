import { addFallback, setPrimary } from '../../domain/edits/chainEdits.js';
import { allow, disallow, removeAlias, setAlias } from '../../domain/edits/listEdits.js';
import { entryOf, hasAllowlist, isAllowed } from '../../domain/models/allowlist.js';
import { unreachable } from '../../domain/result.js';
import { plain } from '../../domain/text.js';
import { cursorOn, TOP } from '../cursor.js';
import { draftContext } from '../draftContext.js';
import { edit } from '../edit.js';
import { fieldOf } from '../field.js';
import type { Model, ModelsSlice, ModelsSort } from '../model.js';
import type { ModelsMsg } from '../msg.js';
import { preferencesOf } from '../preferences.js';
import { refByNumber, shownModels } from '../selectors/models.js';
import { selectedKey, selectedRef } from '../selectors/selected.js';
import { closed, type Step, saying, step } from '../step.js';

export function updateModels(model: Model, msg: ModelsMsg): Step {
  switch (msg.type) {
    case 'digit':
      return step(withDigits(model, model.models.digits + msg.key));
    case 'drop digit':
      return step(withDigits(model, model.models.digits.slice(0, -1)));
    case 'pick':
      return pick(model);
    case 'all':
      return step(anchored(model, { all: !model.models.all }));
    case 'sort': {
      const sort = SORT_AFTER[model.models.sort];
      return step(saying(anchored(model, { sort }), 'idle', `Sorted by ${sort}.`));
    }
    case 'set alias':
      return alias(model, msg.ref, msg.alias);
    case 'allow': {
      const ref = selectedRef(model);
      return ref === undefined ? step(model) : acting(model, ref, msg.type);
    }
    case 'favourite':
    case 'set default':
    case 'set image model':
    case 'append':
    case 'edit alias': {
      const ref = selectedKey(model, 'models');
      return ref === undefined ? step(model) : acting(model, ref, msg.type);
    }
    default:
      return unreachable(msg);
  }
}

type RefAction = 'favourite' | 'allow' | 'set default' | 'set image model' | 'append' | 'edit alias';

/** A typed number has done its work then, and the cursor goes to its model, which may be in the list only now. */
function acting(model: Model, ref: string, action: RefAction): Step {
  if (model.models.digits === '') return withRef(model, ref, action);
  const done = withRef(change(model, { digits: '' }), ref, action);
  return { ...done, model: onRef(done.model, ref) };
}

const onRef = (model: Model, ref: string): Model =>
  change(model, { cursor: cursorOn(ref, shownModels(model).keys, model.models.cursor) });

function withRef(model: Model, ref: string, action: RefAction): Step {
  const context = draftContext(model);
  switch (action) {
    case 'set default':
      return edit(model, setPrimary(context, 'text', ref), `Default: ${plain(ref)}.`);
    case 'set image model':
      return edit(model, setPrimary(context, 'image', ref), `Image model: ${plain(ref)}.`);
    case 'append':
      return edit(model, addFallback(context, 'text', ref), `Appended: ${plain(ref)}.`);
    case 'allow':
      return toggleAllowed(model, ref);
    case 'favourite':
      return favourite(model, ref);
    case 'edit alias': {
      const field = fieldOf(entryOf(model.drafts.draft, ref)?.alias ?? '');
      return step({ ...model, overlay: { kind: 'prompt', asks: 'alias', ref, field } });
    }
    default:
      return unreachable(action);
  }
}

const change = (model: Model, models: Partial<ModelsSlice>): Model => ({
  ...model,
  models: { ...model.models, ...models },
});

const SORT_AFTER: Readonly<Record<ModelsSort, ModelsSort>> = {
  number: 'name',
  name: 'context',
  context: 'price',
  price: 'latency',
  latency: 'number',
};

/** The list changes; the cursor stays on its model, or goes to the top when that is gone. */
function anchored(model: Model, models: Partial<ModelsSlice>): Model {
  const key = selectedKey(model, 'models');
  const next = change(model, models);
  const { keys } = shownModels(next);
  return change(next, { cursor: key === undefined ? TOP : cursorOn(key, keys, TOP) });
}

/** Digits move the cursor while they are typed, without waiting for more. */
function withDigits(model: Model, digits: string): Model {
  const next = change(model, { digits: digits.replace(/^0+/, '').slice(0, 5) });
  const ref = refByNumber(next, Number(next.models.digits));
  if (ref === undefined) return next;
  return onRef(next, ref);
}

/** The model of the typed number, wherever it is in the list; without digits, the one under the cursor. */
function pick(model: Model): Step {
  const { digits } = model.models;
  const ref = selectedKey(model, 'models');
  if (ref !== undefined) return acting(model, ref, 'set default');
  const words = digits === '' ? 'The list is empty.' : `No model has number ${digits}.`;
  return step(saying(change(model, { digits: '' }), 'warn', words));
}

function toggleAllowed(model: Model, ref: string): Step {
  const context = draftContext(model);
  if (!hasAllowlist(context.models)) {
    return step({ ...model, overlay: { kind: 'confirm', question: { kind: 'arm allowlist', ref } } });
  }
  return entryOf(context.models, ref) || isAllowed(context, ref)
    ? edit(model, disallow(context, ref), `No longer on the allowlist: ${plain(ref)}.`)
    : edit(model, allow(context, ref), `On the allowlist: ${plain(ref)}.`);
}

function favourite(model: Model, ref: string): Step {
  const { favourites } = model.models;
  const next = favourites.includes(ref) ? favourites.filter((other) => other !== ref) : [...favourites, ref];
  const changed = change(model, { favourites: next });
  return step(changed, { kind: 'remember', preferences: preferencesOf(changed) });
}

/** An empty text takes the alias away. The prompt stays open while the text is no alias. */
function alias(model: Model, ref: string, text: string): Step {
  const context = draftContext(model);
  const had = entryOf(context.models, ref)?.alias;
  const result = text.trim() === '' && had !== undefined ? removeAlias(context, had) : setAlias(context, text, ref);
  if (text.trim() === '' && had === undefined) return step(closed(model));
  return edit(
    result.ok ? closed(model) : model,
    result,
    text.trim() === '' ? 'Alias removed.' : `Alias: ${plain(text.trim())}.`,
  );
}
