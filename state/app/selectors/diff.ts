import type { DiffLine } from '../../domain/edits/diff.js';
import type { Preview } from '../../domain/edits/preview.js';
import { plain, wrap } from '../../domain/text.js';
import { type Line, span } from '../line.js';

/** The change as people know it from diffs: what goes with a minus, what comes with a plus, and what stands around. */
export const diffLines = ({ hunks }: Preview, cells: number): readonly Line[] =>
  hunks.flatMap((hunk) => [
    [span(` line ${hunk.start}`, 'idle')],
    ...hunk.lines.flatMap((line) => diffLine(line, cells - 4)),
  ]);

/** Wrapped where it is too long, under its own indentation. */
function diffLine({ kind, text }: DiffLine, cells: number): readonly Line[] {
  const { mark, tone } = LOOKS[kind];
  const whole = plain(text.replaceAll('\t', '  '));
  const words = whole.trimStart();
  const indent = ' '.repeat(Math.min(whole.length - words.length, cells >> 1));
  return wrap(words, cells - indent.length).map((part, i) => [span(` ${i === 0 ? mark : ' '} ${indent}${part}`, tone)]);
}

const LOOKS = {
  same: { mark: ' ', tone: 'idle' },
  removed: { mark: '-', tone: 'bad' },
  added: { mark: '+', tone: 'good' },
} as const;
