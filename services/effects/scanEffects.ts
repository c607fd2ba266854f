import type { Msg } from '../../state/app/msg.js';
import { wordsOf } from '../../state/domain/probe/words.js';
import { narrowed } from '../../state/domain/scan/catalog.js';
import { FREE_CATALOG, type Scanned } from '../../state/domain/scan/scan.js';
import type { UnderWay } from '../underWay.js';
import type { Known } from '../vault.js';
import type { World } from '../world.js';

/** OpenClaw's defaults. */
const RUN = { timeoutMs: 12_000, concurrency: 3 } as const;

const EVERYTHING = { minParams: 0, maxAgeDays: 0, maker: '' } as const;

/** Lists the free models, and tries each where there is a key. What is found is told as it comes. */
export async function scanOnScreen(
  world: World,
  known: Known,
  request: number,
  { during }: UnderWay,
  send: (msg: Msg) => void,
): Promise<void> {
  const { canProbe, probeScanned, readCatalog } = await import('../operations/scan.js');
  return during(async (signal) => {
    const run = { ...RUN, signal, onProgress: () => undefined };
    const list = await readCatalog(world, known, run);
    if (signal.aborted) return;
    if (!list.ok) return send({ scope: 'scan', type: 'ended', request, problem: list.problem });
    const free = list.value.filter(({ isFree }) => isFree);
    const rows = narrowed(free, EVERYTHING, world.now());
    const tries = canProbe(known);
    send({ scope: 'scan', type: 'listed', request, rows, tries });
    if (!tries) return send({ scope: 'scan', type: 'ended', request });
    const onRow = (row: Scanned): void => send({ scope: 'scan', type: 'tried', request, rows: [row] });
    const { refused } = await probeScanned(world, known, rows, { ...run, onRow });
    if (refused === undefined) return send({ scope: 'scan', type: 'ended', request });
    const { says, next } = wordsOf(refused, FREE_CATALOG);
    const rest = next === undefined ? {} : { next };
    const problem = { kind: 'scan-refused', provider: 'OpenRouter', says, ...rest } as const;
    send({ scope: 'scan', type: 'ended', request, problem });
  });
}
