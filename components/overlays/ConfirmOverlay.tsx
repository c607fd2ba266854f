import { questionLines, questionTitle } from '../../state/app/selectors/question.js';
import { useModel } from '../ProgramContext.js';
import { Sheet } from './Sheet.js';

export function ConfirmOverlay() {
  const overlay = useModel((model) => model.overlay);
  const shell = useModel((model) => model.shell);
  if (overlay?.kind !== 'confirm') return null;
  return <Sheet title={questionTitle(overlay.question)} lines={questionLines(overlay.question, shell)} scroll={0} />;
}
