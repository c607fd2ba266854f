import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Effect } from './app/effect.js';
import type { Model } from './app/model.js';
import type { Msg } from './app/msg.js';
import { update } from './app/update.js';

/** The running program: a model that only `send` changes. */
export type Program = {
  readonly store: Pick<StoreApi<Model>, 'getState' | 'getInitialState' | 'subscribe'>;
  readonly send: (msg: Msg) => void;
  readonly secretKeys: SecretDoor;
};

/**
 * Where text goes while a secret is asked for (see `asksSecret`): past messages and model, straight to who holds secrets, who then
 * sends a message that says how long it is.
 */
export type SecretDoor = {
  readonly typed: (text: string) => void;
  readonly pasted: (text: string) => void;
};

/**
 * The only meeting with zustand. Knows that effects are done, not how: `run` starts one and may `send` messages later.
 * A message that is sent while another is being handled waits its turn.
 */
export function createProgram(
  first: Model,
  run: (effect: Effect, send: (msg: Msg) => void) => void,
  doorFor: (send: (msg: Msg) => void) => SecretDoor = () => NO_DOOR,
): Program {
  const store = createStore<Model>()(() => first);
  const waiting: Msg[] = [];
  let busy = false;
  const send = (msg: Msg): void => {
    waiting.push(msg);
    if (busy) return;
    busy = true;
    try {
      for (let next = waiting.shift(); next; next = waiting.shift()) {
        const { model, effects } = update(store.getState(), next);
        if (model !== store.getState()) store.setState(model, true);
        for (const effect of effects) run(effect, send);
      }
    } finally {
      busy = false;
    }
  };
  return { store, send, secretKeys: doorFor(send) };
}

/** Of a program that holds no secrets: they are gone. */
const NO_DOOR: SecretDoor = { typed: () => undefined, pasted: () => undefined };
