import type { Effect } from '../../state/app/effect.js';
import type { Msg, ProbeResult } from '../../state/app/msg.js';
import type { Home } from '../../state/domain/home.js';
import { sampleOf } from '../../state/domain/monitor/sample.js';
import { probeTargets } from '../../state/domain/probe/targets.js';
import { unreachable } from '../../state/domain/result.js';
import { runProbes } from '../operations/probe.js';
import { limitsOf } from '../probes/ask.js';
import type { UnderWay } from '../underWay.js';
import type { Known } from '../vault.js';
import type { World } from '../world.js';

type ProbeEffect = Extract<Effect, { readonly kind: 'probe' | 'probe profile' | 'ask quota' }>;

const CONCURRENCY = 8;

const PROFILE_TIMEOUT_MS = 8000;

/** Answers of probes are handed on together: a thousand a second would be a thousand frames otherwise. In ms. */
const BATCH_MS = 100;

/** What is asked of providers, with the credentials that they have. */
export async function askProviders(
  world: World,
  known: Known,
  effect: ProbeEffect,
  { during }: UnderWay,
  send: (msg: Msg) => void,
): Promise<void> {
  switch (effect.kind) {
    case 'probe':
      return during((signal) => probe(world, known, effect, signal, send));
    case 'probe profile': {
      const { request, id, probe: kind } = effect;
      const record = await during(async (signal) => {
        const { probeProfile } = await import('../auth/probeProfile.js');
        return probeProfile(world, known, { id, kind, timeoutMs: PROFILE_TIMEOUT_MS, signal });
      });
      return send({ scope: 'credentials', type: 'proved', request, id, ...(record === undefined ? {} : { record }) });
    }
    case 'ask quota': {
      const { provider } = effect;
      const answer = await during(async (signal) => {
        const { askQuota } = await import('../quota.js');
        return askQuota(world, known.home, known.vault, provider, signal);
      });
      return send({ scope: 'providers', type: 'quota told', provider, answer });
    }
    default:
      return unreachable(effect);
  }
}

async function probe(
  world: World,
  { home, vault }: Known,
  { request, refs, probe: kind }: Extract<Effect, { readonly kind: 'probe' }>,
  signal: AbortSignal,
  send: (msg: Msg) => void,
): Promise<void> {
  const batch = createBatch(send);
  const run = { kind, concurrency: CONCURRENCY, limits: limitsOf() };
  const targets = probeTargets(home, refs);
  const records = await runProbes(world, vault, targets, run, signal, (record) => batch.add({ request, record }));
  batch.flush();
  send({ scope: 'probes', type: 'finished', requests: [request] });
  const { addSamples } = await import('../monitor/remembered.js');
  await addSamples(
    world,
    home,
    records.flatMap((record) => sampleOf(record) ?? []),
  );
}

/** What earlier runs found, as a history has it. */
export async function recall(world: World, home: Home): Promise<Msg> {
  const { readSamples } = await import('../monitor/remembered.js');
  const byRef = Map.groupBy(await readSamples(world, home), ({ ref }) => ref);
  const histories = [...byRef].map(([ref, samples]) => [ref, samples.slice(-RECALLED).map(({ ms }) => ms)] as const);
  return { scope: 'probes', type: 'recalled', histories: Object.fromEntries(histories) };
}

/** As many as the widest sparkline has bars, and some to spare. */
const RECALLED = 60;

type Batch = { readonly add: (result: ProbeResult) => void; readonly flush: () => void };

function createBatch(send: (msg: Msg) => void): Batch {
  let waiting: ProbeResult[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  const flush = (): void => {
    clearTimeout(timer);
    timer = undefined;
    if (waiting.length === 0) return;
    const results = waiting;
    waiting = [];
    send({ scope: 'probes', type: 'arrived', results });
  };
  return {
    add: (result) => {
      waiting.push(result);
      timer ??= setTimeout(flush, BATCH_MS);
    },
    flush,
  };
}
