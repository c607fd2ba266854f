import { Text } from 'ink';
import type { Field } from '../../state/app/field.js';
import { cutStart, widthOf } from '../../state/domain/text.js';
import type { Theme } from '../theme.js';

type Props = { readonly label: string; readonly field: Field; readonly columns: number; readonly theme: Theme };

/** One line of text with a bar where the next character goes, which needs no colour. Text that is too long loses its start. */
export function TextField({ label, field: { text, at }, columns, theme }: Props) {
  const before = cutStart(text.slice(0, at), Math.max(1, columns - widthOf(label) - 2));
  return (
    <Text wrap="truncate-end">
      <Text {...theme.tones.accent}>{label}</Text>
      {before}
      <Text {...theme.tones.accent}>▏</Text>
      {text.slice(at)}
    </Text>
  );
}
