import type { Column } from '../../state/app/columns.js';
import { positionOf } from '../../state/app/cursor.js';
import { type Span, span } from '../../state/app/line.js';
import { modelsHint } from '../../state/app/selectors/hints.js';
import { modelCells, modelCounts, modelsShown, numberWords } from '../../state/app/selectors/models.js';
import { emptyWords, paneTitle } from '../../state/app/selectors/titles.js';
import { useModel } from '../ProgramContext.js';
import type { PaneProps } from '../parts/paneProps.js';
import { Rows } from '../parts/Rows.js';
import { themeOf } from '../theme.js';

/** Number, ref, tags and alias, context, price, what it takes, state, star. */
const COLUMNS: readonly Column[] = [
  { rank: 0, least: 5, most: 5, align: 'right', gap: 1 },
  { rank: 1, least: 28, enough: 40, most: 72, cut: 'middle', gap: 1 },
  { rank: 3, least: 5, most: 26, gap: 1 },
  { rank: 6, least: 6, most: 6, align: 'right', gap: 1 },
  { rank: 5, least: 9, most: 14, gap: 1 },
  { rank: 7, least: 9, most: 9, gap: 2 },
  { rank: 2, least: 10, most: 28, gap: 1 },
  { rank: 4, least: 1, most: 1, gap: 1 },
];

/** The narrowest of four panes: there a ref gives way by a letter or two, so that context and price are always seen. */
const isCompact = ({ columns }: PaneProps): boolean => columns >= 60 && columns < 66;

const COMPACT_COLUMNS: readonly Column[] = COLUMNS.map((column) =>
  column.cut === 'middle' ? { ...column, least: 24 } : column,
);

/** What the title of the pane takes apart from what is typed: its name, its mark and a space on each side. */
const TITLE_CELLS = 10;

export function ModelsPane(area: PaneProps) {
  const home = useModel((model) => model.file.home);
  const draft = useModel((model) => model.drafts.draft);
  const models = useModel((model) => model.models);
  const byRef = useModel((model) => model.probes.byRef);
  const shell = useModel((model) => model.shell);
  const { focus } = shell;
  const { rows, keys } = modelsShown(home, draft, models, byRef);
  const isFocused = focus === 'models';
  const typed = numberWords(home, models.digits, keys, area.columns - TITLE_CELLS);
  const counts = modelCounts(home, draft, models.favourites);
  const says: readonly Span[] =
    typed === ''
      ? [
          span(`  ${rows.length} of ${counts.all}, ${counts.usable} usable`, 'idle'),
          span(models.sort === 'number' ? '' : `, by ${models.sort}`, 'idle'),
        ]
      : [span(typed, 'warn')];
  return (
    <Rows
      title={paneTitle('models', isFocused, models.filter, ...says)}
      columns={isCompact(area) ? COMPACT_COLUMNS : COLUMNS}
      count={rows.length}
      cellsOf={(i) => {
        const row = rows[i];
        return row ? modelCells(row, byRef[row.model.ref], home, models.filter) : [];
      }}
      cursor={positionOf(models.cursor, keys)}
      isFocused={isFocused}
      empty={emptyWords('models', models.filter, home)}
      hint={modelsHint(home, counts.usable, models, rows.length)}
      area={area}
      theme={themeOf(shell)}
    />
  );
}
