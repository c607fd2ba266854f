import { type Price, priceText } from '../../domain/models/price.js';
import { unusableWords } from '../../domain/models/usable.js';
import type { PickerRow } from '../../domain/picker/pickerRows.js';
import { plain } from '../../domain/text.js';
import { span, stated } from '../line.js';
import { type Fact, fact } from './facts.js';

/** What the catalogue and the config say about a model, and what stops it. */
export function modelFacts({ model, alias, tags, reason }: PickerRow): readonly Fact[] {
  return [
    fact('Name', span(plain(model.name))),
    fact('Number', span(String(model.number)), span(`  ${tags.join(', ')}`, 'accent')),
    ...(alias === undefined ? [] : [fact('Alias', span(plain(alias)))]),
    ...(reason ? [fact('Not usable', stated('warn', plain(unusableWords(reason))))] : []),
    fact('Context', span(model.contextTokens === undefined ? 'not known' : `${model.contextTokens} tokens`)),
    fact('Price', span(priceWords(model.price))),
    fact('Input', span(model.input.join(', '))),
    fact('Reasoning', span(model.reasoning ? 'yes' : 'no')),
  ];
}

function priceWords(price: Price): string {
  if (price.kind === 'unstated') return 'not stated';
  if (price.kind === 'free') return 'free';
  const { cacheRead, cacheWrite } = price.cost;
  return `${priceText(price)} in/out, ${cacheRead}/${cacheWrite} cache read/write, USD per million tokens`;
}
