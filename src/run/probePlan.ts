import { costOf, type ProbeCost, sayCost } from '../../state/domain/probe/cost.js';
import { wordsOf } from '../../state/domain/probe/words.js';
import type { ProbeKind, ProbeTarget } from '../../state/domain/probe.js';
import { fitTo } from '../../state/domain/text.js';
import type { Call } from '../commands/command.js';
import { FLAGS } from '../commands/flags.js';
import { EXIT, type ExitCode } from '../exitCodes.js';

/** What would be asked of whom, and at what cost. Nothing is sent. */
export function tellPlan(call: Call, targets: readonly ProbeTarget[], kind: ProbeKind): ExitCode {
  const cost = costOf(targets, kind);
  const rows = targets.map((target) => rowOf(target, kind));
  if (call.has(FLAGS.json)) {
    call.out.json({ kind, targets: rows, cost: { ...cost, says: sayCost(cost) } });
    return EXIT.done;
  }
  const width = Math.max(0, ...rows.map(({ ref }) => ref.length));
  call.out.lines(rows.map((row) => `${row.asks ? '→' : '○'} ${fitTo(row.ref, width)}  ${told(row)}`));
  call.out.say(`Would send ${sayCost(cost)}.`);
  return EXIT.done;
}

type Row = {
  readonly ref: string;
  /** A request would be sent. */
  readonly asks: boolean;
  readonly api?: string;
  /** As it is shown, without what may be secret in it. */
  readonly baseUrl?: string;
  readonly cost?: ProbeCost;
  /** What the files tell already. */
  readonly says?: string;
};

function rowOf(target: ProbeTarget, kind: ProbeKind): Row {
  const { ref, provider, plan } = target;
  if (plan.kind === 'decided') return { ref, asks: false, says: wordsOf(plan.outcome, provider).says };
  const { api, baseUrl } = plan;
  return { ref, asks: true, api, baseUrl, cost: costOf([target], kind) };
}

const told = ({ api, baseUrl, cost, says }: Row): string =>
  cost === undefined ? (says ?? '') : `${baseUrl}  ${api}  ${sayCost(cost)}`;
