import { detailLines, detailTitle } from '../../state/app/selectors/detail.js';
import { useModel, useProgram } from '../ProgramContext.js';
import { Sheet } from './Sheet.js';

export function DetailOverlay() {
  const { store } = useProgram();
  const overlay = useModel((model) => model.overlay);
  // Details are drawn from half the model, and are gone with the next Esc: every change may be one to show.
  useModel((model) => model);
  if (overlay?.kind !== 'detail') return null;
  return <Sheet title={detailTitle(overlay.subject)} lines={detailLines(store.getState())} scroll={overlay.scroll} />;
}
