import { reviewLines, reviewTitle } from '../../state/app/selectors/review.js';
import { useModel, useProgram } from '../ProgramContext.js';
import { Sheet } from './Sheet.js';

export function ReviewOverlay() {
  const { store } = useProgram();
  const overlay = useModel((model) => model.overlay);
  if (overlay?.kind !== 'review') return null;
  return <Sheet title={reviewTitle(overlay.action)} lines={reviewLines(store.getState())} scroll={overlay.scroll} />;
}
