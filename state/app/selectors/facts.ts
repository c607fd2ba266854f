import { widthOf, wrap } from '../../domain/text.js';
import { type Line, lineWidth, type Span, span } from '../line.js';

/** A label and what belongs to it; no label continues the one above. `lead`: stands in the place of the label, as wide as it is. */
export type Fact = { readonly label: string; readonly says: Line; readonly lead?: Line };

export const fact = (label: string, ...says: readonly Span[]): Fact => ({ label, says });

export const led = (lead: Line, ...says: readonly Span[]): Fact => ({ label: '', lead, says });

export const BLANK = fact('');

export const GONE: readonly Fact[] = [fact('', span('It is no longer there.'))];

const LABEL = 13;

/** What the label takes of a line, with the blanks around it. */
export const LABEL_CELLS = LABEL + 2;

/** The fact in lines of at most `columns`; what belongs to the label stays in its column. */
export function factLines({ label, says, lead }: Fact, columns: number): readonly Line[] {
  const first = lead ?? [span(` ${label.padEnd(LABEL)} `, 'idle')];
  const cells = lineWidth(first);
  const room = Math.max(8, columns - cells);
  const lines = lineWidth(says) <= room ? [says] : wrapped(says, room);
  return lines.map((line, i) => [...(i === 0 ? first : [span(' '.repeat(cells))]), ...line]);
}

/** A span that does not fit begins a line of its own; one that is longer than a line is broken. */
function wrapped(says: Line, room: number): readonly Line[] {
  const lines: Span[][] = [[]];
  for (const part of says) {
    const line = lines.at(-1) ?? [];
    if (lineWidth(line) + widthOf(part.text) <= room) {
      line.push(part);
      continue;
    }
    const pieces = wrap(part.text.trimStart(), room).map((text) => [{ ...part, text }]);
    if (line.length === 0) lines.pop();
    lines.push(...pieces);
  }
  return lines;
}
