import { type Disagreement, disagreements, settingName } from '../../domain/edits/merge.js';
import type { ModelSettings } from '../../domain/home.js';
import type { Json } from '../../domain/json.js';
import { showPath } from '../../domain/keyPath.js';
import { cut, plain, wrap } from '../../domain/text.js';
import { overlayArea } from '../layout.js';
import { type Line, type Span, span } from '../line.js';
import { memo } from '../memo.js';
import type { Asked, Model } from '../model.js';
import { savedSettings } from './unsaved.js';

export type OpenConflict = Disagreement & Pick<Asked, 'choice'>;

const open = memo((conflicts: readonly Asked[], mine: ModelSettings, theirs: ModelSettings): readonly OpenConflict[] =>
  disagreements(conflicts, mine, theirs),
);

/** The values that both sides changed and nobody has settled, with what each says now. */
export const openConflicts = (model: Model): readonly OpenConflict[] =>
  open(model.drafts.conflicts, model.drafts.draft, savedSettings(model));

type ConflictSheet = {
  readonly lines: readonly Line[];
  /** How far it is scrolled, so that the value under the cursor is in sight. */
  readonly scroll: number;
};

/** The sheet that asks for each of them. */
export function conflictSheet(model: Model, cursor: number): ConflictSheet {
  const { columns, rows } = overlayArea(model.shell.size);
  const blocks = openConflicts(model).map((conflict, i) => blockOf(conflict, i === cursor, columns - 2));
  const intro = [...wrap(INTRO, columns - 2).map((text): Line => [span(` ${text}`, 'idle')]), []];
  const before = blocks.slice(0, cursor).reduce((sum, block) => sum + block.length, intro.length);
  const end = before + (blocks[cursor]?.length ?? 0);
  return { lines: [...intro, ...blocks.flat()], scroll: Math.min(before, Math.max(0, end - rows)) };
}

const INTRO = 'These were changed here and on disk. Say for each which one is to stay.';

function blockOf(conflict: OpenConflict, isHere: boolean, cells: number): readonly Line[] {
  const { path, base, mine, theirs, choice, clash } = conflict;
  const head: Span[] = [
    span(isHere ? ' ❯ ' : '   ', 'accent'),
    span(plain(settingName(path)), isHere ? 'strong' : 'plain'),
    span(choice === undefined ? '  undecided' : `  ${choice}`, choice === undefined ? 'warn' : 'good'),
  ];
  return [
    head,
    ...sideLines('was', base, false, cells),
    ...sideLines('mine', mine, choice === 'mine', cells),
    ...sideLines('theirs', theirs, choice === 'theirs', cells),
    ...(clash === undefined
      ? wrap(`in ${showPath(path)}`, cells - 14)
          .slice(0, 1)
          .map((text): Line => [span(`      ${plain(text)}`, 'idle')])
      : [[span(`      On disk it stands for ${plain(clash)} now; one name, one model.`, 'idle')]]),
    [],
  ];
}

const LABEL = 8;

function sideLines(label: string, value: Json | undefined, isChosen: boolean, cells: number): readonly Line[] {
  const tone = isChosen ? 'strong' : label === 'was' ? 'idle' : 'plain';
  const room = Math.max(8, cells - LABEL - 6);
  const lines = wrap(cut(plain(valueText(value)), room * MOST_LINES), room);
  return lines.map((text, i) => [
    span(i === 0 && isChosen ? '    ▶ ' : '      ', 'accent'),
    span(i === 0 ? label.padEnd(LABEL) : ' '.repeat(LABEL), 'idle'),
    span(text, tone),
  ]);
}

/** A chain of thirty hops shows how it begins; the review shows all of it. */
const MOST_LINES = 4;

/** A list of refs as a person would say it; anything else as the file would. */
export function valueText(value: Json | undefined): string {
  if (value === undefined) return '(nothing)';
  if (typeof value === 'string') return value;
  if (Array.isArray(value) && value.every((item: Json) => typeof item === 'string'))
    return value.length === 0 ? '(empty)' : value.join(' → ');
  return JSON.stringify(value);
}
