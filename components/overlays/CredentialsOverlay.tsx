import { credentialsSheet } from '../../state/app/selectors/credentials.js';
import { useModel, useProgram } from '../ProgramContext.js';
import { Sheet } from './Sheet.js';

/** The profiles of a provider in the order in which they are tried, and what is looked at beside them. */
export function CredentialsOverlay() {
  const { store } = useProgram();
  const overlay = useModel((model) => model.overlay);
  // Rests count down, tests come back, files are read again: every change may be one to show.
  useModel((model) => model);
  if (overlay?.kind !== 'credentials') return null;
  return <Sheet {...credentialsSheet(store.getState(), overlay)} />;
}
