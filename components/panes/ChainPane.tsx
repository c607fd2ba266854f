import type { Column } from '../../state/app/columns.js';
import { positionOf } from '../../state/app/cursor.js';
import { draftAdmits } from '../../state/app/selectors/admits.js';
import { chainCells, narrowChainCells, wideChainCells } from '../../state/app/selectors/chain.js';
import { chainHint } from '../../state/app/selectors/hints.js';
import { chainHops } from '../../state/app/selectors/inUse.js';
import { shownHops } from '../../state/app/selectors/keys.js';
import { emptyWords, paneTitle } from '../../state/app/selectors/titles.js';
import { useModel } from '../ProgramContext.js';
import type { PaneProps } from '../parts/paneProps.js';
import { Rows } from '../parts/Rows.js';
import { themeOf } from '../theme.js';

/** Mark, ref, price, state. */
const COLUMNS: readonly Column[] = [
  { rank: 0, least: 3, most: 3, gap: 1 },
  { rank: 1, least: 28, enough: 40, most: 72, cut: 'middle', gap: 1 },
  { rank: 3, least: 4, most: 12, gap: 1 },
  { rank: 2, least: 9, most: 24, gap: 1 },
];

/** Mark, ref, price, auth, answer. */
const WIDE_COLUMNS: readonly Column[] = [
  ...COLUMNS.slice(0, 3).map((column): Column => ({ ...column, gap: column.rank === 0 ? 1 : 2 })),
  { rank: 2, least: 10, most: 28, gap: 2 },
  { rank: 4, least: 10, most: 24, gap: 1 },
];

/** From here on, auth and answer are told apart. */
const WIDE = 66;

/** Below this, a state is its glyph beside a long ref; the models beside it have the word. */
const NARROW = 44;

const NARROW_COLUMNS: readonly Column[] = COLUMNS.map((column) =>
  column.rank === 2 ? { ...column, least: 1 } : column,
);

export function ChainPane(area: PaneProps) {
  const hops = useModel(chainHops);
  const home = useModel((model) => model.file.home);
  const draft = useModel((model) => model.drafts.draft);
  const { cursor, filter } = useModel((model) => model.chain);
  const byRef = useModel((model) => model.probes.byRef);
  const shell = useModel((model) => model.shell);
  const { now, focus } = shell;
  const rows = shownHops(hops, filter);
  const facts = { home, admits: draftAdmits(home, draft), byRef, now, filter };
  const isFocused = focus === 'chain';
  const isNarrow = area.columns < NARROW;
  const cells = isNarrow ? narrowChainCells : area.columns < WIDE ? chainCells : wideChainCells;
  return (
    <Rows
      title={paneTitle('chain', isFocused, filter)}
      columns={isNarrow ? NARROW_COLUMNS : area.columns < WIDE ? COLUMNS : WIDE_COLUMNS}
      count={rows.length}
      cellsOf={(i) => {
        const hop = rows[i];
        return hop ? cells(hop, hops[hops.indexOf(hop) - 1], facts) : [];
      }}
      cursor={positionOf(
        cursor,
        rows.map((row) => row.key),
      )}
      isFocused={isFocused}
      empty={emptyWords('chain', filter, home)}
      hint={chainHint(home, hops, filter, facts.admits)}
      area={area}
      theme={themeOf(shell)}
    />
  );
}
