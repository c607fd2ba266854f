import { fitLine, type Line, span, stated } from '../state/app/line.js';
import { whereOf } from '../state/app/press.js';
import { footerLine } from '../state/app/selectors/footer.js';
import { useModel } from './ProgramContext.js';
import { LineText } from './parts/LineText.js';
import { TextField } from './parts/TextField.js';
import { THEMES } from './theme.js';

/** The last line: news for a while, else the text being typed, else the keys of the screen in front. */
export function Footer() {
  const { size, theme, toast } = useModel((model) => model.shell);
  const overlay = useModel((model) => model.overlay);
  const where = useModel(whereOf);
  if (overlay?.kind === 'filter') {
    return <TextField label=" / " field={overlay.field} columns={size.columns} theme={THEMES[theme]} />;
  }
  const line: Line = toast ? [span(' '), stated(toast.tone, toast.text)] : footerLine(where, size.columns);
  return <LineText line={fitLine(line, size.columns)} theme={THEMES[theme]} />;
}
