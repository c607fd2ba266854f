import { scanSheet } from '../../state/app/selectors/scan.js';
import { useModel, useProgram } from '../ProgramContext.js';
import { Sheet } from './Sheet.js';

/** The free models of OpenRouter, while they are tried and afterwards. */
export function ScanOverlay() {
  const { store } = useProgram();
  const overlay = useModel((model) => model.overlay);
  useModel((model) => model.shell.size);
  if (overlay?.kind !== 'scan') return null;
  return <Sheet {...scanSheet(store.getState(), overlay)} />;
}
