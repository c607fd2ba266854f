import { Text } from 'ink';
import type { Line } from '../../state/app/line.js';
import type { Theme } from '../theme.js';

/** One line of a screen, in one Text: the cheapest thing that Ink can lay out. */
export function LineText({ line, theme }: { readonly line: Line; readonly theme: Theme }) {
  return (
    <Text wrap="truncate-end">
      {line.map((part, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a span is its place in the line.
        <Text key={i} {...theme.tones[part.tone]}>
          {part.text}
        </Text>
      ))}
    </Text>
  );
}
