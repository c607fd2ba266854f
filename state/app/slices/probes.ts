import { latencyIn } from '../../domain/monitor/sample.js';
import { nextKind } from '../../domain/probe/kinds.js';
import { paceAfter } from '../../domain/probe/schedule.js';
import type { ProbeKind, ProbeRecord } from '../../domain/probe.js';
import { unreachable } from '../../domain/result.js';
import { type Every, HISTORY, type Model, type ProbeEntry, type Probes } from '../model.js';
import type { ProbeResult, ProbesMsg } from '../msg.js';
import { probeCost, refsAsked } from '../selectors/cost.js';
import { refsInUse } from '../selectors/inUse.js';
import { selectedRef } from '../selectors/selected.js';
import { numbered, type Step, saying, step, without } from '../step.js';
import { alerted, nextAlert } from './probeAlerts.js';
import { proved } from './setupProved.js';

export function updateProbes(model: Model, msg: ProbesMsg): Step {
  const { probes } = model;
  switch (msg.type) {
    case 'run selected': {
      const ref = selectedRef(model);
      return ref === undefined
        ? step(saying(model, 'warn', 'No model is selected.'))
        : start(model, [ref], probes.kind);
    }
    case 'run all':
      return runAll(model);
    case 'complete':
      return start(model, msg.refs, msg.probe ?? 'completion');
    case 'reach those in use':
      return start(model, refsInUse(model), 'reach');
    case 'cancel':
      return cancel(model);
    case 'kind':
      return step(change(model, { kind: nextKind(probes.kind) }));
    case 'repeat':
      return step(repeat(model, EVERY_AFTER[probes.every]));
    case 'alert':
      return nextAlert(model);
    case 'recall':
      return step(model, { kind: 'recall probes' });
    case 'recalled':
      return step(change(model, { recalled: msg.histories }));
    case 'arrived':
      return alerted(probes, change(model, withResults(probes, msg.results)), msg.results);
    case 'finished':
      return step(proved(change(model, withoutRunning(probes.byRef, new Set(msg.requests))), msg.requests));
    default:
      return unreachable(msg);
  }
}

/** Sends probes to those refs that are not being probed already. */
export function start(model: Model, refs: readonly string[], kind: ProbeKind): Step {
  const idle = refs.filter((ref) => !model.probes.byRef[ref]?.running);
  if (idle.length === 0) return step(refs.length === 0 ? model : saying(model, 'idle', 'Already being probed.'));
  const { model: counted, request } = numbered(model);
  const asked = idle.map((ref): [string, ProbeEntry] => [
    ref,
    { history: counted.probes.recalled[ref] ?? [], ...counted.probes.byRef[ref], running: { request, kind } },
  ]);
  const byRef = { ...counted.probes.byRef, ...Object.fromEntries(asked) };
  return step(change(counted, { byRef, running: counted.probes.running + idle.length }), {
    kind: 'probe',
    request,
    refs: idle,
    probe: kind,
  });
}

const EVERY_AFTER: Readonly<Record<Every, Every>> = { 0: 15, 15: 60, 60: 300, 300: 0 };

const change = (model: Model, probes: Partial<Probes>): Model => ({ ...model, probes: { ...model.probes, ...probes } });

const repeat = (model: Model, every: Every): Model =>
  saying(
    change(model, { every, nextAt: model.shell.now + every * 1000, byRef: withoutPaces(model.probes.byRef) }),
    'idle',
    every === 0
      ? 'Probes run only when asked.'
      : `Models in use are reached every ${every} s, at no cost; those that fail less often.`,
  );

/** Those of another interval. */
const withoutPaces = (byRef: Probes['byRef']): Probes['byRef'] =>
  Object.fromEntries(Object.entries(byRef).map(([ref, entry]) => [ref, without(entry, 'pace')]));

function runAll(model: Model): Step {
  const { kind: probe } = model.probes;
  const refs = refsInUse(model);
  const asked = refsAsked(model, refs);
  // Where nothing would be sent there is nothing to ask.
  if (probe === 'reach' || asked.length === 0) return start(model, refs, probe);
  const cost = probeCost(model, refs, probe);
  return step({ ...model, overlay: { kind: 'confirm', question: { kind: 'probe all', probe, refs, asked, cost } } });
}

function cancel(model: Model): Step {
  const { byRef } = model.probes;
  const running = Object.values(byRef).flatMap((entry) => entry.running?.request ?? []);
  const stopped = change(model, withoutRunning(byRef, new Set(running)));
  return step(saying(stopped, 'idle', `Cancelled: ${running.length}`), { kind: 'stop probes' });
}

/** A slow answer to a request that was since repeated or cancelled is stale: it is dropped. */
function withResults(
  probes: Probes,
  results: readonly ProbeResult[],
): Pick<Probes, 'byRef' | 'byProvider' | 'running'> {
  const byRef: Record<string, ProbeEntry> = { ...probes.byRef };
  const byProvider: Record<string, ProbeRecord> = { ...probes.byProvider };
  let { running } = probes;
  for (const { request, record } of results) {
    const entry = byRef[record.ref];
    if (entry?.running?.request !== request) continue;
    byRef[record.ref] = {
      last: record,
      history: withAnswer(entry.history, record),
      ...paceOf(probes, entry, request, record),
    };
    running -= 1;
    byProvider[record.ref.slice(0, record.ref.indexOf('/'))] = record;
  }
  return { byRef, byProvider, running };
}

/** The number of the request differs each time, so that rounds of several models come apart. */
const paceOf = (
  { every }: Probes,
  { pace }: ProbeEntry,
  request: number,
  record: ProbeRecord,
): Pick<ProbeEntry, 'pace'> => (every === 0 ? {} : { pace: paceAfter(pace, record, every * 1000, request) });

/** What was decided from the files alone took no time that says anything. */
function withAnswer(history: readonly number[], record: ProbeRecord): readonly number[] {
  if (record.detail?.decided) return history;
  return [...history, latencyIn(record)].slice(-HISTORY);
}

/** Those requests are waited for no more. */
function withoutRunning(byRef: Probes['byRef'], requests: ReadonlySet<number>): Pick<Probes, 'byRef' | 'running'> {
  const isOver = ({ running }: ProbeEntry): boolean => running !== undefined && requests.has(running.request);
  const settled = Object.entries(byRef).map(([ref, entry]): [string, ProbeEntry] => [
    ref,
    isOver(entry) ? without(entry, 'running') : entry,
  ]);
  return { byRef: Object.fromEntries(settled), running: settled.filter(([, entry]) => entry.running).length };
}
