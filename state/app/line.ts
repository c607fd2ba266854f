import { cut, widthOf } from '../domain/text.js';

/** How something is meant; the theme decides how that looks. */
export type Tone = 'good' | 'warn' | 'bad' | 'idle' | 'plain' | 'strong' | 'accent' | 'match';

/** A piece of a line. The text is plain (see `plain`), so its width can be trusted. */
export type Span = {
  readonly text: string;
  readonly tone: Tone;
  /** Said where the text does not fit. */
  readonly short?: string;
  /** Places in the text, ascending, that answer a filter. */
  readonly marks?: readonly number[];
};

export type Line = readonly Span[];

/** A state is said by a glyph before it is said by a colour. All of them are one cell wide in every terminal. */
export const GLYPHS = { good: '●', warn: '◐', bad: '✖', idle: '○' } as const;

export type StateTone = keyof typeof GLYPHS;

export const span = (text: string, tone: Tone = 'plain'): Span => ({ text, tone });

/** Glyph and word of a state. */
export const stated = (tone: StateTone, word: string, short = word): Span => ({
  ...span(`${GLYPHS[tone]} ${word}`, tone),
  short: `${GLYPHS[tone]} ${short}`,
});

export const lineWidth = (line: Line): number => line.reduce((sum, part) => sum + widthOf(part.text), 0);

/** The line made exactly `cells` wide: cut with `…`, or filled up with spaces. */
export function fitLine(line: Line, cells: number): Line {
  const fitted: Span[] = [];
  let left = cells;
  for (const part of line) {
    if (left <= 0) break;
    const text = cut(part.text, left);
    fitted.push(text === part.text ? part : { ...part, text });
    left -= widthOf(text);
    // What was cut ends the line: a later, shorter span after an ellipsis would read as if nothing were missing.
    if (text !== part.text) break;
  }
  if (left > 0) fitted.push(span(' '.repeat(left)));
  return fitted;
}

/** The same for a line whose last span must be seen: the one before it gives way. */
export function fitKeepingEnd(line: Line, cells: number): Line {
  const end = line.at(-1);
  const giving = line.at(-2);
  if (!end || !giving || lineWidth(line) <= cells) return fitLine(line, cells);
  const room = cells - lineWidth(line) + widthOf(giving.text);
  return fitLine([...line.slice(0, -2), { ...giving, text: cut(giving.text, Math.max(1, room)) }, end], cells);
}
