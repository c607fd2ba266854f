import { render } from 'ink-testing-library';
import { App } from '../../components/App.js';
import { ProgramProvider } from '../../components/ProgramContext.js';
import type { Effect } from '../../state/app/effect.js';
import type { Model } from '../../state/app/model.js';
import type { Msg } from '../../state/app/msg.js';
import { createProgram } from '../../state/store.js';

export type Drawn = {
  /** The last frame, line by line. */
  readonly lines: () => readonly string[];
  readonly text: () => string;
  readonly send: (msg: Msg) => void;
  readonly press: (bytes: string) => void;
  readonly model: () => Model;
  readonly effects: readonly Effect[];
};

/** The whole screen on a terminal of that size that does nothing real. Effects are only noted. */
export function drawn(model: Model, size = model.shell.size): Drawn {
  const effects: Effect[] = [];
  const program = createProgram({ ...model, shell: { ...model.shell, size } }, (effect) => effects.push(effect));
  const app = render(<></>);
  // The library's terminal is always 100 wide and has no height.
  Object.defineProperty(app.stdout, 'columns', { value: size.columns, configurable: true });
  Object.defineProperty(app.stdout, 'rows', { value: size.rows, configurable: true });
  app.rerender(
    <ProgramProvider value={program}>
      <App />
    </ProgramProvider>,
  );
  const text = () => app.lastFrame() ?? '';
  return {
    lines: () => text().split('\n'),
    text,
    send: program.send,
    press: (bytes) => app.stdin.write(bytes),
    model: () => program.store.getState(),
    effects,
  };
}
