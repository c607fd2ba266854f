import type { Column } from '../../state/app/columns.js';
import { positionOf } from '../../state/app/cursor.js';
import { span } from '../../state/app/line.js';
import { providersHint } from '../../state/app/selectors/hints.js';
import { allProviders, providerCells, shownProviders } from '../../state/app/selectors/providers.js';
import { emptyWords, paneTitle } from '../../state/app/selectors/titles.js';
import { useModel } from '../ProgramContext.js';
import type { PaneProps } from '../parts/paneProps.js';
import { Rows } from '../parts/Rows.js';
import { themeOf } from '../theme.js';

/** Glyph, id, way, note, host, key in plain text, drift. */
const COLUMNS: readonly Column[] = [
  { rank: 0, least: 1, most: 1, gap: 1 },
  { rank: 1, least: 10, most: 28, gap: 2 },
  { rank: 3, least: 5, most: 6, gap: 2 },
  { rank: 2, least: 16, most: 60, gap: 1 },
  { rank: 6, least: 10, most: 36, gap: 1 },
  { rank: 5, least: 1, most: 11, gap: 1 },
  { rank: 4, least: 1, most: 7, gap: 1 },
];

/** In a narrow pane the host would leave no room for words about keys in plain text; the details have it. */
const HOST_COLUMN = 4;
const WIDE_ENOUGH = 66;
const NARROW_COLUMNS = COLUMNS.map((column, i) => (i === HOST_COLUMN ? { ...column, most: 0 } : column));

export function ProvidersPane(area: PaneProps) {
  const home = useModel((model) => model.file.home);
  const { cursor, filter, all } = useModel((model) => model.providers);
  const byProvider = useModel((model) => model.probes.byProvider);
  const shell = useModel((model) => model.shell);
  const { now, redact, focus } = shell;
  const rows = shownProviders(home, all, filter);
  const isFocused = focus === 'providers';
  const known = allProviders(home).length;
  const count = `  ${rows.length} of ${known}`;
  return (
    <Rows
      title={paneTitle('providers', isFocused, filter, span(count, 'idle'))}
      columns={area.columns < WIDE_ENOUGH ? NARROW_COLUMNS : COLUMNS}
      count={rows.length}
      cellsOf={(i) => {
        const provider = rows[i];
        return provider ? providerCells(home, provider, byProvider, now, redact, filter) : [];
      }}
      cursor={positionOf(
        cursor,
        rows.map((row) => row.id),
      )}
      isFocused={isFocused}
      empty={emptyWords('providers', filter, home)}
      hint={providersHint(all, rows.length, known, filter)}
      area={area}
      theme={themeOf(shell)}
    />
  );
}
