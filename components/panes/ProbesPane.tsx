import type { Column } from '../../state/app/columns.js';
import { positionOf } from '../../state/app/cursor.js';
import { refsInUse } from '../../state/app/selectors/inUse.js';
import { isPaused, probeCells, probeRefs, probesTitle } from '../../state/app/selectors/probes.js';
import { emptyWords, paneTitle } from '../../state/app/selectors/titles.js';
import { useModel } from '../ProgramContext.js';
import type { PaneProps } from '../parts/paneProps.js';
import { Rows } from '../parts/Rows.js';
import { themeOf } from '../theme.js';

/** Ref, kind, outcome, latency, age, history. */
const COLUMNS: readonly Column[] = [
  { rank: 0, least: 28, enough: 40, most: 72, cut: 'middle', gap: 1 },
  { rank: 5, least: 10, most: 10, gap: 2 },
  { rank: 1, least: 10, most: 22, gap: 1 },
  { rank: 2, least: 8, most: 8, align: 'right', gap: 2 },
  { rank: 3, least: 6, most: 6, align: 'right', gap: 2 },
  { rank: 4, least: 4, most: 16, gap: 1 },
];

export function ProbesPane(area: PaneProps) {
  const inUse = useModel(refsInUse);
  const home = useModel((model) => model.file.home);
  const probes = useModel((model) => model.probes);
  const shell = useModel((model) => model.shell);
  const { now, focus } = shell;
  const refs = probeRefs(inUse, probes.byRef, probes.filter);
  const isFocused = focus === 'probes';
  return (
    <Rows
      title={paneTitle('probes', isFocused, probes.filter, probesTitle(probes, isPaused({ shell, probes })))}
      columns={COLUMNS}
      count={refs.length}
      cellsOf={(i) => {
        const ref = refs[i];
        return ref === undefined ? [] : probeCells(ref, probes, home, now);
      }}
      cursor={positionOf(probes.cursor, refs)}
      isFocused={isFocused}
      empty={emptyWords('probes', probes.filter, home)}
      area={area}
      theme={themeOf(shell)}
    />
  );
}
