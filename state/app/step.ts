import type { Effect } from './effect.js';
import type { Model, Toast } from './model.js';
import type { Msg } from './msg.js';

/** The answer to a message: the next model, what should be done, and a message to handle at once, as if it had been sent. */
export type Step = { readonly model: Model; readonly effects: readonly Effect[]; readonly then?: Msg };

export const step = (model: Model, ...effects: readonly Effect[]): Step => ({ model, effects });

export const andThen = (model: Model, then: Msg): Step => ({ model, effects: [], then });

/** Gives out the next request number; the answer to that request carries it. */
export function numbered(model: Model): { readonly model: Model; readonly request: number } {
  const request = model.shell.nextRequest;
  return { model: { ...model, shell: { ...model.shell, nextRequest: request + 1 } }, request };
}

const SHOWN_MS = { good: 6000, idle: 4000, warn: 8000, bad: 15_000 } as const;

/** Says something in place of the footer, longer the worse it is. */
export const saying = (model: Model, tone: Toast['tone'], text: string): Model => ({
  ...model,
  shell: { ...model.shell, toast: { tone, text, until: model.shell.now + SHOWN_MS[tone] } },
});

export function without<T extends object, K extends keyof T>(value: T, key: K): Omit<T, K> {
  const { [key]: _gone, ...rest } = value;
  return rest;
}

/** The model with the overlay closed. */
export const closed = (model: Model): Model => (model.overlay ? without(model, 'overlay') : model);
