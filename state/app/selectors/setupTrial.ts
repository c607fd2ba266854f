import { sayCost } from '../../domain/probe/cost.js';
import { plain } from '../../domain/text.js';
import { type Line, span, stated } from '../line.js';
import type { Model, SetupSlice } from '../model.js';
import { completionCostOf } from '../setup/models.js';
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
  const { findsApi, api } = answers;
  const { record, tried, models, baseUrl } = result;
  const words = outcomeWords(record.outcome, model.file.home, record.detail?.provider);
  const time = words.tone === 'good' ? `, ${latency(record.latencyMs ?? record.totalMs)}` : '';
  const moved = tried.length === 0 ? [] : tried.flatMap((one) => triedLines(model, one, columns));
  const isFound = tried.some((one) => one.baseUrl !== baseUrl) && words.tone === 'good';
  return [
    [span(' '), stated(words.tone, `${plain(words.word)}${time}`), span(`  ${plain(record.probe)}`, 'idle')],
    ...said('', 'plain', words.says, columns),
    ...(words.next === undefined ? [] : said('', 'strong', words.next, columns)),
    ...moved,
    ...(isFound ? said('●', 'good', `${hidden(model, baseUrl)} answers, and is what will be written.`, columns) : []),
    ...(findsApi && api !== undefined
      ? said('●', 'good', `It speaks ${api}, which is what will be written.`, columns)
      : []),
    ...(models.length === 0
      ? []
      : said('', 'idle', `It lists ${models.length} ${models.length === 1 ? 'model' : 'models'}.`, columns)),
    [],
    ...said('', 'plain', meaning(words.tone), columns),
  ];
}

const triedLines = (
  model: Model,
  { baseUrl, outcome }: { readonly baseUrl: string; readonly outcome: Parameters<typeof outcomeWords>[0] },
  columns: number,
): readonly Line[] =>
  said('·', 'idle', `${hidden(model, baseUrl)}: ${plain(outcomeWords(outcome, model.file.home).word)}`, columns);

const meaning = (tone: string): string =>
  tone === 'good'
    ? 'Enter goes on.'
    : 'Enter goes on all the same: it is written as it is, and fails in use until this is put right. r asks again, Esc goes back.';

const hidden = ({ file, shell }: Model, text: string): string => screenText(plain(text), file.home, shell.redact);

/** Only who asks for it pays for it. */
function costLines({ file }: Model, setup: SetupSlice, columns: number): readonly Line[] {
  if (setup.trial?.request !== undefined) return [];
  const cost = sayCost(completionCostOf(file.home, setup)).replace('price unknown for 1', 'price not known');
  return said('', 'idle', `c asks a model for a word: ${cost}.`, columns);
}
