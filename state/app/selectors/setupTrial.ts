import { sayCost } from '../../domain/probe/cost.js';
import type { ProbeOutcome } from '../../domain/probe.js';
import type { SetupAnswers } from '../../domain/setup/savedSetup.js';
import type { TrialResult } from '../../domain/setup/trial.js';
import { plain } from '../../domain/text.js';
import { type Line, span, stated } from '../line.js';
import type { Model } from '../model.js';
import { completionCostOf } from '../setup/models.js';
import type { SetupSlice } from '../setup/setupSlice.js';
import { latency } from './format.js';
import { outcomeWords } from './outcome.js';
import { type Room, said } from './said.js';
import { screenText } from './screenText.js';

/** What the endpoint said, what was tried besides, and what going on would mean. */
export function trialLines(model: Model, setup: SetupSlice, { columns }: Room): readonly Line[] {
  const { trial } = setup;
  if (!trial) return said('', 'idle', 'Nothing was asked yet.', columns);
  if (trial.cannot !== undefined)
    return [
      ...said('·', 'idle', `Not asked: ${trial.cannot}.`, columns),
      ...said('', 'plain', 'Enter goes on: it is written as it is, and whether it works is seen in use.', columns),
    ];
  const asking =
    trial.request === undefined
      ? []
      : said('◌', 'idle', `Asking ${hidden(model, trial.asked?.baseUrl ?? '')} …`, columns);
  return [...asking, ...resultLines(model, setup, columns), ...costLines(model, setup, columns)];
}

function resultLines(model: Model, { trial, answers }: SetupSlice, columns: number): readonly Line[] {
  const result = trial?.result;
  if (!result) return [];
  const { record } = result;
  const words = outcomeWords(record.outcome, model.file.home, record.detail?.provider ?? trial.asked?.provider);
  // Here a key is given one step back, and no command is needed for that.
  const next = record.outcome.kind === 'no_credential' ? 'It wants a key: Esc goes back to give one.' : words.next;
  const time = words.tone === 'good' ? `, ${latency(record.latencyMs ?? record.totalMs)}` : '';
  return [
    [span(' '), stated(words.tone, `${plain(words.word)}${time}`), span(`  ${plain(record.probe)}`, 'idle')],
    ...said('', 'plain', words.says, columns),
    ...(next === undefined ? [] : said('', 'strong', next, columns)),
    ...foundLines(model, result, answers, { columns, isGood: words.tone === 'good' }),
    [],
    ...said('', 'plain', meaning(record.outcome, words.tone), columns),
  ];
}

/** What asking found out: the address that answers, the API that it speaks, the models that it has. */
function foundLines(
  model: Model,
  { tried, models, baseUrl }: TrialResult,
  { findsApi, api }: SetupAnswers,
  { columns, isGood }: { readonly columns: number; readonly isGood: boolean },
): readonly Line[] {
  const isMoved = isGood && tried.some((one) => one.baseUrl !== baseUrl);
  const good = (text: string): readonly Line[] => said('●', 'good', `${text}, and is what will be written.`, columns);
  const listed = `It lists ${models.length} ${models.length === 1 ? 'model' : 'models'}.`;
  return [
    ...tried.flatMap((one) => triedLines(model, one, columns)),
    ...(isMoved ? good(`${hidden(model, baseUrl)} answers`) : []),
    ...(findsApi && api !== undefined ? good(`${api} is what it speaks`) : []),
    ...(models.length === 0 ? [] : said('', 'idle', listed, columns)),
  ];
}

const triedLines = (
  model: Model,
  { baseUrl, outcome }: { readonly baseUrl: string; readonly outcome: Parameters<typeof outcomeWords>[0] },
  columns: number,
): readonly Line[] =>
  said('·', 'idle', `${hidden(model, baseUrl)}: ${plain(outcomeWords(outcome, model.file.home).word)}`, columns);

function meaning(outcome: ProbeOutcome, tone: string): string {
  if (tone === 'good') return 'Enter goes on.';
  if (outcome.kind === 'wrong-url' && outcome.why === 'unencrypted')
    return 'r sends the key all the same. Enter goes on without asking the server, Esc goes back.';
  return 'Enter goes on all the same: it is written as it is, and fails in use until this is put right. r asks again, Esc goes back.';
}

const hidden = ({ file, shell }: Model, text: string): string => screenText(plain(text), file.home, shell.redact);

/** Only who asks for it pays for it. */
function costLines({ file }: Model, setup: SetupSlice, columns: number): readonly Line[] {
  if (setup.trial?.request !== undefined) return [];
  const cost = sayCost(completionCostOf(file.home, setup)).replace('price unknown for 1', 'price not known');
  return said('', 'idle', `c asks a model for a word: ${cost}.`, columns);
}
