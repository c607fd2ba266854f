import type { Action } from '../../domain/action.js';
import { shortenHome } from '../../domain/config/pathText.js';
import type { DiffLine } from '../../domain/edits/diff.js';
import { settingName } from '../../domain/edits/merge.js';
import { noticeWords } from '../../domain/edits/noticeWords.js';
import type { FilePreview, Preview } from '../../domain/edits/preview.js';
import { advise, type Problem } from '../../domain/problem.js';
import { unreachable } from '../../domain/result.js';
import { plain, wrap } from '../../domain/text.js';
import { overlayArea } from '../layout.js';
import { type Line, span, type Tone } from '../line.js';
import type { Model, Overlay } from '../model.js';
import { valueText } from './conflicts.js';
import { diffLines } from './diff.js';
import { baseName } from './history.js';
import { offersOf } from './offers.js';
import { screenText } from './screenText.js';

type Review = Extract<Overlay, { kind: 'review' }>;

/** The review in front: what changes, what that brings with it, and what can be done. */
export function reviewLines(model: Model): readonly Line[] {
  const { overlay } = model;
  if (overlay?.kind !== 'review') return [];
  const { columns } = overlayArea(model.shell.size);
  return stageLines(model, overlay, columns - 2);
}

/** OpenClaw holds its lock for moments, a program that hangs for longer. */
const WRITING = 'Writing … While another program holds the files, that takes up to 20 s; then it is refused.';

const TITLES: Readonly<Record<Action['kind'], string>> = {
  settings: 'Review and write',
  undo: 'Take a change back',
  redo: 'Make a change again',
  restore: 'Put a file back',
  sync: 'Take what the config says',
  'move key': 'Move a key into an env reference',
  scrub: 'Mask a key in old copies',
  'set up': 'Set a provider up',
  'prune models': 'Take models out that are gone',
  'remove provider': 'Remove a provider',
  'enable plugin': 'Enable a plugin',
  profile: 'Change auth profiles',
};

export const reviewTitle = ({ kind }: Action): string => TITLES[kind];

function stageLines(model: Model, { action, stage }: Review, cells: number): readonly Line[] {
  switch (stage.kind) {
    case 'planning':
      return [[span(' Working out what would change …', 'idle')]];
    case 'writing':
      return [...said(' ', 'idle', WRITING, cells), [], ...fileDiffs(model, stage.preview, cells)];
    case 'refused':
      return refusal(model, action, stage.problem, cells);
    case 'shown':
      return shownLines(model, action, stage.preview, cells);
    default:
      return unreachable(stage);
  }
}

/** What it means comes first: a diff may be longer than the screen, and Enter writes from wherever it is read. */
function shownLines(model: Model, action: Action, preview: Preview, cells: number): readonly Line[] {
  const words = [
    ...noticeLines(model, action, preview, cells),
    ...takenLines(model, action, cells),
    ...offerLines(model, cells),
  ];
  return [...words, ...(words.length === 0 ? [] : [[]]), ...fileDiffs(model, preview, cells)];
}

const fileDiffs = (model: Model, { files }: Preview, cells: number): readonly Line[] =>
  files.length === 0
    ? [[span(' The files say so already: there is nothing to write.', 'idle')]]
    : files.flatMap((preview) => [fileLine(model, preview), ...diffLines(publicPreview(model, preview), cells)]);

/** Its name, and how many lines come and go. */
function fileLine({ file, shell }: Model, { file: path, hunks }: FilePreview): Line {
  const count = (wanted: DiffLine['kind']): number =>
    hunks.reduce((sum, { lines }) => sum + lines.filter(({ kind }) => kind === wanted).length, 0);
  return [
    span(` ${plain(shell.redact ? baseName(path) : shortenHome(path, file.home.paths.home))}`, 'strong'),
    span(`  +${count('added')} -${count('removed')}`, 'idle'),
  ];
}

function publicPreview({ shell, file }: Model, preview: FilePreview): FilePreview {
  if (!shell.redact) return preview;
  const shown = (line: DiffLine): DiffLine => ({ ...line, text: screenText(line.text, file.home, true) });
  return { ...preview, hunks: preview.hunks.map((hunk) => ({ ...hunk, lines: hunk.lines.map(shown) })) };
}

function refusal(model: Model, action: Action, problem: Problem, cells: number): readonly Line[] {
  const advice = advise(problem);
  const says = sentence(model, advice.says);
  const next = advice.next === undefined ? undefined : sentence(model, advice.next);
  return [
    ...said('✖', 'bad', says, cells),
    ...(next === undefined ? [] : said(' ', 'strong', next, cells)),
    [],
    [
      span(
        ` Nothing was written. Esc goes back${action.kind === 'settings' ? '; your changes are still there' : ''}.`,
        'idle',
      ),
    ],
  ];
}

const sentence = ({ file, shell }: Model, text: string): string => screenText(text, file.home, shell.redact);

const noticeLines = (model: Model, action: Action, preview: Preview, cells: number): readonly Line[] =>
  (action.kind === 'settings' ? action.patch : preview).notices.flatMap((notice) => {
    const says = sentence(model, noticeWords(notice).says);
    return said(notice.needsYes ? '▲' : '·', notice.needsYes ? 'warn' : 'plain', says, cells);
  });

/** What others changed meanwhile: it is not in the diff, since the file has it already. */
function takenLines({ drafts }: Model, { kind }: Action, cells: number): readonly Line[] {
  if (kind !== 'settings') return [];
  return drafts.taken.flatMap(({ path, before, after }) =>
    said(
      '=',
      'accent',
      `merged: ${settingName(path)}: ${valueText(before)} → ${valueText(after)}, as it is on disk`,
      cells,
    ),
  );
}

function offerLines(model: Model, cells: number): readonly Line[] {
  const offers = offersOf(model);
  return offers.flatMap(({ says }, i) => said(String(i + 1), 'accent', says, cells));
}

/** A mark, and a text wrapped beside it. */
const said = (mark: string, tone: Tone, text: string, cells: number): readonly Line[] =>
  wrap(plain(text), cells - 3).map((part, i) => [
    span(i === 0 ? ` ${mark} ` : '   ', tone),
    span(part, tone === 'bad' ? 'bad' : 'plain'),
  ]);
