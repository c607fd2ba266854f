import { Box, Text } from 'ink';
import { fitLine, type Line, lineWidth, span } from '../../state/app/line.js';
import type { Theme } from '../theme.js';

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

/** A box with its title in the upper border. Drawn as lines of text, which costs a third of what boxes cost. */
export function Frame({ title, lines, columns, rows, hangs, closes, theme }: Props) {
  const shown = Array.from({ length: rows }, (_, i) => fitLine(lines[i] ?? [], columns));
  return (
    <Box flexDirection="column" flexShrink={0} width={columns + 2}>
      <Border ends={hangs ? '├┤' : '┌┐'} title={title} columns={columns} theme={theme} />
      {shown.map((line, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a line is its place on the screen.
        <Text key={i} wrap="truncate-end">
          <Text {...theme.border}>│</Text>
          {line.map((part, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a span is its place in the line.
            <Text key={at} {...theme.tones[part.tone]}>
              {part.text}
            </Text>
          ))}
          <Text {...theme.border}>│</Text>
        </Text>
      ))}
      {closes && <Border ends="└┘" title={[]} columns={columns} theme={theme} />}
    </Box>
  );
}

type BorderProps = {
  readonly ends: string;
  readonly title: Line;
  readonly columns: number;
  readonly theme: Theme;
};

function Border({ ends, title, columns, theme }: BorderProps) {
  const named = title.length === 0 ? [] : [span(' '), ...title, span(' ')];
  const cutTitle = lineWidth(named) > columns ? fitLine(named, columns) : named;
  const rule = '─'.repeat(columns - lineWidth(cutTitle));
  return (
    <Text wrap="truncate-end">
      <Text {...theme.border}>{ends.charAt(0)}</Text>
      {cutTitle.map((part, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a span is its place in the title.
        <Text key={i} {...theme.tones[part.tone]}>
          {part.text}
        </Text>
      ))}
      <Text {...theme.border}>{rule + ends.charAt(1)}</Text>
    </Text>
  );
}
