import type { Preview } from '../../domain/preview.js';
import { plain, wrap } from '../../domain/text.js';
import { type Line, span } from '../line.js';

/** The change as people know it from diffs: what goes with a minus, what comes with a plus, and what stands around. */
export function diffLines({ file, hunks }: Preview, cells: number): readonly Line[] {
  return [
    [span(` ${plain(file)}`, 'strong')],
    ...hunks.flatMap((hunk) => [
      [span(` line ${hunk.start}`, 'idle')],
      ...hunk.lines.flatMap(({ kind, text }) => {
        const { mark, tone } = LOOKS[kind];
        return wrap(plain(text.replaceAll('\t', '  ')), cells - 4).map(
          (part, i): Line => [span(` ${i === 0 ? mark : ' '} ${part}`, tone)],
        );
      }),
    ]),
  ];
}

const LOOKS = {
  same: { mark: ' ', tone: 'idle' },
  removed: { mark: '-', tone: 'bad' },
  added: { mark: '+', tone: 'good' },
} as const;
