import type { Column } from '../../state/app/columns.js';
import { positionOf } from '../../state/app/cursor.js';
import { journalHint } from '../../state/app/selectors/hints.js';
import { entryCells, historyTitle, shownEntries } from '../../state/app/selectors/history.js';
import { emptyWords, paneTitle } from '../../state/app/selectors/titles.js';
import { useModel } from '../ProgramContext.js';
import type { PaneProps } from '../parts/paneProps.js';
import { Rows } from '../parts/Rows.js';
import { themeOf } from '../theme.js';

/** Glyph, age, who, file, path, before and after, how many values, what became of it. */
const COLUMNS: readonly Column[] = [
  { rank: 0, least: 1, most: 1, gap: 1 },
  { rank: 1, least: 6, most: 6, align: 'right', gap: 2 },
  { rank: 4, least: 8, most: 24, gap: 2 },
  { rank: 5, least: 6, most: 24, gap: 2 },
  { rank: 2, least: 12, most: 70, cut: 'middle', gap: 2 },
  { rank: 3, least: 10, enough: 36, most: 100, gap: 2 },
  { rank: 7, least: 2, most: 10, gap: 2 },
  { rank: 6, least: 6, most: 10, gap: 1 },
];

export function JournalPane(area: PaneProps) {
  const history = useModel((model) => model.history);
  const { cursor, filter } = useModel((model) => model.journal);
  const home = useModel((model) => model.file.home);
  const shell = useModel((model) => model.shell);
  const { now, redact, focus } = shell;
  const { rows, keys } = shownEntries(history.entries, filter);
  const isFocused = focus === 'journal';
  return (
    <Rows
      title={paneTitle('journal', isFocused, filter, historyTitle(rows.length, history.entries.length))}
      columns={COLUMNS}
      count={rows.length}
      cellsOf={(i) => {
        const entry = rows[i];
        return entry ? entryCells(entry, now, redact, filter) : [];
      }}
      cursor={positionOf(cursor, keys)}
      isFocused={isFocused}
      empty={history.isRead ? emptyWords('journal', filter, home) : 'Reading …'}
      hint={journalHint(history, home, redact)}
      area={area}
      theme={themeOf(shell)}
    />
  );
}
