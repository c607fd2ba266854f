import { type Line, span } from '../state/app/line.js';
import { PANES } from '../state/app/panes.js';
import { useModel } from './ProgramContext.js';
import { LineText } from './parts/LineText.js';
import { THEMES } from './theme.js';

/** The four panes by name where only one fits; the brackets say which one it is when there are no colours. */
export function Tabs() {
  const { focus, theme } = useModel((model) => model.shell);
  const line = PANES.flatMap(
    ({ id, title }): Line =>
      id === focus ? [span(`[${title}]`, 'accent'), span(' ')] : [span(` ${title} `, 'idle'), span(' ')],
  );
  return <LineText line={[span(' '), ...line]} theme={THEMES[theme]} />;
}
