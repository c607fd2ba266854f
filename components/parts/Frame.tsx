import { Box } from 'ink';
import { fitLine, type Line, lineWidth, span } from '../../state/app/line.js';
import { paint, painted, type Theme } from '../theme.js';
import { Row } from './Row.js';

type Props = {
  readonly title: Line;
  /** What stands inside, `columns` wide at most and `rows` long at most. */
  readonly lines: readonly Line[];
  readonly columns: number;
  readonly rows: number;
  /** A frame that hangs under another one shares its lower border. */
  readonly hangs: boolean;
  /** The last frame of a column closes it. */
  readonly closes: boolean;
  readonly theme: Theme;
};

/** A box with its title in the upper border, drawn as one text: an element for each line would cost more than all that is in it. */
export function Frame({ title, lines, columns, rows, hangs, closes, theme }: Props) {
  const side = painted('│', theme.border);
  const inside = Array.from({ length: rows }, (_, i) => side + paint(fitLine(lines[i] ?? [], columns), theme) + side);
  const top = border(hangs ? '├┤' : '┌┐', title, columns, theme);
  const bottom = closes ? [border('└┘', [], columns, theme)] : [];
  return (
    <Box flexDirection="column" flexShrink={0} width={columns + 2}>
      <Row text={[top, ...inside, ...bottom].join('\n')} />
    </Box>
  );
}

function border(ends: string, title: Line, columns: number, theme: Theme): string {
  const named = title.length === 0 ? [] : [span(' '), ...title, span(' ')];
  const fitting = lineWidth(named) > columns ? fitLine(named, columns) : named;
  const rule = '─'.repeat(columns - lineWidth(fitting));
  return painted(ends.charAt(0), theme.border) + paint(fitting, theme) + painted(rule + ends.charAt(1), theme.border);
}
