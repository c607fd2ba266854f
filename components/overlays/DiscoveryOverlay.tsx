import { discoverySheet } from '../../state/app/selectors/discovery.js';
import { useModel, useProgram } from '../ProgramContext.js';
import { Sheet } from './Sheet.js';

/** The model servers that are found, and what each has. */
export function DiscoveryOverlay() {
  const { store } = useProgram();
  const overlay = useModel((model) => model.overlay);
  useModel((model) => model.shell);
  useModel((model) => model.ollama);
  if (overlay?.kind !== 'discovery') return null;
  return <Sheet {...discoverySheet(store.getState(), overlay)} />;
}
