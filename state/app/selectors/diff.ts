import type { DiffLine, Hunk } from '../../domain/edits/diff.js';
import type { FilePreview } from '../../domain/edits/preview.js';
import { cut, plain, widthOf, wrap } from '../../domain/text.js';
import { type Line, span } from '../line.js';

/** The change as people know it from diffs: what goes with a minus, what comes with a plus, and what stands around. */
export const diffLines = ({ hunks }: FilePreview, cells: number): readonly Line[] =>
  hunks.flatMap((hunk) => [
    [span(` line ${hunk.start}`, 'idle')],
    ...shortened(hunk, (cells - 4) * MOST_ROWS).flatMap((line) => diffLine(line, cells - 4)),
  ]);

/** A line that would fill more rows than this is shown around its change only: some configs are one line. */
const MOST_ROWS = 6;

/** What stays in sight on both sides of a change in a long line. */
const AROUND = 60;

function shortened({ lines }: Hunk, most: number): readonly DiffLine[] {
  const shown = lines.map(({ kind, text }) => ({ kind, text: plain(text.replaceAll('\t', '  ')) }));
  return shown.map((line, i) => {
    if (widthOf(line.text) <= most) return line;
    if (line.kind === 'same') return { ...line, text: cut(line.text, AROUND * 2) };
    const other = partner(shown, i);
    return other === undefined ? line : { ...line, text: aroundChange(line.text, other.text) };
  });
}

/** What a removed line became, or an added one was: lines that make place for as many others answer each other in order. */
function partner(lines: readonly DiffLine[], at: number): DiffLine | undefined {
  const kind = lines[at]?.kind;
  const inRun = (i: number, wanted: DiffLine['kind'] | undefined): boolean => lines[i]?.kind === wanted;
  let start = at;
  while (inRun(start - 1, kind)) start--;
  let end = at + 1;
  while (inRun(end, kind)) end++;
  const length = end - start;
  const first = kind === 'removed' ? end : start - length;
  const others = Array.from({ length }, (_, i) => lines[first + i]);
  const wanted = kind === 'removed' ? 'added' : 'removed';
  const isAlike =
    others.every((line) => line?.kind === wanted) && !inRun(kind === 'removed' ? end + length : first - 1, wanted);
  return isAlike ? others[at - start] : undefined;
}

/** The part of a text that another one does not share, with a little of what stands on both sides. */
function aroundChange(text: string, other: string): string {
  const shorter = Math.min(text.length, other.length);
  let from = 0;
  while (from < shorter && text[from] === other[from]) from++;
  let tail = 0;
  while (tail < shorter - from && text.at(-1 - tail) === other.at(-1 - tail)) tail++;
  const start = whole(text, Math.max(0, from - AROUND));
  const end = whole(text, Math.min(text.length, text.length - tail + AROUND));
  return `${start > 0 ? '…' : ''}${text.slice(start, end)}${end < text.length ? '…' : ''}`;
}

/** Not between the halves of a character. */
const whole = (text: string, at: number): number => (/[\udc00-\udfff]/.test(text.charAt(at)) ? at - 1 : at);

/** Wrapped where it is too long, under its own indentation. */
function diffLine({ kind, text }: DiffLine, cells: number): readonly Line[] {
  const { mark, tone } = LOOKS[kind];
  const words = text.trimStart();
  const indent = ' '.repeat(Math.min(text.length - words.length, cells >> 1));
  return wrap(words, cells - indent.length).map((part, i) => [span(` ${i === 0 ? mark : ' '} ${indent}${part}`, tone)]);
}

const LOOKS = {
  same: { mark: ' ', tone: 'idle' },
  removed: { mark: '-', tone: 'bad' },
  added: { mark: '+', tone: 'good' },
} as const;
