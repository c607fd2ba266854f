import type { Column } from '../../state/app/columns.js';
import { positionOf } from '../../state/app/cursor.js';
import { snapshotsHint } from '../../state/app/selectors/hints.js';
import { entriesById, historyTitle, shownSnapshots, snapshotCells } from '../../state/app/selectors/history.js';
import { emptyWords, paneTitle } from '../../state/app/selectors/titles.js';
import { useModel } from '../ProgramContext.js';
import type { PaneProps } from '../parts/paneProps.js';
import { Rows } from '../parts/Rows.js';
import { themeOf } from '../theme.js';

/** Age, file, kind, size, before whose change, the first value of that change. */
const COLUMNS: readonly Column[] = [
  { rank: 0, least: 6, most: 6, align: 'right', gap: 2 },
  { rank: 1, least: 13, most: 40, cut: 'middle', gap: 2 },
  { rank: 4, least: 6, most: 10, gap: 2 },
  { rank: 3, least: 6, most: 7, align: 'right', gap: 2 },
  { rank: 2, least: 10, most: 30, gap: 2 },
  { rank: 5, least: 10, most: 60, cut: 'middle', gap: 1 },
];

export function SnapshotsPane(area: PaneProps) {
  const history = useModel((model) => model.history);
  const { cursor, filter } = useModel((model) => model.snapshots);
  const home = useModel((model) => model.file.home);
  const shell = useModel((model) => model.shell);
  const { rows, keys } = shownSnapshots(history.snapshots, filter);
  const byId = entriesById(history.entries);
  const isFocused = shell.focus === 'snapshots';
  return (
    <Rows
      title={paneTitle('snapshots', isFocused, filter, historyTitle(rows.length, history.snapshots.length))}
      columns={COLUMNS}
      count={rows.length}
      cellsOf={(i) => {
        const snapshot = rows[i];
        return snapshot ? snapshotCells(snapshot, byId.get(snapshot.entry), shell.now, shell.redact, filter) : [];
      }}
      cursor={positionOf(cursor, keys)}
      isFocused={isFocused}
      empty={history.isRead ? emptyWords('snapshots', filter, home) : 'Reading …'}
      hint={snapshotsHint(history)}
      area={area}
      theme={themeOf(shell)}
    />
  );
}
