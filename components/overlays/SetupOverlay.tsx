import { setupLines } from '../../state/app/selectors/setup.js';
import { useModel, useProgram } from '../ProgramContext.js';
import { Sheet } from './Sheet.js';

/** The wizard that sets a provider up. */
export function SetupOverlay() {
  const { store } = useProgram();
  const setup = useModel((model) => model.setup);
  useModel((model) => model.shell);
  if (!setup) return null;
  return <Sheet title="Set a provider up" lines={setupLines(store.getState())} scroll={0} />;
}
