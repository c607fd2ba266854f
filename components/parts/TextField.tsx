import type { Field } from '../../state/app/field.js';
import { span } from '../../state/app/line.js';
import { cutStart, widthOf } from '../../state/domain/text.js';
import { paint, type Theme } from '../theme.js';
import { Row } from './Row.js';

type Props = { readonly label: string; readonly field: Field; readonly columns: number; readonly theme: Theme };

/** One line of text with a bar where the next character goes, which needs no colour. Text that is too long loses its start. */
export function TextField({ label, field: { text, at }, columns, theme }: Props) {
  const before = cutStart(text.slice(0, at), Math.max(1, columns - widthOf(label) - 2));
  return <Row text={paint([span(label, 'accent'), span(before), span('▏', 'accent'), span(text.slice(at))], theme)} />;
}
