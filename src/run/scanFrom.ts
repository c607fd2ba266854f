import type { ScanRun } from '../../services/operations/scan.js';
import { askAll, costOfAsking, type Listed, listFrom } from '../../services/operations/scanFrom.js';
import type { Known } from '../../services/vault.js';
import { sayCost } from '../../state/domain/probe/cost.js';
import { wordsOf } from '../../state/domain/probe/words.js';
import type { Problem } from '../../state/domain/problem.js';
import { fail, ok, type Result } from '../../state/domain/result.js';
import {
  type Answering,
  answerHint,
  answersSummary,
  answersTable,
  rankedAnswers,
} from '../../state/domain/scan/answers.js';
import { type ScanKind, type ScanOptions, scanKind } from '../../state/domain/scan/options.js';
import { isWritable } from '../../state/domain/scan/rank.js';
import { appendScanned } from '../../state/domain/scan/scanEdits.js';
import type { Call } from '../commands/command.js';
import { FLAGS } from '../commands/flags.js';
import { SCAN_FLAGS } from '../commands/scanFlags.js';
import { EXIT, type ExitCode } from '../exitCodes.js';
import { failed, withHome } from './home.js';
import { askForModels, askYes } from './scanAsk.js';
import { asksPerson, make, tell } from './scanChoice.js';
import { runOf } from './scanRun.js';

/** Which of a provider's models answer to the key that OpenClaw would use? */
export async function scanFrom(call: Call, options: ScanOptions): Promise<ExitCode> {
  const kind = kindAsked(call);
  if (!kind.ok) return failed(call.out, kind.problem);
  return withHome(call, async (home, vault) => {
    const known = { home, vault };
    const run = runOf(call, options, 'Probing');
    const list = await listFrom(call.world, known, call.value(SCAN_FLAGS.from) ?? '', options.filter, run);
    call.progress('');
    if (run.signal.aborted) return EXIT.interrupted;
    if (!list.ok) return failed(call.out, list.problem);
    tellList(call, list.value);
    const price = await agreedOn(call, list.value, kind.value, run.signal);
    return price.ok ? askAndTell(call, known, list.value, kind.value, run) : failed(call.out, price.problem);
  });
}

async function askAndTell(call: Call, known: Known, list: Listed, kind: ScanKind, run: ScanRun): Promise<ExitCode> {
  const { rows, refused } = await askAll(call.world, known, list.askable, kind, run);
  call.progress('');
  if (refused !== undefined) return failed(call.out, refusal(list.provider, refused));
  tellRows(call, list, kind, rows);
  if (run.signal.aborted) return EXIT.interrupted;
  if (!rows.some((row) => row.ok)) return EXIT.failed;
  return asksPerson(call) ? choose(call, known, rows, run.signal) : EXIT.done;
}

/** What belongs to the catalog of free models alone is refused, so that nobody waits for what does not come. */
function kindAsked(call: Call): Result<ScanKind, Problem> {
  const { noProbe, maxAgeDays, setDefault, setImage } = SCAN_FLAGS;
  const wrong = [noProbe, maxAgeDays, setDefault, setImage].find(call.has);
  if (wrong !== undefined)
    return fail({ kind: 'usage', message: `--${wrong.name} is about the free models of OpenRouter, not for --from.` });
  return scanKind(call.value(SCAN_FLAGS.kind));
}

function tellList({ out }: Call, { provider, unfit, isFromCatalog }: Listed): void {
  if (isFromCatalog) out.note(`${provider} lists no models; these are the ones that are known of it.`);
  if (unfit > 0) out.note(`${unfit} of its models make no text and are left out.`);
}

/** Says what it costs, and goes on when that is nothing, or accepted. */
async function agreedOn(
  call: Call,
  { askable }: Listed,
  kind: ScanKind,
  signal: AbortSignal,
): Promise<Result<undefined, Problem>> {
  const cost = costOfAsking(askable, kind);
  if (cost.requests === 0 || (cost.usd === 0 && cost.unknownPrice.length === 0)) return ok(undefined);
  const price = sayCost(cost);
  if (!call.has(SCAN_FLAGS.yes) && !(asksPerson(call) && (await askYes(call, `Send ${price}?`, signal))))
    return fail({ kind: 'scan-costs', price });
  call.out.note(`Sending ${price}.`);
  return ok(undefined);
}

function refusal(provider: string, refused: Parameters<typeof wordsOf>[0]): Problem {
  const { says, next } = wordsOf(refused, provider);
  return { kind: 'scan-refused', provider, says, ...(next === undefined ? {} : { next }) };
}

function tellRows(call: Call, { provider, askable }: Listed, kind: ScanKind, rows: readonly Answering[]): void {
  const left = askable.length - rows.length;
  const warnings = left === 0 ? [] : [`Interrupted: ${left} of ${askable.length} models were not tested.`];
  const answering = rows.filter((row) => row.ok).length;
  if (call.has(FLAGS.json)) call.out.json({ provider, kind, tested: rows.length, answering, results: rows, warnings });
  else call.out.lines([answersSummary(provider, rows), ...answersTable(rankedAnswers(rows))]);
  for (const warning of call.has(FLAGS.json) ? [] : warnings) call.out.note(warning);
}

/** Into the chain, behind what is there. */
async function choose(call: Call, { home }: Known, rows: readonly Answering[], signal: AbortSignal): Promise<ExitCode> {
  const fit = rankedAnswers(rows).filter((row) => row.ok && isWritable(row.id));
  const options = fit.map((row) => ({ modelRef: row.modelRef, hint: answerHint(row) }));
  const refs = await askForModels(call, 'Add to the fallbacks (ordered)', options, [], signal);
  if (refs === undefined && signal.aborted) return EXIT.interrupted;
  if (refs === undefined || refs.length === 0) return EXIT.done;
  const change = await make(call, home, { edit: (now) => appendScanned(now, refs), found: refs, asks: true, signal });
  if (!change.ok) return failed(call.out, change.problem);
  return tell(call, home, change.value, [`Fallbacks: ${change.value.settings.text.fallbacks.join(', ')}`]);
}
