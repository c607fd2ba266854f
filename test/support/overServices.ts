import { createEffects, type Effects, type TerminalDoor } from '../../services/effects.js';
import { readHome } from '../../services/operations/readHome.js';
import type { World } from '../../services/world.js';
import type { Model } from '../../state/app/model.js';
import { createProgram, type Program } from '../../state/store.js';
import { started } from './stories.js';

/** A terminal that nobody looks at; a program that is handed over to simply runs. */
const UNSEEN: TerminalDoor = {
  copy: () => undefined,
  alert: () => undefined,
  repaint: () => undefined,
  suspend: () => undefined,
  quit: () => undefined,
  handOver: (run) => run(),
};

/** The console without a picture, over its real services in this world. A bug in an effect fails the test. */
export async function overServices(
  world: World,
  begin: (model: Model) => Model = (model) => model,
): Promise<{ readonly program: Program; readonly model: () => Model; readonly stop: Effects['stop'] }> {
  const read = await readHome(world, {});
  const onBug = (bug: unknown): never => {
    throw bug;
  };
  const effects = createEffects({ world, options: {}, terminal: UNSEEN, onBug }, read);
  const program = createProgram(begin(started(read.home)), effects.run);
  return { program, model: () => program.store.getState(), stop: effects.stop };
}
