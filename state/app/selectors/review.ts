import { shortenHome } from '../../domain/config/pathText.js';
import { noticeWords } from '../../domain/edits/noticeWords.js';
import type { Preview } from '../../domain/edits/preview.js';
import { advise } from '../../domain/problem.js';
import { unreachable } from '../../domain/result.js';
import { plain, wrap } from '../../domain/text.js';
import { overlayArea } from '../layout.js';
import { type Line, span, type Tone } from '../line.js';
import type { Model, ReviewStage } from '../model.js';
import { diffLines } from './diff.js';
import { offersOf } from './offers.js';
import { plannedPatch } from './unsaved.js';

/** The review in front: what changes, what that brings with it, and what can be done. */
export function reviewLines(model: Model): readonly Line[] {
  const { overlay } = model;
  if (overlay?.kind !== 'review') return [];
  const { columns } = overlayArea(model.shell.size);
  return stageLines(model, overlay.stage, columns - 2);
}

function stageLines(model: Model, stage: ReviewStage, cells: number): readonly Line[] {
  switch (stage.kind) {
    case 'planning':
      return [[span(' Working out what would change …', 'idle')]];
    case 'writing':
      return [[span(' Writing …', 'idle')], [], ...fileDiffs(model, stage.preview, cells)];
    case 'refused':
      return refusal(stage.problem, cells);
    case 'shown':
      return [...fileDiffs(model, stage.preview, cells), [], ...noticeLines(model, cells), ...offerLines(model, cells)];
    default:
      return unreachable(stage);
  }
}

const fileDiffs = (model: Model, { files }: Preview, cells: number): readonly Line[] =>
  files.flatMap((preview) => [fileLine(model, preview.file), ...diffLines(preview, cells)]);

const fileLine = ({ file, shell }: Model, path: string): Line => [
  span(` ${shell.redact ? 'openclaw.json' : plain(shortenHome(path, file.home.paths.home))}`, 'strong'),
];

function refusal(problem: Extract<ReviewStage, { kind: 'refused' }>['problem'], cells: number): readonly Line[] {
  const { says, next } = advise(problem);
  return [
    ...said('✖', 'bad', says, cells),
    ...(next === undefined ? [] : said(' ', 'strong', next, cells)),
    [],
    [span(' Nothing was written. Esc goes back; your changes are still there.', 'idle')],
  ];
}

const noticeLines = (model: Model, cells: number): readonly Line[] =>
  plannedPatch(model).notices.flatMap((notice) => {
    const { says } = noticeWords(notice);
    return said(notice.needsYes ? '▲' : '·', notice.needsYes ? 'warn' : 'plain', says, cells);
  });

function offerLines(model: Model, cells: number): readonly Line[] {
  const offers = offersOf(model);
  if (offers.length === 0) return [];
  return [[], ...offers.flatMap(({ says }, i) => said(String(i + 1), 'accent', says, cells))];
}

/** A mark, and a text wrapped beside it. */
const said = (mark: string, tone: Tone, text: string, cells: number): readonly Line[] =>
  wrap(plain(text), cells - 3).map((part, i) => [
    span(i === 0 ? ` ${mark} ` : '   ', tone),
    span(part, tone === 'bad' ? 'bad' : 'plain'),
  ]);
