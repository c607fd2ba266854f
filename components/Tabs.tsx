import { type Line, span } from '../state/app/line.js';
import { PANES, panesBeside } from '../state/app/panes.js';
import { useModel } from './ProgramContext.js';
import { Row } from './parts/Row.js';
import { paint, themeOf } from './theme.js';

/** The panes by name where one has the screen, those that Tab goes to; the brackets say which one it is when there are no colours. */
export function Tabs() {
  const shell = useModel((model) => model.shell);
  const beside = panesBeside(shell.focus);
  const line = PANES.filter(({ id }) => beside.includes(id)).flatMap(
    ({ id, title }): Line =>
      id === shell.focus ? [span(`[${title}]`, 'accent'), span(' ')] : [span(` ${title} `, 'idle'), span(' ')],
  );
  return <Row text={paint([span(' '), ...line], themeOf(shell))} />;
}
