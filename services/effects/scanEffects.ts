import type { Msg } from '../../state/app/msg.js';
import { wordsOf } from '../../state/domain/probe/words.js';
import { narrowed } from '../../state/domain/scan/catalog.js';
import { FREE_CATALOG, type Scanned } from '../../state/domain/scan/scan.js';
import type { UnderWay } from '../underWay.js';
import type { Known } from '../vault.js';
import type { World } from '../world.js';

/** OpenClaw's defaults. */
const RUN = { timeoutMs: 12_000, concurrency: 3 } as const;

/** OpenRouter gives away some sixty; a list that is drawn anew with each answer has its bounds. */
const MOST_ROWS = 2000;

/** What was found is told together: a list that is sorted anew for each of a thousand answers would keep a person from moving in it. In ms. */
const BATCH_MS = 100;

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
    const all = narrowed(free, EVERYTHING, world.now());
    const rows = all.slice(0, MOST_ROWS);
    const tries = canProbe(known);
    send({ scope: 'scan', type: 'listed', request, rows, tries, more: all.length - rows.length });
    if (!tries) return send({ scope: 'scan', type: 'ended', request });
    const batch = createBatch((found) => send({ scope: 'scan', type: 'tried', request, rows: found }));
    const { refused } = await probeScanned(world, known, rows, { ...run, onRow: batch.add });
    batch.flush();
    if (refused === undefined) return send({ scope: 'scan', type: 'ended', request });
    const { says, next } = wordsOf(refused, FREE_CATALOG);
    const rest = next === undefined ? {} : { next };
    const problem = { kind: 'scan-refused', provider: 'OpenRouter', says, ...rest } as const;
    send({ scope: 'scan', type: 'ended', request, problem });
  });
}

type Batch = { readonly add: (row: Scanned) => void; readonly flush: () => void };

function createBatch(tell: (rows: readonly Scanned[]) => void): Batch {
  let waiting: Scanned[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  const flush = (): void => {
    clearTimeout(timer);
    timer = undefined;
    if (waiting.length > 0) tell(waiting);
    waiting = [];
  };
  return {
    add: (row) => {
      waiting.push(row);
      timer ??= setTimeout(flush, BATCH_MS);
    },
    flush,
  };
}
