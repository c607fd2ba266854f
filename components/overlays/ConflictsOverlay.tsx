import { conflictSheet, openConflicts } from '../../state/app/selectors/conflicts.js';
import { useModel, useProgram } from '../ProgramContext.js';
import { Sheet } from './Sheet.js';

/** What was changed on both sides, value by value, with the one under the cursor in sight. */
export function ConflictsOverlay() {
  const { store } = useProgram();
  const overlay = useModel((model) => model.overlay);
  useModel((model) => model.shell.size);
  const left = useModel((model) => openConflicts(model).filter(({ choice }) => choice === undefined).length);
  if (overlay?.kind !== 'conflicts') return null;
  const { lines, scroll } = conflictSheet(store.getState(), overlay.cursor);
  const title = left === 0 ? 'Mine or theirs: all decided' : `Mine or theirs: ${left} undecided`;
  return <Sheet title={title} lines={lines} scroll={scroll} />;
}
