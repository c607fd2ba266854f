import { tokenSpans } from '../domain/masking/redact.js';
import { refusedHere } from './blocked.js';
import type { Binding, Where } from './keymap/binding.js';
import { TYPING } from './keymap/places.js';
import { KEYMAP } from './keymap.js';
import type { Model } from './model.js';
import type { Msg } from './msg.js';
import { setupWhere } from './setup/steps.js';

/** The screen that hears keys: the overlay in front, else the pane in focus. */
export function whereOf({ overlay, setup, shell }: Model): Where {
  if (overlay?.kind === 'setup') return setup ? setupWhere(setup) : shell.focus;
  return overlay?.kind ?? shell.focus;
}

/** The bindings of the screen in front, blocked ones included: a reason is better than a key that seems dead. */
export const activeBindings = (where: Where): readonly Binding[] => KEYMAP.filter((row) => row.where.includes(where));

/** Why a binding cannot act now; undefined when it can. */
export function reasonAgainst(binding: Binding, model: Model): string | undefined {
  return refusedHere(binding, model) ?? binding.blocked?.(model);
}

/** What a key means now; undefined when it means nothing. `text` is what the key would type. */
export function press(model: Model, key: string, text: string): Msg | undefined {
  const where = whereOf(model);
  const binding = KEYMAP.find((row) => row.where.includes(where) && row.keys.includes(key));
  if (!binding) return typing(where) && text !== '' ? { scope: 'field', type: 'typed', text } : undefined;
  return messageOf(binding, model, key);
}

/** The message of a binding, or the reason why it is not sent. */
export function messageOf(binding: Binding, model: Model, key: string): Msg {
  const reason = reasonAgainst(binding, model);
  if (reason !== undefined) return { scope: 'shell', type: 'say', tone: 'warn', text: reason };
  return binding.carriesKey && 'key' in binding.send ? { ...binding.send, key } : binding.send;
}

/** What a paste means where text is no secret; a key that went into the wrong field does not get into the model. */
export function pasted(text: string): Msg {
  if (tokenSpans(text).length === 0) return { scope: 'field', type: 'typed', text };
  const says = 'What was pasted looks like a key or a password, and was left out. The wizard asks for a key by itself.';
  return { scope: 'shell', type: 'say', tone: 'warn', text: says };
}

const typing = (where: Where): boolean => TYPING.includes(where);
