import { openConflicts } from '../state/app/selectors/conflicts.js';
import { headerLine } from '../state/app/selectors/header.js';
import { chainHops } from '../state/app/selectors/inUse.js';
import { unsavedCount } from '../state/app/selectors/unsaved.js';
import { useModel } from './ProgramContext.js';
import { Row } from './parts/Row.js';
import { paint, themeOf } from './theme.js';

export function Header() {
  const home = useModel((model) => model.file.home);
  const shell = useModel((model) => model.shell);
  const byRef = useModel((model) => model.probes.byRef);
  const defaultRef = useModel((model) => chainHops(model)[0]?.ref ?? 'unknown');
  const unsaved = useModel(unsavedCount);
  const conflicts = useModel((model) => openConflicts(model).length);
  const line = headerLine({ home, shell, byRef, defaultRef, unsaved, conflicts });
  return <Row text={paint(line, themeOf(shell))} />;
}
