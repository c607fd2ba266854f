import { fitLine, type Line, lineWidth, span, stated } from '../state/app/line.js';
import { activeBindings, reasonAgainst, whereOf } from '../state/app/press.js';
import { footerLine } from '../state/app/selectors/footer.js';
import { useModel, useProgram } from './ProgramContext.js';
import { Row } from './parts/Row.js';
import { TextField } from './parts/TextField.js';
import { paint, themeOf } from './theme.js';

/** The last line: the text being typed, or news for a while and the keys of the screen in front. */
export function Footer() {
  const shell = useModel((model) => model.shell);
  const { size, toast } = shell;
  const theme = themeOf(shell);
  const overlay = useModel((model) => model.overlay);
  const { store } = useProgram();
  const where = useModel(whereOf);
  if (overlay?.kind === 'filter') {
    return <TextField label=" / " field={overlay.field} columns={size.columns} theme={theme} />;
  }
  // In a pane a blocked key stays in its place; an overlay is too short-lived for that and shows what can be done.
  const bindings = activeBindings(where).filter((row) => !overlay || !reasonAgainst(row, store.getState()));
  const news: Line = toast ? [span(' '), stated(toast.tone, toast.text), span('  ')] : [];
  const line = [...news, ...footerLine(bindings, size.columns - lineWidth(news))];
  return <Row text={paint(fitLine(line, size.columns), theme)} />;
}
