import { stripVTControlCharacters } from 'node:util';
import { Text } from 'ink';
import { render } from 'ink-testing-library';
import { App } from '../../components/App.js';
import { ProgramProvider } from '../../components/ProgramContext.js';
import type { Effect } from '../../state/app/effect.js';
import { KEYMAP } from '../../state/app/keymap.js';
import type { Model } from '../../state/app/model.js';
import type { Msg } from '../../state/app/msg.js';
import { whereOf } from '../../state/app/press.js';
import { createProgram, type Program, type SecretDoor } from '../../state/store.js';
import { keyBytes } from './keyBytes.js';
import { holdsNoPlantedKey } from './planted.js';

export type Robot = {
  /** The last frame, line by line. */
  readonly lines: () => readonly string[];
  readonly text: () => string;
  readonly model: () => Model;
  readonly send: (msg: Msg) => void;
  /** Everything that was asked for. Nothing of it is done, unless a runner was given. */
  readonly effects: readonly Effect[];
  /** Presses the key that the key map has for this purpose on the screen in front. */
  readonly wants: (to: string) => Promise<void>;
  /** Presses keys one after the other, named as in the key map. */
  readonly presses: (...keys: readonly string[]) => Promise<void>;
  /** Pastes it, as a terminal does that marks what is pasted. */
  readonly pastes: (text: string) => Promise<void>;
  /** Types text, character by character. */
  readonly types: (text: string) => Promise<void>;
  /** Resolves when the screen shows it; fails with the screen when it does not. */
  readonly sees: (text: string | RegExp) => Promise<void>;
  readonly leave: () => void;
};

const PATIENCE_MS = 4000;

/** A person before a screen of that size, who presses by purpose and looks. */
export function robot(
  model: Model,
  run: (effect: Effect, send: Program['send']) => void = () => undefined,
  doorFor?: (send: Program['send']) => SecretDoor,
): Robot {
  const effects: Effect[] = [];
  const perform = (effect: Effect, send: Program['send']): void => {
    effects.push(effect);
    run(effect, send);
  };
  const program = doorFor ? createProgram(model, perform, doorFor) : createProgram(model, perform);
  const watchers = new Set<() => void>();
  const app = render(<Text>not yet</Text>);
  const { columns, rows } = model.shell.size;
  // The library's terminal is always 100 wide and has no height.
  Object.defineProperties(app.stdout, { columns: { value: columns }, rows: { value: rows } });
  const write = app.stdout.write.bind(app.stdout);
  app.stdout.write = (frame: string) => {
    write(frame);
    for (const watcher of [...watchers]) watcher();
  };
  app.rerender(
    <ProgramProvider value={program}>
      <App />
    </ProgramProvider>,
  );

  const text = (): string => stripVTControlCharacters(app.lastFrame() ?? '');
  const until = (holds: () => boolean, what: string): Promise<void> =>
    new Promise((resolve, reject) => {
      const settle = (done: () => void): void => {
        clearTimeout(timer);
        watchers.delete(check);
        done();
      };
      const check = (): void => {
        if (holds()) settle(resolve);
      };
      const timer = setTimeout(() => settle(() => reject(new Error(`never: ${what}\n${text()}`))), PATIENCE_MS);
      watchers.add(check);
      check();
    });
  const presses = async (...keys: readonly string[]): Promise<void> => {
    for (const key of keys) {
      app.stdin.write(keyBytes(key));
      // Ink hands a key on in a task of its own.
      await Promise.resolve();
    }
  };
  return {
    lines: () => text().split('\n'),
    text,
    model: () => program.store.getState(),
    send: program.send,
    effects,
    presses,
    types: (typed) => presses(...[...typed].map((char) => (char === ' ' ? 'space' : char))),
    pastes: async (text) => {
      app.stdin.write(`\u001B[200~${text}\u001B[201~`);
      await Promise.resolve();
    },
    wants: async (to) => {
      const where = whereOf(program.store.getState());
      const row = KEYMAP.find((binding) => binding.to === to && binding.where.includes(where));
      if (!row) throw new Error(`no key to "${to}" on ${where}`);
      await presses(row.keys[0]);
    },
    sees: (expected) =>
      until(() => (typeof expected === 'string' ? text().includes(expected) : expected.test(text())), String(expected)),
    leave: () => {
      app.unmount();
      holdsNoPlantedKey(app.frames.join('\n'), 'what was drawn');
    },
  };
}
