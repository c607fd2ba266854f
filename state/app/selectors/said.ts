import { plain, wrap } from '../../domain/text.js';
import { type Line, span, type Tone } from '../line.js';

/** What a part of the screen has. */
export type Room = { readonly columns: number; readonly rows: number };

/** A mark, and a text wrapped beside it. */
export const said = (mark: string, tone: Tone, text: string, cells: number): readonly Line[] =>
  wrap(plain(text), Math.max(8, cells - 3)).map((part, i) => [
    span(mark === '' ? ' ' : i === 0 ? ` ${mark} ` : '   ', tone),
    span(part, tone === 'bad' || tone === 'idle' ? tone : 'plain'),
  ]);
