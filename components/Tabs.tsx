import { type Line, span } from '../state/app/line.js';
import { PANES } from '../state/app/panes.js';
import { useModel } from './ProgramContext.js';
import { Row } from './parts/Row.js';
import { paint, themeOf } from './theme.js';

/** The four panes by name where only one fits; the brackets say which one it is when there are no colours. */
export function Tabs() {
  const shell = useModel((model) => model.shell);
  const line = PANES.flatMap(
    ({ id, title }): Line =>
      id === shell.focus ? [span(`[${title}]`, 'accent'), span(' ')] : [span(` ${title} `, 'idle'), span(' ')],
  );
  return <Row text={paint([span(' '), ...line], themeOf(shell))} />;
}
