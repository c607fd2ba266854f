import { Text } from 'ink';
import { memo } from 'react';

/** A line of the screen, or several that change together. Drawn again only when its text changes. */
export const Row = memo(function Row({ text }: { readonly text: string }) {
  return <Text wrap="truncate-end">{text}</Text>;
});
